"""Which renditions a picture has: shapes, widths, true sizes, and where a crop lies.

The focal point is (percent from the left, percent from the top), as stored.
"""

WHOLE, CARD = "whole", "card"
WIDTHS = (320, 640, 960, 1280, 1920)
#: A card stands beside words: three to two, and never as wide as a page.
CARD_RATIO, CARD_WIDTHS = 3 / 2, (320, 640, 960, 1280)
#: The widest that browsers without AVIF and WebP, feeds and search engines are given.
FALLBACK_WIDTH = 1280
#: By how much a picture may differ from a shape and still be taken for it.
_CLOSE_ENOUGH = 0.02

Size = tuple[int, int]
Box = tuple[int, int, int, int]


def sizes(size: Size, widths: tuple[int, ...] = WIDTHS) -> list[Size]:
    """Widths and heights in pixels, ascending; nothing is made larger than it is."""
    width, height = size
    chosen = sorted({*(step for step in widths if step < width), min(width, widths[-1])})
    return [(step, max(1, round(step * height / width))) for step in chosen]


def card_box(size: Size, focal: Size) -> Box | None:
    """The part that a card shows, the focal point as near its middle as the edges allow.

    None where the picture has that shape already.
    """
    return crop_box(size, focal, CARD_RATIO)


def crop_box(size: Size, focal: Size, ratio: float) -> Box | None:
    """The largest part of `ratio` (width to height) around the focal point; None for the whole."""
    width, height = size
    if abs(width / height / ratio - 1) <= _CLOSE_ENOUGH:
        return None
    wide = min(width, max(1, round(height * ratio)))
    high = min(height, max(1, round(width / ratio)))
    left = _start(width, wide, focal[0])
    top = _start(height, high, focal[1])
    return left, top, left + wide, top + high


def _start(whole: int, part: int, percent: int) -> int:
    return max(0, min(whole - part, round(whole * percent / 100 - part / 2)))


def fallback(of: list[Size]) -> Size:
    """The size that the fallback has, of the sizes that a shape has."""
    return max(size for size in of if size[0] <= FALLBACK_WIDTH)


def names(of: list[Size]) -> list[str]:
    """The files of a shape: each width as AVIF and WebP, one as JPEG."""
    files = [f"{width}.{suffix}" for width, _ in of for suffix in ("avif", "webp")]
    return [*files, f"{fallback(of)[0]}.jpg"]
