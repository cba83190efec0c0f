"""Whom a document names as the speaker of a quotation in it, by the detection of articles. Pure."""

import re
from functools import lru_cache

from newsroom.quotes.detection import Quotation, SpeakerType, detect

#: Characters of a document that are read before and after the words: enough for who speaks.
_AROUND = 2_000
_NAMED = {SpeakerType.PERSON, SpeakerType.ORGANISATION, SpeakerType.DOCUMENT}
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"


def detected_speaker(text: str, start: int, end: int) -> str | None:
    """The fullest name that the text gives to who says what stands from `start` to `end`.

    An `Attribute` of `stated_speaker.py`: the offsets are those between the marks. None where
    nobody is named.
    """
    begin, around = _neighbourhood(text, start, end)
    for quotation in _quotations(around):
        if quotation.start < end - begin and start - begin < quotation.end:
            return _name(quotation, text)
    return None


def _neighbourhood(text: str, start: int, end: int) -> tuple[int, str]:
    """The paragraphs near the words, and where they begin; a short document is read whole."""
    if len(text) <= 2 * _AROUND:
        return 0, text
    begin = text.rfind("\n", 0, max(0, start - _AROUND)) + 1
    stop = text.find("\n", end + _AROUND)
    begin = max(begin, start - 2 * _AROUND, 0)
    stop = min(len(text) if stop < 0 else stop, end + 2 * _AROUND)
    return begin, text[begin:stop]


@lru_cache(maxsize=32)
def _quotations(text: str) -> list[Quotation]:
    return [quotation for quotation in detect(text) if quotation.kind.is_quotation]


def _name(quotation: Quotation, text: str) -> str | None:
    speaker = quotation.speaker
    if speaker.type not in _NAMED:
        return None
    name = speaker.full or speaker.written
    if speaker.type is SpeakerType.PERSON and name and " " not in name and not name.startswith("@"):
        fuller = re.search(rf"({_CAPITAL}(?: {_CAPITAL})?) {re.escape(name)}\b", text)
        return fuller[0] if fuller else name
    return name
