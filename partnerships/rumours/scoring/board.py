"""All sources side by side, by what can be said of them at the least."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from partnerships.rumours.scoring.claims import Claimed, Point, point
from partnerships.rumours.scoring.rates import BaseRates, base_rates
from partnerships.rumours.scoring.scores import Score, score

#: Scored claims before a source is ranked.
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Row:
    """Equal lower bounds share a rank. None: too few claims to rank."""

    rank: int | None
    score: Score


@dataclass(frozen=True, slots=True)
class Line:
    """A score cut down to what a list of sources says of it: numbers, no claims."""

    n: int
    subjects: int
    correct: float
    low: float | None
    high: float | None
    recent_n: int
    recent_correct: float
    brier: float | None
    stated: int  # claims with a hedge of the table
    lead: float | None
    open: int
    withdrawn: int
    late: int
    claims: int


def line(score: Score) -> Line:
    interval = score.share.interval.value
    return Line(
        n=score.n,
        subjects=score.share.subjects,
        correct=score.share.correct.value,
        low=interval and interval.low,
        high=interval and interval.high,
        recent_n=score.recent.n,
        recent_correct=score.recent.correct.value,
        brier=score.brier.value,
        stated=len(score.brier.points),
        lead=score.lead.value,
        open=score.open.value,
        withdrawn=score.withdrawn.value,
        late=score.late.value,
        claims=len(score.points),
    )


@dataclass(frozen=True)
class Board:
    on: date
    rates: BaseRates
    rows: tuple[Row, ...]
    points: tuple[Point, ...]  # of every claim, also of those nobody is known to have made

    def of(self, source: str) -> Row | None:
        return next((row for row in self.rows if row.score.source == source), None)


def board(claims: Iterable[Claimed], *, on: date) -> Board:
    """Rank by the lower end of the interval; who has under five scored claims comes after."""
    points = tuple(map(point, claims))
    rates = base_rates(points)
    by_source = defaultdict(list)
    for one in points:
        for source in one.claim.sources:
            by_source[source].append(one)
    scores = [score(source, given, rates, on=on) for source, given in by_source.items()]
    return Board(on, rates, tuple(_ranked(scores)), points)


def _ranked(scores: list[Score]) -> Iterable[Row]:
    places = ranks({score.source: (score.n, score.share.low) for score in scores})
    of = {score.source: score for score in scores}
    return (Row(rank, of[source]) for source, rank in places)


def ranks(shares: Mapping[str, tuple[int, float | None]]) -> list[tuple[str, int | None]]:
    """Of each source n and the lower end, in: all in order with their ranks, out.

    Who has under five scored claims comes after the others, and has none.
    """
    enough = [(-low, -n, source) for source, (n, low) in shares.items() if n >= ENOUGH]
    found, rank, bound = [], 0, None
    for place, (low, _, source) in enumerate(sorted(enough), 1):
        if low != bound:
            rank, bound = place, low
        found.append((source, rank))
    few = sorted((-n, source) for source, (n, _) in shares.items() if n < ENOUGH)
    return [*found, *((source, None) for _, source in few)]
