"""Which claims count, what they give, and the figures that follow; docs/scores.md in tests."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import binomtest, norm

from partnerships.rumours import scoring
from partnerships.rumours.models import Finding
from partnerships.rumours.predictions import Window
from partnerships.rumours.scoring import Claimed, Standing, formulas, hedges, words
from partnerships.rumours.scoring.claims import FOUND
from partnerships.rumours.scoring.example import claims as example_claims
from partnerships.rumours.scoring.example import example

SAID, CAME, TODAY = date(2022, 5, 23), date(2022, 7, 4), date(2022, 12, 31)


def day(on):
    return Window(on, on)


def claim(number=1, **values):
    """A claim of one source that came true as said."""
    defaults = {
        "slug": f"claim-{number}",
        "title": f"Claim {number}",
        "kind": "name",
        "subject": "devices/one",
        "sources": ("tipster",),
        "claimed_on": SAID,
        "recorded_on": SAID,
        "finding": "came_true",
        "outcome": day(CAME),
    }
    return Claimed(**defaults | values)


def claims(*findings, **values):
    return [claim(n, finding=finding, **values) for n, finding in enumerate(findings, 1)]


def score_of(given, on=TODAY):
    return scoring.board(given, on=on).of("tipster").score


# ---------------------------------------------------------------- which claims count


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ({}, Standing.SCORED),
        ({"finding": None, "outcome": Window(None, None)}, Standing.OPEN),
        ({"is_voided": True}, Standing.VOIDED),
        ({"is_voided": True, "finding": None}, Standing.VOIDED),
        ({"recorded_on": CAME - timedelta(1)}, Standing.SCORED),
        ({"recorded_on": CAME}, Standing.LATE),
        ({"recorded_on": CAME + timedelta(1)}, Standing.LATE),
        ({"recorded_on": CAME, "finding": "taken_back"}, Standing.LATE),
        ({"outcome": Window(date(2022, 5, 1), date(2022, 7, 31))}, Standing.LATE),
        ({"outcome": Window(None, None)}, Standing.UNDATED),
        ({"is_provisional": True}, Standing.PROVISIONAL),
        ({"finding": "taken_back"}, Standing.TAKEN_BACK),
        ({"finding": "overtaken"}, Standing.UNTESTED),
        ({"finding": "cannot_be_settled", "outcome": Window(None, None)}, Standing.UNTESTED),
    ],
)
def test_whether_a_claim_is_scored(values, standing):
    point = scoring.point(claim(**values))
    assert point.standing == standing
    assert (point.credit is not None) == (standing is Standing.SCORED)
    assert point.sentence.endswith(".")


@pytest.mark.parametrize(
    ("finding", "credit"),
    [("came_true", 1), ("partly", 0.5), ("premature", 0), ("did_not", 0)],
)
def test_points_by_finding(finding, credit):
    assert scoring.point(claim(finding=finding)).credit == credit


def test_every_finding_has_its_rule():
    assert set(FOUND) == set(Finding.values)
    tested = set(scoring.CREDIT)
    assert set(Finding.values) - tested == {"overtaken", "cannot_be_settled", "taken_back"}


def test_a_point_says_how_it_came_about():
    assert scoring.point(claim(finding="partly")).sentence == (
        "“Claim 1” came partly true on 4 July 2022, recorded 23 May 2022: half a point."
    )
    assert scoring.point(claim(recorded_on=date(2022, 7, 5))).sentence == (
        "“Claim 1” came true on 4 July 2022, but was recorded only 5 July 2022: not scored."
    )
    month = Window(date(2022, 7, 1), date(2022, 7, 31))
    assert scoring.point(claim(outcome=month)).sentence == (
        "“Claim 1” came true between 1 July 2022 and 31 July 2022, recorded 23 May 2022: 1 point."
    )


# ---------------------------------------------------------------- figures


def test_the_score_of_a_source_with_claims_of_every_kind():
    given = [
        *claims("came_true", "came_true", "partly", "premature", "did_not", "overtaken"),
        claim(7, finding=None, due=date(2022, 12, 1)),
        claim(8, finding=None, due=date(2023, 12, 1)),
        claim(9, finding="taken_back"),
        claim(10, is_voided=True),
        claim(11, recorded_on=CAME),
        claim(12, is_provisional=True),
    ]
    score = score_of(given)
    assert score.n == 5
    told = {name: (figure.value, len(figure.claims)) for name, figure in score.figures.items()}
    interval = formulas.wilson(2.5, 5)
    assert told == {
        "correct": (2.5, 5),
        "interval": (interval, 5),
        "recent_correct": (2.5, 5),
        "recent_interval": (interval, 5),
        "brier": (None, 0),
        "skill": (None, 0),
        "specificity": (None, 0),
        "lead": (42, 3),
        "open": (2, 2),
        "withdrawn": (2, 2),
        "late": (1, 1),
        "provisional": (1, 1),
        "untested": (1, 1),
    }
    assert score.share.correct.sentence == (
        "2½ of 5: 2 came true (1 point each), 1 partly (half a point), 1 premature and "
        "1 not at all (none)."
    )
    assert score.open.sentence == (
        "2 claims without a verdict, 1 of them past the day named for it."
    )
    assert score.withdrawn.sentence == (
        "1 taken back by the source, 1 voided for an error of ours."
    )
    assert score.withdrawn.claims == ("claim-9", "claim-10")


def test_a_source_without_a_scored_claim_has_no_numbers():
    score = score_of([claim(recorded_on=CAME)])
    assert (score.n, score.share.low, score.brier.value, score.lead.value) == (0, None, None, None)
    assert score.share.correct.sentence == "No claim is scored."


def test_the_brier_score_by_hand():
    given = [
        claim(1, hedge="likely"),  # (0.675 - 1)²
        claim(2, hedge="Could ", finding="did_not"),  # (0.5 - 0)²
        claim(3, hedge="will", finding="partly"),  # (0.97 - 0.5)²
        claim(4, hedge="a little bird said"),
        claim(5),
    ]
    brier = score_of(given).brier
    assert brier.value == pytest.approx((0.325**2 + 0.5**2 + 0.47**2) / 3, abs=1e-12)
    assert brier.claims == ("claim-1", "claim-2", "claim-3")
    assert brier.sentence == (
        "0.192 over 3 claims whose hedge is in the table (0 is perfect, 1 the worst). "
        "2 claims left out: no hedge, or none of the table."
    )


def test_skill_is_measured_against_the_base_rate_of_the_ledger():
    mine = claims("came_true", "came_true", "came_true", "came_true", "did_not", hedge="will")
    others = [
        claim(n, sources=("other",), finding="did_not" if n % 2 else "came_true")
        for n in range(10, 25)
    ]
    board = scoring.board([*mine, *others], on=TODAY)
    rate = (4 + 8) / 20
    assert board.rates.of("name") == pytest.approx(rate)
    reference = (4 * (rate - 1) ** 2 + rate**2) / 5
    brier = (4 * 0.03**2 + 0.97**2) / 5
    assert board.of("tipster").score.skill.value == pytest.approx(1 - brier / reference)


def test_a_rare_kind_takes_the_rate_of_all_kinds():
    given = [claim(n, kind="name") for n in range(20)]
    given += [claim(n, kind="price", finding="did_not") for n in range(20, 39)]
    rates = scoring.board(given, on=TODAY).rates
    assert (rates.of("name"), rates.of("price"), rates.of("event")) == (1, 20 / 39, 20 / 39)


def test_the_base_rate_counts_a_claim_of_several_sources_once():
    both = claim(1, sources=("tipster", "other"))
    board = scoring.board([both, claim(2, sources=(), finding="did_not")], on=TODAY)
    assert board.rates.of("name") == 0.5
    assert {row.score.source: row.score.n for row in board.rows} == {"tipster": 1, "other": 1}


def test_no_skill_under_five_claims():
    assert score_of(claims(*["did_not"] * 4, hedge="will")).skill.value is None


@pytest.mark.parametrize(
    ("window", "days"),
    [
        (Window(date(2022, 7, 4), date(2022, 7, 4)), 1),
        (Window(date(2022, 7, 1), date(2022, 7, 31)), 31),
        (Window(None, date(2022, 5, 31)), 9),  # from the day it was said
        (Window(date(2022, 1, 1), date(2022, 5, 31)), 9),
        (Window(date(2022, 7, 1), None), None),
        (Window(None, None), None),
        (Window(None, date(2022, 5, 1)), None),
    ],
)
def test_the_size_of_the_time_predicted(window, days):
    assert claim(window=window).days_predicted == days


def test_medians():
    outcomes = [day(SAID + timedelta(n)) for n in (3, 10, 40, 50)]
    given = [claim(n, outcome=outcome) for n, outcome in enumerate(outcomes)]
    wrong = claim(9, finding="did_not", outcome=day(SAID + timedelta(400)))
    lead = score_of([*given, wrong]).lead
    assert lead.value == 25
    assert lead.sentence == (
        "25 days from claim to outcome: the median over 4 claims that came true, in full or "
        "in part."
    )
    assert words.days(2.5) == "2½ days"


def test_the_last_twelve_months_are_those_before_today():
    given = [claim(1, outcome=day(date(2023, 7, 4))), claim(2, outcome=day(date(2023, 7, 5)))]
    assert score_of(given, on=date(2024, 7, 4)).recent.correct.claims == ("claim-2",)
    assert formulas.year_before(date(2024, 2, 29)) == date(2023, 2, 28)


def test_calibration_from_a_hundred_claims():
    given = [claim(n, hedge="likely", finding="came_true") for n in range(60)]
    given += [claim(n, hedge="could", finding="did_not") for n in range(60, 99)]
    assert score_of(given).calibration is None
    calibration = score_of([*given, claim(99, hedge="could")]).calibration
    assert [(b.stated, b.correct, b.n) for b in calibration.bins] == [(0.5, 1, 40), (0.675, 60, 60)]
    assert calibration.bins[0].sentence == (
        "Stated 50.0%, 2.5% came: 1 of 40, 95% interval 0% to 13%."
    )


# ---------------------------------------------------------------- the board


def test_the_board_is_sorted_by_the_lower_bound():
    def of(source, right, wrong):
        found = ["came_true"] * right + ["did_not"] * wrong
        return [claim(n, sources=(source,), finding=f) for n, f in enumerate(found)]

    given = [
        *of("lucky", 5, 0),
        *of("steady", 40, 5),
        *of("same-a", 6, 6),
        *of("same-b", 6, 6),
        *of("wrong", 0, 6),
        *of("new", 4, 0),
        *of("newer", 1, 0),
    ]
    board = scoring.board(given, on=TODAY)
    assert [(row.rank, row.score.source) for row in board.rows] == [
        (1, "steady"),
        (2, "lucky"),
        (3, "same-a"),
        (3, "same-b"),
        (5, "wrong"),
        (None, "new"),
        (None, "newer"),
    ]


# ---------------------------------------------------------------- hedges


@pytest.mark.parametrize(
    ("hedge", "probability"),
    [
        ("likely", 0.675),
        ("  “Very   Likely”.", 0.875),
        ("almost certainly", 0.97),
        ("not likely", None),
        ("sources say", None),
        ("", None),
        ("…", None),
    ],
)
def test_the_probability_of_a_hedge(hedge, probability):
    assert hedges.probability(hedge) == probability


def test_each_hedge_is_in_one_band_and_can_be_found():
    all_words = [word for band in hedges.TABLE for word in (*band.words, *band.ours)]
    assert len(all_words) == len(set(all_words))
    assert all(hedges.probability(word.upper()) is not None for word in all_words)
    for band in hedges.TABLE:
        assert band.probability == pytest.approx((band.low + band.high) / 200)


# ---------------------------------------------------------------- formulas


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_scipy(share):
    k, n = share
    theirs = binomtest(k, n).proportion_ci(0.95, method="wilson")
    ours = formulas.wilson(k, n)
    assert ours.low == pytest.approx(theirs.low, abs=1e-9)
    assert ours.high == pytest.approx(theirs.high, abs=1e-9)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(1, 2 * n - 1), st.just(n))))
def test_wilson_with_half_points_inverts_the_score_test(share):
    """The two ends are where the share lies z standard errors away: solved for numerically."""
    halves, n = share
    p = halves / 2 / n

    def distance(end):
        return (p - end) ** 2 - norm.ppf(0.975) ** 2 * end * (1 - end) / n

    ours = formulas.wilson(halves / 2, n)
    assert ours.low == pytest.approx(brentq(distance, 0, p, xtol=1e-12), abs=1e-9)
    assert ours.high == pytest.approx(brentq(distance, p, 1, xtol=1e-12), abs=1e-9)


SHARES = st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, 2 * n), st.just(n)))


@given(SHARES)
def test_the_interval_holds_the_share_and_mirrors(share):
    halves, n = share
    found, mirrored = formulas.wilson(halves / 2, n), formulas.wilson(n - halves / 2, n)
    assert 0 <= found.low <= halves / 2 / n <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high, abs=1e-12)


@given(SHARES)
def test_more_points_raise_and_more_claims_narrow_the_interval(share):
    halves, n = share
    found, longer = formulas.wilson(halves / 2, n), formulas.wilson(halves, 2 * n)
    assert longer.high - longer.low < found.high - found.low
    if halves < 2 * n:
        assert formulas.wilson((halves + 1) / 2, n).low > found.low or found.low == 0


def test_there_is_no_interval_without_a_claim_nor_for_nonsense():
    assert formulas.wilson(0, 0) is None
    with pytest.raises(ValueError, match=re.escape("3 of 2 is not a share.")):
        formulas.wilson(3, 2)


STATED = st.lists(
    st.tuples(
        st.sampled_from([band.probability for band in hedges.TABLE]),
        st.sampled_from([0.0, 0.5, 1.0]),
    ),
    min_size=1,
    max_size=150,
)


@given(STATED)
def test_the_parts_of_the_brier_score_add_up(pairs):
    stated, credits = zip(*pairs, strict=True)
    score, parts = formulas.brier(stated, credits), formulas.parts(stated, credits)
    assert 0 <= score <= 1
    assert score == pytest.approx(
        parts.reliability - parts.resolution + parts.uncertainty, abs=1e-12
    )


@given(STATED)
def test_stating_what_came_is_perfect_and_the_base_rate_has_no_skill(pairs):
    credits = [credit for _, credit in pairs]
    assert formulas.brier(credits, credits) == 0
    rate = [sum(credits) / len(credits)] * len(credits)
    reference = formulas.brier(rate, credits)
    assert formulas.skill(reference, reference) == (0 if reference else None)


CLAIMS = st.lists(
    st.builds(
        claim,
        st.integers(0, 10**6),
        sources=st.sampled_from([(), ("tipster",), ("other",), ("tipster", "other")]),
        kind=st.sampled_from(["name", "date"]),
        recorded_on=st.dates(date(2022, 5, 1), date(2022, 8, 1)),
        window=st.sampled_from([Window(None, None), Window(None, CAME), Window(SAID, CAME)]),
        hedge=st.sampled_from(["", "likely", "could", "odd"]),
        is_voided=st.booleans(),
        finding=st.sampled_from([None, *FOUND]),
        outcome=st.sampled_from([Window(None, None), day(CAME)]),
        is_provisional=st.booleans(),
    ),
    max_size=40,
)


@given(CLAIMS)
def test_every_claim_is_told_once_and_explained(given):
    for row in scoring.board(given, on=TODAY).rows:
        score = row.score
        beside = (score.open, score.withdrawn, score.late, score.provisional, score.untested)
        assert score.n + sum(figure.value for figure in beside) == len(score.points)
        assert score.share.correct.value == sum(p.credit for p in score.share.correct.points)
        assert all(figure.sentence.endswith(".") for figure in score.figures.values())
        assert all(point.lead >= 1 for point in score.share.correct.points)
        assert (row.rank is None) == (score.n < 5)


@given(CLAIMS, st.randoms())
def test_the_order_of_claims_does_not_matter(given, random):
    def told(board):
        return [
            (row.rank, row.score.source, {n: f.value for n, f in row.score.figures.items()})
            for row in board.rows
        ]

    shuffled = list(given)
    random.shuffle(shuffled)
    assert told(scoring.board(given, on=TODAY)) == told(scoring.board(shuffled, on=TODAY))


@given(CLAIMS)
def test_claims_that_are_not_scored_change_no_score(given):
    late = [replace(claim(n), recorded_on=CAME, sources=("tipster", "other")) for n in range(1, 30)]
    before, after = scoring.board(given, on=TODAY), scoring.board([*given, *late], on=TODAY)
    assert before.rates == after.rates
    for row in before.rows:
        other = after.of(row.score.source)
        assert (row.rank, row.score.share, row.score.skill) == (
            other.rank,
            other.score.share,
            other.score.skill,
        )


# ---------------------------------------------------------------- the method page


def hedge_table():
    yield "| Band | ICD 203 | Ours | Probability |"
    yield "|---|---|---|---|"
    for band in hedges.TABLE:
        row = (f"{band.low}–{band.high}%", ", ".join(band.words), ", ".join(band.ours) or "–")
        yield f"| {' | '.join(row)} | {band.probability:g} |"


def claim_table():
    yield "| Source | Claim | Hedge | Verdict | Points | p |"
    yield "|---|---|---|---|---|---|"
    for point in example().points:
        said = point.claim
        p = hedges.probability(said.hedge) if point.is_scored else None
        points = "–" if point.credit is None else words.number(point.credit)
        found = FOUND.get(said.finding, "open")
        cells = (said.sources[0], said.title, said.hedge or "–", found, points)
        yield f"| {' | '.join(cells)} | {p or '–'} |"


def board_table():
    names = [row.score.source for row in example().rows]
    yield f"| | {' | '.join(names)} |"
    yield f"|---|{'---|' * len(names)}"
    yield f"| rank | {' | '.join(str(row.rank or '–') for row in example().rows)} |"
    figures = [row.score.figures for row in example().rows]
    for name in figures[0]:
        cells = " | ".join(figure[name].sentence for figure in figures)
        yield f"| {name.replace('_', ' ')} | {cells} |"


@pytest.mark.parametrize(
    ("name", "table"), [("hedges", hedge_table), ("claims", claim_table), ("board", board_table)]
)
def test_the_method_page_shows_what_the_code_gives(name, table):
    page = (settings.BASE_DIR / "docs" / "scores.md").read_text()
    shown = page.split(f"<!-- {name} -->\n")[1].split(f"\n<!-- /{name} -->")[0]
    assert shown == "\n".join(table())


def test_the_worked_example_has_each_case():
    standings = {scoring.point(one).standing for one in example_claims()}
    left = set(Standing) - standings
    assert left == {Standing.VOIDED, Standing.PROVISIONAL, Standing.UNDATED}
