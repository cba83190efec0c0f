"""What the signs of a picture mean, in as many lines as the words need."""

from collections.abc import Iterable

from newsroom.public.pictures.lettering import width_of
from newsroom.public.pictures.shapes import (
    Circle,
    Line,
    Path,
    Rect,
    Shape,
    Text,
    arrow,
    diamond,
)

#: A sign is this wide.
SIGN = 26


def key(signs: Iterable[tuple[str, str]], width: float) -> tuple[list[Shape], float]:
    """Pairs of a sign and its words, drawn from the top; and the foot of them."""
    shapes: list[Shape] = []
    x, y = 6.0, 4.0
    for sign, words in signs:
        wide = SIGN + 6 + width_of(words, 11)
        if x > 6 and x + wide > width:
            x, y = 6.0, y + 18
        shapes += [*_drawn(sign, x, y), Text(x + SIGN + 6, y + 8, words, "tick")]
        x += wide + 16
    return shapes, y + 20


def _drawn(sign: str, x: float, y: float) -> list[Shape]:
    middle, half = y + 4, x + SIGN / 2
    match sign:
        case "running":
            return [Rect(x, y, 18, 8, "running"), Path(arrow(x + 18, y, 8), "running")]
        case "faded":
            return [Rect(x, y, SIGN, 8, "ended", fade="out")]
        case "rumoured":
            return [Rect(x, y + 0.5, SIGN, 7, "rumoured")]
        case "event":
            return [Rect(x, y, SIGN, 8, "ended"), Circle(half, middle, 3.2, "event")]
        case "ring":
            return [Line(x, middle, x + SIGN, middle, "tie"), Circle(half, middle, 4, "event")]
        case "moment":
            return [Path(diamond(half, middle, 5.5), "ended")]
        case "due":
            return [
                Rect(x, y + 0.5, half - x, 7, "promised"),
                Path(diamond(half, middle, 5), "due"),
            ]
        case "said":
            return [
                Line(x + 3, middle, x + SIGN, middle, "tie"),
                Circle(x + 3, middle, 2.6, "said"),
            ]
    return [Rect(x, y, SIGN, 8, sign)]
