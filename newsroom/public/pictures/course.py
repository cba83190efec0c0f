"""One partnership: what was promised with its due day, and below it what came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.public.pictures.bars import BAR, MARGIN, axis, day_line, marks, stretch
from newsroom.public.pictures.key import key
from newsroom.public.pictures.lettering import clipped, width_of
from newsroom.public.pictures.runs import Mark, Run, Span, parse, span
from newsroom.public.pictures.scale import Scale, fitted
from newsroom.public.pictures.shapes import Linked, Path, Picture, Rect, Shape, Text, diamond
from newsroom.public.pictures.timeline import WIDE
from partnerships.dates import Edtf

ROW = 34
COURSE_KEY = (("ring", "what happened"), ("faded", "day not known"))
PROMISED_KEY = (("due", "promised, and due"), *COURSE_KEY)


@dataclass(frozen=True)
class Promise:
    """A term and the day it was due, EDTF; `from_on` is where it began to count."""

    words: str
    due_on: str
    from_on: str = ""

    @property
    def due(self) -> Edtf:
        return parse(self.due_on)

    def __str__(self) -> str:
        return f"{self.words}, due {self.due}"


def due_after(start: str, years: float) -> str:
    """The day, month or year that is `years` after the EDTF date `start`; "" if none is known."""
    if not start:
        return ""
    begun = parse(start)
    if begun.precision == "decade":
        return ""
    day = begun.earliest
    months = round(float(years) * 12)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9999:
        return ""
    if begun.precision == "year":
        return f"{year:04}"
    if begun.precision == "month":
        return f"{year:04}-{month + 1:02}"
    last = (date(year, month + 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return f"{year:04}-{month + 1:02}-{min(day.day, last.day):02}"


def course(
    run: Run,
    promises: Sequence[Promise],
    devices: Sequence[Mark],
    *,
    today: date,
    word: str = "Today",
    width: float = WIDE,
) -> Picture | None:
    """None for a partnership without a day. `devices` are those made under it, announced when."""
    ran = span(run, today)
    if not ran:
        return None
    days = [ran.first, ran.last, today]
    days += [day for promise in promises for day in (promise.due.earliest, promise.due.latest)]
    days += [parse(mark.on).earliest for mark in (*run.events, *devices) if mark.on]
    scale = fitted(days, 6, width - MARGIN - 6)
    signs, top = key(PROMISED_KEY if promises else COURSE_KEY, width)
    top, shapes = top + 18, []
    y = top + 6
    for promise in promises:
        shapes += _promised(promise, ran, scale, y)
        y += ROW
    shapes += [
        *_name(f"Ran {ran.years}" if ran.tone != "rumoured" else ran.years.capitalize(), "",
               scale.x(ran.first), scale, y),
        *stretch(ran, scale, y + 18),
        *marks(run.events, scale, y + 18 + BAR / 2, first=ran.first),
    ]  # fmt: skip
    y += ROW
    if dated := [mark for mark in devices if mark.on]:
        shapes += _devices(dated, scale, y)
        y += ROW
    bottom = y + 2
    told = [f"Promised: {promise}." for promise in promises]
    told += [f"Ran: {run.words or ran.years}."] + [f"{mark}." for mark in run.events]
    told += [f"{mark}." for mark in dated]
    return Picture(
        width,
        bottom + 18,
        f"{run.name}: promised and delivered" if promises else f"{run.name}: the course of it",
        " ".join(told),
        [*signs, *axis(scale, top, bottom), *day_line(scale, today, word, top, bottom), *shapes],
    )


def _promised(promise: Promise, ran: Span, scale: Scale, y: float) -> list[Shape]:
    start = parse(promise.from_on).earliest if promise.from_on else ran.first
    due = promise.due
    left, right = scale.x(min(start, due.latest)), scale.x(due.latest)
    shapes = _name(f"Promised: {promise.words}", f"due {due}", left, scale, y)
    shapes.append(Rect(left, y + 18.5, right - left, BAR - 1, "promised", title=str(promise)))
    if due.earliest < due.latest:
        shapes.append(Rect(scale.x(due.earliest), y + 18.5, right - scale.x(due.earliest), BAR - 1,
                           "due", fade="in"))  # fmt: skip
    shapes.append(Path(diamond(right, y + 22, 5.5), "due", title=f"Due {due}"))
    return shapes


def _devices(devices: Sequence[Mark], scale: Scale, y: float) -> list[Shape]:
    first = min(parse(mark.on).earliest for mark in devices)
    shapes = _name(
        f"{len(devices)} device{'s' if len(devices) > 1 else ''} made under it", "",
        scale.x(first), scale, y,
    )  # fmt: skip
    for mark, ring in zip(devices, marks(devices, scale, y + 22), strict=True):
        hit = Rect(ring.x - 6, y + 15, 12, 14, "hit")
        shapes.append(Linked(mark.url, str(mark), (hit, ring)) if mark.url else ring)
    return shapes


def _name(words: str, more: str, x: float, scale: Scale, y: float) -> list[Shape]:
    edge = scale.right + MARGIN
    room = edge - scale.left - (6 + width_of(more, 12) if more else 0)
    words = clipped(words, room, 12)
    wide = width_of(words, 12) + (6 + width_of(more, 12) if more else 0)
    if x + wide > edge:
        return [Text(edge, y + 12, words, "label", "end", more)]
    return [Text(x, y + 12, words, "label", "start", more)]
