"""The margin of a text: who speaks in a paragraph stands beside it. Pure: no Django, no query."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

Noted = TypeVar("Noted")

#: The tags of a body that may hold others; a note never goes inside the outermost of them.
_BLOCK = re.compile(r"<(/?)(?:p|h2|h3|ul|ol|li|blockquote|aside|table|figure)\b[^>]*>")


def with_margin(
    pieces: Iterable[tuple[str, Noted | None]],
) -> Iterator[str | tuple[Noted, ...]]:
    """The HTML of `pieces` in order, and after each outermost block what was noted in it.

    A piece is HTML with what is to be noted of it, if anything; a block may begin in one piece
    and end in another. The same thing is noted once a block. One pass, whatever the nesting.
    """
    depth, pending = 0, []
    for html, noted in pieces:
        if noted is not None and noted not in pending:
            pending.append(noted)
        done = 0
        for tag in _BLOCK.finditer(html):
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            if depth == 0 and pending:
                yield html[done : tag.end()]
                yield tuple(pending)
                done, pending = tag.end(), []
        yield html[done:]
    if pending:
        yield tuple(pending)
