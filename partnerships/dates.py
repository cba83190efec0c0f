"""Dates as far as they are known: a small subset of EDTF (ISO 8601-2), without Django.

``2022``, ``2022-07``, ``2022-07-04`` and decades (``201X``), each with an optional mark:
``?`` doubtful, ``~`` approximate, ``%`` both. A mark does not widen the bounds: it is shown,
not reckoned with. A period is two dates, its start and its end.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

PATTERN = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X)"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"(?P<mark>[?~%]?)"
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
MARKS = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}


class EdtfError(ValueError):
    """The text is not a date we can read; the message says why, in a sentence."""


@dataclass(frozen=True)
class Edtf:
    """One date: the text it was read from and the days it can lie between, both included."""

    text: str
    earliest: date
    latest: date
    precision: str  # decade, year, month, day
    mark: str = ""

    @property
    def is_doubtful(self) -> bool:
        return self.mark in {"?", "%"}

    @property
    def is_approximate(self) -> bool:
        return self.mark in {"~", "%"}

    @property
    def is_day(self) -> bool:
        return self.precision == "day"

    def may_be(self, day: date) -> bool:
        return self.earliest <= day <= self.latest

    def __str__(self) -> str:
        """As a reader expects it: "4 July 2022", "July 2022", "about 2022", "the 2010s"."""
        first = self.earliest
        words = {
            "decade": f"the {first.year}s",
            "year": f"{first.year}",
            "month": f"{MONTHS[first.month - 1]} {first.year}",
            "day": f"{first.day} {MONTHS[first.month - 1]} {first.year}",
        }[self.precision]
        return MARKS[self.mark] + words


def parse(text: str) -> Edtf:
    """Read one date. Raises EdtfError."""
    found = PATTERN.fullmatch(text)
    if not found:
        raise EdtfError(
            f"“{text}” is not a date we can read: write 2022, 2022-07, 2022-07-04 or 201X, "
            "with ? (doubtful), ~ (approximate) or % (both) at the end."
        )
    year, month, day, mark = found["year"], found["month"], found["day"], found["mark"]
    if year.endswith("X"):
        if month:
            raise EdtfError(f"“{text}” has a month, but its year is only a decade.")
        earliest, latest = f"{year[:3]}0-01-01", f"{year[:3]}9-12-31"
        precision = "decade"
    elif day:
        earliest = latest = f"{year}-{month}-{day}"
        precision = "day"
    elif month:
        last = monthrange(int(year), int(month))[1] if "01" <= month <= "12" else 0
        earliest, latest = f"{year}-{month}-01", f"{year}-{month}-{last:02}"
        precision = "month"
    else:
        earliest, latest, precision = f"{year}-01-01", f"{year}-12-31", "year"
    try:
        bounds = date.fromisoformat(earliest), date.fromisoformat(latest)
    except ValueError:
        raise EdtfError(f"“{text}” is not a day, month or year of the calendar.") from None
    return Edtf(text, *bounds, precision, mark)


def bounds(text: str) -> tuple[date | None, date | None]:
    """Earliest and latest day of a date; two Nones for an empty one. Raises EdtfError."""
    if not text:
        return None, None
    read = parse(text)
    return read.earliest, read.latest


def spoken(text: str) -> str:
    """The date in words, or nothing for an empty one."""
    return str(parse(text)) if text else ""
