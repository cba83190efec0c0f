"""Which feeds there are: of each the page it belongs to, its title and its items."""

from datetime import datetime

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from newsroom.models import Series
from newsroom.public.corrections import corrections as corrected
from newsroom.public.feeds.articles import article_items
from newsroom.public.feeds.items import Feed
from newsroom.public.feeds.ledger import claim_items, correction_items, quote_items
from newsroom.public.filters import Filtered, naming
from newsroom.public.listings import QUOTES, RUMOURS, Listing
from newsroom.public.rendering import readable
from newsroom.public.sentences import FINDINGS
from newsroom.public.site import Site
from newsroom.public.views.authors import printed_authors
from partnerships.models import Record


class Moved(Exception):
    """The feed has another address now: that of the page given."""


class Senseless(Exception):
    """A parameter has a value that makes no sense; the sentences say which."""


def everything(request: HttpRequest, at: datetime, site: Site) -> Feed:
    items = article_items(readable(at), at)
    return Feed(site.name, reverse("front-page"), site.tagline, site.name, items=items)


def section(request: HttpRequest, at: datetime, site: Site, slug: str) -> Feed:
    found = next((section for section in site.sections if section.slug == slug), None)
    if not found:
        raise Http404
    rows = readable(at).filter(section=found)
    return _articles(found, found.name, found.description, rows, at, site)


def series(request: HttpRequest, at: datetime, site: Site, slug: str) -> Feed:
    found = get_object_or_404(Series, slug=slug)
    feed = _articles(
        found, found.name, found.description, readable(at).filter(series=found), at, site
    )
    if not feed.items:
        raise Http404("No part of it can be read.")
    return feed


def author(request: HttpRequest, at: datetime, site: Site, slug: str) -> Feed:
    found = get_object_or_404(printed_authors(at), slug=slug)
    rows = readable(at).filter(bylines__author=found)
    return _articles(found, found.name, f"Articles by {found.name}.", rows, at, site)


def record(request: HttpRequest, at: datetime, site: Site, kind: str, slug: str) -> Feed:
    """What names a company, person, device or partnership. Raises Moved with a merged one."""
    rows = sorted(Record.objects.addressed(kind, slug), key=lambda row: row.slug != slug)
    if not rows or not rows[0].canonical.is_public(at):
        raise Http404
    found = rows[0].canonical
    if found.slug != slug:
        raise Moved(found.get_absolute_url())
    articles = readable(at).filter(naming(found))
    return _articles(found, found.name, f"Articles that name {found.name}.", articles, at, site)


def _articles(thing, name, description, rows, at, site) -> Feed:
    return Feed(
        f"{name} – {site.name}", thing.get_absolute_url(), description, site.name,
        items=article_items(rows, at),
    )  # fmt: skip


def quotes(request: HttpRequest, at: datetime, site: Site) -> Feed:
    """Narrowed as the list of quotes is: ?person=, ?company=, ?year=."""
    narrowed = _narrowed(QUOTES, request, at)
    return Feed(
        f"Quotes – {site.name}", QUOTES.path, "Words on the record.", site.name, narrowed.query,
        quote_items(narrowed.queryset, at),
    )  # fmt: skip


def rumours(request: HttpRequest, at: datetime, site: Site) -> Feed:
    """Narrowed as the list of rumours is: ?verdict=, ?source=, ?device=, ?partnership=."""
    narrowed = _narrowed(RUMOURS, request, at)
    verdict = {"open": "Open", **FINDINGS}.get(narrowed.asked.get("verdict", ""))
    name = f"Rumours: {verdict.lower()}" if verdict else "Rumours"
    return Feed(
        f"{name} – {site.name}", RUMOURS.path, "What was claimed, and what came of it.",
        site.name, narrowed.query, claim_items(narrowed.queryset, at),
    )  # fmt: skip


def corrections(request: HttpRequest, at: datetime, site: Site) -> Feed:
    return Feed(
        f"Corrections – {site.name}", reverse("corrections"), "What we got wrong.", site.name,
        items=correction_items(corrected(at)),
    )  # fmt: skip


def _narrowed(listing: Listing, request: HttpRequest, at: datetime) -> Filtered:
    narrowed = listing.narrowed(request, at)
    narrowed.asked.pop("sort", None)  # a feed has one order
    if narrowed.errors:
        raise Senseless(*narrowed.errors)
    return narrowed
