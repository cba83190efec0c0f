"""The lists: all articles, quotes, people, companies, devices, partnerships, rumours, sources."""

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public import listings
from newsroom.public.listings import Listing
from newsroom.public.pages import answer
from newsroom.public.site import current_site


def _answered(request, listing: Listing, *, site=None, **context):
    at = timezone.now()
    narrowed = listing.narrowed(request, at)
    context |= {
        "listing": listing,
        "filtered": narrowed,
        "exports": {format: listing.exported(format, narrowed.query) for format in ("csv", "json")},
        "page": listing.page(narrowed, request, at),
    }
    return answer(request, listing.template, context, at=at, site=site)


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
    listing = listings.ARTICLES.in_section(found)
    return _answered(request, listing, site=site, section=found)
