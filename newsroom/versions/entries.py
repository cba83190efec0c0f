"""Entries of a developing story: a small heading with its hour, the newest above the others. Pure.

They stand in the body like other words, so that a version freezes them as it does the rest.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape

from newsroom.quotes.marks import text_of
from newsroom.versions.carrying import blocks

#: “14:05 It turns”, or “9 November, 08:10 It turns” where the story goes on for days.
_HOUR = re.compile(r"(?:\d{1,2} [A-Z][a-z]+, )?(?:[01]?\d|2[0-3]):[0-5]\d(?=\s|$)")


def is_entry(heading: str) -> bool:
    """Whether the words of a heading begin with an hour."""
    return _HOUR.match(heading) is not None


def hour_of(moment: datetime, begun: datetime) -> str:
    """How an entry at `moment` says when, in a story begun at `begun`; both of one zone."""
    hour = f"{moment:%H:%M}"
    return hour if moment.date() == begun.date() else f"{moment.day} {moment:%B}, {hour}"


def paragraphs_of(text: str) -> list[str]:
    """Blank lines part paragraphs; single line ends are spaces."""
    found = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return [part for part in found if part]


def html_of(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs)


def with_entry(body: str, *, hour: str, headline: str, text: str) -> str:
    """The body with an entry above the newest one; the first stands behind what opens the story."""
    heading = " ".join([hour, *headline.split()])
    entry = f"<h3>{escape(heading, quote=False)}</h3>{html_of(paragraphs_of(text))}"
    found = blocks(body)
    place = next(
        (
            number
            for number, block in enumerate(found)
            if block.startswith("<h3>") and is_entry(text_of(block))
        ),
        len(found),
    )
    return "".join([*found[:place], entry, *found[place:]])
