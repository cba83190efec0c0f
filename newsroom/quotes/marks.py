"""Marks in a body: `<span data-passage="UUID">words</span>` around the words of a quote, links,
and pictures: `<figure data-image="key" data-alt="…"><figcaption>…</figcaption></figure>`.

Pure: takes the sanitised HTML of `newsroom.articles.body`, which is well formed.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

_VOID = {"br", "hr"}
_BLOCKS = {
    *("p", "h2", "h3", "li", "blockquote", "br", "hr"),
    *("aside", "figure", "figcaption", "table", "tr", "td", "th"),
}

#: A piece of a body: HTML as it is, words that point somewhere, or a picture with its words.
Segment = str | dict[str, str | int]


@dataclass(frozen=True)
class PictureInText:
    """A picture of the library in a body: its key, what it shows, and the caption beneath it."""

    image: int
    alt: str
    caption: str


class _Parser(HTMLParser):
    """Cuts HTML into plain pieces, passages, links and pictures; one pass, linear."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.pieces: list[tuple[str, str | None, str]] = []  # kind, target, html
        self.alternatives: list[str] = []  # what each picture shows, in order
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
        if self._open and self._open[0] == "picture":
            pass  # of its caption only the words count
        elif tag == "figure" and (attributes.get("data-image") or "").isdecimal():
            self._flush(("picture", attributes["data-image"]))
            self.alternatives.append(attributes.get("data-alt") or "")
        elif tag == "span":
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
        if self._open and self._open[0] == "picture":
            if tag == "figure":
                self._flush(None)
        elif tag == "span":
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


def _read(body: str) -> _Parser:
    parser = _Parser()
    parser.feed(body)
    parser.close()
    parser._flush(None)
    return parser


def _pieces(body: str) -> list[tuple[str, str | None, str]]:
    return [piece for piece in _read(body).pieces if piece[2] or piece[0] == "picture"]


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


def pictures_in(body: str) -> list[PictureInText]:
    """The pictures of the body, in order."""
    parser = _read(body)
    found = [(target, html) for kind, target, html in parser.pieces if kind == "picture"]
    return [
        PictureInText(int(target), alt, " ".join(unescape(html).split()))
        for (target, html), alt in zip(found, parser.alternatives, strict=True)
    ]


def segments_of(body: str, resolve: Callable[[str], int | None]) -> list[Segment]:
    """Cut a body for rendering by joining.

    `resolve(href)` answers the primary key of the record that an internal address leads to, or
    None. The result holds strings of HTML, {"passage": uuid, "html": …},
    {"record": pk, "html": …} and {"image": pk, "alt": …, "caption": …}, the last two plain
    words; links elsewhere stay HTML.
    """
    segments: list[Segment] = []
    pictures = iter(pictures_in(body))
    for kind, target, html in _pieces(body):
        if kind == "passage":
            segments.append({"passage": target, "html": html})
        elif kind == "picture":
            picture = next(pictures)
            segments.append(
                {"image": picture.image, "alt": picture.alt, "caption": picture.caption}
            )
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
