"""The collections of the API: what is in each, how one of it is found, what is told of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from newsroom.api import columns, details, lists, schemas
from newsroom.api.columns import within
from newsroom.api.problems import Problem, not_there
from newsroom.models import Quote
from newsroom.public import addressed, listings
from newsroom.public.keyset import LARGEST_KEY
from newsroom.public.listings import Listing
from partnerships.models import Record


class Moved(Exception):
    """What was asked for has another address in the API now."""


@dataclass(frozen=True)
class Collection:
    """`key` is the field that stands in the address of one. `missed` says what became of one
    that is not there, by raising Moved or Problem; `full` are the rows of which `told` tells more.
    """

    listing: Listing
    name: str
    about: str
    key: str = "slug"
    told: Callable[[Any, datetime], dict] | None = None
    details: type[schemas.Schema] | None = None
    missed: Callable[[str, datetime], None] | None = None
    full: Callable[[datetime], QuerySet] | None = None

    @cached_property
    def columns(self) -> tuple[columns.Column, ...]:
        return columns.ALL[self.name]

    @cached_property
    def question(self) -> type[schemas.Paged]:
        return schemas.question(self.name, self.listing.filters)

    @cached_property
    def item(self) -> type[schemas.Schema]:
        return schemas.item(self.name, self.columns)

    @cached_property
    def page(self) -> type[schemas.Schema]:
        return schemas.listed(self.name, self.item)

    @cached_property
    def one(self) -> type[schemas.Schema]:
        if self.details is None:
            return self.item
        return type(f"{self.name.capitalize()}One", (self.details, self.item), {})

    def items(self, rows: list, at: datetime) -> list[dict[str, Any]]:
        """Of each row its columns and its address."""
        self.listing.dressed(rows, at)
        self.listing.cited(rows, at)
        return [self._item(row) for row in rows]

    def _item(self, row: Model) -> dict[str, Any]:
        item: dict[str, Any] = {"self": within(f"{self.name}/{getattr(row, self.key)}")}
        for column in self.columns:
            value = column.value(row)
            item[column.name] = None if value == "" else value
        return item

    def find(self, key: str | int | UUID, at: datetime) -> dict[str, Any]:
        """The one of that key. Raises Moved, Problem."""
        if (isinstance(key, int) and key > LARGEST_KEY) or "\0" in str(key):
            raise not_there()  # beyond what a database takes
        rows = list((self.full or self.listing.rows)(at).filter(**{self.key: key})[:1])
        if not rows:
            if self.missed:
                self.missed(key, at)
            raise not_there()
        (item,) = self.items(rows, at)
        return item | (self.told(rows[0], at) if self.told else {})


def _records(kind: Record.Kind, listing: Listing, about: str) -> Collection:
    def missed(slug, at):
        """A former address, or that of a record that was merged, leads to the present one."""
        for row in Record.objects.addressed(kind, slug):
            if row.canonical.is_public(at):
                raise Moved(within(f"{kind.folder}/{row.canonical.slug}"))

    return Collection(
        listing, kind.folder, about,
        told=details.record, details=details.RecordDetails, missed=missed,
    )  # fmt: skip


def _quote_missed(slug, at):
    row = Quote.objects.filter(slug=slug).select_related("merged_into").first()
    if row and row.merged_into and row.merged_into.is_public(at):
        raise Moved(within(f"quotes/{row.merged_into.slug}"))


def _standing(at):
    return addressed.standing(at).prefetch_related("bylines")


def _article_missed(path, at):
    """An address that was live once leads on, or is gone; one that never was says nothing."""
    match addressed.became_of(path, at):
        case addressed.Moved(present):
            raise Moved(within(f"articles/{present.path}"))
        case addressed.Gone(withdrawal=withdrawal):
            words = withdrawal.notice if withdrawal else "The words of this article were removed."
            raise Problem(HTTPStatus.GONE, words)


COLLECTIONS = (
    Collection(
        lists.ARTICLES, "articles", "What is live now.", key="path", told=details.article,
        details=details.ArticleDetails, missed=_article_missed, full=_standing,
    ),
    Collection(
        listings.QUOTES, "quotes", "What was said on the record, once.", told=details.quote,
        details=details.QuoteDetails, missed=_quote_missed,
    ),
    Collection(
        lists.PASSAGES, "passages", "Words of quotes as live articles print them.",
        key="passage_id",
    ),
    _records(Record.Kind.PERSON, listings.PEOPLE, "People and the posts they held."),
    _records(Record.Kind.COMPANY, listings.COMPANIES, "Companies and their owners."),
    _records(Record.Kind.DEVICE, listings.DEVICES, "Devices and what became of them."),
    _records(Record.Kind.PARTNERSHIP, listings.PARTNERSHIPS, "Partnerships and their terms."),
    _records(Record.Kind.SOURCE, listings.SOURCES, "Those who make claims."),
    Collection(
        listings.RUMOURS, "claims", "What was claimed, and what came of it.", told=details.claim,
        details=details.ClaimDetails,
    ),
    Collection(lists.CORRECTIONS, "corrections", "Where we were wrong.", key="pk"),
    Collection(lists.DOCUMENTS, "documents", "What is cited, as far as we may show it.", key="pk"),
    Collection(
        lists.SECTIONS, "sections", "Sections of the publication.",
        told=details.articles_of("section"), details=details.MoreDetails,
    ),
    Collection(
        lists.SERIES, "series", "Series that have a part to read.",
        told=details.articles_of("series"), details=details.MoreDetails,
    ),
    Collection(
        lists.AUTHORS, "authors", "Those whose name stands over a live article.",
        told=details.articles_of("author"), details=details.MoreDetails,
    ),
)  # fmt: skip
