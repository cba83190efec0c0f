"""Carry a change made to one text into another that grew from it. Pure; by paragraphs."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>")
_VOID = {"br", "hr"}


@dataclass(frozen=True)
class Carried:
    """The text with what could be carried, and what could not: (what stood, what should)."""

    text: str
    collisions: tuple[tuple[str, str], ...] = ()


def blocks(body: str) -> list[str]:
    """The top-level elements of a body, in order."""
    found, depth, start = [], 0, 0
    for match in _TAG.finditer(body):
        closing, tag = match.group(1), match.group(2)
        depth += 0 if tag in _VOID else -1 if closing else 1
        if depth == 0:
            found.append(body[start : match.end()].strip())
            start = match.end()
    if rest := body[start:].strip():
        found.append(rest)
    return found


def _position(run: list[str], within: list[str]) -> int | None:
    """Where the run stands, if it stands exactly once."""
    places = [
        index
        for index in range(len(within) - len(run) + 1)
        if within[index : index + len(run)] == run
    ]
    return places[0] if len(places) == 1 else None


def carry(before: str, after: str, into: str) -> Carried:
    """Apply what changed from `before` to `after` to the text `into`, paragraph by paragraph.

    A paragraph that `into` has in other words is left as it is and reported as a collision.
    """
    if into in (before, after):
        return Carried(after)
    old, new, result = blocks(before), blocks(after), blocks(into)
    collisions = []
    for verb, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verb == "equal":
            continue
        replacement = new[j1:j2]
        if verb == "insert":
            anchor = _position(old[i1 - 1 : i1], result) if i1 else -1
            if anchor is not None:
                result[anchor + 1 : anchor + 1] = replacement
                continue
        elif (place := _position(old[i1:i2], result)) is not None:
            result[place : place + i2 - i1] = replacement
            continue
        elif replacement and _position(replacement, result) is not None:
            continue
        collisions.append(("".join(old[i1:i2]), "".join(replacement)))
    return Carried("".join(result), tuple(collisions))


def carry_line(before: str, after: str, into: str) -> Carried:
    """The same for a single line, such as a headline."""
    if before == after:
        return Carried(into)
    if into in (before, after):
        return Carried(after)
    return Carried(into, ((before, after),))
