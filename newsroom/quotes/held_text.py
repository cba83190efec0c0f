"""A document's words, folded for comparison and indexed. Pure.

Folded away: marks of all kinds, dashes, ellipses, spaces, case, invisible hyphens, ligatures.
What remains are words, numbers with their points, and signs that are said aloud ($, %, &).
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

_INVISIBLE = "\u00ad\u200b-\u200d\u2060"
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\W{_CJK}]+"
WORD = re.compile(
    rf"[{_CJK}]|\d+(?:[.,]\d+)+|{_LETTERS}(?:[{_INVISIBLE}'’ʼ＇]+{_LETTERS})*|[$€£¥₹₩%&+°]"
)
_PARTS = re.compile(f"({WORD.pattern})")

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}
_MARK = re.compile(r'["“”„«»「」『』]|\n\s*\n')
_SINGLE = re.compile(r"(?<!\w)‘(?=\w)(.{3,}?)(?:(?<=[.,!?…])’|(?<!s)’(?!\w)|’(?=[.,;:!?)]|$))")
_LONGEST_QUOTATION = 6_000
_LONGEST_WORD = 200
_BETWEEN_WORDS = re.compile(r"[^\w\s]{0,6}(?:\s[^\w\s]{0,6})?")
_NO_MARKS = {ord(mark): None for mark in '“”„«»「」『』"'}


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word as it is compared: “Xiaomi’s” and “XIAOMI'S” are one."""
    word = word[:_LONGEST_WORD]  # longer ones are none; the cache stays small
    word = re.sub(rf"[{_INVISIBLE}\s]", "", unicodedata.normalize("NFKC", word).casefold())
    return re.sub("[’ʼ＇]", "'", word)


def _folded(words: list[str]) -> list[str]:
    folded = {word: fold(word) for word in set(words)}
    return [folded[word] for word in words]


def shown(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Each word with the punctuation and the space behind it; quotation marks are left out, and
    so are words between two that are not neighbours."""
    found = []
    for (start, end), (following, _) in pairwise([*spans, (len(text), 0)]):
        behind = text[end:following]
        if not _BETWEEN_WORDS.fullmatch(behind):
            behind = _BETWEEN_WORDS.match(behind)[0] + " "
        found.append(text[start:end][:_LONGEST_WORD] + " ".join(_spaced(behind)))
    if found:
        start, end = spans[-1]
        found[-1] = text[start:end][:_LONGEST_WORD]
    return found


def _spaced(behind: str) -> list[str]:
    return re.split(r"\s+", behind.translate(_NO_MARKS))


def spans_of(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in WORD.finditer(text)]


@dataclass(frozen=True)
class Quotation:
    """What stands between two marks, in characters and in words (both half open)."""

    start: int
    end: int
    first: int
    last: int


class HeldText:
    """Build it once per document and compare many passages with it; all parts linear."""

    def __init__(self, text: str):
        self.text = text
        parts = _PARTS.split(text)  # what stands between words, a word, what stands between …
        self.words = _folded(parts[1::2])
        #: Where in the text each word begins.
        self.starts = list(accumulate(map(len, parts)))[:-1:2]

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much it tells to find a word here: one, if it stands here once."""
        return {word: count**-0.5 for word, count in Counter(self.words).items()}

    @cached_property
    def _chains(self) -> tuple[dict[str, int], list[int]]:
        """Where each word stands last, and for each position where its word stood before; far
        cheaper than a list for each word."""
        latest: dict[str, int] = {}
        earlier = []
        for position, word in enumerate(self.words):
            earlier.append(latest.get(word, -1))
            latest[word] = position
        return latest, earlier

    def positions_of(self, word: str, most: int) -> Iterator[int]:
        """Where a word stands, the last place first."""
        latest, earlier = self._chains
        position = latest.get(word, -1)
        while position >= 0 and most:
            yield position
            position, most = earlier[position], most - 1

    def end(self, position: int) -> int:
        """Where in the text a word ends."""
        return WORD.match(self.text, self.starts[position]).end()

    def span(self, position: int) -> tuple[int, int]:
        return self.starts[position], self.end(position)

    @cached_property
    def _joined(self) -> str:
        return f" {' '.join(self.words)} "

    def places_of(self, words: list[str], reached: int = 0, most: int = 100) -> list[int]:
        """The first positions from `reached` on at which exactly these words stand."""
        needle, found, counted = f" {' '.join(words)} ", [], reached
        at = last = len(" ".join(self.words[:reached])) + 1 if reached else 0
        while len(found) < most and (at := self._joined.find(needle, at)) >= 0:
            counted += self._joined.count(" ", last, at)
            last = at
            found.append(counted)
            at += 1
        return found

    @cached_property
    def quotations(self) -> list[Quotation]:
        """What the text puts between marks, outermost, in order."""
        found, word = [], 0
        for start, end in _between_marks(self.text):
            first = bisect_left(self.starts, start, lo=word)
            word = bisect_left(self.starts, end, lo=first)
            if word > first:
                found.append(Quotation(start, end, first, word))
        return found

    @cached_property
    def quotation_at(self) -> list[Quotation | None]:
        """For each word the quotation that it stands in."""
        at: list[Quotation | None] = [None] * len(self.words)
        for quotation in self.quotations:
            for position in range(quotation.first, quotation.last):
                at[position] = quotation
        return at

    def context(self, first: int, last: int, around: int = 6) -> str:
        """The words from `first` up to `last` with a few around them, on one line."""
        begin, end = max(0, first - around), min(len(self.words), last + around)
        cut = self.text[self.starts[begin] : self.end(end - 1)]
        cut = " ".join(cut.split())
        return ("… " if begin else "") + cut + (" …" if end < len(self.words) else "")


def _between_marks(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened, closing = 0, ""
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if closing and at - opened > _LONGEST_QUOTATION:
            closing = ""  # never closed: no quotation
        if mark[0] == "\n":
            # a quotation goes on after a blank line only where its mark is set again
            if closing and text[match.end() : match.end() + 1] in _reopening(closing):
                found.append((opened, at))
            closing = ""
        elif closing and mark in closing:
            if mark == '"' and _begins_line(text, at):
                continue  # set again at the start of a line
            found.append((opened, at))
            closing = ""
        elif not closing and mark in _PAIRS and not _is_inch(text, at):
            opened, closing = at + 1, _PAIRS[mark]
    if not found and "‘" in text:
        found = [match.span(1) for match in _SINGLE.finditer(text)]
    return [(start, end) for start, end in found if start < end]


def _reopening(closing: str) -> set[str]:
    return {mark for mark, closes in _PAIRS.items() if closes == closing}


def _begins_line(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1] == "\n") and text[at + 1 : at + 2].isalnum()


def _is_inch(text: str, at: int) -> bool:
    return text[at] == '"' and at > 0 and text[at - 1].isalnum()
