"""All sources side by side, by what can be said of them at the least."""

from collections import defaultdict
from collections.abc import Iterable
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
    enough = [score for score in scores if score.n >= ENOUGH]
    enough.sort(key=lambda score: (-score.share.low, -score.n, score.source))
    rank, bound = 0, None
    for place, one in enumerate(enough, 1):
        if one.share.low != bound:
            rank, bound = place, one.share.low
        yield Row(rank, one)
    few = [score for score in scores if score.n < ENOUGH]
    for one in sorted(few, key=lambda score: (-score.n, score.source)):
        yield Row(None, one)
