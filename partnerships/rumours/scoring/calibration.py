"""Whether what is called likely is likely: only where there are claims enough to say."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from partnerships.rumours.scoring.claims import Point
from partnerships.rumours.scoring.formulas import Interval, Parts, parts, wilson
from partnerships.rumours.scoring.words import number

#: Claims with a stated probability before any calibration is shown.
ENOUGH = 100


@dataclass(frozen=True, slots=True)
class Bin:
    """All claims made with one probability, and what came of them."""

    stated: float
    correct: float
    interval: Interval
    points: tuple[Point, ...]

    @property
    def n(self) -> int:
        return len(self.points)

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(point.claim.slug for point in self.points)

    @property
    def sentence(self) -> str:
        return (
            f"Stated {self.stated:.1%}, {self.correct / self.n:.1%} came: "
            f"{number(self.correct)} of {self.n}, 95% interval {self.interval.low:.0%} to "
            f"{self.interval.high:.0%}."
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    n: int
    bins: tuple[Bin, ...]
    parts: Parts


def calibration(stated: Sequence[tuple[float, Point]]) -> Calibration | None:
    """One bin for each probability stated; None under a hundred claims."""
    if len(stated) < ENOUGH:
        return None
    groups = defaultdict(list)
    for p, point in stated:
        groups[p].append(point)
    return Calibration(
        n=len(stated),
        bins=tuple(_bin(p, groups[p]) for p in sorted(groups)),
        parts=parts([p for p, _ in stated], [point.credit for _, point in stated]),
    )


def _bin(stated, points) -> Bin:
    correct = fsum(point.credit for point in points)
    return Bin(stated, correct, wilson(correct, len(points)), tuple(points))
