"""The same words in two texts, or the same but for one: found by their threes. Pure.

Each text is kept as the threes of words in it (a hash and its place). Threes that two texts share,
one after the other, are a run; two runs with one word between them, changed, added or left out,
are one phrase.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

#: Words in common that make a phrase, and how many of them must say something.
SHORTEST = 5
_SAYING = 3
Key = TypeVar("Key", bound=Hashable)
#: Texts with the same three words that are compared with one another.
_MOST_ALIKE = 40
#: Words of a text that are kept; a release has a thousand.
MOST_WORDS = 20_000
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+(?:['’][^\W{_CJK}]+)*")
_SMALL = {
    *("a", "about", "all", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by"),
    *("can", "do", "for", "from", "had", "has", "have", "he", "her", "his", "i", "if", "in"),
    *("into", "is", "it", "its", "more", "no", "not", "of", "on", "one", "or", "our", "out"),
    *("she", "so", "that", "the", "their", "there", "they", "this", "to", "up", "us", "was"),
    *("we", "were", "what", "which", "who", "will", "with", "would", "you"),
}


@dataclass(frozen=True, slots=True)
class Shared:
    """Words of a text that another has too: the first and the one after the last, counted in
    words; `changed` if one word between them is not the same."""

    first: int
    last: int
    words: int
    changed: bool = False


def words_of(text: str) -> list[str]:
    """The words as they are compared, without marks and case."""
    return [fold(match[0]) for match in _WORD.finditer(text)]


def fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")


def threes(text: str) -> dict[int, int]:
    """Place → hash of the three words that begin there; those of small words only are left out."""
    words = words_of(text)[:MOST_WORDS]
    return {
        place: _hash(three)
        for place in range(len(words) - 2)
        if not _SMALL.issuperset(three := words[place : place + 3])
    }


def _hash(words: list[str]) -> int:
    """A signed number of 64 bits, as databases keep them."""
    digest = blake2b(" ".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def shared(words: list[str], places: Iterable[tuple[int, int]]) -> Shared | None:
    """The longest phrase of `words` that another text has, from the places of threes in both.

    `places` pairs the place of a three here with its place there; all of one other text.
    """
    best = None
    runs = _runs(places)
    for at, run in enumerate(runs):
        found = _phrase(words, run)
        for following in runs[at + 1 : at + 12]:
            if _joins(run, following):
                found = max(found, _phrase(words, run, following), key=lambda one: one.words)
        if best is None or found.words > best.words:
            best = found
    if best is None or best.words < SHORTEST:
        return None
    saying = [word for word in words[best.first : best.last] if word not in _SMALL]
    return best if len(set(saying)) >= _SAYING else None


#: Place here, place there, words.
_Run = tuple[int, int, int]


def _runs(places: Iterable[tuple[int, int]]) -> list[_Run]:
    diagonals: dict[int, list[int]] = defaultdict(list)
    for here, there in set(places):
        diagonals[there - here].append(here)
    runs = []
    for shift, starts in diagonals.items():
        starts.sort()
        first = last = starts[0]
        for start in starts[1:]:
            if start > last + 3:  # threes of small words are not kept: look over them
                runs.append((first, first + shift, last + 3 - first))
                first = start
            last = start
        runs.append((first, first + shift, last + 3 - first))
    return sorted(runs)


def _joins(one: _Run, other: _Run) -> bool:
    """Whether at most one word stands between two runs, here as there."""
    here = other[0] - one[0] - one[2]
    there = other[1] - one[1] - one[2]
    return here in (0, 1) and there in (0, 1)


def _phrase(words: list[str], one: _Run, other: _Run | None = None) -> Shared:
    if other is None:
        return Shared(one[0], one[0] + one[2], one[2])
    return Shared(one[0], other[0] + other[2], one[2] + other[2], changed=True)


def shared_by(one: str, other: str) -> Shared | None:
    """The longest phrase of one text that another has."""
    theirs: dict[int, list[int]] = defaultdict(list)
    for place, three in threes(other).items():
        theirs[three].append(place)
    places = [(here, there) for here, three in threes(one).items() for there in theirs[three]]
    return shared(words_of(one), places)


def shared_among(texts: Mapping[Key, str]) -> dict[Key, dict[Key, Shared]]:
    """For each text the longest phrase that each of the others has too."""
    standing: dict[int, list[tuple[Key, int]]] = defaultdict(list)
    for key, text in texts.items():
        for place, three in threes(text).items():
            standing[three].append((key, place))
    pairs: dict[tuple[Key, Key], list[tuple[int, int]]] = defaultdict(list)
    for places in standing.values():
        for one, here in places[:_MOST_ALIKE]:
            for other, there in places[:_MOST_ALIKE]:
                if one != other:
                    pairs[one, other].append((here, there))
    found: dict[Key, dict[Key, Shared]] = {key: {} for key in texts}
    for (one, other), places in pairs.items():
        if phrase := shared(words_of(texts[one]), places):
            found[one][other] = phrase
    return found


def shown(text: str, phrase: Shared) -> str:
    """The words of a phrase as the text has them."""
    spans = [match.span() for match in _WORD.finditer(text)][phrase.first : phrase.last]
    return text[spans[0][0] : spans[-1][1]] if spans else ""
