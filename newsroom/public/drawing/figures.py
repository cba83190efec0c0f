"""A picture on a page or in a file, whatever it shows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from newsroom.public.on_day import Moment
from newsroom.public.pictures import svg
from newsroom.public.pictures.shapes import Picture
from newsroom.public.pictures.timeline import NARROW

#: With more rows than this a phone scrolls the wide picture: a second one would weigh too much.
DRAWN_TWICE = 60

Layout = Callable[..., Picture | None]


@dataclass(frozen=True)
class Cell:
    words: str
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture on a page, drawn for desk and phone, and the same facts as a table."""

    key: str
    caption: str
    layout: Layout
    file: str
    columns: tuple[str, ...] = ()
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    csv: str = ""
    is_long: bool = False

    @cached_property
    def wide(self) -> SafeString:
        """Empty if there is nothing to draw."""
        return self._drawn(f"{self.key}-wide")

    @cached_property
    def narrow(self) -> SafeString:
        """For a phone, unless the picture is long."""
        return mark_safe("") if self.is_long else self._drawn(f"{self.key}-narrow", width=NARROW)

    def _drawn(self, key: str, **sizes) -> SafeString:
        picture = self.layout(**sizes)
        return mark_safe(svg.inline(picture, key) if picture else "")  # escaped in svg.py


def standing_alone(picture: Picture, *, site: str, page: str, day: str) -> str:
    source = f"{site}, {settings.SITE_URL}{page}, as of {day}"
    return svg.standalone(picture, base=settings.SITE_URL, source=source)


def day_line(when: Moment) -> dict:
    """The day of the line through the picture, and its name."""
    return {"today": when.day or when.today, "word": when.spoken or "Today"}


def figure_of(key: str, caption: str, layout: Layout, file: str, **table) -> Figure | None:
    """None if there is nothing to draw."""
    figure = Figure(key, caption, layout, file, **table)
    return figure if figure.wide else None
