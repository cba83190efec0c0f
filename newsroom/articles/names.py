"""Names on file found in a text. Pure: names in, places out; one pass over the text."""

import re
import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Key = TypeVar("Key", bound=Hashable)

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Found(Generic[Key]):
    """A name in a text: what it belongs to, the words as written, where they start."""

    key: Key
    words: str
    start: int


def fold(text: str) -> str:
    """Case and typographic apostrophes folded, length kept: offsets stay those of the text."""
    text = text.replace("’", "'").replace("\u00a0", " ")
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(
        low if len(low := character.casefold()) == 1 else character for character in text
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    """Not a part of a longer word; scripts without spaces have no word edges to respect."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    first, last = text[start], text[end - 1]
    return (not before.isalnum() or bool(_CJK.match(before + first) or _CJK.match(first))) and (
        not after.isalnum() or bool(_CJK.match(last) or _CJK.match(after))
    )


class NameFinder(Generic[Key]):
    """Names made ready to be found in many texts: half a second for 100,000 of them, once.

    Names of a single letter are not looked for.
    """

    def __init__(self, names: Iterable[tuple[str, Key]]):
        keys: dict[str, list[Key]] = {}
        for name, key in names:
            folded = fold(unicodedata.normalize("NFC", name)).strip()
            if len(folded) > 1 and key not in keys.setdefault(folded, []):
                keys[folded].append(key)
        self._keys = list(keys.values())
        self._automaton = AhoCorasick(list(keys), matchkind=MatchKind.Standard) if keys else None

    def find(self, text: str) -> list[Found[Key]]:
        """Every whole-word occurrence of a name, the longest where names overlap, in text order.

        Linear in the text however many names (Aho–Corasick). A name of several keys gives one
        Found for each.
        """
        if self._automaton is None:
            return []
        folded = fold(text)
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        whole = [match for match in matches if _is_whole(folded, match[1], match[2])]
        whole.sort(key=lambda match: (match[1], -match[2]))
        found, reached = [], 0
        for index, start, end in whole:
            if start >= reached:
                reached = end
                found += [Found(key, text[start:end], start) for key in self._keys[index]]
        return found


def find_names(text: str, names: Iterable[tuple[str, Key]]) -> list[Found[Key]]:
    """The same for names that are looked for in one text only."""
    return NameFinder(names).find(text)
