"""The piece of a text in which somebody's words stand, with the words marked. Pure."""

from collections.abc import Sequence

from newsroom.search.query import Part
from newsroom.search.words import WORD, words_of_one

#: A text in pieces: the words, and whether they are those asked for.
Marked = tuple[tuple[str, bool], ...]
#: Characters of a snippet, of what stands before its first mark, and of a text that is looked at.
LENGTH, BEFORE, LOOKED_AT = 260, 60, 100_000


def marked(text: str, parts: Sequence[Part]) -> Marked:
    """The whole text, cut where a mark begins or ends."""
    return _cut(text, _places(text, parts), 0, len(text))


def snippet(text: str, parts: Sequence[Part]) -> Marked:
    """The LENGTH characters with most of what was asked, cut between words; () for no text.

    Where nothing of it stands in the text, its beginning.
    """
    text = " ".join(text[:LOOKED_AT].split())
    places = _places(text, parts)
    start, end = _window(text, places)
    pieces = _cut(text, places, start, end)
    if pieces and start > 0:
        pieces = (("… ", False), *pieces)
    if pieces and end < len(text):
        pieces = (*pieces, (" …", False))
    return pieces


def _places(text: str, parts: Sequence[Part]) -> list[tuple[int, int, int]]:
    """Start, end and number of the part, of each part found, in the order of the text."""
    said, starts, ends = [], [], []
    for match in WORD.finditer(text):
        for word in words_of_one(match.group()):
            said.append(word)
            starts.append(match.start())
            ends.append(match.end())
    prefixes = [n for n, part in enumerate(parts) if part.is_prefix and len(part.words) == 1]
    firsts: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        if number not in prefixes:
            firsts.setdefault(part.words[0], []).append(number)
    places = []
    for index, word in enumerate(said):
        if not prefixes and word not in firsts:
            continue
        for number in (*firsts.get(word, ()), *prefixes):
            end = index + len(parts[number].words)
            if _stands(parts[number], said[index:end]):
                places.append((starts[index], ends[end - 1], number))
    return places


def _stands(part: Part, said: list[str]) -> bool:
    *first, last = part.words
    if len(said) != len(part.words) or said[:-1] != first:
        return False
    return said[-1].startswith(last) if part.is_prefix else said[-1] == last


def _window(text: str, places: list[tuple[int, int, int]]) -> tuple[int, int]:
    """The stretch that begins a little before a mark and holds the most different parts."""
    best, reached = (0, 0), 0
    counts: dict[int, int] = {}
    start = places[0][0] if places else 0
    for place in places:
        while reached < len(places) and places[reached][1] <= place[0] + LENGTH - BEFORE:
            number = places[reached][2]
            counts[number] = counts.get(number, 0) + 1
            reached += 1
        score = (len(counts), sum(counts.values()))
        if score > best:
            best, start = score, place[0]
        left = counts.get(place[2], 0) - 1
        if left > 0:
            counts[place[2]] = left
        else:
            counts.pop(place[2], None)
    start = max(0, min(start - BEFORE, len(text) - LENGTH))
    end = min(len(text), start + LENGTH)
    if start > 0:
        start = text.find(" ", start, start + BEFORE) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", end - BEFORE, end), start) or end
    return start, end if end > start else min(len(text), start + LENGTH)


def _cut(text: str, places: list[tuple[int, int, int]], start: int, end: int) -> Marked:
    pieces, reached = [], start
    for first, last, _ in sorted(places):
        first, last = max(first, reached), min(last, end)
        if first >= last:
            continue
        if first > reached:
            pieces.append((text[reached:first], False))
        if pieces and pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + text[first:last], True)
        else:
            pieces.append((text[first:last], True))
        reached = last
    if reached < end:
        pieces.append((text[reached:end], False))
    return tuple(pieces)
