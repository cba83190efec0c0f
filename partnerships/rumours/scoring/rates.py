"""How often claims come true here: what somebody who knows nothing else would state."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from partnerships.rumours.scoring.claims import Point

#: Below this many scored claims of a kind, the rate of all kinds is used.
ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Rate:
    points: float
    n: int

    @property
    def share(self) -> float:
        return self.points / self.n


@dataclass(frozen=True)
class BaseRates:
    overall: Rate
    by_kind: dict[str, Rate]

    def of(self, kind: str) -> float | None:
        """The rate stated for a kind; None if no claim at all is scored."""
        rate = self.by_kind.get(kind)
        if rate is None or rate.n < ENOUGH:
            rate = self.overall
        return rate.share if rate.n else None


def base_rates(points: Iterable[Point]) -> BaseRates:
    """Over all scored claims, each once however many sources made it."""
    credits = defaultdict(list)
    for point in points:
        if point.credit is not None:
            credits[point.claim.kind].append(point.credit)
    by_kind = {kind: Rate(fsum(given), len(given)) for kind, given in sorted(credits.items())}
    overall = Rate(
        fsum(rate.points for rate in by_kind.values()), sum(rate.n for rate in by_kind.values())
    )
    return BaseRates(overall, by_kind)
