"""The text of an article as readers get it: frozen words, with links as they stand today."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from newsroom.models import PrintedPassage, Version
from newsroom.public.links import Links
from newsroom.public.margin import with_margin
from newsroom.public.own_pages import OwnPages
from newsroom.public.quotations import Quotation, Speaker
from newsroom.public.text_pictures import Figures
from newsroom.quotes import marks
from partnerships.models import Document, Statement

#: An entry of a developing story begins with its hour: “14:05 The doors open”, from its second
#: day on with the day before it: “9 November, 08:10 The doors open”.
_HOUR = re.compile(r"<h3>(\d{1,2} [A-Z][a-z]+, )?([01]?\d|2[0-3]):([0-5]\d)(?=\s|</h3>)\s*")


@dataclass
class Beside:
    """Those who speak in a paragraph, together, and what they say there."""

    speakers: list[Speaker]
    quotations: list[Quotation]


@dataclass
class Margin:
    """What stands beside a paragraph, between the parts of a text."""

    beside: list[Beside]


def linked(version: Version) -> list[int]:
    """Keys of the records that the text links to, as often as it does."""
    return [
        segment["record"]
        for segment in version.segments
        if isinstance(segment, dict) and "record" in segment
    ]


def body_of(
    version: Version,
    passages: list[PrintedPassage],
    said: dict[int, Quotation],
    links: Links,
    figures: Figures,
    pages: OwnPages,
) -> SafeString:
    """Join the segments: a public quote and a public record become links, a picture that may be
    shown a figure, the rest is words; of links to our own pages those that are there stay."""
    joined = "".join(html for html, _ in _pieces(version, passages, said, links, figures, pages))
    return mark_safe(joined)  # words sanitised where the body is stored


def body_with_margin(
    version: Version,
    passages: list[PrintedPassage],
    said: dict[int, Quotation],
    links: Links,
    figures: Figures,
    pages: OwnPages,
) -> list[SafeString | Margin]:
    """The same in parts: HTML, and after a paragraph with quotations those who speak in it."""
    pieces = _pieces(version, passages, said, links, figures, pages)
    if version.is_developing:
        pieces = ((_HOUR.sub(_timed, html), noted) for html, noted in pieces)
    return [
        mark_safe(part) if isinstance(part, str) else Margin(_beside(part))  # sanitised as above
        for part in with_margin(pieces)
    ]


def text_alone(parts: list[SafeString | Margin]) -> SafeString:
    """The HTML of a body without what stands beside it: for feeds and programs."""
    return mark_safe("".join(part for part in parts if isinstance(part, str)))  # sanitised as above


def _timed(heading: re.Match) -> str:
    day, hour, minute = heading.groups(default="")
    return f'<h3><time datetime="{hour:0>2}:{minute}">{day}{hour}:{minute}</time> '


def _beside(noted: tuple[Quotation, ...]) -> list[Beside]:
    found: list[Beside] = []
    for quotation in noted:
        same = next((row for row in found if row.speakers == quotation.speakers), None)
        if same:
            same.quotations.append(quotation)
        else:
            found.append(Beside(quotation.speakers, [quotation]))
    return found


def documents_of(said: Iterable[Quotation], statements: Iterable[Statement]) -> list[Document]:
    """The public documents that the words printed come from, then those that the statements
    rest on, each once."""
    spoken = [row.document for row in said if row.document]
    cited = [citation.document for row in statements for citation in row.cited]
    return list(dict.fromkeys([*spoken, *cited]))


def _pieces(
    version, passages, said, links, figures, pages
) -> Iterator[tuple[str, Quotation | None]]:
    """The segments as HTML, and of which quotation a passage is a use."""
    by_passage = {row.passage_id: said.get(row.quote_id) for row in passages}
    for segment in version.segments:
        if isinstance(segment, str):
            yield pages.linked(segment), None
        elif "passage" in segment:
            quotation = by_passage.get(marks.valid_uuid(segment["passage"]))
            yield _passage(segment, quotation), quotation
        elif "image" in segment:
            yield figures.html(segment), None
        else:
            yield _record(segment, links), None


def _passage(segment: dict, quotation: Quotation | None) -> str:
    words = mark_safe(segment["html"])
    if not quotation:
        return format_html('<span class="passage">{}</span>', words)
    return format_html(
        '<a class="passage" href="{}" title="{}">{}</a>',
        quotation.quote.get_absolute_url(),
        "; ".join(map(str, quotation.speakers)),
        words,
    )


def _record(segment: dict, links: Links) -> str:
    record = links[segment["record"]]
    if not record:
        return segment["html"]
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), mark_safe(segment["html"]))
