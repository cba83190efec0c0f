"""An article as the demo keeps it: a head of "name: value" lines, then blocks of text. Pure.

A line of equals signs begins a later version of the same article; its head says only what
differs. A block is a paragraph, a heading ("## " or, in a developing story, "### 14:05 "), a
quotation set apart ("> ") or a list (lines that begin "- "). In it, **words** are bold, *words*
italic, {quote|words} are words of a quote on file and [words](companies/leica) lead to a record.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from html import escape
from zoneinfo import ZoneInfo

#: What a head says of one version only.
_ONCE = ("published", "scheduled", "change", "note", "wrong", "right", "since")
_ATTRIBUTED = "attributed "
_NEXT_VERSION = re.compile(r"^={5,}$", re.MULTILINE)
_DAYS = re.compile(r"^([+-]\d+) days? (\d\d:\d\d)$")
_TAGGED = re.compile(r"\{([\w-]+)\|([^}]+)\}")
_LINKED = re.compile(r"\[([^\]]+)\]\(([\w/-]+)\)")
_BOLD = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")
_ITALIC = re.compile(r"\*(\S(?:.*?\S)?)\*")


@dataclass(frozen=True)
class Manuscript:
    """One version of an article; `later` holds those that replaced it, in order."""

    name: str
    head: dict[str, str]
    paragraphs: tuple[str, ...]
    later: tuple["Manuscript", ...] = ()

    @property
    def versions(self) -> tuple["Manuscript", ...]:
        return (self, *self.later)

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

    def attribution(self, quote: str) -> str:
        """Whom this version names as the speaker, where that is not who spoke."""
        return self.head.get(_ATTRIBUTED + quote, "")

    def body(self, passages: Mapping[str, object]) -> str:
        """HTML with a mark round each quoted piece; `passages` gives the UUID of each quote."""
        return "".join(self._block(text, passages) for text in self.paragraphs)

    def _block(self, text: str, passages: Mapping[str, object]) -> str:
        opening, _, rest = text.partition(" ")
        match opening:
            case "##":
                return f"<h2>{_html(rest, passages)}</h2>"
            case "###":
                return f"<h3>{_html(rest, passages)}</h3>"
            case ">":
                return f"<blockquote><p>{_html(rest, passages)}</p></blockquote>"
            case "-":
                items = (_html(item.removeprefix("- "), passages) for item in text.split("\n"))
                return f"<ul>{''.join(f'<li><p>{item}</p></li>' for item in items)}</ul>"
        return f"<p>{_html(text, passages)}</p>"


def _html(text: str, passages: Mapping[str, object]) -> str:
    html = escape(text, quote=False)
    html = _ITALIC.sub(r"<em>\1</em>", _BOLD.sub(r"<strong>\1</strong>", html))
    html = _LINKED.sub(r'<a href="/\2/">\1</a>', html)
    return _TAGGED.sub(
        lambda found: f'<span data-passage="{passages[found[1]]}">{found[2]}</span>', html
    )


def read(name: str, text: str) -> Manuscript:
    """The first version with the later ones, each with its whole head."""
    versions: list[Manuscript] = []
    for part in _NEXT_VERSION.split(text):
        head, *blocks = re.split(r"\n\s*\n", part.strip())
        pairs = (line.partition(":") for line in head.splitlines())
        values = {key.strip(): value.strip() for key, _, value in pairs}
        if versions:
            values = _carried(versions[-1].head) | values
        versions.append(Manuscript(name, values, tuple(_unwrapped(block) for block in blocks)))
    first, *later = versions
    return Manuscript(name, first.head, first.paragraphs, tuple(later))


def _carried(head: dict[str, str]) -> dict[str, str]:
    return {
        key: value
        for key, value in head.items()
        if key not in _ONCE and not key.startswith(_ATTRIBUTED)
    }


def _unwrapped(block: str) -> str:
    """The block on one line; a list on one for each item."""
    marker = "> " if block.startswith("> ") else ""
    if marker:
        block = re.sub(r"^> ?", "", block, flags=re.MULTILINE)
    items = re.split(r"\n(?=- )", block) if block.startswith("- ") else [block]
    return marker + "\n".join(" ".join(item.split()) for item in items)


def moment(text: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    """What a head says of a time: "2022-05-23 12:40", or "+2 days 07:00" counted from `now`.

    Raises ValueError.
    """
    if relative := _DAYS.match(text):
        day = now.astimezone(zone).date() + timedelta(days=int(relative[1]))
        return datetime.combine(day, time.fromisoformat(relative[2]), tzinfo=zone)
    return datetime.fromisoformat(text).replace(tzinfo=zone)
