"""Where the words of a quote stand too: “also in the release”, in another mouth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from newsroom.models import Quote
from newsroom.public.quotations import Quotation
from newsroom.quotes.reuse import standings
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
    """Where the words return, and only what readers may see: a query for the keys, one for the
    documents; `quotes` are the keys of the quotes, for whoever asks after quotes anyway.

    The words shown are those of the quote itself, which is public; nothing of a document's text.
    """

    def __init__(self, quote: Quote, at: datetime):
        others = Quote.objects.public(at).exclude(pk=quote.pk)
        self._documents = Document.objects.public(at).exclude(pk=quote.document_id)
        found = standings({quote.pk: quote.words}, quotes=others, documents=self._documents)
        self._rows = found[quote.pk][:SHOWN]
        self.quotes = [row.pk for row in self._rows if row.kind == "quote"]

    def shown(self, said: Mapping[int, Quotation]) -> list[Also]:
        """With the quotes from `said`; in nobody's mouth they are left out."""
        keys = [row.pk for row in self._rows if row.kind == "document"]
        documents = self._documents.defer("text", "note").in_bulk(keys)
        return [
            Also(row.words, row.changed, documents.get(row.pk), None)
            if row.kind == "document"
            else Also(row.words, row.changed, None, said[row.pk])
            for row in self._rows
            if row.pk in (documents if row.kind == "document" else said)
        ]
