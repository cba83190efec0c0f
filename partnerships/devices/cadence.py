"""How long a maker lets a device stand before the next one. No Django here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True)
class Cadence:
    """`days` since the predecessor came, up to the launch or to today; `usual` is the median of
    `number` gaps of the same maker, None under two: one gap is no habit."""

    days: int
    launched: bool
    usual: int | None
    number: int


def cadence(
    device: int,
    launches: Mapping[int, date],
    successions: Iterable[tuple[int, int]],
    *,
    today: date,
) -> tuple[int, Cadence] | None:
    """The predecessor's key, and how its gap compares with the others.

    `launches` are the days on which devices were announced; `successions` pairs of a later
    device and the one before it. None where the predecessor, or the day it came, is not known.
    """
    pairs = list(dict.fromkeys(successions))
    before = [earlier for later, earlier in pairs if later == device and earlier in launches]
    if not before:
        return None
    predecessor = max(before, key=lambda key: (launches[key], key))
    launch = launches.get(device)
    days = ((launch or today) - launches[predecessor]).days
    if days < 0:
        return None
    others = [
        (launches[later] - launches[earlier]).days
        for later, earlier in pairs
        if later != device and later in launches and earlier in launches
    ]
    others = [gap for gap in others if gap > 0]
    usual = round(median(others)) if len(others) > 1 else None
    return predecessor, Cadence(days, launch is not None, usual, len(others))
