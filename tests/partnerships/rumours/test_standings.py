"""Scores straight from the tables: the same as from the ledger, and read anew only where needed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from partnerships.models import Claim, Record, Source
from partnerships.rumours import actions, scores, standings
from partnerships.rumours.scoring import line
from tests.factories import make_claim, make_device, make_source, make_verdict

pytestmark = pytest.mark.django_db

BEFORE = datetime(2022, 6, 1, tzinfo=UTC)
AFTER = datetime(2022, 8, 1, tzinfo=UTC)
FINDINGS = (
    "came_true", "partly", "did_not", "premature", "overtaken", "cannot_be_settled", "taken_back",
    None,
)  # fmt: skip


def claimed(*sources, recorded_at=BEFORE, **values):
    return make_claim(*sources, public=True, entered=True, recorded_at=recorded_at, **values)


def judged(claim, **values):
    values = {"outcome_on": "2022-07-04", "recorded_at": AFTER, "public": True} | values
    return make_verdict(claim, **values)


@pytest.fixture
def ledger(django_user_model):
    """Two sources and a merged double, claims of every standing, some with two claimants."""
    editor = django_user_model.objects.create_superuser("editor")
    tipster, outlet = (make_source(public=True, slug=slug) for slug in ("tipster", "outlet"))
    double, hidden = make_source(public=True, slug="double"), make_source(slug="hidden")
    device, kinds = make_device(public=True), ("date", "name")
    timed = {"kind": "date", "prediction": {"value": "2022-07"}}
    for number, finding in enumerate(FINDINGS):
        values = timed if kinds[number % 2] == "date" else {}
        claim = claimed(tipster, outlet, subject=device, hedge="likely", **values)
        if finding:
            judged(claim, finding=finding)
    judged(claimed(tipster, double, hedge="will"), supersedes=judged(claimed(hidden)))
    first = judged(claim := claimed(tipster))
    judged(claim, finding="did_not", supersedes=first, recorded_at=AFTER + timedelta(1))
    judged(claimed(outlet), provisional=True)
    judged(claimed(outlet), outcome_on="")
    judged(claimed(outlet), public=False)
    judged(claimed(outlet, recorded_at=datetime(2022, 7, 4, tzinfo=UTC)))
    judged(claimed(outlet, recorded_at=datetime(2022, 7, 3, 23, 59, 59, 999999, tzinfo=UTC)))
    judged(claimed())
    voided = claimed(double)
    judged(voided)
    actions.void(voided, by=editor, note="Misread.")
    Record.objects.filter(pk=double.pk).update(merged_into=tipster.pk)
    return tipster


def test_the_board_is_that_of_the_ledger(ledger):
    board = scores.board()
    lines = standings.lines(timezone.now())
    assert [(rank, source.slug, told) for rank, source, told in lines] == [
        (row.rank, row.score.source, line(row.score)) for row in board.rows
    ]
    assert len(board.rows) == 2


def test_the_base_rates_are_those_of_the_ledger(ledger):
    assert standings.rates(timezone.now()) == scores.board().rates


def test_one_source_has_the_figures_of_the_ledger(ledger):
    at = timezone.now()
    same = Record.objects.filter(slug__in=["tipster", "double"]).values("pk")
    claims = standings.claimed(standings.made_by(same, at), at).values()
    score = standings.score_of("tipster", claims, at, standings.rates(at))
    expected = scores.board().of("tipster").score
    assert {name: (figure.value, figure.sentence) for name, figure in score.figures.items()} == {
        name: (figure.value, figure.sentence) for name, figure in expected.figures.items()
    }
    assert score.skill.value is not None


def lines():
    return {source.slug: line for _, source, line in standings.lines(timezone.now())}


def test_a_new_verdict_reads_the_claims_of_its_source_and_of_no_other():
    one, other = (make_source(public=True, slug=slug) for slug in ("one", "other"))
    claim = claimed(one)
    judged(claimed(other))
    assert lines()["one"].n == 0
    # Had the other's line been computed again, this mark would be gone.
    whole, kept = cache.get(standings.CACHED)
    stamp, told = kept[other.pk]
    kept[other.pk] = (stamp, marked := told.__class__(**{
        name: getattr(told, name) for name in told.__slots__} | {"late": 99}))  # fmt: skip
    cache.set(standings.CACHED, (whole, kept))
    judged(claim)
    assert (lines()["one"].n, lines()["other"]) == (1, marked)


def test_what_is_hidden_again_or_merged_leaves_the_board_at_once():
    source, claim = make_source(public=True, slug="one"), None
    for _ in range(2):
        judged(claim := claimed(source))
    assert lines()["one"].n == 2
    Claim.objects.filter(pk=claim.pk).update(public_from=None)
    assert lines()["one"].n == 1
    heir = make_source(public=True, slug="heir")
    Source.objects.filter(pk=source.pk).update(merged_into=heir.pk)
    assert {slug: line.n for slug, line in lines().items()} == {"heir": 1}
    Source.objects.filter(pk=heir.pk).update(public_from=None)
    assert lines() == {}


def test_an_exchange_of_one_claim_for_another_is_noticed():
    source = make_source(public=True, slug="one")
    shown, hidden = claimed(source), claimed(source)
    judged(shown)
    Claim.objects.filter(pk=hidden.pk).update(public_from=None)
    assert (lines()["one"].n, lines()["one"].open) == (1, 0)
    Claim.objects.filter(pk=hidden.pk).update(public_from=shown.public_from)
    Claim.objects.filter(pk=shown.pk).update(public_from=None)
    assert (lines()["one"].n, lines()["one"].open) == (0, 1)


@pytest.mark.parametrize("count", [1, 12])
def test_seven_queries_for_any_number_of_claims_two_while_nothing_changed(
    count, django_assert_num_queries
):
    for _ in range(count):
        judged(claimed(make_source(public=True), make_source(public=True)))
    at = timezone.now()
    with django_assert_num_queries(7):
        first = standings.lines(at)
    with django_assert_num_queries(2):
        assert standings.lines(at) == first
