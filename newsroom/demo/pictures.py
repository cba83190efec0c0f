"""Pictures for the demo: lenses and phones as plain geometry, in the colours of their section.

The same name always gives the same picture. Nothing here shows a product or a mark of anybody's.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw

CREDIT = "Drawing: The Rangefinder"
WIDTH, HEIGHT = 1200, 800
#: Drawn at twice the size and reduced: Pillow's own edges are rough.
_SCALE = 2
#: Ground, two fields, line, accent.
PALETTES = {
    "cameras": ("#13293d", "#1f4260", "#3a6b8c", "#e8eef2", "#e8a33d"),
    "phones": ("#e9e4d8", "#cfc6b2", "#8f9d8a", "#23312b", "#c8553d"),
    "industry": ("#2b2d42", "#3f4364", "#6d7296", "#edf0f7", "#d9a441"),
    "rumours": ("#f1e9e4", "#dcc7bb", "#b08b7c", "#3c2a2a", "#4f7c8a"),
    "reviews": ("#12372a", "#1f5240", "#4c8268", "#eaf3ea", "#f0b85a"),
    "opinion": ("#f4efe1", "#e2d3a8", "#b89b5e", "#33302a", "#8a3b3b"),
}
_OTHER = PALETTES["cameras"]


@dataclass(frozen=True)
class Picture:
    jpeg: bytes
    alternative_text: str


@dataclass(frozen=True)
class _Sheet:
    """What a motif draws on: coordinates of the finished picture, colours by their use."""

    pen: ImageDraw.ImageDraw
    chance: Random
    fields: tuple[str, str]
    line: str
    accent: str

    def disc(self, x, y, radius, fill=None, outline=None, width=0):
        box = [value * _SCALE for value in (x - radius, y - radius, x + radius, y + radius)]
        self.pen.ellipse(box, fill=fill, outline=outline, width=int(width * _SCALE))

    def slab(self, x, y, width, height, radius, fill=None, outline=None, line=0):
        box = [value * _SCALE for value in (x, y, x + width, y + height)]
        self.pen.rounded_rectangle(
            box, radius * _SCALE, fill=fill, outline=outline, width=int(line * _SCALE)
        )

    def stroke(self, points, fill, width):
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self.pen.line(scaled, fill=fill, width=int(width * _SCALE))

    def patch(self, points, fill):
        self.pen.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill)

    def eye(self, x, y, radius):
        """A small lens: a ring, glass and a point of light."""
        self.disc(x, y, radius, fill=self.line)
        self.disc(x, y, radius * 0.82, fill=self.fields[0])
        self.disc(x, y, radius * 0.5, fill=self.accent)
        self.disc(x - radius * 0.22, y - radius * 0.22, radius * 0.12, fill=self.line)


def draw(name: str, section: str) -> Picture:
    """The picture of an article, by its name and the slug of its section."""
    chance = Random(name)
    ground, *fields, line, accent = PALETTES.get(section, _OTHER)
    image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), ground)
    sheet = _Sheet(ImageDraw.Draw(image), chance, (fields[0], fields[1]), line, accent)
    motif, alternative_text = chance.choice(MOTIFS)
    motif(sheet)
    file = io.BytesIO()
    image.reduce(_SCALE).save(file, "JPEG", quality=62, optimize=True, progressive=True)
    return Picture(file.getvalue(), alternative_text)


def _rings(sheet: _Sheet) -> None:
    x, y = sheet.chance.randint(430, 770), sheet.chance.randint(360, 440)
    sheet.disc(x, y, 620, fill=sheet.fields[0])
    for step in range(sheet.chance.randint(5, 8)):
        radius = 360 - 44 * step
        sheet.disc(x, y, radius, fill=sheet.fields[1 - step % 2], outline=sheet.line, width=3)
    sheet.disc(x, y, 54, fill=sheet.accent)
    sheet.disc(x - 18, y - 18, 10, fill=sheet.line)
    for turn in range(72):
        angle = turn * pi / 36
        inner = 372 if turn % 6 else 384
        sheet.stroke(
            [(x + cos(angle) * r, y + sin(angle) * r) for r in (inner, 404)], sheet.line, 3
        )


def _blades(sheet: _Sheet) -> None:
    x, y, blades = 600, 400, sheet.chance.randint(6, 9)
    start = sheet.chance.random() * pi
    opening = sheet.chance.randint(90, 170)
    sheet.disc(x, y, 360, fill=sheet.fields[1], outline=sheet.line, width=6)

    def point(turn, radius):
        angle = start + turn * 2 * pi / blades
        return x + cos(angle) * radius, y + sin(angle) * radius

    for blade in range(blades):
        fill = sheet.fields[blade % 2]
        sheet.patch(
            [point(blade, opening), point(blade + 1, opening), point(blade + 1.75, 350),
             point(blade + 1.2, 352), point(blade + 0.7, 350)], fill,
        )  # fmt: skip
    for blade in range(blades):
        sheet.stroke([point(blade, opening), point(blade + 1.75, 350)], sheet.line, 4)
    sheet.patch([point(blade, opening) for blade in range(blades)], sheet.accent)


def _phone(sheet: _Sheet) -> None:
    x = sheet.chance.randint(380, 520)
    sheet.slab(x - 200, 140, 820, 820, 60, fill=sheet.fields[0])
    sheet.slab(x, 70, 360, 900, 48, fill=sheet.fields[1], outline=sheet.line, line=5)
    sheet.disc(x + 180, 260, 140, fill=sheet.fields[0], outline=sheet.line, width=5)
    start = sheet.chance.random() * 2 * pi
    for turn in range(3):
        angle = start + turn * 2 * pi / 3
        sheet.eye(x + 180 + cos(angle) * 72, 260 + sin(angle) * 72, 46)


def _pair(sheet: _Sheet) -> None:
    offset = sheet.chance.randint(110, 170)
    for side, fill in ((-1, sheet.fields[0]), (1, sheet.fields[1])):
        sheet.disc(600 + side * offset, 400, 250, fill=fill)
    for side in (-1, 1):
        sheet.disc(600 + side * offset, 400, 250, outline=sheet.line, width=5)
    sheet.stroke([(80, 400), (1120, 400)], sheet.line, 3)
    sheet.disc(600, 400, 34, fill=sheet.accent)


def _bench(sheet: _Sheet) -> None:
    first, second, focus = 380, sheet.chance.randint(620, 700), 1010
    for x, height in ((first, 300), (second, 220)):
        box = [x - 46, 400 - height, x + 46, 400 + height]
        sheet.pen.ellipse(
            [value * _SCALE for value in box], fill=sheet.fields[1], outline=sheet.line, width=8
        )
    for step in range(-4, 5):
        sheet.stroke(
            [(0, 400 + step * 62), (first, 400 + step * 58), (second, 400 + step * 34),
             (focus, 400)], sheet.accent if step % 2 else sheet.line, 3,
        )  # fmt: skip
    sheet.stroke([(0, 400), (1200, 400)], sheet.fields[1], 2)
    sheet.disc(focus, 400, 16, fill=sheet.accent)


def _row(sheet: _Sheet) -> None:
    chosen = sheet.chance.randrange(5)
    for number in range(5):
        x, y = 70 + number * 218, 170 + 40 * (number % 2)
        fill = sheet.accent if number == chosen else sheet.fields[number % 2]
        sheet.slab(x, y, 186, 430, 28, fill=fill, outline=sheet.line, line=4)
        for lens in range(sheet.chance.randint(1, 3)):
            sheet.disc(x + 46, y + 52 + lens * 62, 24, fill=sheet.line)
            sheet.disc(x + 46, y + 52 + lens * 62, 13, fill=sheet.fields[0])


def _sensor(sheet: _Sheet) -> None:
    size, gap = 78, 12
    for row in range(8):
        for column in range(12):
            lit = sheet.chance.random()
            fill = sheet.accent if lit > 0.94 else sheet.fields[lit > 0.6]
            sheet.slab(65 + column * (size + gap), 46 + row * (size + gap), size, size, 8, fill)
    sheet.disc(600, 400, 330, outline=sheet.line, width=5)


#: What may be drawn, and what the alternative text says of it.
MOTIFS: tuple[tuple[Callable[[_Sheet], None], str], ...] = (
    (_rings, "The front of a lens, rings within rings round a small bright pupil."),
    (_blades, "The blades of an aperture, half closed, seen from the front."),
    (_phone, "The back of a phone with a round island of three lenses."),
    (_pair, "Two discs that overlap, a line running through both."),
    (_bench, "Rays of light that pass two lenses and meet in one point."),
    (_row, "A row of phones seen from behind, one of them in another colour."),
    (_sensor, "A grid of squares like the surface of a sensor, some of them lit."),
)
