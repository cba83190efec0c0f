"""The ledger as a file: what is written, and that no change to it goes unnoticed."""

import csv
import io
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from partnerships.rumours import ledger_file
from partnerships.rumours.ledger_file import Broken
from partnerships.rumours.ledger_file.chain import NOTHING, digest, hash_of
from partnerships.rumours.scoring import Standing, board

AT = datetime(2023, 1, 1, 12, tzinfo=UTC)


def moment(month, day=1):
    return f"2022-{month:02}-{day:02}T10:00:00.000000Z"


def claim(slug, month=5, **values):
    return {
        "at": moment(month),
        "type": "claim",
        "claim": slug,
        "title": f"About {slug}",
        "subject": "devices/one",
        "sources": ["tipster", "other"],
        "kind": "date",
        "prediction": {"value": "2022-07"},
        "claimed_on": "2022-05",
        "words": "=SUM(1)\r\n'quoted', über \"alles\"",
        "language": None,
        "hedge": "likely",
        "official": False,
        "judge_when": "day",
        "judge_by": "2022-07-31",
        "rule": None,
        "revises": None,
        "window_earliest": "2022-07-01",
        "window_latest": "2022-07-31",
        "recorded_at": moment(month),
        "entered_at": moment(month),
    } | values


def verdict(slug, month=8, **values):
    return {
        "at": moment(month),
        "type": "verdict",
        "claim": slug,
        "finding": "came_true",
        "outcome_on": "2022-07-04",
        "judged_on": "2022-07-05",
        "explanation": "'Announced.",
        "provisional": False,
        "recorded_at": moment(month),
    } | values


def agreement(slug, month=9, verdict=8):
    return {
        "at": moment(month),
        "type": "agreement",
        "claim": slug,
        "recorded_at": moment(verdict),
    }


def void(slug, month=9):
    return {"at": moment(month), "type": "void", "claim": slug, "note": "We misread it."}


BODIES = [
    claim("one"),
    claim("two", words="-", sources=[], prediction={"value": "2022-07", "of": ["x; y", None, 1.5]}),
    claim("three"),
    verdict("one"),
    verdict("two", provisional=True),
    verdict("three", finding="did_not"),
    agreement("two"),
    verdict("one", 9, finding="partly"),
    void("three"),
]
JSON = ledger_file.as_json(BODIES, at=AT)
CSV = ledger_file.as_csv(BODIES, at=AT)


def fault(text):
    with pytest.raises(Broken) as broken:
        ledger_file.verified(text.encode())
    return str(broken.value)


def changed(number, **values):
    """The JSON with an entry changed, and nothing else."""
    data = json.loads(JSON)
    data["entries"][number - 1] |= values
    return json.dumps(data)


def forged(bodies, **end):
    """A chain that is sound in itself around whatever it says."""
    bodies = [*bodies, {"at": "2023-01-01T12:00:00.000000Z", "type": "end", "scores": "0", **end}]
    return json.dumps(
        {
            "format": "on-record-ledger-1",
            "entries": list(ledger_file.chained(bodies)),
            "scores": json.loads(JSON)["scores"],
        }
    )


# ---------------------------------------------------------------- what is written


@pytest.mark.parametrize("text", [JSON, CSV], ids=["json", "csv"])
def test_an_export_is_verified_from_itself(text):
    found = ledger_file.verified(text.encode())
    assert found.entries == json.loads(JSON)["entries"][:-1]
    assert found.head == found.entries[-1]["hash"]
    assert {p.claim.slug: p.standing for p in found.board.points} == {
        "one": Standing.SCORED,
        "two": Standing.SCORED,
        "three": Standing.VOIDED,
    }
    assert [(row.score.source, row.score.share.correct.value) for row in found.board.rows] == [
        ("other", 0.5),
        ("tipster", 0.5),
    ]


@pytest.mark.parametrize("write", [ledger_file.as_json, ledger_file.as_csv])
def test_an_empty_ledger_is_a_file_too(write):
    found = ledger_file.verified(write([], at=AT).encode())
    assert (found.entries, found.head, found.board.rows) == ([], None, ())


def test_each_entry_has_the_hash_of_the_one_before():
    entries = json.loads(JSON)["entries"]
    assert entries[0]["previous"] == NOTHING
    for before, entry in pairwise(entries):
        assert entry["previous"] == before["hash"] == hash_of(before)
    assert [entry["number"] for entry in entries] == list(range(1, 11))
    assert entries[-1]["scores"] == digest(json.loads(JSON)["scores"])


def test_the_hash_can_be_had_without_our_code():
    import hashlib

    entry = json.loads(JSON)["entries"][3]
    words = {key: value for key, value in entry.items() if key != "hash"}
    text = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == entry["hash"]


def test_no_cell_of_the_csv_is_a_formula():
    cells = [cell for row in csv.reader(io.StringIO(CSV, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


# ---------------------------------------------------------------- replaying


def standing(*bodies):
    point = board(ledger_file.replayed(bodies), on=AT.date()).points[0]
    return point.standing, point.claim.finding


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ([claim("one")], (Standing.OPEN, None)),
        ([claim("one"), verdict("one")], (Standing.SCORED, "came_true")),
        (
            [claim("one"), verdict("one"), verdict("one", 9, finding="partly")],
            (Standing.SCORED, "partly"),
        ),
        (  # recorded before, seen by readers after
            [claim("one"), verdict("one", 9), verdict("one", 10, recorded_at=moment(8))],
            (Standing.SCORED, "came_true"),
        ),
        ([claim("one"), verdict("one", provisional=True)], (Standing.PROVISIONAL, "came_true")),
        (
            [claim("one"), verdict("one", provisional=True), agreement("one")],
            (Standing.SCORED, "came_true"),
        ),
        (
            [
                claim("one"),
                verdict("one", provisional=True),
                agreement("one"),
                verdict("one", 9, finding="partly", provisional=True),
            ],
            (Standing.PROVISIONAL, "partly"),
        ),
        ([claim("one", 8), verdict("one", 9)], (Standing.LATE, "came_true")),
        (  # written down before the outcome, but open to changes until after it
            [claim("one", entered_at=moment(7, 5)), verdict("one")],
            (Standing.LATE, "came_true"),
        ),
        ([claim("one"), verdict("one"), void("one")], (Standing.VOIDED, "came_true")),
    ],
)
def test_what_the_entries_amount_to(bodies, expected):
    assert standing(*bodies) == expected


# ---------------------------------------------------------------- changes


@pytest.mark.parametrize(
    ("number", "values", "name"),
    [
        (1, {"title": "Another"}, "claim “one”"),
        (2, {"sources": ["tipster"]}, "claim “two”"),
        (4, {"finding": "did_not"}, "verdict on “one”"),
        (7, {"recorded_at": moment(7)}, "agreement on “two”"),
        (9, {"note": "A slip."}, "voiding of “three”"),
        (5, {"previous": NOTHING}, "verdict on “two”"),
        (6, {"hash": NOTHING}, "verdict on “three”"),
    ],
)
def test_a_changed_entry_is_named(number, values, name):
    assert fault(changed(number, **values)) == (
        f"Entry {number} ({name}) was changed: its hash is not that of what it says."
    )


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"more": 1}, "lacks something or has too much: more"),
        ({"finding": "splendid"}, "has no proper “finding”"),
        ({"provisional": 0}, "has no proper “provisional”"),
        ({"recorded_at": "yesterday"}, "has no proper “recorded_at”"),
        ({"recorded_at": "2022-08-01T10:00:00"}, "has no proper “recorded_at”"),
        ({"judged_on": None}, "has no proper “judged_on”"),
        ({"outcome_on": "soon"}, "has no proper “outcome_on”"),
        ({"explanation": ""}, "has no proper “explanation”"),
    ],
)
def test_an_entry_that_is_none_is_named(values, complaint):
    assert fault(changed(4, **values)) == f"Entry 4 (verdict on “one”) {complaint}."


def test_entries_taken_out_put_in_or_moved():
    data = json.loads(JSON)
    entries = data["entries"]

    def with_entries(*changed):
        return json.dumps(data | {"entries": list(changed)})

    gap = "does not follow entry 1: one was removed, added or moved."
    assert fault(with_entries(entries[0], *entries[2:])) == f"Entry 2 (claim “three”) {gap}"
    swapped = [entries[0], entries[2], entries[1], *entries[3:]]
    assert fault(with_entries(*swapped)) == f"Entry 2 (claim “three”) {gap}"
    assert fault(with_entries(entries[0], *entries)) == f"Entry 2 (claim “one”) {gap}"
    assert fault(with_entries(*entries[:-1])) == (
        "Entry 9 (voiding of “three”) is not where the file ends."
    )
    assert fault(with_entries()) == "The file has no entry, not even its end."


def test_a_changed_score_is_named():
    data = json.loads(JSON)
    data["scores"]["sources"][1]["interval"]["low"] = 0.9
    assert fault(json.dumps(data)).startswith(
        "The scores of “tipster” were changed: “interval” is "
    )
    data = json.loads(JSON)
    data["scores"]["claims"]["two"]["points"] = 0.5
    assert fault(json.dumps(data)) == (
        "What is said of the claim “two” is not what its entries give."
    )
    data = json.loads(JSON)
    data["scores"]["base_rates"]["all"]["n"] = True
    assert fault(json.dumps(data)) == "The scores are not those that the entries give."


@pytest.mark.parametrize(
    ("bodies", "sentence"),
    [
        ([verdict("one")], "Entry 1 (verdict on “one”) comes before its claim."),
        ([claim("one"), claim("one")], "Entry 2 (claim “one”) is there already."),
        ([claim("one", 6), claim("two")], "Entry 2 (claim “two”) is older than the entry before."),
    ],
)
def test_a_sound_chain_of_nonsense(bodies, sentence):
    assert fault(forged(bodies)).removesuffix(" it.").removesuffix(".") == sentence.rstrip(".")


def test_a_forged_chain_needs_its_own_scores():
    assert fault(forged(BODIES[:-1])).startswith("The scores ")
    assert fault(forged(BODIES)) == (
        "Entry 10 (the end) has a hash of other scores than the entries give."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The first line of the file does not name the columns of the ledger."),
        ("{", "The file cannot be read as JSON: Expecting property name enclosed in double quotes"),
        ("{}", "The file does not say that its format is on-record-ledger-1."),
        ('{"format": "on-record-ledger-1"}', "The file needs “entries” and “scores”."),
        (JSON.replace('"x; y"', "1e999"), "The file holds a value that the ledger never has"),
        (CSV.replace('""x; y""', "NaN"), "The file holds a value that the ledger never has"),
        (CSV.replace(",true,", ",yes,", 1), "Entry 5 (“two”) has a cell of a wrong kind."),
        (CSV.replace("claim,one", "clam,one", 1), "Entry 1 is of no type that the ledger has."),
        (JSON.replace("\n", "\r\n"), "Line 1 of the file is not as we write it"),
        (JSON + " ", "Line "),
    ],
)
def test_a_file_that_is_none(text, sentence):
    assert fault(text).startswith(sentence)


def test_a_file_that_is_no_text():
    with pytest.raises(Broken, match=re.escape("The file is not text in UTF-8.")):
        ledger_file.verified(b"\xff\xfe")


@pytest.mark.parametrize("text", [JSON, CSV], ids=["json", "csv"])
@given(data=st.data())
def test_no_character_can_be_changed(text, data):
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 3))
    put = data.draw(st.text(st.sampled_from("0123456789 abcdef\"',;:{}[]=-\r\n\\u"), max_size=3))
    other = text[:at] + put + text[at + length :]
    if other == text:
        ledger_file.verified(text.encode())
    else:
        fault(other)


@pytest.mark.parametrize("text", [JSON, CSV], ids=["json", "csv"])
@given(data=st.data())
def test_no_line_can_be_dropped_doubled_or_moved(text, data):
    lines = text.splitlines(keepends=True)
    at, to = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    line = lines.pop(at)
    for again in range(data.draw(st.integers(0, 2))):
        lines.insert(to + again, line)
    if "".join(lines) != text:
        fault("".join(lines))


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(
    TEXTS,
    st.none() | TEXTS,
    st.dictionaries(TEXTS, TEXTS | st.integers() | st.booleans() | st.none(), max_size=3),
)
def test_any_words_survive_both_files(title, words, prediction):
    bodies = [claim("one", title=title, words=words, prediction=prediction)]
    for write in (ledger_file.as_json, ledger_file.as_csv):
        entry = ledger_file.verified(write(bodies, at=AT).encode()).entries[0]
        assert (entry["title"], entry["words"], entry["prediction"]) == (title, words, prediction)


# ---------------------------------------------------------------- earlier files, the command


def test_a_later_file_continues_an_earlier_one():
    earlier = ledger_file.verified(ledger_file.as_csv(BODIES[:5], at=AT).encode())
    later = ledger_file.verified(JSON.encode())
    ledger_file.continues(later, earlier)
    with pytest.raises(Broken, match=r"^Entry 6 \(verdict on “three”\) of the earlier file is not"):
        ledger_file.continues(earlier, later)
    rewritten = [claim("one", hedge="will"), *BODIES[1:]]
    rewritten = ledger_file.verified(ledger_file.as_json(rewritten, at=AT).encode())
    with pytest.raises(Broken, match=r"^Entry 1 \(claim “one”\) of the earlier file is not"):
        ledger_file.continues(rewritten, earlier)


@pytest.fixture
def files(tmp_path):
    for name, text in {"ledger.json": JSON, "ledger.csv": CSV, "bad.json": changed(4)}.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


@pytest.mark.parametrize("name", ["ledger.json", "ledger.csv"])
def test_the_command_says_what_it_checked(files, capsys, name):
    call_command("verify_ledger", str(files / name), earlier=files / "ledger.json")
    assert capsys.readouterr().out == (
        f"{files / name}: the chain of entries holds (9), and the scores follow from it "
        "(sources: 2).\n"
        f"Head: {json.loads(JSON)['entries'][8]['hash']}\n"
    )


def test_the_command_fails_with_one_sentence_and_without_a_database(files):
    (files / "ledger.json").write_text(changed(4, finding="did_not"))
    result = subprocess.run(
        [sys.executable, "manage.py", "verify_ledger", str(files / "ledger.json")],
        cwd=settings.BASE_DIR,
        env={"VAR_DIR": str(files / "var"), "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert result.returncode == 1
    assert result.stderr == (
        "CommandError: Entry 4 (verdict on “one”) was changed: its hash is not that of what it "
        "says.\n"
    )


def test_the_command_tells_which_file_it_cannot_read(files):
    with pytest.raises(CommandError, match=r"none\.json cannot be read: No such file"):
        call_command("verify_ledger", str(files / "none.json"))
    with pytest.raises(CommandError, match=r"^In .*bad\.json: Line 1 "):
        call_command("verify_ledger", str(files / "ledger.json"), earlier=files / "bad.json")
