"""What detection answers with: plain values, each with its reasons."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a pair of marks does; only the first two are quotations."""

    FULL = "full"
    PARTIAL = "partial"
    SCARE = "scare"
    TITLE = "title"

    @property
    def is_quotation(self) -> bool:
        return self in (Kind.FULL, Kind.PARTIAL)


class SpeakerType(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is given as saying it: as written in the text, and by the fullest name it gives.

    `start` and `end` are the place of the words as written; `title` is the post beside the
    name ("CEO of Leica Camera AG"), from wherever in the text the person is introduced.
    """

    type: SpeakerType = SpeakerType.NONE
    written: str | None = None
    start: int | None = None
    end: int | None = None
    full: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One piece of text between marks; `text[start:end] == words`, marks included.

    Pieces of one utterance, parted by the attribution or by a new paragraph, share `group`.
    `level` is 0 for outer marks, 1 for a quotation inside a quotation, and so on.
    """

    start: int
    end: int
    words: str
    kind: Kind
    level: int
    group: int
    speaker: Speaker
    verb: str | None
    confidence: float
    reasons: tuple[str, ...]
