"""How every page of the reader's site is answered."""

from datetime import datetime

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property

from newsroom.public.site import Site, current_site
from newsroom.public.structured.pages import described

#: Rows of a list on one page, and of a list inside another page before its “all …” link.
ROWS_PER_PAGE = 50
#: Rows are counted so far.
COUNTED = 10_000


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
    if status == 200:
        context |= described(template, context)
    with timezone.override(site.zone):
        response = render(request, f"newsroom/public/{template}", context, status=status)
    response.headers["Cache-Control"] = "no-cache"
    return response


class Counted(Paginator):
    """Numbered pages that say how many rows there are in all."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by().values("pk")[: COUNTED + 1].count()

    @property
    def how_many(self) -> str:
        """“1,204”, or “10,000+”: nobody reads further, and counting costs."""
        return f"{self.count:,}" if self.count <= COUNTED else f"{COUNTED:,}+"


def page_of(rows: QuerySet, request: HttpRequest, size: int = ROWS_PER_PAGE) -> Page:
    """The page of `rows` that ?page= asks for. Raises Http404 for one that does not exist."""
    try:
        return Counted(rows, size).page(request.GET.get("page", 1))
    except InvalidPage:
        raise Http404("There is no such page.") from None


def listed_in(rows, limit: int = ROWS_PER_PAGE) -> tuple[list, bool]:
    """The first `limit` rows, and whether there are more."""
    rows = list(rows[: limit + 1])
    return rows[:limit], len(rows) > limit
