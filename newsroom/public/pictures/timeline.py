"""All partnerships, group by group, on one axis of years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from newsroom.public.pictures.bars import LANE, MARGIN, axis, bar, day_line, lanes, tick_names
from newsroom.public.pictures.key import key
from newsroom.public.pictures.lettering import clipped, width_of
from newsroom.public.pictures.runs import Run, Span, parse, span
from newsroom.public.pictures.scale import Scale, fitted
from newsroom.public.pictures.shapes import Line, Linked, Picture, Rect, Shape, Text

WIDE, NARROW = 860, 360
#: With more runs than this, those that do not overlap share a lane.
ROOMY = 60
HEADING = 30
#: The years are said again at a heading this far below the last ones.
SAID_AGAIN = 560
KEY = (
    ("running", "running"),
    ("ended", "ended"),
    ("faded", "day not known"),
    ("moment", "a single deal"),
    ("rumoured", "only rumoured"),
    ("event", "an event"),
)


@dataclass(frozen=True)
class Group:
    name: str
    runs: Sequence[Run]
    url: str = ""


def timeline(
    groups: Iterable[Group],
    *,
    title: str,
    today: date,
    first: date | None = None,
    last: date | None = None,
    width: float = WIDE,
) -> Picture | None:
    """None if no run has a day within `first` and `last`, the zoom."""
    dated = [(group, _dated(group.runs, today)) for group in groups]
    days = [day for _, runs in dated for run, found in runs for day in _days(run, found)]
    if not days:
        return None
    scale = fitted([*days, today], 6, width - MARGIN - 6, first=first, last=last)
    drawn = [(group, shown) for group, runs in dated if (shown := _shown(runs, scale))]
    number = sum(len(runs) for _, runs in drawn)
    if not number:
        return None
    shapes, top = key(KEY, width)
    y = top = top + 18
    below: list[Shape] = []
    said_at = top
    for group, runs in drawn:
        if group.name:
            y, said_at = _headed(group, scale, y, said_at, width, below)
        for lane in lanes(runs, scale, one_each=number <= ROOMY):
            below += [bar(run, found, scale, y) for run, found in lane]
            y += LANE
        y += 6
    bottom = y + 4
    shapes += axis(scale, top, bottom)
    shapes += day_line(scale, today, "Today", top, bottom)
    return Picture(width, bottom + 18, title, _told(drawn, number), shapes + below)


def _headed(group, scale, y, said_at, width, shapes) -> tuple[float, float]:
    if y - said_at > SAID_AGAIN:
        shapes += tick_names(scale, y + 12)
        y, said_at = y + 16, y
    name = Text(scale.left, y + 20, clipped(group.name, width - 20, 15), "heading")
    if group.url:
        hit = Rect(scale.left - 4, y + 5, width_of(name.words, 15) + 16, 20, "hit")
        name = Linked(group.url, group.name, (hit, name))
    shapes += [Line(0, y + 2, width, y + 2, "rule"), name]
    return y + HEADING, said_at


def _dated(runs: Iterable[Run], today: date) -> list[tuple[Run, Span]]:
    found = [(run, found) for run in runs if (found := span(run, today))]
    return sorted(found, key=lambda pair: (pair[1].first, pair[0].name))


def _days(run: Run, found: Span) -> list[date]:
    return [found.first, found.last, *(parse(mark.on).earliest for mark in run.events if mark.on)]


def _shown(runs: list[tuple[Run, Span]], scale: Scale) -> list[tuple[Run, Span]]:
    return [(run, found) for run, found in runs if scale.shows(found.first, found.last)]


def _told(drawn, number: int) -> str:
    """The picture in words: every group with its names and years."""
    parts = [
        f"{group.name + ': ' if group.name else ''}"
        + ", ".join(f"{run.label} {found.years}" for run, found in runs)
        for group, runs in drawn
    ]
    if number > ROOMY:
        return f"{number} partnerships in {len(drawn)} groups; the table has them all."
    return "; ".join(parts) + "."
