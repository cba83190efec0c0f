"""How wide words will be, without asking a font: near enough for clipping and fitting."""

from functools import lru_cache
from unicodedata import category, combining, east_asian_width

NARROW = frozenset("iljtfrI.,:;!|'’‘()[] ")
WIDE = frozenset("mwMWOQ@%—…ÆŒ")


@lru_cache(maxsize=4096)
def width_of(words: str, size: float) -> float:
    """Of a wide sans-serif face in units of `size`; full-width signs are square."""
    return sum(map(_share, words)) * size


def clipped(words: str, room: float, size: float) -> str:
    """The words, cut with an ellipsis where they would be wider than `room`."""
    if width_of(words, size) <= room:
        return words
    room -= width_of("…", size)
    kept = []
    for letter in words:
        room -= _share(letter) * size
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"


@lru_cache(maxsize=4096)
def _share(letter: str) -> float:
    if combining(letter) or category(letter) in ("Cc", "Cf"):
        return 0.0
    if east_asian_width(letter) in "WF":
        return 1.0
    if letter in NARROW:
        return 0.36
    if letter in WIDE:
        return 0.97
    return 0.72 if letter.isupper() else 0.62
