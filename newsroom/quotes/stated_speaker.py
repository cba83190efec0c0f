"""Whom a text names as the speaker of a quotation in it: a plain reading of the words around.

Pure. A name beside a verb of saying, before or after the marks; a pronoun is the last person who
spoke; a surname is completed from elsewhere in the text; a sentence without a name takes that of
the quotation next to it. Whatever is less plain is left open: `None`.
"""

import re
from typing import Protocol


class Attribute(Protocol):
    """Who, according to `text`, says what stands from `start` to `end` (between the marks)."""

    def __call__(self, text: str, start: int, end: int) -> str | None: ...


_VERB = (
    r"(?:said|says|saying|adds|added|adding|told|tells|explains?|explained|notes?|noted|states?|"
    r"stated|assures?|assured|promises|promised|announces|announced|wrote|writes|claims|claimed|"
    r"commented|comments|remarked|continued|continues|declared|declares|insisted|insists|believes|"
    r"stressed|stresses|argued|argues|confirmed|confirms|replied|tweeted|posted|discussed|called|"
    r"calls|described|describes|pointed out|concluded|concludes|warned|warns|boasted|asserted)"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_NAME = rf"{_CAPITAL}(?:\s+(?:(?:von|van|de|der|den|del|da|di|al|bin|le|la)\s+)?{_CAPITAL}){{0,7}}"
_TITLE = re.compile(
    r"\b(?:CEO|CTO|CFO|COO|CMO|CPO|Chief|Executive|Officer|President|Chair|Chairman|Chairwoman|"
    r"Founder|Co-founder|Director|Manager|Head|Partner|Analyst|Spokesperson|Spokesman|"
    r"Spokeswoman|Mr|Mrs|Ms|Dr|Prof|Professor)\b\.?"
)
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.I)
_NOT_NAMES = {
    "a", "according", "although", "and", "as", "at", "but", "by", "for", "he", "her", "his",
    "however", "i", "if", "in", "it", "its", "later", "meanwhile", "on", "she", "so", "that",
    "the", "their", "then", "they", "this", "today", "we", "when", "while", "yesterday",
}  # fmt: skip
_VERB_NAME = re.compile(rf"^[\W_]*(?:{_VERB}|according to)\s+(?:the\s+)?({_NAME})")
_NAME_VERB = re.compile(rf"^[\W_]*({_NAME})(?:\s*[,(][^.!?]{{0,120}})?\s[^.!?]{{0,60}}?\b{_VERB}\b")
_PRONOUN_SPEAKS = re.compile(
    rf"^[\W_]*(?:(?:he|she|they)\s+{_VERB}|{_VERB}\s+(?:he|she|they))\b", re.I
)
_NAME_BEFORE = re.compile(
    rf"({_NAME})(?:\s*[,(][^.!?]{{0,120}}?[,)])?\s+(?:\w+\s+){{0,3}}?{_VERB}\b"
)
_ACCORDING = re.compile(rf"[Aa]ccording to (?:the\s+)?({_NAME})")
_SPOKE = re.compile(rf"({_NAME})\s+{_VERB}\b|\b{_VERB}\s+({_NAME})")
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?][”\"»’]?\s+(?=[\W_]*[A-ZÀ-Þ])|\n\s*\n"
)
_OPENING, _CLOSING = '“„«「『"', '”»」』"'
_REACH = 400


def stated_speaker(text: str, start: int, end: int) -> str | None:
    """The name as the text has it, completed where the text does; see `Attribute`."""
    return _stated(text, start, end, turns=4)


def _stated(text: str, start: int, end: int, turns: int) -> str | None:
    after = _after(text, end)
    found = _VERB_NAME.search(after) or _NAME_VERB.search(after)
    if found and (name := _person(found[1])):
        return _completed(name, text, start)
    if _PRONOUN_SPEAKS.search(after):
        return _last_speaker(text, start)

    before, previous = _before(text, start)
    names = [_person(match[1]) for match in _NAME_BEFORE.finditer(before)]
    names += [_person(match[1]) for match in _ACCORDING.finditer(before)]
    if names := [name for name in names if name]:
        return _completed(names[-1], text, start)
    verb = re.search(rf"\b{_VERB}\b", before)
    if verb and _PRONOUN.search(before[: verb.start()]):
        return _last_speaker(text, start - len(before))
    if previous and turns:
        return _stated(text, *previous, turns=turns - 1)
    return None


def _after(text: str, end: int) -> str:
    """From the closing mark to the end of the sentence or the next quotation."""
    closed = end + (text[end : end + 1] in _OPENING + _CLOSING + "’")  # „so“ closes with an opening
    after = text[closed : closed + _REACH].lstrip(_CLOSING + ",.!?… \t\n")
    cuts = [at for mark in _OPENING if (at := after.find(mark)) >= 0]
    if ends := _SENTENCE_END.search(after):
        cuts.append(ends.start())
    return after[: min(cuts, default=len(after))]


def _before(text: str, start: int) -> tuple[str, tuple[int, int] | None]:
    """From the sentence's beginning to the opening mark; with the quotation before it, if the
    same paragraph has one next to these words."""
    begin = max(0, start - _REACH)
    before = text[begin:start].rstrip(_OPENING + "‘ ")
    paragraph = before.rfind("\n\n") + 1
    closed = max(before.rfind(mark) for mark in _CLOSING)
    previous = None
    if closed > paragraph:
        opened = max(before.rfind(mark, 0, closed) for mark in _OPENING)
        if opened >= 0:
            previous = (begin + opened + 1, begin + closed)
    cut = max(paragraph, closed + 1, 0)
    for ends in _SENTENCE_END.finditer(before, cut):
        cut = ends.end()
    return before[cut:], previous


def _person(run: str) -> str | None:
    """A run of capitalised words without the titles, firms and particles around the name."""
    run = re.split(r"[’']s?\s+", run)[-1]
    run = re.sub(r"[’']s$", "", run)
    if titles := list(_TITLE.finditer(run)):
        run = run[titles[-1].end() :] or run[: titles[0].start()] or run
    words = run.split()
    while words and words[0].lower() in _NOT_NAMES:
        words = words[1:]
    return " ".join(words) or None


def _completed(name: str, text: str, before: int) -> str:
    """“Harsch” as “Matthias Harsch”, where the text says so before or else after."""
    if " " in name:
        return name
    fuller = re.compile(rf"({_NAME})\s+{re.escape(name)}\b")
    near = text[max(0, before - 20_000) : before + 5_000]
    for match in fuller.finditer(near):
        if (full := _person(match[0])) and " " in full and full.endswith(name):
            return full
    return name


def _last_speaker(text: str, before: int) -> str | None:
    """The person who spoke last before this place."""
    near = text[max(0, before - 4_000) : before]
    for match in reversed(list(_SPOKE.finditer(near))):
        if name := _person(match[1] or match[2]):
            full = _completed(name, text, before)
            if " " in full:
                return full
    return None


def same_speaker(stated: str, printed: str) -> bool:
    """Whether two names can be one: the same words in any order, or one within the other."""
    one, other = _names(stated), _names(printed)
    return bool(one and other) and (one <= other or other <= one)


def _names(name: str) -> set[str]:
    words = re.findall(r"\w+", _TITLE.sub(" ", re.sub(r"[’']s\b", "", name)))
    return {word.casefold() for word in words if len(word) > 1 and word.lower() not in _NOT_NAMES}
