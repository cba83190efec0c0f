"""Where a day stands: days in, positions and the ticks of an axis out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

#: Months between two ticks, the first that leaves room for its words.
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
ROOM_FOR_YEAR = 34
ROOM_FOR_MONTH = 54
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Tick:
    day: date
    x: float
    words: str


@dataclass(frozen=True)
class Scale:
    """Days from `first` to `last`, drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """A day beyond an edge stands at the edge."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.left + min(max(share, 0), 1) * (self.right - self.left)

    def shows(self, first: date, last: date) -> bool:
        return first <= self.last and last >= self.first

    @property
    def ticks(self) -> list[Tick]:
        months = max((self.last - self.first).days / 30.44, 1)
        a_month = (self.right - self.left) / months
        step = next(
            (
                step
                for step in STEPS
                if step * a_month >= (ROOM_FOR_MONTH if step < 12 else ROOM_FOR_YEAR)
            ),
            STEPS[-1],
        )
        days = list(_firsts(self.first, self.last, step))
        return [Tick(day, self.x(day), _words(day, step, is_first=day == days[0])) for day in days]


def fitted(
    days: Iterable[date],
    left: float,
    right: float,
    *,
    first: date | None = None,
    last: date | None = None,
) -> Scale:
    """A scale that holds these days with some air around, or begins and ends where asked.

    More than two years are rounded to whole years, less to whole months.
    """
    days = list(days)
    low = first or min(days, default=last)
    high = last or max(days, default=first)
    if low is None or high is None:
        raise ValueError("A scale needs a day.")
    high = max(low, high)
    if (high - low).days > 730:
        low, high = date(low.year, 1, 1), date(high.year, 12, 31)
    else:
        low = low.replace(day=1)
        high = (high.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        if (high - low).days < 80:
            low = (low - timedelta(days=1)).replace(day=1)
            high = (high + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return Scale(first or low, last or high, left, right)


def _words(day: date, step: int, *, is_first: bool) -> str:
    """A month says its year if it is the first to do so."""
    if step >= 12:
        return str(day.year)
    month = MONTHS[day.month - 1]
    return f"{month} {day.year}" if is_first or day.month <= step else month


def _firsts(first: date, last: date, step: int) -> Iterator[date]:
    """First days of every `step` months, counted from January of the year 0."""
    number = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    while (year := number // 12) <= 9999:
        if (day := date(year, number % 12 + 1, 1)) > last:
            return
        yield day
        number += step
