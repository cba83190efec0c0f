"""Words near a word, for what was mistyped. Pure."""

from collections.abc import Iterable
from itertools import pairwise


def allowed(word: str) -> int:
    """How many slips a word may hold and still be meant: none in short ones, two in long ones."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def pieces(word: str) -> list[str]:
    """Parts of a word of which one at least stands in a word so near to it.

    It is cut twice, at other places, since two letters that change places may spoil two parts.
    """
    count = allowed(word) + 1
    if count == 1:
        return []
    edges = [round(part * len(word) / count) for part in range(1, count)]
    cuts = ([0, *edges, len(word)], [0, *(edge + 1 for edge in edges), len(word)])
    return [word[start:end] for cut in cuts for start, end in pairwise(cut) if end - start > 1]


def nearest(word: str, vocabulary: Iterable[str]) -> str | None:
    """The word of the vocabulary with the fewest slips, the first letter kept if it can be.

    None if none is near enough. A letter too many, missing, wrong, or two changing places is one.
    """
    most = allowed(word)
    best: tuple[int, bool, str] | None = None
    for other in set(vocabulary):
        if other == word or abs(len(other) - len(word)) > most:
            continue
        slips = _slips(word, other, most)
        if slips is not None:
            place = (slips, other[0] != word[0], other)
            best = min(best, place) if best else place
    return best[2] if best else None


def _slips(one: str, other: str, most: int) -> int | None:
    """How many slips lead from one to the other (optimal string alignment); None if over `most`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        further, row_before = before, row
        row = [i]
        for j, letter_there in enumerate(other, 1):
            cost = min(
                row_before[j] + 1,
                row[j - 1] + 1,
                row_before[j - 1] + (letter != letter_there),
            )
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == letter_there:
                cost = min(cost, further[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
        before = row_before
    return row[-1] if row[-1] <= most else None
