"""The typefaces of cards: they come with the packages, so that a fresh machine has them all.

Noto Serif has Latin, Greek and Cyrillic; Noto Sans CJK what is written in Chinese, Japanese and
Korean. Letters that neither has are not drawn as boxes: the text is refused.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from PIL import ImageFont

SERIF = str(files("fontpkg_noto_serif") / "files" / "NotoSerif[wdth,wght].ttf")
CJK = str(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc")
#: Faces in that file, by language: the same character has other shapes in each.
_JAPANESE, _KOREAN, _SIMPLIFIED, _TRADITIONAL, _HONG_KONG = range(5)
_NO_CHARACTER = "\uffff"
_PROBE = 32


class Unprintable(ValueError):
    """A text has letters for which there is no face."""


@lru_cache(maxsize=128)
def face(file: str, size: int, weight: int, index: int = 0) -> ImageFont.FreeTypeFont:
    """`size` in pixels, `weight` from 100 to 900."""
    font = ImageFont.truetype(file, size, index=index)
    axes = font.get_variation_axes()
    font.set_variation_by_axes([weight, *(axis["default"] for axis in axes[1:])])
    return font


def variant(language: str, text: str) -> int:
    """Which face of the CJK file a text is set in: by its language, else by its script."""
    tag = language.lower()
    if tag.startswith("ja") or any("\u3040" <= sign <= "\u30ff" for sign in text):
        return _JAPANESE
    if tag.startswith("ko") or any("\uac00" <= sign <= "\ud7a3" for sign in text):
        return _KOREAN
    if tag.startswith("zh") and {"hk", "mo"} & set(tag.split("-")):
        return _HONG_KONG
    if tag.startswith("zh") and {"hant", "tw"} & set(tag.split("-")):
        return _TRADITIONAL
    return _SIMPLIFIED


@lru_cache(maxsize=8_192)
def _has(file: str, sign: str) -> bool:
    """Whether the face has a glyph: it draws another picture than for what is no character."""
    font = face(file, _PROBE, 400)
    return bytes(font.getmask(sign)) != bytes(font.getmask(_NO_CHARACTER)) or sign.isspace()


def file_for(sign: str) -> str | None:
    return next((file for file in (SERIF, CJK) if _has(file, sign)), None)


def printable(text: str) -> str:
    """The text on one line, without pictographs that no face has. Raises Unprintable."""
    kept = []
    for sign in unicodedata.normalize("NFC", " ".join(text.split())):
        if unicodedata.category(sign)[0] == "C" or "\ufe00" <= sign <= "\ufe0f":
            continue  # nothing to be seen: controls, joiners, choices of a pictograph's shape
        if file_for(sign):
            kept.append(sign)
        elif unicodedata.category(sign)[0] in "LMN":
            raise Unprintable(f"No face has U+{ord(sign):04X} {unicodedata.name(sign, '')}.")
    return " ".join("".join(kept).split())


def runs(text: str) -> Iterator[tuple[str, str]]:
    """The file of a face, and the characters in a row that are set in it."""
    for file, signs in groupby(text, key=file_for):
        yield file or SERIF, "".join(signs)
