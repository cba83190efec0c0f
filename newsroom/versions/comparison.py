"""Two versions of a text compared for readers: words removed, words added. Pure.

Paragraphs that stand in both texts are found first, then each changed paragraph is compared
with the one that shares most words with it. Units that occur once in both texts anchor the
comparison (patience diff), so its time grows with the text, not with its square.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from newsroom.quotes.marks import text_of
from newsroom.versions.carrying import blocks

Verb = Literal["same", "removed", "added"]
#: (before, after): a stretch of each text, as slices; equal says whether they are the same.
Run = tuple[bool, slice, slice]

_TOKEN = re.compile(r"[\w’'-]+|\s+|[^\w\s]")
_ELEMENT = re.compile(r"<([a-z0-9]+)")
_ELEMENTS = {
    **{"h2": "h2", "h3": "h3", "ul": "li", "ol": "li"},
    **{"blockquote": "blockquote", "aside": "blockquote"},
}
#: Stretches without an anchor are compared unit by unit up to this many pairs of units.
_SMALL = 2_500
#: Anchors within anchors within anchors: deeper than this is a text made to hurt.
_DEEPEST = 40
#: How far ahead a changed paragraph is looked for, and the share of words it must keep.
_AHEAD, _ALIKE = 12, 0.4


@dataclass(frozen=True)
class Piece:
    verb: Verb
    words: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that differs; `element` is what it stands in: p, h2, h3, li, blockquote."""

    element: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Unchanged:
    """So many paragraphs that are the same in both."""

    count: int


@dataclass(frozen=True)
class _Line:
    element: str
    text: str


@dataclass(frozen=True)
class _Edit:
    """A stretch that is the same in both, or what went and what came in its place."""

    removed: str
    added: str
    equal: bool

    @property
    def size(self) -> int:
        return max(len(self.removed), len(self.added))

    @property
    def pieces(self) -> list[Piece]:
        if self.equal:
            return [Piece("same", self.added)]
        changes = [Piece("removed", self.removed), Piece("added", self.added)]
        return [piece for piece in changes if piece.words]


def compare_bodies(before: str, after: str) -> list[Paragraph | Unchanged]:
    """Two bodies (HTML as `newsroom.articles.body` stores it), what is the same collapsed."""
    old, new = _lines(before), _lines(after)
    compared: list[Paragraph | Unchanged] = []
    for equal, was, now in runs(old, new):
        if equal:
            compared.append(Unchanged(now.stop - now.start))
        else:
            compared += _changed(old[was], new[now])
    return compared


def compare_lines(before: str, after: str) -> tuple[Piece, ...]:
    """Two headlines, standfirsts or paragraphs, word by word."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    edits = [
        _Edit("".join(old[was]), "".join(new[now]), equal) for equal, was, now in runs(old, new)
    ]
    while len(tidied := _tidied(edits)) < len(edits):
        edits = tidied
    return tuple(piece for edit in edits for piece in edit.pieces)


def _tidied(edits: list[_Edit]) -> list[_Edit]:
    """A word or two between larger changes joined to them: they stayed by chance, and a
    sentence cut to pieces is harder to read than the two sentences."""
    tidied: list[_Edit] = []
    for edit in edits:
        if len(tidied) > 1 and tidied[-1].equal:
            left, kept = tidied[-2:]
            if kept.size <= min(left.size, edit.size):
                removed = left.removed + kept.removed + edit.removed
                added = left.added + kept.added + edit.added
                tidied[-2:] = [_Edit(removed, added, False)]
                continue
        tidied.append(edit)
    return tidied


def _lines(body: str) -> list[_Line]:
    found = []
    for block in blocks(body):
        tag = _ELEMENT.match(block)
        element = _ELEMENTS.get(tag.group(1), "p") if tag else "p"
        found += [_Line(element, text) for text in text_of(block).split("\n") if text]
    return found


def _changed(old: list[_Line], new: list[_Line]) -> list[Paragraph]:
    """Paragraphs of a changed stretch, each beside its counterpart if it has one."""
    paragraphs, reached = [], 0
    words = [set(line.text.split()) for line in new]
    for line in old:
        ahead = range(reached, min(reached + _AHEAD, len(new)))
        own = set(line.text.split())
        best = max(ahead, key=lambda index: (_alike(own, words[index]), -index), default=None)
        if best is None or _alike(own, words[best]) < _ALIKE:
            paragraphs.append(Paragraph(line.element, (Piece("removed", line.text),)))
            continue
        paragraphs += [_added(other) for other in new[reached:best]]
        paragraphs.append(Paragraph(new[best].element, compare_lines(line.text, new[best].text)))
        reached = best + 1
    return paragraphs + [_added(line) for line in new[reached:]]


def _added(line: _Line) -> Paragraph:
    return Paragraph(line.element, (Piece("added", line.text),))


def _alike(one: set[str], other: set[str]) -> float:
    """The share of words that both have, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other))


def runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Both sequences cut into equal and different stretches, in order, none empty on both sides."""
    found: list[Run] = []
    _collect(old, new, 0, len(old), 0, len(new), 0, found)
    return _joined(found)


def _collect(old, new, start, stop, new_start, new_stop, depth, runs) -> None:
    head = 0
    while start + head < stop and new_start + head < new_stop:
        if old[start + head] != new[new_start + head]:
            break
        head += 1
    runs.append((True, slice(start, start + head), slice(new_start, new_start + head)))
    start, new_start = start + head, new_start + head
    tail = 0
    while start < stop - tail and new_start < new_stop - tail:
        if old[stop - tail - 1] != new[new_stop - tail - 1]:
            break
        tail += 1
    _between(old, new, start, stop - tail, new_start, new_stop - tail, depth, runs)
    runs.append((True, slice(stop - tail, stop), slice(new_stop - tail, new_stop)))


def _between(old, new, start, stop, new_start, new_stop, depth, runs) -> None:
    """A stretch whose ends differ: cut at its anchors, or compared as it is."""
    pairs = (stop - start) * (new_stop - new_start)
    anchors = []
    if pairs > 1 and depth < _DEEPEST:
        anchors = _anchors(old, new, start, stop, new_start, new_stop)
    if anchors:
        for place, new_place in [*anchors, (stop, new_stop)]:
            _collect(old, new, start, place, new_start, new_place, depth + 1, runs)
            start, new_start = place, new_place
    elif 1 < pairs <= _SMALL:
        matcher = SequenceMatcher(None, old[start:stop], new[new_start:new_stop], autojunk=False)
        for verb, i1, i2, j1, j2 in matcher.get_opcodes():
            was, now = slice(start + i1, start + i2), slice(new_start + j1, new_start + j2)
            runs.append((verb == "equal", was, now))
    else:
        runs.append((False, slice(start, stop), slice(new_start, new_stop)))


def _anchors(old, new, start, stop, new_start, new_stop) -> list[tuple[int, int]]:
    """Places of the units that occur once in both stretches, as many as keep one order."""
    places = _once(old, start, stop)
    new_places = _once(new, new_start, new_stop)
    pairs = [(place, new_places[unit]) for unit, place in places.items() if unit in new_places]
    return _rising(pairs)


def _once(units, start, stop) -> dict[Hashable, int]:
    counts = Counter(units[start:stop])
    return {units[i]: i for i in range(start, stop) if counts[units[i]] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs, given by their first place, whose second place rises."""
    tops: list[int] = []
    ends: list[int] = []  # index into pairs of the pair on top of each pile
    before: list[int | None] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [index]
        before.append(ends[pile - 1] if pile else None)
    chain, at = [], ends[-1] if ends else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbours of the same sort made one, empty ones dropped."""
    joined: list[Run] = []
    for equal, was, now in runs:
        if was.start == was.stop and now.start == now.stop:
            continue
        if joined and joined[-1][0] == equal:
            _, first, new_first = joined[-1]
            joined[-1] = (equal, slice(first.start, was.stop), slice(new_first.start, now.stop))
        else:
            joined.append((equal, was, now))
    return joined
