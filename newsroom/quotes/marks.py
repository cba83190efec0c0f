"""Marks in a body: `<span data-passage="UUID">words</span>` around the words of a quote.

Pure: takes the sanitised HTML of `newsroom.articles.body`, which is well formed.
"""

import uuid
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser

_VOID = {"br", "hr"}
_BLOCKS = {"p", "h2", "h3", "li", "blockquote", "br", "hr"}

#: A piece of a body: HTML as it is, or words that point somewhere.
Segment = str | dict[str, str | int]


class _Parser(HTMLParser):
    """Cuts HTML into plain pieces, passages and links; one pass, linear."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.pieces: list[tuple[str, str | None, str]] = []  # kind, target, html
        self._html: list[str] = []
        self._open: tuple[str, str] | None = None  # kind and target of the piece being read
        self._spans: list[bool] = []  # for each open span: does it carry the mark?

    def _flush(self, following: tuple[str, str] | None):
        html = "".join(self._html)
        if html or self._open:
            kind, target = self._open or ("html", None)
            self.pieces.append((kind, target, html))
        self._html, self._open = [], following

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "span":
            target = attributes.get("data-passage")
            marked = bool(target) and not (self._open and self._open[0] == "passage")
            self._spans.append(marked)
            if marked:
                self._flush(("passage", target))
        elif tag == "a":
            if not (self._open and self._open[0] == "passage"):
                self._flush(("link", attributes.get("href") or ""))
        else:
            self._html.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        if tag == "span":
            if self._spans and self._spans.pop():
                self._flush(None)
        elif tag == "a":
            if self._open and self._open[0] == "link":
                self._flush(None)
        elif tag not in _VOID:
            self._html.append(f"</{tag}>")

    def handle_data(self, data):
        self._html.append(data)

    def handle_entityref(self, name):
        self._html.append(f"&{name};")

    def handle_charref(self, name):
        self._html.append(f"&#{name};")


def _pieces(body: str) -> list[tuple[str, str | None, str]]:
    parser = _Parser()
    parser.feed(body)
    parser.close()
    parser._flush(None)
    return [piece for piece in parser.pieces if piece[2]]


class _Text(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data):
        self.text.append(data)


def text_of(html: str) -> str:
    """The words a reader sees, one line a paragraph."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.text).split("\n"))
    return "\n".join(line for line in lines if line)


def passages_in(body: str) -> dict[str, list[str]]:
    """Passage UUIDs as written, in order, each with its fragments' words."""
    found: dict[str, list[str]] = {}
    for kind, target, html in _pieces(body):
        if kind == "passage" and (words := " ".join(text_of(html).split())):
            found.setdefault(target, []).append(words)
    return found


def valid_uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def links_in(body: str) -> list[str]:
    """The addresses that the body links to, in order."""
    return [target for kind, target, _ in _pieces(body) if kind == "link"]


def segments_of(body: str, resolve: Callable[[str], int | None]) -> list[Segment]:
    """Cut a body for rendering by joining.

    `resolve(href)` answers the primary key of the record that an internal address leads to, or
    None. The result holds strings of HTML, {"passage": uuid, "html": …} and
    {"record": pk, "html": …}; links elsewhere stay HTML.
    """
    segments: list[Segment] = []
    for kind, target, html in _pieces(body):
        if kind == "passage":
            segments.append({"passage": target, "html": html})
        elif kind == "link" and (record := resolve(target)):
            segments.append({"record": record, "html": html})
        elif kind == "link":
            segments.append(f'<a href="{escape(unescape(target))}">{html}</a>')
        else:
            segments.append(html)
        if isinstance(segments[-1], str) and len(segments) > 1 and isinstance(segments[-2], str):
            last = segments.pop()
            segments[-1] += last
    return segments
