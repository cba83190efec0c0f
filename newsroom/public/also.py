"""Where the words of a quote stand too: “also in the release”, in another mouth."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.models import Quote
from newsroom.public.links import Links
from newsroom.public.quotations import Quotation, link_speakers, quotations
from newsroom.quotes.reuse import Reuse, reuses
from partnerships.models import Document

#: Places that a page names.
SHOWN = 12


@dataclass(frozen=True)
class Also:
    """Our words as they stand elsewhere, in a document or in another quote."""

    words: str
    changed: bool
    document: Document | None = None
    said: Quotation | None = None


class AlsoIn:
    """Ask before `links` finds the records, and link after it; only what readers may see.

    The words shown are those of the quote itself, which is public; nothing of a document's text.
    """

    def __init__(self, quote: Quote, at: datetime, links: Links):
        others = Quote.objects.public(at).exclude(pk=quote.pk)
        documents = Document.objects.public(at).exclude(pk=quote.document_id)
        self._at = at
        self._rows = reuses({quote.pk: quote.words}, quotes=others, documents=documents)[quote.pk]
        self._rows = self._rows[:SHOWN]
        found = [row.quote for row in self._rows if row.quote]
        self._said = quotations(found, at, links) if found else {}

    def linked(self, links: Links) -> list[Also]:
        link_speakers(self._said.values(), self._at, links)
        return [self._also(row) for row in self._rows]

    def _also(self, row: Reuse) -> Also:
        if row.document:
            return Also(row.words, row.changed, document=row.document)
        said = self._said.get(row.quote.pk) or Quotation(row.quote)
        return Also(row.words, row.changed, said=said)
