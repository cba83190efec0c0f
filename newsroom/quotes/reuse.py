"""The same words in another mouth or document: loads what `documents.phrases` compares."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from newsroom.quotes.models import Quote, QuotePhrase
from partnerships.documents.phrases import shared, shown, threes, words_of
from partnerships.models import Document, DocumentPhrase

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Reuse:
    """Words that return elsewhere, as they stand here; `changed` if one of them is another."""

    words: str
    changed: bool
    quote: Quote | None = None
    document: Document | None = None


def index_phrases(quote: Quote) -> None:
    """Keep the threes of words of a quote, by which the same words are found elsewhere."""
    QuotePhrase.objects.filter(quote=quote).delete()
    QuotePhrase.objects.bulk_create(
        (
            QuotePhrase(quote=quote, three=three, place=place)
            for place, three in threes(quote.words).items()
        ),
        batch_size=2_000,
    )


def reuses(
    texts: Mapping[Key, str], *, quotes: QuerySet[Quote], documents: QuerySet[Document]
) -> dict[Key, list[Reuse]]:
    """For each of our texts where five of its words or more return: in which of these quotes and
    documents. The longest phrase first. Four queries, however many texts."""
    places: dict[int, list[tuple[Key, int]]] = defaultdict(list)
    for key, text in texts.items():
        for place, three in threes(text).items():
            places[three].append((key, place))
    found: dict[Key, list[Reuse]] = {key: [] for key in texts}
    if not places:
        return found
    for name, rows in (
        ("quote", QuotePhrase.objects.filter(three__in=places, quote__in=quotes)),
        ("document", DocumentPhrase.objects.filter(three__in=places, document__in=documents)),
    ):
        pairs: dict[tuple[Key, int], list[tuple[int, int]]] = defaultdict(list)
        for pk, three, there in rows.values_list(name, "three", "place"):
            for key, here in places[three]:
                pairs[key, pk].append((here, there))
        phrases = {
            at: phrase
            for at, both in pairs.items()
            if (phrase := shared(words_of(texts[at[0]]), both))
        }
        known = (quotes.with_speakers() if name == "quote" else documents.defer("text")).in_bulk(
            {pk for _, pk in phrases}
        )
        for (key, pk), phrase in phrases.items():
            words = shown(texts[key], phrase)
            found[key].append(Reuse(words, phrase.changed, **{name: known[pk]}))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row.words))
    return found
