"""What only the API lists: passages, documents, corrections, sections, series, authors.

The other lists are those of the pages (`newsroom.public.listings`); articles can here be asked
for by section, series and author too, which on the site have pages of their own.
"""

from dataclasses import replace
from datetime import datetime

import django_filters
from django import forms
from django.db.models import Count, F, Model, Q, QuerySet
from django.db.models.functions import Coalesce

from newsroom.models import (
    Author,
    Change,
    PrintedPassage,
    Quote,
    Section,
    Series,
    Version,
)
from newsroom.public import listings
from newsroom.public.corrections import corrections
from newsroom.public.filter_fields import (
    Choice,
    Order,
    PublicFilterSet,
    Sort,
    Year,
)
from newsroom.public.filters import BY_NAME, ArticleFilter, SaidFilter
from newsroom.public.links import Links
from newsroom.public.listings import Listing
from newsroom.public.quotations import Quotation, link_speakers, quotations
from newsroom.public.rendering import readable
from newsroom.public.views.authors import printed_authors
from partnerships.models import Document


class SlugField(forms.SlugField):
    """A row of `rows(at)` by its slug."""

    at: datetime | None = None

    def __init__(self, *args, rows, name, **kwargs):
        super().__init__(*args, max_length=120, **kwargs)
        self.rows, self.name = rows, name
        self.error_messages["invalid"] = self.error_messages["max_length"] = self._unknown

    def clean(self, value):
        slug = super().clean(value)
        if not slug:
            return None
        if found := self.rows(self.at).filter(slug=slug).first():
            return found
        raise forms.ValidationError(self._unknown)

    @property
    def _unknown(self) -> str:
        return f"There is no {self.name} of this slug."


class SlugFilter(django_filters.Filter):
    field_class = SlugField


def printed_series(at: datetime) -> QuerySet:
    """Series that have a part to read."""
    parts = Count("versions", filter=Q(versions__in=readable(at)))
    return Series.objects.annotate(parts=parts).filter(parts__gt=0)


def all_sections(at: datetime) -> QuerySet:
    return Section.objects.all()


class FullArticleFilter(ArticleFilter):
    section = SlugFilter(label="Section", name="section", rows=all_sections)
    series = SlugFilter(label="Series", name="series", rows=printed_series)
    author = SlugFilter(
        label="Author", name="author", rows=printed_authors, field_name="bylines__author"
    )


class PassageFilter(SaidFilter):
    quote = "said_as"
    year = Year(field_name="printed_at__year")
    sort = Sort(
        Order("-printed", "Newest first", "printed_at"),
        Order("printed", "Oldest first", "printed_at"),
    )

    class Meta:
        model = PrintedPassage
        fields = []


class DocumentFilter(PublicFilterSet):
    kind = Choice(label="Kind", choices=Document.Kind.choices)
    year = Year(method="of_year")
    sort = Sort(
        Order("-dated", "Newest first", "dated_earliest"),
        Order("dated", "Oldest first", "dated_earliest"),
    )

    class Meta:
        model = Document
        fields = []

    def of_year(self, rows, name, year):
        return rows.filter(dated_earliest__year__lte=int(year), dated_latest__year__gte=int(year))


class CorrectionFilter(PublicFilterSet):
    type = Choice(
        label="Kind",
        field_name="change",
        choices=[(kind.value, kind.label) for kind in (Change.CORRECTION, Change.CLARIFICATION)],
    )
    sort = Sort(
        Order("-corrected", "Newest first", "live_from"),
        Order("corrected", "Oldest first", "live_from"),
    )

    class Meta:
        model = Version
        fields = []


def named(of: type[Model]) -> type[PublicFilterSet]:
    """The filter of rows that have a name, and are few: only their order can be chosen."""

    class NamedFilter(PublicFilterSet):
        sort = Sort(*BY_NAME)

        class Meta:
            model = of
            fields = []

    return NamedFilter


def _passages(at: datetime) -> QuerySet:
    """Words of public quotes as live articles print them; `said_as` is the quote that stands."""
    public = Quote.objects.public(at).values("pk")
    return (
        PrintedPassage.objects.filter(version__in=readable(at))
        .annotate(
            said_as=Coalesce("quote__merged_into", "quote"),
            printed_at=F("version__first_published_at"),
        )
        .filter(said_as__in=public)
        .select_related("version", "passage")
        .defer("version__body", "version__segments", "version__search_text")
    )


def _passages_dressed(rows: list, at: datetime) -> None:
    links = Links()
    said = quotations([row.said_as for row in rows], at, links)
    links.find(at)
    link_speakers(said.values(), at, links)
    quotes = None
    for row in rows:
        row.quotation = said.get(row.said_as)
        if row.quotation is None:  # a quote whose speakers nobody entered
            quotes = quotes or Quote.objects.in_bulk([row.said_as for row in rows])
            row.quotation = Quotation(quotes[row.said_as])


ARTICLES = replace(listings.ARTICLES, filters=FullArticleFilter)
PASSAGES = Listing("passages", "", PassageFilter, _passages, _passages_dressed)
DOCUMENTS = Listing(
    "documents", "", DocumentFilter, lambda at: Document.objects.public(at).defer("note")
)
CORRECTIONS = Listing("corrections", "", CorrectionFilter, corrections)
SECTIONS = Listing("sections", "", named(Section), all_sections)
SERIES = Listing("series", "", named(Series), printed_series)
AUTHORS = Listing("authors", "", named(Author), printed_authors)
