"""Where printed words stand in a text, and how they differ from it there. Pure.

The words are looked up as they are; failing that, where their rarest words stand closest
together, and there compared word by word. Where the text quotes somebody, only what stands
between its marks counts: the narration between two pieces is nobody's words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from newsroom.quotes.held_text import HeldText, fold, shown, spans_of

#: "equal" as printed, "delete" only the source has it, "insert" only we have it.
Difference = tuple[tuple[str, str], ...]


#: Less than this share of the words, rare ones weighing more, is no quotation of the text.
ENOUGH = 0.5
#: Two quoted pieces with more words of narration between them are not one utterance.
_LONGEST_INTERRUPTION = 30
#: Shorter pieces between marks are names and single words, not somebody speaking.
_SHORTEST_SPEECH = 4
_AROUND = 40  # words on either side of a candidate that are compared too
_LOOKED_UP = 4_000  # places of rare words that are looked at for one passage

_GAP = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.|\[[^\[\]]*\]")
_SIC = re.compile(r"\[\s*sic\.?\s*\]", re.I)
_CHANGED_CAPITAL = re.compile(r"\[(\w)\](?=\w)")


@dataclass(frozen=True)
class Piece:
    """Printed words without an omission; `marked` if one is marked before them."""

    text: str
    marked: bool

    @cached_property
    def _spans(self):
        return spans_of(self.text)

    @cached_property
    def words(self) -> list[str]:
        return [fold(self.text[start:end]) for start, end in self._spans]

    @cached_property
    def shown(self) -> list[str]:
        return shown(self.text, self._spans)


@dataclass(frozen=True)
class Match:
    """A piece at its place: `first` to `last` in the text's words, half open."""

    piece: Piece
    first: int
    last: int
    weight: float
    difference: Difference
    quoted: bool

    @property
    def exact(self) -> bool:
        return all(kind == "equal" for kind, _ in self.difference)


@lru_cache(maxsize=256)
def pieces_of(fragments: tuple[str, ...]) -> list[Piece]:
    """Cut at marked omissions; words in square brackets are the editor's and marked as such."""
    pieces = []
    for fragment in fragments:
        fragment = _CHANGED_CAPITAL.sub(r"\1", _SIC.sub("", fragment))
        marked = False
        for part in _split(fragment):
            piece = Piece(part, marked)
            if piece.words:
                pieces.append(piece)
            marked = True
    return pieces


def _split(fragment: str) -> list[str]:
    parts, at = [], 0
    for gap in _GAP.finditer(fragment):
        parts.append(fragment[at : gap.start()])
        at = gap.end()
    return [*parts, fragment[at:]]


def in_order(pieces: list[Piece], held: HeldText) -> tuple[list[Match | None], bool]:
    """Each piece at its best place, if possible after the one before."""
    matches: list[Match | None] = []
    reached, ordered = 0, True
    for piece in pieces:
        match = _exact(piece, held, reached) or _near(piece, held, reached)
        if match is None and reached:
            match = _exact(piece, held, 0) or _near(piece, held, 0)
            ordered = ordered and match is None
        elif match and match.first < reached:
            ordered = False
        if match:
            reached = match.last
        matches.append(match)
    return matches, ordered


def weight_of(piece: Piece, held: HeldText) -> float:
    return sum(held.weights.get(word, 1) for word in piece.words)


def _exact(piece: Piece, held: HeldText, reached: int) -> Match | None:
    """The words as they stand, rather within one quotation than outside; then the first."""
    if not all(word in held.weights for word in piece.words):
        return None
    best = None
    for first in held.places_of(piece.words, reached):
        last = first + len(piece.words)
        inside = held.quotation_at[first]
        whole = all(at is inside for at in held.quotation_at[first:last])
        if not (whole or _is_narration(range(first, last), held)):
            continue
        if best is None or (inside and whole):
            best = Match(
                piece,
                first,
                last,
                weight_of(piece, held),
                (("equal", "".join(piece.shown)),),
                bool(inside and whole),
            )
            if best.quoted:
                break
    return best


def _is_narration(positions: Sequence[int], held: HeldText) -> bool:
    """Whether words at these positions are the text's own, though a name in it be quoted."""
    at = [held.quotation_at[position] for position in positions]
    quoted = [quotation for quotation in at if quotation]
    longest = max((q.last - q.first for q in quoted), default=0)
    return len(quoted) < 0.6 * len(at) or longest < _SHORTEST_SPEECH


def _near(piece: Piece, held: HeldText, reached: int) -> Match | None:
    """The place that shares most with the piece, if it shares enough."""
    if len(piece.words) < 3:
        return None
    known = [held.weights.get(word, 0) for word in piece.words]
    enough = ENOUGH * (sum(known) + known.count(0))
    if sum(known) < enough:
        return None
    found = [
        match
        for first, last in _windows(piece, held, reached, enough)
        if (match := _compared(piece, held, range(first, last))) and match.weight >= enough
    ]
    return max(found, key=lambda match: (match.weight, match.quoted, -match.first), default=None)


def _windows(piece: Piece, held: HeldText, reached: int, enough: float) -> list[tuple[int, int]]:
    """Up to three stretches that can hold enough of the piece, the likeliest first.

    Its rarest words vote for where the piece would begin; the common ones, whose weight is
    `unasked`, are not asked while a stretch without them cannot be enough.
    """
    times = Counter(word for word in piece.words if word in held.weights)
    weights = {word: held.weights[word] * count for word, count in times.items()}
    unasked = sum(weights.values())
    size = len(piece.words)
    width, left = max(24, size), _LOOKED_UP
    votes: dict[int, float] = {}
    for word in sorted(weights, key=held.weights.__getitem__, reverse=True):
        if left <= 0 or unasked < enough / 2:
            break
        weight, offset = weights[word], piece.words.index(word)
        unasked -= weight
        for position in held.positions_of(word, most=left):
            left -= 1
            if position >= reached:
                at = (position - offset) // width
                votes[at] = votes.get(at, 0) + weight
    likely = [
        at
        for at in votes
        if unasked + sum(votes.get(near, 0) for near in range(at - 1, at + 3)) >= enough
    ]
    likely.sort(key=lambda at: (-votes[at] - votes.get(at + 1, 0), at))
    return [
        (
            max(reached, at * width - _AROUND),
            min(len(held.words), (at + 2) * width + size + _AROUND),
        )
        for at in likely[:3]
    ]


def _compared(piece: Piece, held: HeldText, window: Sequence[int]) -> Match | None:
    match, positions = _aligned(piece, held, window)
    if match and not _is_narration(positions, held):
        spoken, positions = _aligned(piece, held, _spoken(window, held))
        return replace(spoken, quoted=True) if spoken else None
    return match


def _spoken(window: Sequence[int], held: HeldText) -> list[int]:
    """The positions within marks; a long interruption stays, so that it shows as left out."""
    spoken = [position for position in window if held.quotation_at[position]]
    kept = spoken[:1]
    for one, other in pairwise(spoken):
        if other - one > _LONGEST_INTERRUPTION:
            kept.extend(range(one + 1, other))
        kept.append(other)
    return kept


def _aligned(
    piece: Piece, held: HeldText, positions: Sequence[int]
) -> tuple[Match | None, list[int]]:
    """Word by word against the text at these positions; answers the positions that match too."""
    ours, theirs = piece.words, [held.words[position] for position in positions]
    matcher = SequenceMatcher(None, theirs, ours, autojunk=len(ours) + len(theirs) > 2_000)
    blocks = _without_strays([block for block in matcher.get_matching_blocks() if block.size])
    if not blocks:
        return None, []
    common = [positions[block.a + at] for block in blocks for at in range(block.size)]
    weight = sum(held.weights[held.words[position]] for position in common)
    first, last = _edges(blocks, len(ours), len(theirs), positions, held)
    difference = _spelled(piece, held, positions, blocks, first, last)
    return Match(
        piece, positions[first], positions[last - 1] + 1, weight, difference, False
    ), common


def _without_strays(blocks: list) -> list:
    """Drop small words at either end that match only because they are everywhere."""
    for end in (0, -1):
        while len(blocks) > 1:
            outer, inner = (blocks[0], blocks[1]) if end == 0 else (blocks[-1], blocks[-2])
            near, far = (outer, inner) if end == 0 else (inner, outer)
            apart = far.a - (near.a + near.size)
            expected = far.b - (near.b + near.size)
            if outer.size > 2 or apart - expected < 4 * outer.size:
                break
            blocks.pop(end)
    return blocks


def _edges(
    blocks: list, ours: int, theirs: int, positions: Sequence[int], held: HeldText
) -> tuple[int, int]:
    """Which of the text's words the piece covers: where ours go on beyond the last word in
    common, as many of theirs as they replace, within the sentence."""
    first, last = blocks[0].a, blocks[-1].a + blocks[-1].size
    for _ in range(blocks[0].b):
        if first == 0 or _parted(positions[first - 1], positions[first], held):
            break
        first -= 1
    for _ in range(ours - blocks[-1].b - blocks[-1].size):
        if last == theirs or _parted(positions[last - 1], positions[last], held):
            break
        last += 1
    return first, last


def _parted(one: int, other: int, held: HeldText) -> bool:
    """Whether a sentence or a quotation ends between two words."""
    between = held.text[held.end(one) : held.starts[other]]
    return other != one + 1 or bool(re.search('[.!?"“”„«»「」『』\n]', between))


def _spelled(
    piece: Piece, held: HeldText, positions: Sequence[int], blocks: list, first: int, last: int
) -> Difference:
    spans = [held.span(position) for position in positions[first:last]]
    theirs = shown(held.text, spans)
    folded = [held.words[position] for position in positions[first:last]]
    steps: list[tuple[str, str]] = []
    a, b = first, 0
    for block in [*blocks, None]:
        next_a, next_b = (block.a, block.b) if block else (last, len(piece.words))
        gone, new = slice(a - first, next_a - first), slice(b, next_b)
        if "".join(folded[gone]) == "".join(piece.words[new]):  # “smart phone”, “smartphone”
            steps.append(("equal", "".join(piece.shown[new])))
        else:
            steps.append(("delete", "".join(theirs[gone])))
            steps.append(("insert", "".join(piece.shown[new])))
        if block:
            a, b = block.a + block.size, block.b + block.size
            steps.append(("equal", "".join(piece.shown[block.b : b])))
    return _joined(steps)


def _joined(steps: list[tuple[str, str]]) -> Difference:
    """Without empty steps, neighbours of one kind together."""
    joined: list[tuple[str, str]] = []
    for kind, words in steps:
        if not words.strip():
            continue
        if joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1] + words)
        else:
            joined.append((kind, words))
    return tuple((kind, words.strip()) for kind, words in joined)


def difference_of(pieces: list[Piece], matches: list[Match | None]) -> Difference:
    """Over all pieces; one that is not found, or stands before the one printed before it, is ours
    alone."""
    steps: list[tuple[str, str]] = []
    reached = 0
    for piece, match in zip(pieces, matches, strict=True):
        if piece.marked and steps:
            steps.append(("equal", "[…] "))
        if match is None or match.first < reached:
            steps.append(("insert", "".join(piece.shown) + " "))
        else:
            steps.extend((kind, f"{words} ") for kind, words in match.difference)
            reached = match.last
    return _joined(steps)
