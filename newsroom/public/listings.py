"""The lists of the reader's site: what is in each, how it is narrowed, what its rows point at.

A page and an export of the same list read the same rows in the same order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse

from newsroom.models import Quote, Section
from newsroom.public import filters
from newsroom.public.filters import Filtered, PublicFilterSet, filtered
from newsroom.public.images import card_picture
from newsroom.public.keyset import keyset_page
from newsroom.public.links import Links
from newsroom.public.pages import Counted, Page, page_of
from newsroom.public.quotations import Quotation, link_speakers, quotations
from newsroom.public.rendering import readable
from partnerships.models import (
    Citation,
    Claim,
    ClaimSource,
    Company,
    Device,
    Partnership,
    Party,
    Person,
    Source,
)


def nothing_more(rows: list, at: datetime) -> None:
    """These rows point at nothing."""


@dataclass(frozen=True)
class Listing:
    """One list. `dressed` puts on each row what a page prints of it beside its own columns, and
    `cited` what only an export tells, each in as many queries for one row as for a thousand."""

    name: str
    template: str
    filters: type[PublicFilterSet]
    rows: Callable[[datetime], QuerySet]
    dressed: Callable[[list, datetime], None] = nothing_more
    cited: Callable[[list, datetime], None] = nothing_more
    grows: bool = False
    section: Section | None = None

    @property
    def path(self) -> str:
        return self.section.get_absolute_url() if self.section else reverse(self.name)

    def exported(self, format: str, query: str = "") -> str:
        """The address of the same rows as "csv" or "json"."""
        path = f"{self.path.removesuffix('/')}.{format}"
        return f"{path}?{query}" if query else path

    def narrowed(self, request: HttpRequest, at: datetime) -> Filtered:
        return filtered(self.filters, request, self.rows(at), at=at)

    def page(self, narrowed: Filtered, request: HttpRequest, at: datetime) -> Page:
        """The page asked for, its rows dressed. Raises Http404 for one that does not exist."""
        if narrowed.errors:
            return Counted(narrowed.queryset, 1).page(1)
        if request.GET.keys() & ({"page"} if self.grows else {"after", "before"}):
            raise Http404("This list is not paged like that.")
        if self.grows:
            page = keyset_page(narrowed.queryset, narrowed.order, request)
        else:
            page = page_of(narrowed.queryset, request)
        page.object_list = list(page.object_list)
        self.dressed(page.object_list, at)
        return page

    def in_section(self, section: Section) -> "Listing":
        """The articles of one section."""
        return replace(
            self,
            name=section.slug,
            template="section.html",
            filters=filters.SectionFilter,
            rows=lambda at: self.rows(at).filter(section=section.pk),
            section=section,
        )


def _articles_dressed(rows, at):
    for version in rows:
        version.picture = card_picture(version, at)


def _quotes_dressed(rows, at):
    links = Links()
    said = quotations(rows, at, links)
    links.want(quote.about_id for quote in rows)
    links.find(at)
    link_speakers(said.values(), at, links)
    for quote in rows:
        quote.quotation = said.get(quote.pk) or Quotation(quote)
        quote.is_about = links[quote.about_id]


def _devices_dressed(rows, at):
    links = Links()
    links.want(key for device in rows for key in (device.maker_id, device.brand_id))
    links.find(at)
    for device in rows:
        device.made_by, device.sold_as = links[device.maker_id], links[device.brand_id]


def _claims_dressed(rows, at):
    links = Links()
    claimants = _by(ClaimSource.objects.filter(claim__in=rows), "claim_id")
    links.want(claim.subject_id for claim in rows)
    links.want(row.source_id for found in claimants.values() for row in found)
    links.find(at)
    for claim in rows:
        claim.about = links[claim.subject_id]
        claim.said_by = links.all_of(row.source_id for row in claimants[claim.pk])


def _sources_cited(rows, at):
    links = Links()
    links.want(key for source in rows for key in (source.person_id, source.company_id))
    links.find(at)
    for source in rows:
        source.identity = links[source.person_id] or links[source.company_id]
    _records_cited(rows, at)


def _partnerships_cited(rows, at):
    links = Links()
    parties = _by(Party.objects.public(at).filter(partnership__in=rows), "partnership_id")
    links.want(
        key
        for found in parties.values()
        for row in found
        for key in (row.company_id, row.person_id)
    )
    links.find(at)
    for partnership in rows:
        keys = (row.company_id or row.person_id for row in parties[partnership.pk])
        partnership.between = links.all_of(keys)
    _records_cited(rows, at)


def _records_cited(rows, at):
    _cite(rows, at, "record")


def _claims_cited(rows, at):
    _cite(rows, at, "statement")


def _cite(rows, at, key):
    """Put on each row the public documents that support it."""
    citations = (
        Citation.objects.public(at)
        .filter(**{f"{key}__in": [row.pk for row in rows]})
        .select_related("document")
        .defer("document__text", "document__note")
    )
    found = _by(citations, f"{key}_id")
    for row in rows:
        row.cited = [citation.document for citation in found[row.pk]]


def _by(rows: Iterable, name: str) -> dict[int, list]:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


ARTICLES = Listing(
    "articles", "article_list.html", filters.ArticleFilter,
    lambda at: readable(at).listed().prefetch_related("bylines"), _articles_dressed,
    grows=True,
)  # fmt: skip
QUOTES = Listing(
    "quotes", "quote_list.html", filters.QuoteFilter,
    Quote.objects.public, _quotes_dressed,
    grows=True,
)  # fmt: skip
PEOPLE = Listing(
    "people", "person_list.html", filters.PersonFilter,
    Person.objects.public, cited=_records_cited,
)  # fmt: skip
COMPANIES = Listing(
    "companies", "company_list.html", filters.CompanyFilter,
    Company.objects.public, cited=_records_cited,
)  # fmt: skip
DEVICES = Listing(
    "devices", "device_list.html", filters.DeviceFilter,
    lambda at: Device.objects.public(at).with_status(at), _devices_dressed, _records_cited,
)  # fmt: skip
PARTNERSHIPS = Listing(
    "partnerships", "partnership_list.html", filters.PartnershipFilter,
    lambda at: Partnership.objects.public(at).prefetch_related("kinds"),
    cited=_partnerships_cited,
)  # fmt: skip
RUMOURS = Listing(
    "rumours", "claim_list.html", filters.ClaimFilter,
    lambda at: Claim.objects.public(at).standing().with_verdict(at),
    _claims_dressed, _claims_cited,
    grows=True,
)  # fmt: skip
SOURCES = Listing(
    "sources", "source_list.html", filters.SourceFilter,
    Source.objects.public, cited=_sources_cited,
)  # fmt: skip

LISTINGS = {
    listing.name: listing
    for listing in (
        ARTICLES, QUOTES, PEOPLE, COMPANIES, DEVICES, PARTNERSHIPS, RUMOURS, SOURCES,
    )
}  # fmt: skip
