"""What somebody asks for, read. Pure."""

import re
from dataclasses import dataclass, field
from itertools import combinations

from newsroom.search.words import WORD, joined, words

#: More words than anybody types; what comes after them is not looked for.
MOST_PARTS = 24
#: A span of more words than this is no name.
LONGEST_NAME = 8
#: Characters of a question, and of a word in it, that are read at all.
READ, LONGEST_WORD = 1_000, 100
_ASKED = re.compile(r'"([^"]*)(?:"|$)|(\S+)')
_QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True)
class Part:
    """Words that must stand side by side; `is_prefix`: of the last one only the beginning."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True)
class Query:
    """All `parts` of one alternative must be there, or the joined key of it as a name.

    `asked` is the text as typed. Without any word there is nothing to look for.
    """

    asked: str
    alternatives: tuple[tuple[Part, ...], ...] = ()
    keys: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.alternatives)

    @property
    def parts(self) -> list[Part]:
        return [part for parts in self.alternatives for part in parts]

    def also(self, text: str) -> "Query":
        """The same, or `text` instead."""
        other = read(text)
        if not other or other.alternatives[0] in self.alternatives:
            return self
        return Query(
            self.asked, (*self.alternatives, *other.alternatives), (*self.keys, *other.keys)
        )


def read(text: str) -> Query:
    """Words, “phrases” in any quotation marks, and a beginning* with an asterisk."""
    parts, plain = [], text[:READ].replace("\0", " ").translate(_QUOTES)
    for phrase, single in _ASKED.findall(plain):
        found = tuple(word[:LONGEST_WORD] for word in words(phrase or single).split())
        if found:
            part = Part(found, is_prefix=single.endswith("*"))
            if part not in parts:
                parts.append(part)
    key = joined(plain)[:LONGEST_WORD]
    return Query(text, (tuple(parts[:MOST_PARTS]),), (key,)) if parts else Query(text)


def beginning(query: Query) -> Query:
    """The same, of the last word only the beginning: for asking while somebody types."""
    if not query:
        return query
    *parts, last = query.alternatives[0]
    return Query(query.asked, ((*parts, Part(last.words, is_prefix=True)),))


def spans(text: str) -> dict[str, tuple[str, str]]:
    """Each run of words in a text that may be a name, by its key: what stands before and after."""
    found = {}
    tokens = list(re.finditer(r"\S+", _spaced(text)))[:MOST_PARTS]
    for first, last in combinations(range(len(tokens) + 1), 2):
        if last - first <= LONGEST_NAME:
            run = tokens[first:last]
            line = run[0].string
            key = joined(line[run[0].start() : run[-1].end()])
            if key:
                found.setdefault(key, (line[: run[0].start()], line[run[-1].end() :]))
    return found


def _spaced(text: str) -> str:
    """A text in which each word that `words` tells apart stands by itself."""
    return WORD.sub(lambda word: f" {word.group()} ", text[:READ].replace("\0", " "))
