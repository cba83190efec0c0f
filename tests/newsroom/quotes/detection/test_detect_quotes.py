"""`manage.py detect_quotes --jsonl IN OUT`."""

import json

import pytest
from django.core.management import CommandError, call_command

TEXT = "Ada Byron leads Halia. “We said ‘maybe’ once,” she said of the so-called “phone wars”."


def run(folder, *lines, **options):
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    call_command("detect_quotes", jsonl=[folder / "in.jsonl", folder / "out.jsonl"], **options)
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def test_a_line_for_each_text(tmp_path, capsys):
    (answer,) = run(tmp_path, json.dumps({"id": "a", "text": TEXT}))
    (quote,) = answer["quotes"]
    confidence = quote.pop("confidence")
    assert 0 < confidence <= 1
    assert answer["id"] == "a"
    assert quote == {
        "start": 23,
        "end": 46,
        "text": "“We said ‘maybe’ once,”",
        "speaker": "she",
        "speaker_full": "Ada Byron",
        "speaker_start": 47,
        "speaker_end": 50,
        "kind": "full",
    }


def test_all_gives_scare_quotes_and_what_is_inside_too(tmp_path, capsys):
    (answer,) = run(tmp_path, json.dumps({"id": "a", "text": TEXT}), all=True)
    assert [quote["text"] for quote in answer["quotes"]] == [
        "“We said ‘maybe’ once,”",
        "‘maybe’",
        "“phone wars”",
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "text": 2}'])
def test_a_bad_line_ends_in_a_sentence(tmp_path, line):
    with pytest.raises(CommandError, match=r"^Line 1"):
        run(tmp_path, line)


def test_a_missing_file_ends_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("detect_quotes", jsonl=[tmp_path / "none", tmp_path / "out"])
