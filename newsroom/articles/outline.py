"""The bones of a body: its headings and its links with their words. Pure; one pass, linear."""

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True)
class Heading:
    level: int
    words: str


@dataclass(frozen=True)
class Link:
    href: str
    words: str


@dataclass(frozen=True)
class Outline:
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]


class _Parser(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self._heading: list[str] | None = None
        self._link: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in ("h2", "h3"):
            self._heading = []
        elif tag == "a":
            self._link = (attributes.get("href") or "", [])
        elif tag == "img" and self._link:
            self._link[1].append(attributes.get("alt") or "")

    def handle_endtag(self, tag):
        if tag in ("h2", "h3") and self._heading is not None:
            self.headings.append(Heading(int(tag[1]), _words(self._heading)))
            self._heading = None
        elif tag == "a" and self._link is not None:
            href, words = self._link
            self.links.append(Link(href, _words(words)))
            self._link = None

    def handle_data(self, data):
        if self._heading is not None:
            self._heading.append(data)
        if self._link is not None:
            self._link[1].append(data)


def outline_of(body: str) -> Outline:
    """Of the sanitised HTML of an article, which is well formed."""
    parser = _Parser()
    parser.feed(body)
    parser.close()
    return Outline(tuple(parser.headings), tuple(parser.links))


def _words(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
