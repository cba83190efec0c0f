"""How wide words will be, without asking a font: good to some per cent, for clipping and fitting."""

from unicodedata import category, combining, east_asian_width

NARROW = frozenset("iljtfrI.,:;!|'’‘()[] ")
WIDE = frozenset("mwMWOQ@%—…ÆŒ")


def width_of(words: str, size: float) -> float:
    """Of a sans-serif face in units of `size`; full-width signs are square."""
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


def _share(letter: str) -> float:
    if combining(letter) or category(letter) in ("Cc", "Cf"):
        return 0.0
    if east_asian_width(letter) in "WF":
        return 1.0
    if letter in NARROW:
        return 0.32
    if letter in WIDE:
        return 0.88
    return 0.68 if letter.isupper() else 0.56
