"""An article as the demo keeps it: a head of "name: value" lines, then paragraphs. Pure.

In a paragraph, {quote|words} are words of a quote on file and [words](companies/leica) lead to
a record.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

_TAGGED = re.compile(r"\{([\w-]+)\|([^}]+)\}")
_LINKED = re.compile(r"\[([^\]]+)\]\(([\w/-]+)\)")


@dataclass(frozen=True)
class Manuscript:
    name: str
    head: dict[str, str]
    paragraphs: tuple[str, ...]

    def list(self, name: str) -> list[str]:
        """A value of the head that holds several words, such as `mentions`."""
        return self.head.get(name, "").split()

    @property
    def quotes(self) -> dict[str, str]:
        """The quotes used, in order, each with its first words."""
        used: dict[str, str] = {}
        for quote, words in _TAGGED.findall("\n".join(self.paragraphs)):
            used.setdefault(quote, words)
        return used

    def body(self, passages: Mapping[str, object]) -> str:
        """HTML with a mark round each quoted piece; `passages` gives the UUID of each quote."""
        return "".join(f"<p>{self._html(text, passages)}</p>" for text in self.paragraphs)

    def _html(self, paragraph: str, passages: Mapping[str, object]) -> str:
        html = escape(paragraph, quote=False)
        html = _LINKED.sub(r'<a href="/\2/">\1</a>', html)
        return _TAGGED.sub(
            lambda found: f'<span data-passage="{passages[found[1]]}">{found[2]}</span>', html
        )


def read(name: str, text: str) -> Manuscript:
    head, *paragraphs = re.split(r"\n\s*\n", text.strip())
    pairs = (line.partition(":") for line in head.splitlines())
    values = {key.strip(): value.strip() for key, _, value in pairs}
    return Manuscript(name, values, tuple(" ".join(each.split()) for each in paragraphs))
