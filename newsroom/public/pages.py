"""How every page of the reader's site is answered."""

from datetime import datetime

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from newsroom.public.site import Site, current_site

#: Rows of a list on one page, and of a list inside another page before its “all …” link.
ROWS_PER_PAGE = 50


def answer(
    request: HttpRequest,
    template: str,
    context: dict,
    *,
    at: datetime,
    site: Site | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page as of `at`, its days in the newsroom's time zone.

    Nothing may keep it without asking again: a withdrawal is seen at once.
    """
    site = site or current_site()
    context = {
        "site": site,
        "at": at,
        "canonical_url": f"{settings.SITE_URL}{request.path}",
        **context,
    }
    with timezone.override(site.zone):
        response = render(request, f"newsroom/public/{template}", context, status=status)
    response.headers["Cache-Control"] = "no-cache"
    return response


def page_of(rows, request: HttpRequest, size: int = ROWS_PER_PAGE) -> Page:
    """The page of `rows` that ?page= asks for. Raises Http404 for one that does not exist."""
    try:
        return Paginator(rows, size).page(request.GET.get("page", 1))
    except InvalidPage:
        raise Http404("There is no such page.") from None


def listed_in(rows, limit: int = ROWS_PER_PAGE) -> tuple[list, bool]:
    """The first `limit` rows, and whether there are more."""
    rows = list(rows[: limit + 1])
    return rows[:limit], len(rows) > limit
