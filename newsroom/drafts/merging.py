"""Two texts that grew from one, by paragraphs, for somebody to take from both. Pure.

What only one of them changed is taken from that one; what both changed in different ways is
shown with both, and both stay unless somebody says otherwise: no words are dropped unseen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from newsroom.quotes.marks import passages_in
from newsroom.quotes.retagging import untagged
from newsroom.versions.carrying import blocks
from newsroom.versions.comparison import runs

Side = Literal["saved", "mine", "both"]


@dataclass(frozen=True)
class Stretch:
    """Paragraphs (HTML) as they stood, as they are saved now, as they were typed."""

    base: tuple[str, ...]
    saved: tuple[str, ...]
    mine: tuple[str, ...]

    @property
    def changed_by(self) -> Literal["nobody", "saved", "mine", "both"]:
        if self.saved == self.mine:
            return "nobody"
        if self.mine == self.base:
            return "saved"
        return "mine" if self.saved == self.base else "both"


@dataclass(frozen=True)
class _Edit:
    """base[start:stop] replaced."""

    start: int
    stop: int
    new: tuple[str, ...]


def stretches(base: str, saved: str, mine: str) -> list[Stretch]:
    """Three bodies (HTML as `newsroom.articles.body` stores it) cut at the same places."""
    old = blocks(base)
    edits = [(edit, "saved") for edit in _edits(old, blocks(saved))]
    edits += [(edit, "mine") for edit in _edits(old, blocks(mine))]
    edits.sort(key=lambda pair: (pair[0].start, pair[0].stop))
    found: list[Stretch] = []
    reached, waiting = 0, edits
    while waiting:
        group, waiting = _overlapping(waiting)
        start = min(edit.start for edit, _ in group)
        stop = max(edit.stop for edit, _ in group)
        found += _untouched(old[reached:start])
        sides = {
            name: _applied(old, start, stop, [edit for edit, side in group if side == name])
            for name in ("saved", "mine")
        }
        found += _by_paragraph(Stretch(tuple(old[start:stop]), **sides))
        reached = stop
    return found + _untouched(old[reached:])


def merged(found: Sequence[Stretch], choices: Mapping[int, Side] | None = None) -> str:
    """One body. `choices` says by index which side of a stretch is taken; without one, that
    which changed, or both. Words that come twice carry their tag once."""
    parts: list[str] = []
    for index, stretch in enumerate(found):
        side = (choices or {}).get(index) or _default(stretch)
        if side == "both":
            kept = {key.lower() for block in stretch.saved for key in passages_in(block)}
            own = [block for block in stretch.mine if block not in stretch.saved]
            parts += [*stretch.saved, *(untagged(block, kept) for block in own)]
        else:
            parts += getattr(stretch, side)
    return "".join(_once_tagged(parts))


def merged_line(base: str, saved: str, mine: str) -> str | None:
    """One value of a field, or None where both changed it in different ways."""
    if mine in (base, saved):
        return saved
    return mine if saved == base else None


def _default(stretch: Stretch) -> Side:
    return "saved" if stretch.changed_by == "nobody" else stretch.changed_by


def _edits(old: list[str], new: list[str]) -> list[_Edit]:
    return [
        _Edit(was.start, was.stop, tuple(new[now]))
        for equal, was, now in runs(old, new)
        if not equal
    ]


def _overlapping(edits: list) -> tuple[list, list]:
    """The first edit with all that touch the same paragraphs, and the rest."""
    group, stop = [edits[0]], edits[0][0].stop
    for number, (edit, side) in enumerate(edits[1:], 1):
        first = group[0][0]
        same_place = edit.start == edit.stop == first.start == first.stop
        if edit.start >= stop and not same_place:
            return group, edits[number:]
        group.append((edit, side))
        stop = max(stop, edit.stop)
    return group, []


def _applied(old: list[str], start: int, stop: int, edits: list[_Edit]) -> tuple[str, ...]:
    result: list[str] = []
    for edit in edits:
        result += [*old[start : edit.start], *edit.new]
        start = edit.stop
    return (*result, *old[start:stop])


def _untouched(same: list[str]) -> list[Stretch]:
    return [Stretch(tuple(same), tuple(same), tuple(same))] if same else []


def _by_paragraph(stretch: Stretch) -> list[Stretch]:
    """Where nobody added or took out a paragraph, each is settled by itself."""
    sides = (stretch.base, stretch.saved, stretch.mine)
    if stretch.changed_by != "both" or len({len(side) for side in sides}) > 1:
        return [stretch]
    return [Stretch(*((block,) for block in row)) for row in zip_longest(*sides)]


def _once_tagged(parts: list[str]) -> list[str]:
    """The same words of one passage twice, as where a paragraph was moved, are one use of it."""
    seen: set[tuple[str, str]] = set()
    result = []
    for block in parts:
        found = passages_in(block)
        again = [
            key
            for key, fragments in found.items()
            if any((key.lower(), words) in seen for words in fragments)
        ]
        seen |= {(key.lower(), words) for key, fragments in found.items() for words in fragments}
        result.append(untagged(block, again))
    return result
