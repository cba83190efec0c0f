"""From the database to the board: only what readers may see, and only what came first."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from partnerships.models import Claim, Record
from partnerships.rumours import actions, ledger_file, scores
from partnerships.rumours.scoring import Standing
from tests.factories import make_claim, make_device, make_source, make_verdict

pytestmark = pytest.mark.django_db

BEFORE = datetime(2022, 6, 1, tzinfo=UTC)
AFTER = datetime(2022, 8, 1, tzinfo=UTC)


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("editor")


@pytest.fixture
def tipster():
    return make_source(public=True, slug="tipster")


def claimed(*sources, recorded_at=BEFORE, public=True, **values):
    return make_claim(*sources, public=public, entered=True, recorded_at=recorded_at, **values)


def judged(claim, **values):
    values = {"outcome_on": "2022-07-04", "recorded_at": AFTER, "public": True} | values
    return make_verdict(claim, **values)


def standings(at=None):
    return {point.claim.slug: point.standing for point in scores.board(at).points}


def test_a_claim_recorded_before_its_outcome_is_scored(tipster):
    claim = claimed(tipster, kind="date", prediction={"value": "2022-07"}, hedge="likely")
    judged(claim, finding="partly")
    score = scores.board().of("tipster").score
    assert {name: f.value for name, f in score.figures.items() if f.claims == (claim.slug,)} == {
        "correct": 0.5,
        "interval": score.share.interval.value,
        "brier": pytest.approx(0.175**2),
        "skill": None,  # too few
        "specificity": 31,
        "lead": 42,
    }


@pytest.mark.parametrize(
    ("recorded_at", "standing"),
    [
        (datetime(2022, 7, 3, 23, 59, tzinfo=UTC), Standing.SCORED),
        (datetime(2022, 7, 4, tzinfo=UTC), Standing.LATE),
        (datetime(2022, 7, 20, tzinfo=UTC), Standing.LATE),
    ],
)
def test_a_claim_recorded_after_its_outcome_is_listed_and_never_scored(
    tipster, recorded_at, standing
):
    claim = claimed(tipster, recorded_at=recorded_at)
    judged(claim)
    assert standings() == {claim.slug: standing}


def test_a_draft_entered_after_the_outcome_is_late_too(tipster, editor):
    claim = make_claim(tipster, public=True, official=True, recorded_at=BEFORE)
    actions.enter(claim, by=editor)
    judged(claim)
    assert standings() == {claim.slug: Standing.LATE}


def test_an_outcome_known_by_its_month_counts_from_the_first(tipster):
    claim = claimed(tipster, recorded_at=datetime(2022, 7, 2, tzinfo=UTC))
    judged(claim, outcome_on="2022-07")
    assert standings() == {claim.slug: Standing.LATE}


def test_a_voided_claim_is_withdrawn(tipster, editor):
    claim = claimed(tipster)
    judged(claim)
    actions.void(claim, by=editor, note="We misread the post.")
    score = scores.board().of("tipster").score
    assert (score.n, score.withdrawn.claims) == (0, (claim.slug,))


def test_a_provisional_verdict_waits_for_agreement(tipster, editor, django_user_model):
    claim = claimed(tipster)
    verdict = judged(claim, provisional=True, by=editor)
    assert standings() == {claim.slug: Standing.PROVISIONAL}
    actions.agree(verdict, by=django_user_model.objects.create_superuser("colleague"))
    assert standings() == {claim.slug: Standing.SCORED}
    types = [entry["type"] for entry in scores.entries()]
    assert types == ["claim", "verdict", "agreement"]


def test_a_later_verdict_counts_and_the_earlier_stays_on_file(tipster):
    claim = claimed(tipster)
    first = judged(claim)
    judged(claim, finding="did_not", supersedes=first, recorded_at=AFTER + timedelta(1))
    assert scores.board().of("tipster").score.share.correct.value == 0
    found = [entry["finding"] for entry in scores.entries() if entry["type"] == "verdict"]
    assert found == ["came_true", "did_not"]


def test_a_verdict_that_readers_do_not_see_yet_leaves_the_earlier_one(tipster):
    claim = claimed(tipster)
    first = judged(claim)
    judged(
        claim, finding="did_not", supersedes=first, recorded_at=AFTER + timedelta(1), public=False
    )
    assert scores.board().of("tipster").score.share.correct.value == 1


def test_the_board_goes_by_the_verdicts_that_readers_see(tipster):
    open_, once, twice, hidden = (claimed(tipster) for _ in range(4))
    judged(once)
    judged(twice, supersedes=judged(twice), recorded_at=AFTER + timedelta(1), finding="partly")
    judged(hidden, public=False)
    shown = dict(Claim.objects.public().with_verdict().values_list("slug", "finding"))
    assert {point.claim.slug: point.claim.finding for point in scores.board().points} == shown
    assert shown[open_.slug] is None


def test_what_readers_may_not_see_is_not_in_the_ledger(tipster):
    secret = make_source(slug="secret-source")
    claim = claimed(tipster, secret)
    judged(claim, public=False, explanation="secret verdict")
    claimed(tipster, public=False, slug="secret-claim")
    claimed(tipster, subject=make_device(slug="secret-device"), slug="secret-too")
    make_claim(tipster, public=True, slug="secret-draft")
    hidden = claimed(public=False, slug="secret-revised")
    revising = claimed(tipster, revises=hidden)
    assert standings() == {claim.slug: Standing.OPEN, revising.slug: Standing.OPEN}
    for form in ("json", "csv"):
        assert "secret" not in scores.exported(form)


def test_merged_records_speak_through_their_heirs(tipster):
    old = make_source(slug="secret-double")
    device = make_device(slug="secret-device")
    claim = claimed(old, tipster, subject=device)
    heir = make_device(public=True, slug="device")
    Record.objects.filter(pk=old.pk).update(merged_into=tipster.pk)
    Record.objects.filter(pk=device.pk).update(merged_into=heir.pk)
    (entry,) = scores.entries()
    assert (entry["claim"], entry["sources"], entry["subject"]) == (
        claim.slug,
        ["tipster"],
        "devices/device",
    )


def test_a_claim_that_nobody_is_known_to_have_made_scores_nobody():
    judged(claimed())
    board = scores.board()
    assert (board.rows, board.rates.overall.n) == ((), 1)


def test_what_leaves_an_embargo_comes_last(tipster):
    now = timezone.now()
    embargoed = claimed(tipster)
    Claim.objects.filter(pk=embargoed.pk).update(public_from=now + timedelta(days=2))
    seen = claimed(tipster)
    later = now + timedelta(days=3)
    assert [entry["claim"] for entry in scores.entries(now)] == [seen.slug]
    assert [entry["claim"] for entry in scores.entries(later)] == [seen.slug, embargoed.slug]
    before = ledger_file.verified(scores.exported("json", now).encode())
    after = ledger_file.verified(scores.exported("csv", later).encode())
    ledger_file.continues(after, before)


def test_the_board_of_an_earlier_day_knows_nothing_of_later_verdicts(tipster):
    claim = claimed(tipster)
    judged(claim)
    assert standings(AFTER - timedelta(1)) == {claim.slug: Standing.OPEN}


def test_a_claim_is_written_with_all_that_was_frozen(tipster):
    claim = claimed(
        tipster,
        kind="date_range",
        prediction={"earliest": "2022-07", "latest": "2022-08"},
        words="Im Sommer.",
        language="de",
        hedge="likely",
        judge_when="day",
        judge_by=date(2022, 9, 1),
        rule="Announced in time.",
    )
    assert scores.entries() == [
        {
            "at": "2000-01-01T00:00:00.000000Z",
            "type": "claim",
            "claim": claim.slug,
            "title": claim.title,
            "subject": f"devices/{claim.subject.slug}",
            "sources": ["tipster"],
            "kind": "date_range",
            "prediction": {"earliest": "2022-07", "latest": "2022-08"},
            "claimed_on": "2022-05-23",
            "words": "Im Sommer.",
            "language": "de",
            "hedge": "likely",
            "official": False,
            "judge_when": "day",
            "judge_by": "2022-09-01",
            "rule": "Announced in time.",
            "revises": None,
            "window_earliest": "2022-07-01",
            "window_latest": "2022-08-31",
            "recorded_at": "2022-06-01T00:00:00.000000Z",
            "entered_at": "2000-01-01T00:00:00.000000Z",
        }
    ]


@pytest.mark.parametrize("count", [1, 12])
def test_three_queries_for_any_number_of_claims(tipster, count, django_assert_num_queries):
    for _ in range(count):
        judged(claimed(tipster, make_source(public=True)))
    with django_assert_num_queries(3):
        scores.board()


@pytest.mark.parametrize("name", ["ledger.json", "ledger.csv"])
def test_what_is_exported_is_verified(tipster, tmp_path, capsys, name):
    judged(claimed(tipster, words="One\r\nTwo", title="=1+1"))
    file = tmp_path / name
    call_command("export_ledger", str(file))
    call_command("verify_ledger", str(file))
    written, verified, _ = capsys.readouterr().out.splitlines()
    assert written == f"The ledger is in {file}."
    assert verified == (
        f"{file}: the chain of entries holds (2), and the scores follow from it (sources: 1)."
    )


def test_the_json_holds_the_scores(tipster):
    for _ in range(5):
        judged(claimed(tipster))
    (row,) = json.loads(scores.exported("json"))["scores"]["sources"]
    assert (row["source"], row["rank"], row["n"], row["correct"]) == ("tipster", 1, 5, 5)


def test_a_file_of_another_kind_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"the name has to end in \.json or \.csv\."):
        call_command("export_ledger", str(tmp_path / "ledger.xlsx"))
    with pytest.raises(CommandError, match=r"cannot be written: No such file"):
        call_command("export_ledger", str(tmp_path / "none" / "ledger.json"))
