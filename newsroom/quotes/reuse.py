"""The same words in another mouth or document: loads what `documents.phrases` compares."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from django.db.models import QuerySet, Value

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


@dataclass(frozen=True)
class Standing:
    """Where words of ours return, by its key: `kind` is “quote” or “document”."""

    words: str
    changed: bool
    kind: str
    pk: int


def reuses(
    texts: Mapping[Key, str], *, quotes: QuerySet[Quote], documents: QuerySet[Document]
) -> dict[Key, list[Reuse]]:
    """For each of our texts where five of its words or more return: in which of these quotes and
    documents. The longest phrase first. Four queries at the most, however many texts."""
    standing = standings(texts, quotes=quotes, documents=documents)
    found = {"quote": set(), "document": set()}
    for row in chain.from_iterable(standing.values()):
        found[row.kind].add(row.pk)
    known = {
        "quote": quotes.with_speakers().in_bulk(found["quote"]),
        "document": documents.defer("text").in_bulk(found["document"]),
    }
    return {
        key: [Reuse(row.words, row.changed, **{row.kind: known[row.kind][row.pk]}) for row in rows]
        for key, rows in standing.items()
    }


def standings(
    texts: Mapping[Key, str], *, quotes: QuerySet[Quote], documents: QuerySet[Document]
) -> dict[Key, list[Standing]]:
    """The same by keys alone, of phrases as long those of documents first: one query."""
    places: dict[int, list[tuple[Key, int]]] = defaultdict(list)
    for key, text in texts.items():
        for place, three in threes(text).items():
            places[three].append((key, place))
    found: dict[Key, list[Standing]] = {key: [] for key in texts}
    if not places:
        return found
    pairs: dict[tuple[Key, str, int], list[tuple[int, int]]] = defaultdict(list)
    for kind, pk, three, there in _standing(list(places), quotes, documents):
        for key, here in places[three]:
            pairs[key, kind, pk].append((here, there))
    for (key, kind, pk), both in pairs.items():
        if phrase := shared(words_of(texts[key]), both):
            found[key].append(Standing(shown(texts[key], phrase), phrase.changed, kind, pk))
    for rows in found.values():
        rows.sort(key=lambda row: (-len(row.words), row.kind, row.pk))
    return found


def _standing(threes: list[int], quotes: QuerySet[Quote], documents: QuerySet[Document]):
    """Kind, key, three and place of each of these threes in quotes and documents: one query."""
    rows = [
        model.objects.filter(three__in=threes, **{f"{kind}__in": among.order_by()})
        .annotate(kind=Value(kind))
        .values_list("kind", f"{kind}_id", "three", "place")
        for kind, model, among in (
            ("quote", QuotePhrase, quotes),
            ("document", DocumentPhrase, documents),
        )
    ]
    return rows[0].union(rows[1], all=True)
