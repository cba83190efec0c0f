"""A card as a picture, 1200 × 630 pixels, as social networks show it beside a link."""

import hashlib
import io
import json
from dataclasses import asdict, dataclass

from PIL import Image, ImageDraw

from newsroom.cards.setting import Set, fitted

SIZE = WIDTH, HEIGHT = 1200, 630
#: Changes when the same words would be drawn differently, so that cards are made anew.
RECIPE = 1
_MARGIN = 72
_INNER = WIDTH - 2 * _MARGIN
_PAPER, _INK, _SOFT, _RULE, _ACCENT = "#fdfcf9", "#1b1a18", "#5c574e", "#d9d3c5", "#7a1f1f"
#: The colours of verdicts, as on the site.
TONES = {"good": "#1f6338", "bad": "#97261f", "half": "#7a5200", "faded": "#5c574e"}
_COLOURS = 32


@dataclass(frozen=True)
class Card:
    """What stands on a card. `stamp` is a verdict in words, `tone` its colour."""

    publication: str
    kicker: str
    words: str
    foot: str = ""
    stamp: str = ""
    tone: str = "faded"
    language: str = ""

    @property
    def digest(self) -> str:
        """Of the words and how they are drawn: other words have another."""
        told = json.dumps([RECIPE, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def drawn(card: Card) -> bytes:
    """The card as PNG. Raises faces.Unprintable where a text has letters without a face."""
    image = Image.new("RGB", SIZE, _PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, WIDTH, 14), fill=_ACCENT)
    name = _line(card.publication, _INNER, 34, 700)
    name.draw(canvas, _MARGIN, 50, _INK)
    canvas.line((_MARGIN, 112, WIDTH - _MARGIN, 112), fill=_RULE, width=2)
    _line(card.kicker, _INNER, 28, 500).draw(canvas, _MARGIN, 130, _ACCENT)
    bottom = HEIGHT - 56
    if card.foot:
        foot = _text(card.foot, _INNER, 84, 30, 26, 500)
        bottom -= foot.height
        foot.draw(canvas, _MARGIN, bottom, _SOFT)
    if card.stamp:
        bottom -= 76
        _stamp(canvas, card, bottom)
    top = 190
    words = _text(card.words, _INNER, bottom - top - 20, 76, 34, 600, card.language)
    words.draw(canvas, _MARGIN, top, _INK)
    return _png(image)


def _text(text, width, height, largest, smallest, weight, language="") -> Set:
    return fitted(
        text, width=width, height=height, largest=largest, smallest=smallest, weight=weight,
        language=language,
    )  # fmt: skip


def _line(text: str, width: int, size: int, weight: int) -> Set:
    return _text(text, width, round(size * 1.4), size, size, weight)


def _stamp(canvas: ImageDraw.ImageDraw, card: Card, top: int) -> None:
    words = _line(card.stamp, _INNER - 48, 30, 700)
    width = words.style.width(words.lines[0])
    box = (_MARGIN, top, _MARGIN + round(width) + 48, top + 54)
    canvas.rounded_rectangle(box, radius=8, fill=TONES.get(card.tone, TONES["faded"]))
    words.draw(canvas, _MARGIN + 24, top + 8, _PAPER)


def _png(image: Image.Image) -> bytes:
    """Few colours are enough for letters: a third of the bytes."""
    file = io.BytesIO()
    image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()
