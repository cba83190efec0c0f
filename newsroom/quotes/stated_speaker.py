"""Whom a document names as the speaker of a quotation in it, by the detection of articles. Pure."""

import re
from functools import lru_cache
from typing import Protocol

from newsroom.quotes.detection import Quotation, SpeakerType, detect


class Attribute(Protocol):
    """Who, according to `text`, says what stands from `start` to `end` (between the marks)."""

    def __call__(self, text: str, start: int, end: int) -> str | None: ...


#: Characters of a long document that are read before and after the words.
_AROUND = 1_000
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_NO_NAMES = {"a", "and", "at", "by", "for", "from", "in", "its", "of", "on", "the", "to"}
_TITLE = re.compile(
    r"\b(?:CEO|CTO|CFO|COO|CMO|CPO|Chief|Executive|Officer|President|Chair|Chairman|Chairwoman|"
    r"Founder|Co-founder|Director|Manager|Head|Partner|Analyst|Spokesperson|Spokesman|"
    r"Spokeswoman|Mr|Mrs|Ms|Dr|Prof|Professor)\b\.?"
)


def stated_speaker(text: str, start: int, end: int) -> str | None:
    """The fullest name that the text gives to who says it, or the document it is read from.

    An `Attribute`. None where nobody is named.
    """
    begin, around = _neighbourhood(text, start, end)
    for quotation in _quotations(around):
        if quotation.start < end - begin and start - begin < quotation.end:
            return _name(quotation, text)
    return None


def _neighbourhood(text: str, start: int, end: int) -> tuple[int, str]:
    """The paragraphs near the words, and where they begin; a short document is read whole."""
    if len(text) <= 4 * _AROUND:
        return 0, text
    begin = text.rfind("\n", max(0, start - 2 * _AROUND), max(0, start - _AROUND)) + 1
    stop = text.find("\n", end + _AROUND, end + 2 * _AROUND)
    begin = begin or max(0, start - 2 * _AROUND)
    stop = stop if stop > 0 else min(len(text), end + 2 * _AROUND)
    return begin, text[begin:stop]


@lru_cache(maxsize=32)
def _quotations(text: str) -> list[Quotation]:
    return [quotation for quotation in detect(text) if quotation.kind.is_quotation]


def _name(quotation: Quotation, text: str) -> str | None:
    speaker = quotation.speaker
    match speaker.type:
        case SpeakerType.PERSON:
            return _completed(speaker.full or speaker.written, text)
        case SpeakerType.ORGANISATION:
            return speaker.full
        case SpeakerType.DOCUMENT:
            return speaker.full or speaker.written
    return None


def _completed(name: str, text: str) -> str:
    """“Harsch” as “Matthias Harsch”, where a long text says so elsewhere."""
    if " " in name or len(text) <= 4 * _AROUND or not name[0].isupper():
        return name
    fuller = re.search(rf"\b({_CAPITAL}) {re.escape(name)}\b", text[:100_000])
    return fuller[0] if fuller and not _TITLE.match(fuller[1]) else name


def same_speaker(stated: str, printed: str) -> bool:
    """Whether two names can be one: the same words in any order, or one within the other."""
    one, other = _names(stated), _names(printed)
    return bool(one and other) and (one <= other or other <= one)


def _names(name: str) -> set[str]:
    words = re.findall(r"\w+", _TITLE.sub(" ", re.sub(r"[’']s\b", "", name)))
    return {word.casefold() for word in words if len(word) > 1 and word.lower() not in _NO_NAMES}
