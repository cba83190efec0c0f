"""The words of a body with their places in its HTML, and marks put around some of them. Pure.

Takes the sanitised HTML of `newsroom.articles.body`, which is well formed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

_TOKEN = re.compile(r'<(?:[^>"]|"[^"]*")*>|&[#\w]+;|.', re.DOTALL)
_TAG = re.compile(r"<(/?)(\w+)")
_PASSAGE = re.compile(r'<span data-passage="([^"]*)">')
_INLINE = {"a", "em", "span", "strong"}
_NOTHING = re.compile(r"<(strong|em)></\1>|<a [^>]*></a>")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the text, half open, and the key of the passage that they belong to."""

    start: int
    end: int
    passage: str


class BodyText:
    """`text` has a blank line between blocks and a newline for a line break within one."""

    def __init__(self, body: str):
        self._tokens = _TOKEN.findall(body)
        #: Words that carry a mark already, in order.
        self.tagged: list[Span] = []
        self.text = "".join(self._read())

    def _read(self) -> Iterator[str]:
        at, opened = 0, None
        spans: list[tuple[str, int] | None] = []
        for token in self._tokens:
            if token[0] == "<" and (mark := _PASSAGE.match(token)):
                spans.append((mark[1].lower(), at))
            elif token == "</span>":
                opened = spans.pop() if spans else None
                if opened and opened[1] < at:
                    self.tagged.append(Span(opened[1], at, opened[0]))
            elif token.startswith("<span"):
                spans.append(None)
            for character in _text_of(token):
                at += 1
                yield character

    def is_tagged(self, start: int, end: int) -> str | None:
        """The passage that any of these characters belongs to."""
        for span in self.tagged:
            if span.start < end and start < span.end:
                return span.passage
        return None

    def marked(self, spans: Iterable[Span]) -> str:
        """The body with these words marked; each stands within one block, and none carries a mark.

        A link within the words goes: what is said is one click from its quote.
        """
        starts = {span.start: span for span in spans}
        written: list[str] = []
        opened: list[str] = []  # inline elements that stand open, as written
        present: Span | None = None
        at = 0
        for token in self._tokens:
            text = _text_of(token)
            if present is None and text and at in starts:
                present = starts[at]
                written += [*_closed(opened), f'<span data-passage="{present.passage}">']
                written += [tag for tag in opened if not tag.startswith("<a")]
            tag = _TAG.match(token)
            if tag and tag[2] in _INLINE:
                if tag[1]:
                    if opened:
                        opened.pop()
                else:
                    opened.append(token)
            if not (present and tag and tag[2] == "a"):
                written.append(token)
            at += len(text)
            if present and at >= present.end:
                kept = [tag for tag in opened if not tag.startswith("<a")]
                written += [*_closed(kept), "</span>", *opened]
                present = None
        html = "".join(written)
        while (smaller := _NOTHING.sub("", html)) != html:
            html = smaller
        return html


def _text_of(token: str) -> str:
    """What a token is to a reader; a tag is nothing, or the space between two blocks."""
    if token[0] == "&" and len(token) > 1:
        return unescape(token)
    if token[0] == "<" and len(token) > 1:
        name = _TAG.match(token)
        if name and name[2] == "br":
            return "\n"
        return "\n\n" if name and name[1] and name[2] not in _INLINE else ""
    return " " if token in "\n\t\r" else token


def _closed(opened: list[str]) -> list[str]:
    return [f"</{_TAG.match(tag)[2]}>" for tag in reversed(opened)]
