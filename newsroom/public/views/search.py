"""Search: the page, what browsers suggest while somebody types, and how they find it."""

from django.conf import settings
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import SearchEntry
from newsroom.public.addresses import whole
from newsroom.public.filters import filtered
from newsroom.public.pages import answer
from newsroom.public.search_filter import (
    LONGEST_QUESTION,
    NEWEST,
    address_of,
    facets,
    search_filter,
)
from newsroom.public.site import current_site
from newsroom.search.query import read
from newsroom.search.searching import MOST, Found, search
from newsroom.search.suggesting import did_you_mean, suggestions

#: Names offered while typing where nothing is asked yet, and of these shown as links.
NAMES_TO_TYPE, NAMES_SHOWN = 100, 12
HIGHEST_PAGE = MOST


@require_safe
def search_page(request):
    at, site = timezone.now(), current_site()
    narrowed = filtered(search_filter(site.sections), request, SearchEntry.objects.live(at), at=at)
    words = "" if narrowed.errors else narrowed.form.cleaned_data["q"]
    found = Found(read(""))
    if words:
        is_newest = narrowed.order == NEWEST
        page = _page(request)
        found = search(words, at=at, rows=narrowed.queryset, newest=is_newest, page=page)
        if page > found.pages:
            raise Http404("There is no such page.")
    context = {
        "filtered": narrowed,
        "words": words,
        "found": found,
        "facets": facets(found, narrowed.asked, site.sections),
        "previous": _further(narrowed.asked, found, -1),
        "next": _further(narrowed.asked, found, 1),
        **_offered(words, found, narrowed, at),
        "canonical_url": "",
    }
    return answer(request, "search.html", context, at=at, site=site)


def _page(request) -> int:
    try:
        page = int(request.GET.get("page", "1"))
    except ValueError:
        page = 0
    if not 1 <= page <= HIGHEST_PAGE:
        raise Http404("There is no such page.")
    return page


def _further(asked: dict[str, str], found: Found, step: int) -> str:
    """The address of the page before or after, or ""."""
    page = found.page + step
    if not 1 <= page <= found.pages:
        return ""
    return address_of(asked if page == 1 else asked | {"page": str(page)})


def _offered(words: str, found: Found, narrowed, at) -> dict:
    """Names to go on with; where nothing was found, what may have been meant."""
    if narrowed.errors:
        return {}
    if not words:
        names = suggestions("", at=at, limit=NAMES_TO_TYPE)
        return {"to_type": names, "names": names[:NAMES_SHOWN]}
    if found.total:
        # These searches cost a query more, as much as a page should without the names to type.
        is_costly = found.is_more or narrowed.asked.keys() & {"company", "person"}
        return {"to_type": [] if is_costly else suggestions(words, at=at)}
    meant = [(guess, address_of({"q": guess})) for guess in did_you_mean(words, at=at)]
    names = suggestions(words, at=at)
    return {"meant": meant, "to_type": names, "names": names}


@require_safe
def suggest(request):
    """Names while somebody types, each with its page: for our own fields, and for a browser's
    (OpenSearch)."""
    words = request.GET.get("q", "")[:LONGEST_QUESTION]
    found = suggestions(words, at=timezone.now()) if words.strip() else []
    names = [suggestion.name for suggestion in found]
    kinds = [suggestion.kind for suggestion in found]
    addresses = [whole(suggestion.address) for suggestion in found]
    response = JsonResponse(
        [words, names, kinds, addresses],
        safe=False,
        content_type="application/x-suggestions+json",
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def opensearch(request):
    """How a browser can search here from its address line."""
    context = {
        "site": current_site(),
        "search": whole(reverse("search")),
        "suggest": whole(reverse("suggest")),
        "icon": whole(f"{settings.STATIC_URL}newsroom/icon.svg"),
    }
    return render(
        request,
        "newsroom/public/feeds/opensearch.xml",
        context,
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
