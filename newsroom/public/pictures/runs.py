"""How surely a partnership is known to have run: EDTF dates in, stretches of days out."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from partnerships import dates

#: The same few days are read again and again while a picture is laid out.
parse = lru_cache(maxsize=4096)(dates.parse)

RUMOURED = ("rumoured_open", "rumoured_never_confirmed")


@dataclass(frozen=True)
class Mark:
    """Something that happened: an EDTF day, and what, in words."""

    on: str
    what: str
    url: str = ""

    def __str__(self) -> str:
        return f"{parse(self.on)}: {self.what}" if self.on else self.what


@dataclass(frozen=True)
class Run:
    """A partnership as a picture needs it. `label` is its short name in the row."""

    name: str
    label: str
    url: str
    status: str = "unknown"
    announced: str = ""
    started: str = ""
    ended: str = ""
    end_status: str = "unknown"
    events: tuple[Mark, ...] = ()
    words: str = ""  # when, in a sentence

    @property
    def title(self) -> str:
        return f"{self.name}: {self.words}" if self.words else self.name


@dataclass(frozen=True)
class Span:
    """From `first`, surely from `sure_from` to `sure_until`, to `last` at the most.

    `is_open`: it goes on. `fades`: it stopped or not, on no day that we know.
    """

    first: date
    sure_from: date
    sure_until: date
    last: date
    tone: str
    is_open: bool = False
    fades: bool = False

    @property
    def is_moment(self) -> bool:
        """Done on one day, as a sale is."""
        days = (self.last - self.first).days
        return days < 32 and not (self.is_open or self.fades or self.tone == "rumoured")

    @property
    def years(self) -> str:
        """“2016–2022”, “2022–” for what goes on, “2021–?” for an end that nobody knows."""
        first = str(self.first.year)
        if self.tone == "rumoured":
            return f"rumoured {first}"
        if self.is_open:
            return f"{first}–"
        if self.fades:
            return f"{first}–?"
        return first if self.last.year == self.first.year else f"{first}–{self.last.year}"


def span(run: Run, today: date) -> Span | None:
    """None for a run without any day. A rumoured one lasts as long as it was spoken of."""
    days = [parse(mark.on) for mark in run.events if mark.on]
    begun = run.started or run.announced
    if run.status in RUMOURED or not begun:
        dated = [parse(text) for text in (run.announced, run.started) if text] + days
        if not dated:
            return None
        first = min(day.earliest for day in dated)
        last = max(day.latest for day in dated)
        tone = "rumoured" if run.status in RUMOURED else "unsure"
        return Span(first, first, last, last, tone, fades=tone == "unsure")
    start = parse(begun)
    sure_from = start.earliest if start.is_day and not start.mark else start.latest
    if run.ended:
        end = parse(run.ended)
        sure_until = max(min(end.earliest, end.latest), min(sure_from, end.latest))
        return Span(start.earliest, min(sure_from, sure_until), sure_until, end.latest, "ended")
    if run.end_status == "open":
        last = max(today, start.earliest)
        return Span(start.earliest, min(sure_from, last), last, last, "running", is_open=True)
    seen = [day.earliest for day in days if sure_from <= day.earliest <= today]
    last = max([*seen, sure_from])
    if run.status in ("concluded", "absorbed") and not run.started and not seen:
        return Span(start.earliest, sure_from, last, last, "ended")  # done on that day
    tone = "running" if run.status == "active" else "ended"
    return Span(start.earliest, sure_from, last, last, tone, fades=True)
