"""Where words stand in a text, and the text with other words in their place. No Django here.

A text is plain, or the HTML of a body. Words inside a quotation are not ours to change: they have
no place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_BLOCK = re.compile(r"</?(?:p|h2|h3|h4|ul|ol|li|blockquote|table|tr|td|th|figure|hr|section)\b")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[”’\"']?\s+")
_MARK = "data-passage="


@dataclass(frozen=True)
class Place:
    """The n-th time that the words stand in a text, with the rest of the sentence round them."""

    number: int
    before: str
    words: str
    after: str


def places(text: str, words: str, *, is_html: bool) -> list[Place]:
    """Each place of the words as whole words, in the order of the text."""
    found = []
    for block in _blocks(text) if is_html else [[(text, False, 0)]]:
        plain = "".join(unescape(piece) if is_html else piece for piece, _, _ in block)
        at = 0
        for piece, is_quoted, _ in block:
            shown = unescape(piece) if is_html else piece
            if not is_quoted:
                for match in _whole(words).finditer(shown):
                    start, end = at + match.start(), at + match.end()
                    before, after = _sentence(plain, start, end)
                    found.append(Place(len(found), before, plain[start:end], after))
            at += len(shown)
    return found


def reworded(text: str, words: str, instead: Mapping[int, str], *, is_html: bool) -> str:
    """The text with other words at the places of these numbers; every other character stays."""
    number = -1

    def choose(match):
        nonlocal number
        number += 1
        if number not in instead:
            return match[0]
        return escape(instead[number], quote=False) if is_html else instead[number]

    if not is_html:
        return _whole(words).sub(choose, text)
    pattern = _whole(words, as_html=True)
    pieces, last = [], 0
    for block in _blocks(text):
        for piece, is_quoted, at in block:
            if not is_quoted:
                pieces += [text[last:at], pattern.sub(choose, piece)]
                last = at + len(piece)
    return "".join([*pieces, text[last:]])


def _whole(words: str, *, as_html: bool = False) -> re.Pattern:
    """The words, not as part of longer ones; in HTML & < > may be written either way."""
    written = re.escape(words)
    if as_html:
        for sign, entity in (("&", "(?:&amp;|&)"), ("<", "&lt;"), (">", "(?:&gt;|>)")):
            written = written.replace(re.escape(sign), entity)
    return re.compile(rf"(?<!\w){written}(?!\w)")


def _blocks(html: str) -> list[list[tuple[str, bool, int]]]:
    """The text of each block in pieces: HTML, whether it is quoted, where it begins."""
    blocks: list[list[tuple[str, bool, int]]] = [[]]
    spans: list[bool] = []
    for match in _TOKEN.finditer(html):
        token = match[0]
        if not token.startswith("<"):
            blocks[-1].append((token, any(spans), match.start()))
        elif token.startswith("<span"):
            spans.append(_MARK in token)
        elif token.startswith("</span") and spans:
            spans.pop()
        elif _BLOCK.match(token):
            blocks.append([])
    return [block for block in blocks if block]


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same sentence."""
    begins, ends = 0, len(text)
    for gap in _SENTENCE_ENDS.finditer(text):
        if gap.end() <= start:
            begins = gap.end()
        elif gap.start() >= end:
            ends = gap.start()
            break
    return text[begins:start].lstrip(), text[end:ends].rstrip()
