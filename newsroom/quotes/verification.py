"""The words we print against the text of the document they come from: two findings. Pure.

*Words*: as printed, shortened with a mark, altered, or not there (`matching.py` says how they are
found). *Speaker*: whom the document names at that place, against whom we name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from newsroom.quotes.held_text import HeldText, Quotation
from newsroom.quotes.matching import (
    ENOUGH,
    Difference,
    Match,
    difference_of,
    in_order,
    pieces_of,
    weight_of,
)
from newsroom.quotes.stated_speaker import Attribute, same_speaker, stated_speaker


class Words(StrEnum):
    VERBATIM = "verbatim"
    HONEST_OMISSION = "honest_omission"
    ALTERED = "altered"
    NOT_FOUND = "not_found"
    NO_TEXT = "no_text"


class Speaker(StrEnum):
    UNCHECKED = "unchecked"
    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class Place:
    """Where in the text, in characters; `context` has a few words more on either side."""

    start: int
    end: int
    context: str
    quoted: bool


@dataclass(frozen=True)
class Finding:
    """`stated` is the speaker that the text names there; `reasons` are sentences for the desk."""

    words: Words
    difference: Difference = ()
    place: Place | None = None
    speaker: Speaker = Speaker.UNCHECKED
    stated: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def proposed(self) -> str | None:
        """Whom to name instead, or at all."""
        return None if self.speaker == Speaker.AGREES else self.stated


def verify(
    words: Sequence[str],
    text: str | HeldText,
    *,
    said_by: Sequence[str] = (),
    attribute: Attribute = stated_speaker,
) -> Finding:
    """Compare the fragments of a passage with a document's text.

    `said_by` are the names, any of which our attribution comes to; none if we name nobody.
    Linear in the text; give a `HeldText` to compare many passages with one document.
    """
    held = text if isinstance(text, HeldText) else HeldText(text)
    if not held.words:
        return Finding(Words.NO_TEXT, reasons=("The text of the source is not held.",))
    pieces = pieces_of(tuple(words))
    matches, ordered = in_order(pieces, held)
    found = [match for match in matches if match]
    total = sum(weight_of(piece, held) for piece in pieces) if found else 0
    if not found or sum(match.weight for match in found) < ENOUGH * total:
        return Finding(Words.NOT_FOUND, reasons=("The words are not in the text that we hold.",))

    if len(found) == len(pieces) and ordered and all(match.exact for match in found):
        # a mark before the first words says only that a sentence began earlier
        omits = any(piece.marked for piece in pieces[1:])
        finding = Finding(Words.HONEST_OMISSION if omits else Words.VERBATIM)
    else:
        finding = Finding(
            Words.ALTERED,
            difference_of(pieces, matches),
            reasons=() if ordered else ("The parts stand in another order in the source.",),
        )
    finding = replace(finding, place=_place(found, held))
    return _with_speaker(finding, found, held, said_by, attribute)


def _place(found: list[Match], held: HeldText) -> Place:
    first, last = min(match.first for match in found), max(match.last for match in found)
    return Place(
        start=held.starts[first],
        end=held.end(last - 1),
        context=held.context(found[0].first, found[0].last),
        quoted=all(match.quoted for match in found),
    )


def _with_speaker(
    finding: Finding,
    found: list[Match],
    held: HeldText,
    said_by: Sequence[str],
    attribute: Attribute,
) -> Finding:
    named = list(
        dict.fromkeys(
            name
            for quotation in _touched(found, held)
            if (name := attribute(held.text, quotation.start, quotation.end))
        )
    )
    if not named:
        reason = "The source does not say who speaks."
        return _concluded(finding, Speaker.NOT_STATED, None, reason)
    if not any(said_by):
        reason = f"We name nobody; the source names {named[0]}."
        return _concluded(finding, Speaker.NOT_STATED, named[0], reason)
    others = [name for name in named if not any(same_speaker(name, ours) for ours in said_by)]
    if others:
        reason = f"The source names {others[0]}; we print {said_by[0]}."
        return _concluded(finding, Speaker.DIFFERS, others[0], reason)
    reason = f"The source names {named[0]} too."
    return _concluded(finding, Speaker.AGREES, named[0], reason)


def _touched(found: list[Match], held: HeldText) -> list[Quotation]:
    """The document's own quotations that the words come from."""
    at = (
        held.quotation_at[position]
        for match in found
        if match.quoted
        for position in range(match.first, match.last)
    )
    return list(dict.fromkeys(quotation for quotation in at if quotation))


def _concluded(finding: Finding, speaker: Speaker, stated: str | None, reason: str) -> Finding:
    return replace(finding, speaker=speaker, stated=stated, reasons=(*finding.reasons, reason))
