"""The formulas, each with where it comes from. Numbers in, numbers out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum, sqrt

#: The 0.975 quantile of the normal distribution: 95% lie within it.
Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


def wilson(points: float, n: int) -> Interval | None:
    """The 95% score interval for a share, ``points`` of ``n``; None without any claim.

    E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212. Half points
    are allowed: among values from 0 to 1 with a given mean, ones and noughts vary most.
    """
    if n == 0:
        return None
    if not 0 <= points <= n:
        raise ValueError(f"{points} of {n} is not a share.")
    square = Z * Z
    centre = (points + square / 2) / (n + square)
    reach = Z / (n + square) * sqrt(points * (n - points) / n + square / 4)
    low = 0.0 if points == 0 else max(0.0, centre - reach)
    high = 1.0 if points == n else min(1.0, centre + reach)
    return Interval(low, high)


def brier(stated: Sequence[float], credits: Sequence[float]) -> float | None:
    """Mean squared difference of what was stated and what came: 0 is perfect, 1 the worst.

    G. W. Brier, Monthly Weather Review 78 (1950) 1–3, in the form for two outcomes.
    """
    if not stated:
        return None
    return fsum((p - o) ** 2 for p, o in zip(stated, credits, strict=True)) / len(stated)


def skill(score: float | None, reference: float | None) -> float | None:
    """1 − score / reference: 1 is perfect, 0 no better than the reference, below 0 worse.

    A. H. Murphy, Monthly Weather Review 116 (1988) 2417–2424.
    """
    return None if score is None or not reference else 1 - score / reference


@dataclass(frozen=True, slots=True)
class Parts:
    """Brier score = reliability − resolution + uncertainty."""

    reliability: float
    resolution: float
    uncertainty: float


def parts(stated: Sequence[float], credits: Sequence[float]) -> Parts | None:
    """Murphy's partition of the Brier score over the probabilities that were stated.

    A. H. Murphy, Journal of Applied Meteorology 12 (1973) 595–600. Uncertainty is the variance
    of the points, m(1 − m) where none is half; so the three add up to the score exactly.
    """
    if not stated:
        return None
    n, groups = len(stated), {}
    for p, o in zip(stated, credits, strict=True):
        groups.setdefault(p, []).append(o)
    mean = fsum(credits) / n
    means = {p: fsum(group) / len(group) for p, group in groups.items()}
    return Parts(
        reliability=fsum(len(groups[p]) * (p - means[p]) ** 2 for p in groups) / n,
        resolution=fsum(len(groups[p]) * (means[p] - mean) ** 2 for p in groups) / n,
        uncertainty=fsum((o - mean) ** 2 for o in credits) / n,
    )


def median(days: Iterable[int]) -> float | None:
    ordered = sorted(days)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-middle - 1]) / 2


def year_before(day: date) -> date:
    """The same day a year ago; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
