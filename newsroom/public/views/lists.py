"""The lists: all articles, quotes, people, companies, devices, partnerships, rumours, sources."""

from datetime import datetime

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public import listings
from newsroom.public.arrangement import Arrangement, arrangement
from newsroom.public.images import card_picture
from newsroom.public.listings import Listing
from newsroom.public.pages import answer
from newsroom.public.rendering import readable
from newsroom.public.site import current_site


def _answered(request, listing: Listing, *, site=None, **context):
    at = timezone.now()
    context |= list_context(request, listing, at)
    return answer(request, listing.template, context, at=at, site=site)


def list_context(request, listing: Listing, at: datetime) -> dict:
    narrowed = listing.narrowed(request, at)
    return {
        "listing": listing,
        "filtered": narrowed,
        "exports": {format: listing.exported(format, narrowed.query) for format in ("csv", "json")},
        "page": listing.page(narrowed, request, at),
    }


def list_page(listing: Listing):
    @require_safe
    def view(request):
        return _answered(request, listing)

    return view


articles = list_page(listings.ARTICLES)
quotes = list_page(listings.QUOTES)
people = list_page(listings.PEOPLE)
companies = list_page(listings.COMPANIES)
devices = list_page(listings.DEVICES)
partnerships = list_page(listings.PARTNERSHIPS)
rumours = list_page(listings.RUMOURS)
sources = list_page(listings.SOURCES)


@require_safe
def section(request, slug):
    site = current_site()
    found = next((section for section in site.sections if section.slug == slug), None)
    if not found:
        raise Http404
    at = timezone.now()
    listing = listings.ARTICLES.in_section(found)
    arranged = {} if request.GET else arranged_context(arrangement(found, at), at)
    return _answered(request, listing, site=site, section=found, **arranged)


def arranged_context(arranged: Arrangement, at: datetime) -> dict:
    """What an editor put on top of a section's first page."""
    if arranged == Arrangement():
        return {}
    rows = list(
        readable(at)
        .listed()
        .filter(Q(article__in=arranged.articles) | Q(path=arranged.breaking_path))
        .prefetch_related("bylines")
    )
    for version in rows:
        version.picture = card_picture(version, at)
    return {"breaking": arranged.strip(rows), "arranged": arranged.standing(rows)}
