"""A company's partners on a strip: who, from when to when, in as few lanes as they fit."""

from collections.abc import Sequence
from datetime import date

from newsroom.public.pictures.bars import LANE, MARGIN, axis, bar, day_line, lanes
from newsroom.public.pictures.key import key
from newsroom.public.pictures.runs import Run, span
from newsroom.public.pictures.scale import fitted
from newsroom.public.pictures.shapes import Picture
from newsroom.public.pictures.timeline import WIDE

KEY = (("running", "running"), ("ended", "ended"), ("faded", "day not known"))


def strip(
    runs: Sequence[Run], *, company: str, today: date, word: str = "Today", width: float = WIDE
) -> Picture | None:
    """None if no run has a day. `today` is the day of the line, named by `word`."""
    dated = [(run, found) for run in runs if (found := span(run, today))]
    if not dated:
        return None
    dated.sort(key=lambda pair: (pair[1].first, pair[0].name))
    days = [day for _, found in dated for day in (found.first, found.last)]
    scale = fitted([*days, today], 6, width - MARGIN - 6)
    signs, top = key(KEY, width)
    top += 18
    shapes, y = [], top + 6
    for lane in lanes(dated, scale):
        shapes += [bar(run, found, scale, y) for run, found in lane]
        y += LANE
    bottom = y + 2
    return Picture(
        width,
        bottom + 18,
        f"{company}: partnerships over time",
        ", ".join(f"{run.label} {found.years}" for run, found in dated) + ".",
        [
            *signs,
            *axis(scale, top, bottom),
            *day_line(scale, today, word, top, bottom),
            *shapes,
        ],
    )
