"""A picture as SVG: the one place where shapes become text, and where text is escaped.

Inside a page the shapes carry classes and the stylesheet paints them, by day and by night. A
picture to take away carries its paint along, as attributes: no style element, no style attribute,
no font, no script.
"""

import re
from html import escape as html_escape
from urllib.parse import urljoin

from newsroom.public.pictures.shapes import (
    Circle,
    Line,
    Linked,
    Path,
    Picture,
    Rect,
    Shape,
    Text,
    number,
)

SANS = "system-ui, 'Noto Sans', 'Liberation Sans', Helvetica, Arial, sans-serif"
SERIF = "Palatino, 'Noto Serif', 'Liberation Serif', Georgia, serif"
INK, SOFT, RULE, RED, PAPER = "#1b1a18", "#5c574e", "#d9d3c5", "#7a1f1f", "#fdfcf9"
GREY, GOOD, BAD, HALF = "#8f887b", "#1f6338", "#97261f", "#7a5200"


HALO = {"stroke": PAPER, "stroke-width": "3", "stroke-linejoin": "round", "paint-order": "stroke"}
#: What the stylesheet says of each class, for pictures that are taken away.
PAINT: dict[str, dict[str, str]] = {
    "running": {"fill": RED},
    "ended": {"fill": GREY},
    "unsure": {"fill": GREY},
    "rumoured": {"fill": "none", "stroke": SOFT, "stroke-dasharray": "3 2"},
    "good": {"fill": GOOD},
    "bad": {"fill": BAD},
    "half": {"fill": HALF},
    "open": {"fill": SOFT},
    "promised": {"fill": "none", "stroke": INK},
    "due": {"fill": INK},
    "event": {"fill": PAPER, "stroke": INK, "stroke-width": "1.25"},
    "own": {"fill": RED, "stroke": RED, "stroke-width": "1.25"},
    "said": {"fill": INK},
    "grid": {"stroke": RULE},
    "rule": {"stroke": INK},
    "today": {"stroke": RED, "stroke-dasharray": "2 2"},
    "tie": {"fill": "none", "stroke": SOFT},
    "label": HALO | {"fill": INK, "font-family": SANS, "font-size": "12"},
    "label own-name": HALO
    | {"fill": INK, "font-family": SANS, "font-size": "12", "font-weight": "700"},
    "more": {"fill": SOFT},
    "heading": {"fill": INK, "font-family": SERIF, "font-size": "15", "font-weight": "700"},
    "tick": {"fill": SOFT, "font-family": SANS, "font-size": "11"},
    "today-name": HALO
    | {"fill": RED, "font-family": SANS, "font-size": "11", "font-weight": "600"},
    "title": {"fill": INK, "font-family": SERIF, "font-size": "20", "font-weight": "700"},
    "hit": {"fill": "none"},
}
HEAD, FOOT = 40, 34


#: What XML cannot say, and the marks that would turn the order of the words around them.
_UNSAYABLE = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)


def escape(text: str) -> str:
    return html_escape(_UNSAYABLE.sub("", text))


class _Writer:
    def __init__(self, key: str, *, base: str = "", takes_paint: bool = False):
        self.key, self.base, self.takes_paint = key, base, takes_paint

    def look(self, name: str) -> str:
        if not self.takes_paint:
            return f' class="{escape(name)}"'
        return "".join(f' {key}="{value}"' for key, value in PAINT[name].items())

    def shape(self, shape: Shape) -> str:
        return getattr(self, type(shape).__name__.lower())(shape)

    def shapes(self, shapes) -> str:
        return "".join(map(self.shape, shapes))

    def rect(self, it: Rect) -> str:
        faded = f' fill="url(#{self.key}-{it.look}-{it.fade})"'
        look = faded if it.fade else self.look(it.look)
        place = (
            f'x="{number(it.x)}" y="{number(it.y)}" '
            f'width="{number(max(it.width, 0))}" height="{number(it.height)}"'
        )
        return _titled("rect", place + look, it.title)

    def line(self, it: Line) -> str:
        ends = " ".join(
            f'{name}="{number(getattr(it, name))}"' for name in ("x1", "y1", "x2", "y2")
        )
        return f"<line {ends}{self.look(it.look)}/>"

    def path(self, it: Path) -> str:
        return _titled("path", f'd="{it.d}"{self.look(it.look)}', it.title)

    def circle(self, it: Circle) -> str:
        place = f'cx="{number(it.x)}" cy="{number(it.y)}" r="{number(it.r)}"'
        return _titled("circle", place + self.look(it.look), it.title)

    def text(self, it: Text) -> str:
        anchor = "" if it.anchor == "start" else f' text-anchor="{it.anchor}"'
        more = f'<tspan dx="6"{self.look("more")}>{escape(it.more)}</tspan>' if it.more else ""
        return (
            f'<text x="{number(it.x)}" y="{number(it.y)}"{anchor}{self.look(it.look)}>'
            f"{escape(it.words)}{more}</text>"
        )

    def linked(self, it: Linked) -> str:
        address = escape(urljoin(self.base, it.url))
        return f'<a href="{address}"><title>{escape(it.title)}</title>{self.shapes(it.shapes)}</a>'

    def gradients(self, looks: set[tuple[str, str]]) -> str:
        """Paint that fades in or out, once for each tone that needs it."""
        made = []
        for look, fade in sorted(looks):
            colour = PAINT[look]["fill"]
            paint = f'stop-color="{colour}"' if self.takes_paint else f'class="stop stop--{look}"'
            first, last = ("0.1", "1") if fade == "in" else ("1", "0.05")
            made.append(
                f'<linearGradient id="{self.key}-{look}-{fade}">'
                f'<stop offset="0" stop-opacity="{first}" {paint}/>'
                f'<stop offset="1" stop-opacity="{last}" {paint}/></linearGradient>'
            )
        return f"<defs>{''.join(made)}</defs>" if made else ""


def inline(picture: Picture, key: str) -> str:
    """For a page. `key` begins the ids, which are the page's own.

    With links inside it is a group of them; without, one image.
    """
    writer = _Writer(key)
    role = "group" if picture.has_links else "img"
    return (
        f'<svg class="drawn" xmlns="http://www.w3.org/2000/svg" role="{role}" '
        f'aria-labelledby="{key}-title" aria-describedby="{key}-desc" '
        f'viewBox="0 0 {number(picture.width)} {number(picture.height)}">'
        f'<title id="{key}-title">{escape(picture.title)}</title>'
        f'<desc id="{key}-desc">{escape(picture.description)}</desc>'
        f"{writer.gradients(_fades(picture.shapes))}{writer.shapes(picture.shapes)}</svg>"
    )


def standalone(picture: Picture, *, base: str, source: str) -> str:
    """A file that stands alone: its heading, its links with the address of the site, and below it
    where it comes from and of which day."""
    writer = _Writer("picture", base=base, takes_paint=True)
    width, height = picture.width + 40, picture.height + HEAD + FOOT + 20
    below = height - 16
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" role="group" aria-labelledby="title desc" '
        f'width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}">'
        f'<title id="title">{escape(picture.title)}</title>'
        f'<desc id="desc">{escape(picture.description)}</desc>'
        f"{writer.gradients(_fades(picture.shapes))}"
        f'<rect width="{number(width)}" height="{number(height)}" fill="{PAPER}"/>'
        f"{writer.text(Text(20, 32, picture.title, 'title'))}"
        f'<g transform="translate(20 {HEAD + 10})">{writer.shapes(picture.shapes)}</g>'
        f"{writer.text(Text(20, below, source, 'tick'))}</svg>\n"
    )


def _titled(tag: str, attributes: str, title: str) -> str:
    if not title:
        return f"<{tag} {attributes}/>"
    return f"<{tag} {attributes}><title>{escape(title)}</title></{tag}>"


def _fades(shapes) -> set[tuple[str, str]]:
    found = set()
    for shape in shapes:
        if isinstance(shape, Linked):
            found |= _fades(shape.shapes)
        elif isinstance(shape, Rect) and shape.fade:
            found.add((shape.look, shape.fade))
    return found
