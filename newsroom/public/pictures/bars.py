"""One partnership as a bar with its name above; several in as few lanes as they fit."""

from collections.abc import Iterable
from datetime import date

from newsroom.public.pictures.lettering import clipped, width_of
from newsroom.public.pictures.runs import Mark, Run, Span, parse
from newsroom.public.pictures.scale import Scale
from newsroom.public.pictures.shapes import (
    Circle,
    Line,
    Linked,
    Path,
    Rect,
    Shape,
    Text,
    arrow,
    diamond,
)

LETTERS = 12
LANE = 32
BAR = 8
#: From the top of a lane to the foot of its words, and to the top of its bar.
WORDS_AT, BAR_AT = 12, 18
#: How far an end fades that has no day.
TAIL = 26
#: Room right of the last day, for arrows.
MARGIN = 14


def lanes(
    runs: Iterable[tuple[Run, Span]], scale: Scale, *, one_each: bool = False
) -> list[list[tuple[Run, Span]]]:
    """Runs one after the other where neither bars nor names collide; `one_each`: a lane a run."""
    found: list[list[tuple[Run, Span]]] = []
    taken: list[float] = []
    for run, span in runs:
        left, right = reach(run, span, scale)
        free = next(
            (n for n, end in enumerate(taken) if not one_each and left >= end + 14), len(found)
        )
        if free == len(found):
            found.append([])
            taken.append(0)
        found[free].append((run, span))
        taken[free] = right
    return found


def reach(run: Run, span: Span, scale: Scale) -> tuple[float, float]:
    """The room that the bar and its name take."""
    left, right = scale.x(span.first), scale.x(span.last)
    right += TAIL if span.fades else MARGIN if span.is_open else 0
    x, anchor, words = _name(run, span, scale)
    wide = width_of(words, LETTERS) + 6 + width_of(span.years, LETTERS)
    return (min(left, x), max(right, x + wide)) if anchor == "start" else (x - wide, x)


def bar(run: Run, span: Span, scale: Scale, y: float, *, links: bool = True) -> Shape | Linked:
    """The whole lane of a run, one click from its page."""
    left, right = reach(run, span, scale)
    x, anchor, words = _name(run, span, scale)
    shapes = (
        Rect(left - 4, y, right - left + 8, LANE - 2, "hit"),
        Text(x, y + WORDS_AT, words, "label", anchor, more=span.years),
        *stretch(span, scale, y + BAR_AT),
        *marks(run.events, scale, y + BAR_AT + BAR / 2, first=span.first),
    )
    return Linked(run.url, run.title, shapes)


def stretch(span: Span, scale: Scale, y: float, *, height: float = BAR) -> Iterable[Shape]:
    """The bar alone: full where it is sure, faded where a day is not known, pointed if it goes
    on, a lozenge where all we have is the one day."""
    first, sure_from = scale.x(span.first), scale.x(span.sure_from)
    sure_until, last = scale.x(span.sure_until), scale.x(span.last)
    if span.tone == "rumoured":
        yield Rect(first, y + 0.5, max(last - first, 10), height - 1, "rumoured")
        return
    if span.is_moment:
        yield Path(diamond((first + last) / 2, y + height / 2, height * 0.7), span.tone)
        return
    if span.first < span.sure_from and sure_from - first >= 1:
        yield Rect(first, y, sure_from - first, height, span.tone, fade="in")
    else:
        sure_from = first
    narrowest = 3 if span.is_open or span.fades else 6
    yield Rect(sure_from, y, max(sure_until - sure_from, narrowest), height, span.tone)
    sure_until = max(sure_until, sure_from + narrowest)
    if span.is_open:
        if span.last <= scale.last:
            yield Path(arrow(sure_until, y, height), span.tone)
    elif span.fades:
        yield Rect(sure_until, y, TAIL, height, span.tone, fade="out")
    elif last - sure_until >= 1:
        yield Rect(sure_until, y, last - sure_until, height, span.tone, fade="out")


def marks(
    events: Iterable[Mark], scale: Scale, y: float, *, first: date | None = None
) -> Iterable[Shape]:
    """A ring for each dated event on the axis, in the middle of the days that it can have been."""
    for mark in events:
        if not mark.on:
            continue
        day = parse(mark.on)
        if not scale.shows(day.earliest, day.latest):
            continue
        middle = day.earliest + (day.latest - day.earliest) / 2
        if first and day.earliest <= first <= day.latest:
            middle = max(middle, first)
        yield Circle(scale.x(middle), y, 3.2, "event", title=str(mark))


def axis(scale: Scale, top: float, bottom: float) -> list[Shape]:
    """Lines down the picture with their years above and below."""
    shapes: list[Shape] = []
    shapes += [Line(tick.x, top, tick.x, bottom, "grid") for tick in scale.ticks]
    return shapes + tick_names(scale, top - 5)


def tick_names(scale: Scale, y: float) -> list[Shape]:
    """As many as do not touch."""
    names: list[Shape] = []
    taken = scale.left - 1
    for tick in scale.ticks:
        wide, anchor = width_of(tick.words, 11), _anchor(tick.x, tick.words, scale)
        left = tick.x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        if left > taken:
            names.append(Text(tick.x, y, tick.words, "tick", anchor))
            taken = left + wide + 6
    return names


def day_line(scale: Scale, day: date, words: str, top: float, bottom: float) -> list[Shape]:
    """The line of today, named at its foot."""
    if not scale.shows(day, day):
        return []
    x = scale.x(day)
    return [
        Line(x, top, x, bottom, "today"),
        Text(x, bottom + 12, words, "today-name", _anchor(x, words, scale)),
    ]


def _anchor(x: float, words: str, scale: Scale) -> str:
    half = width_of(words, 11) / 2
    if x + half > scale.right + MARGIN:
        return "end"
    return "start" if x - half < scale.left else "middle"


def _name(run: Run, span: Span, scale: Scale) -> tuple[float, str, str]:
    """Where the name stands: over the start of its bar, or flush right where it would run out."""
    edge = scale.right + MARGIN
    years = 6 + width_of(span.years, LETTERS)
    words = clipped(run.label, edge - scale.left - years, LETTERS)
    x = scale.x(span.first)
    if x + width_of(words, LETTERS) + years > edge:
        return edge, "end", words
    return x, "start", words
