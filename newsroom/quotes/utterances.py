"""What an article says between marks and nobody tagged yet, one utterance at a time. Pure.

An utterance is what one speaker says in one go: its pieces stand before and after the
attribution, or in paragraphs that follow one another.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from newsroom.quotes.body_text import BodyText, Span
from newsroom.quotes.detection import Kind, PersonOnFile, Quotation, Speaker, SpeakerType, detect

_MARKS = '"“”„‟«»‹›「」『』'
_SINGLE = "‘’‚'"
_WORD = re.compile(r"\w+")
#: Characters that a passage keeps of one.
_LONGEST_ATTRIBUTION = 300


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words between marks, to be tagged; `pieces` are their places in the text, marks left out.

    `fingerprint` is of the first words and those next to them in the paragraph, so that it holds
    when the text around moves. `passage` is that of a piece tagged already, if there is one.
    """

    fingerprint: str
    pieces: tuple[tuple[int, int], ...]
    fragments: tuple[str, ...]
    kind: Kind
    speaker: Speaker
    verb: str | None
    confidence: float
    reasons: tuple[str, ...]
    passage: str | None = None
    quotation: Quotation | None = None

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def words(self) -> str:
        return " … ".join(self.fragments)

    @property
    def attribution(self) -> str:
        """Whom the article names, with the post where a person has one; "" if nobody."""
        speaker = self.speaker
        if speaker.type is SpeakerType.NONE:
            return ""
        name = speaker.written or ""
        if speaker.type is SpeakerType.PERSON:
            name = ", ".join(filter(None, [speaker.full or name, speaker.title]))
        return name[:_LONGEST_ATTRIBUTION]

    @property
    def said(self) -> str:
        """The words for a quote on file: a comma before the attribution is the article's."""
        return " … ".join(fragment.rstrip(",;") for fragment in self.fragments)

    def spans(self, passage: str) -> list[Span]:
        return [Span(start, end, passage) for start, end in self.pieces]


def utterances_in(
    body: BodyText,
    people: Iterable[PersonOnFile] = (),
    organisations: Iterable[str] = (),
    on: date | None = None,
) -> list[Utterance]:
    """In the order of the text; words that carry a mark already are left out.

    Quotations inside quotations belong to the words around them. Linear in the text.
    """
    text = body.text
    outer = [row for row in detect(text, people, organisations, on) if row.level == 0]
    found: list[Utterance] = []
    seen: Counter[str] = Counter()
    groups: dict[int, list[Quotation]] = {}
    for row in outer:
        groups.setdefault(row.group, []).append(row)
    for pieces in groups.values():
        if utterance := _utterance(pieces, body, seen):
            found.append(utterance)
    return found


def _utterance(rows: list[Quotation], body: BodyText, seen: Counter[str]) -> Utterance | None:
    tagged = [body.is_tagged(row.start, row.end) for row in rows]
    joins = next((key for key in tagged if key), None)
    spans = {row.start: between_marks(body.text, row.start, row.end) for row in rows}
    rows = [
        row
        for row, key in zip(rows, tagged, strict=True)
        if not key and spans[row.start][0] < spans[row.start][1]
    ]
    if not rows:
        return None
    pieces = tuple(spans[row.start] for row in rows)
    key = _fingerprint(body.text, *pieces[0])
    seen[key] += 1
    first = rows[0]
    reasons = dict.fromkeys(reason for row in rows for reason in row.reasons)
    return Utterance(
        fingerprint=key if seen[key] == 1 else f"{key[:24]}-{seen[key]}",
        pieces=pieces,
        fragments=tuple(" ".join(body.text[start:end].split()) for start, end in pieces),
        kind=Kind.FULL if any(row.kind is Kind.FULL for row in rows) else first.kind,
        speaker=first.speaker,
        verb=next((row.verb for row in rows if row.verb), None),
        confidence=min(row.confidence for row in rows),
        reasons=tuple(reasons),
        passage=joins,
        quotation=first,
    )


def between_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of the words without the marks around them and the blanks inside the marks."""
    if start < end and text[start] in _MARKS + _SINGLE:
        start += 1
        if start < end and text[end - 1] in _MARKS + _SINGLE:
            end -= 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _fingerprint(text: str, first: int, last: int) -> str:
    """Of the first piece, whatever its case and marks, and of the word on either side; what is
    said after it may be read as one with it or not, as the text around changes."""
    before = text[max(0, first - 80) : first].rpartition("\n")[2]
    after = text[last : last + 80].partition("\n")[0]
    words = [
        *_WORD.findall(before)[-1:],
        "|",
        *_WORD.findall(text[first:last]),
        "|",
        *_WORD.findall(after)[:1],
    ]
    return blake2b(" ".join(words).casefold().encode(), digest_size=16).hexdigest()
