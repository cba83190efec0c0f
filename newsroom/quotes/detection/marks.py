"""Where quotation marks open and close.

One pass over the marks of each paragraph with a stack. What makes it hard is that one character
does several jobs: a straight mark opens, closes or measures inches; a single mark quotes or
stands for a letter left out. Each is judged by its neighbours and, where they leave it open, by
the next mark or two.

Marks are paired within a paragraph. One that never closes runs to the paragraph's end, or to
where the same mark opens again.
"""

import re
from dataclasses import dataclass, replace

_MARK = re.compile(r"""["“”„‟«»「」『』‘’‚']""")
_BREAK = re.compile(r"\n\s*")
_DECADE_OR_ELISION = re.compile(r"[’'‘](?:\d0s|tis|twas|em|til|cause|n|cos|bout|round)\b", re.I)

_CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": '“”‟"',
    "‟": "”",
    '"': '"”',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
_WORD = re.compile(r"\w")
_SINGLE = frozenset("‘’'‚")
_ONLY_OPEN = frozenset(("“", "„", "「", "『"))


@dataclass(frozen=True, slots=True)
class Marked:
    """Text between marks, marks included; `closed` is false where the closing one is missing.

    `reopens`: it carries on what the paragraph before left open. `continues`: it is left open
    itself, and the next paragraph carries on.
    """

    start: int
    end: int
    mark: str
    level: int = 0
    closed: bool = True
    reopens: bool = False
    continues: bool = False

    @property
    def is_single(self) -> bool:
        return self.mark in _SINGLE


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph, without the blanks around it.

    A line that begins with a small letter goes on with the sentence of the line before, unless
    a blank line stands between them.
    """
    spans, start = [], 0
    for found in _BREAK.finditer(text):
        goes_on = found.group().count("\n") == 1 and text[found.end() : found.end() + 1].islower()
        if not goes_on:
            spans.append((start, found.start()))
            start = found.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trimmed(text, *span))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None


def marked_in(text: str, spans: list[tuple[int, int]]) -> list[list[Marked]]:
    """Everything between marks, of every level, in order: one list a paragraph."""
    found = [_with_levels(text, _pairs(text, start, end)) for start, end in spans]
    left_open = ""
    for number, (start, _) in enumerate(spans):
        outer = [place for place, pair in enumerate(found[number]) if pair.level == 0]
        if left_open and outer and found[number][outer[0]].start == start:
            found[number][outer[0]] = replace(found[number][outer[0]], reopens=True)
        left_open = ""
        if outer and not (last := found[number][outer[-1]]).closed and number + 1 < len(spans):
            following = spans[number + 1][0]
            if text[following] in (last.mark, "“", '"'):
                found[number][outer[-1]] = replace(last, continues=True)
                left_open = last.mark
    return found


def house_is_single(found: list[list[Marked]]) -> bool:
    """Whether the text quotes with single marks, so that double ones stand inside them."""
    single = double = 0
    for pairs in found:
        for pair in pairs:
            if pair.level == 0:
                if pair.is_single:
                    single += pair.end - pair.start
                else:
                    double += pair.end - pair.start
    return single > double


def _pairs(text: str, start: int, end: int) -> list[Marked]:
    """The pairs of one paragraph, in no order, levels not yet told."""
    marks = [found.start() for found in _MARK.finditer(text, start, end)]
    if not marks:
        return []
    ends_later = _single_ends_later(text, marks, start, end)
    doubles = [at for at in marks if text[at] not in _SINGLE]
    double = -1  # place of the mark at hand among the double ones
    stack: list[tuple[int, str]] = []
    pairs: list[Marked] = []
    for number, at in enumerate(marks):
        mark = text[at]
        top = stack[-1][1] if stack else " "
        if mark in _SINGLE:
            if top in _SINGLE and mark in _CLOSERS[top] and _ends_word(text, at, end):
                if not (_is_possessive(text, at, end) and ends_later[number]):
                    pairs.append(Marked(stack.pop()[0], at + 1, top))
            elif mark != "’" and _begins_word(text, at, start, end):
                stack.append((at, mark))
            continue
        double += 1
        following = doubles[double + 1 : double + 3]
        opened = _open_double(stack)
        begins = _begins_word(text, at, start, end)
        if mark == '"' and _is_inch(text, at, start, end, opened, following):
            continue
        if opened and mark in _CLOSERS[opened[1]] and (mark not in '"“' or not begins):
            while stack.pop() != opened:
                pass  # single marks left open inside were apostrophes
            pairs.append(Marked(opened[0], at + 1, opened[1]))
        elif opened and mark == opened[1] == "“" and _ends_word(text, at, end) and not begins:
            while stack.pop() != opened:
                pass  # a closing mark typed the wrong way round
            pairs.append(Marked(opened[0], at + 1, mark))
        elif mark in _CLOSERS and (
            begins or mark in _ONLY_OPEN or (not opened and text[at + 1 : at + 2].isalnum())
        ):
            if opened and mark == opened[1] and not _closes_twice(text, following, start, end):
                while stack.pop() != opened:
                    pass
                pairs.append(_cut(text, opened, at))
            if len(stack) < 6:
                stack.append((at, mark))
    opened = next((item for item in stack if item[1] not in _SINGLE), None)
    if opened and not _is_stray(opened, pairs):
        pairs.append(_cut(text, opened, end))
    return pairs


def _is_stray(opened: tuple[int, str], pairs: list[Marked]) -> bool:
    """Never closed, and whole pairs of another kind stand between it and the end."""
    return any(
        pair.start > opened[0] and pair.mark != opened[1] and not pair.is_single for pair in pairs
    )


def _open_double(stack: list[tuple[int, str]]) -> tuple[int, str] | None:
    return next((item for item in reversed(stack) if item[1] not in _SINGLE), None)


def _cut(text: str, opened: tuple[int, str], end: int) -> Marked:
    """A pair without its closing mark, up to `end`."""
    while end > opened[0] + 1 and text[end - 1].isspace():
        end -= 1
    return Marked(opened[0], end, opened[1], closed=False)


def _with_levels(text: str, pairs: list[Marked]) -> list[Marked]:
    """In order, each with its depth; marks with nothing to read between them are dropped."""
    pairs = sorted(
        (pair for pair in pairs if _WORD.search(text, pair.start, pair.end)),
        key=lambda pair: (pair.start, -pair.end),
    )
    ends: list[int] = []
    nested = []
    for pair in pairs:
        while ends and ends[-1] <= pair.start:
            ends.pop()
        if ends and ends[-1] < pair.end:
            continue  # crosses what it began in: a stray mark
        nested.append(replace(pair, level=len(ends)) if ends else pair)
        ends.append(pair.end)
    return nested


def _begins_word(text: str, at: int, start: int, end: int) -> bool:
    """Blank, bracket or dash before, something printed after, and no letter left out."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in _SINGLE and _DECADE_OR_ELISION.match(text, at):
        return False
    return (before.isspace() or before in "([{—–-/“\"‘'«„「:") and (
        not after.isspace() or (text[at] == "«" and at + 1 < end)
    )


def _ends_word(text: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return not text[at - 1].isspace() and not after.isalnum()


def _is_possessive(text: str, at: int, end: int) -> bool:
    """“the customers’ bills”: after an s, and a word in small letters follows."""
    return (
        text[at - 1] in "sxz" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    )


def _single_ends_later(text: str, marks: list[int], start: int, end: int) -> list[bool]:
    """For each mark: does a single mark that surely closes come before the next that opens?"""
    later, answer = False, [False] * len(marks)
    for number in range(len(marks) - 1, -1, -1):
        answer[number] = later
        at = marks[number]
        if text[at] in _SINGLE:
            if _begins_word(text, at, start, end):
                later = False
            elif _ends_word(text, at, end) and not _is_possessive(text, at, end):
                later = True
    return answer


def _is_inch(text, at: int, start: int, end: int, opened, following: list[int]) -> bool:
    """6.1": after a digit. Inside a quotation only if the next mark would close it."""
    if at == start or not text[at - 1].isdigit():
        return False
    if not opened or opened[1] != '"':
        return True
    return bool(
        following
        and text[following[0]] == '"'
        and not _begins_word(text, following[0], start, end)
        and text[at + 1 : at + 2] not in (",", ".")
    )


def _closes_twice(text: str, following: list[int], start: int, end: int) -> bool:
    """Whether the next two marks both close: a quotation inside one with the same marks."""
    return len(following) == 2 and not any(
        text[at] in _ONLY_OPEN or _begins_word(text, at, start, end) for at in following
    )
