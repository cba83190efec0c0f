"""Text set into a box: broken into lines, smaller until it fits, cut with an ellipsis at last."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageDraw

from newsroom.cards import faces

#: Longer texts never fit: what is behind this is not measured.
LONGEST = 700
ELLIPSIS = "…"
LEADING = 1.28
#: Nothing begins a line with these, and nothing ends one with those.
_NOT_FIRST = "、。，．：；！？」』）】》〉〕”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ·・%"
_NOT_LAST = "「『（【《〈〔“‘"
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
#: A word with the space behind it, or one sign of a script that breaks anywhere.
_PIECE = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+\s*|\s+")


@dataclass(frozen=True)
class Style:
    size: int
    weight: int
    language: str = ""
    cjk: int = 0

    def font(self, file: str):
        return faces.face(file, self.size, self.weight, self.cjk if file == faces.CJK else 0)

    def width(self, text: str) -> float:
        return _width(self, text)

    @property
    def leading(self) -> int:
        return round(self.size * LEADING)


@lru_cache(maxsize=4_096)
def _width(style: Style, text: str) -> float:
    return sum(style.font(file).getlength(run) for file, run in faces.runs(text))


@dataclass(frozen=True)
class Set:
    """Lines of text in one style; `is_whole` unless the end was cut off."""

    lines: tuple[str, ...]
    style: Style
    is_whole: bool = True

    @property
    def height(self) -> int:
        return len(self.lines) * self.style.leading

    def draw(self, canvas: ImageDraw.ImageDraw, left: int, top: int, colour: str) -> None:
        for number, line in enumerate(self.lines):
            x, baseline = float(left), top + number * self.style.leading + self.style.size
            for file, run in faces.runs(line):
                font = self.style.font(file)
                canvas.text((x, baseline), run, font=font, fill=colour, anchor="ls")
                x += font.getlength(run)


def fitted(
    text: str, *, width: int, height: int, largest: int, smallest: int, weight: int, language: str
) -> Set:
    """The text as large as the box allows, in pixels. Raises faces.Unprintable."""
    text = faces.printable(text)
    if not text:
        return Set((), Style(largest, weight))
    cjk = faces.variant(language, text)
    too_long = len(text) > LONGEST
    text = text[:LONGEST]
    step = max(1, (largest - smallest) // 10)
    for size in range(largest, smallest - 1, -step):
        style = Style(size, weight, language, cjk)
        lines = tuple(_lines(text, style, width))
        if len(lines) * style.leading <= height and not too_long:
            return Set(lines, style)
    style = Style(smallest, weight, language, cjk)
    lines = tuple(_lines(text, style, width))
    fitting = max(1, height // style.leading)
    last = _cut(lines[min(fitting, len(lines)) - 1], style, width)
    return Set((*lines[: fitting - 1], last), style, is_whole=False)


def _cut(line: str, style: Style, width: int) -> str:
    while line and style.width(f"{line}{ELLIPSIS}") > width:
        line = line[:-1]
    return f"{line.rstrip(' ,;:.–—')}{ELLIPSIS}"


def _lines(text: str, style: Style, width: int) -> Iterator[str]:
    """Lines no wider than `width`."""
    line, room = "", float(width)
    for piece in _pieces(text, style, width):
        needed = style.width(piece.rstrip())
        if line and needed > room:
            yield line.rstrip()
            line, room = "", float(width)
        line += piece
        room -= style.width(piece)
    if line.strip():
        yield line.rstrip()


def _pieces(text: str, style: Style, width: int) -> Iterator[str]:
    """What stays together on a line: words, signs with the marks that belong to them."""
    held = ""
    found = _PIECE.findall(text)
    for piece, following in zip(found, [*found[1:], ""], strict=True):
        held += piece
        if held[-1] in _NOT_LAST or (following and following[0] in _NOT_FIRST):
            continue
        yield from _broken(held, style, width)
        held = ""
    if held:
        yield from _broken(held, style, width)


def _broken(piece: str, style: Style, width: int) -> Iterator[str]:
    """A word that is wider than a line is broken where it must be."""
    while style.width(piece.rstrip()) > width:
        end = len(piece)
        while end > 1 and style.width(piece[:end]) > width:
            end -= 1
        yield piece[:end]
        piece = piece[end:]
    yield piece
