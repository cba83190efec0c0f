"""What machines are told of the site: robots.txt, the sitemaps."""

from math import ceil

from django.core.paginator import InvalidPage
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public import sitemaps
from newsroom.public.addresses import address_of, sayable, whole
from newsroom.public.site import current_site
from newsroom.public.sitemaps import SITEMAPS, PublicSitemap
from newsroom.public.views.feeds import unless_unchanged

XML = "application/xml; charset=utf-8"


@require_safe
def index(request):
    """Every sitemap that has a page in it, by type."""
    found = []
    for name, (count, changed_at) in sitemaps.sizes(timezone.now()).items():
        address, pages = whole(f"/sitemaps/{name}.xml"), ceil(count / PublicSitemap.limit)
        found += [(address, changed_at if pages == 1 else None)] if pages else []
        found += [(f"{address}?p={page}", None) for page in range(2, pages + 1)]
    return _xml(request, "sitemap_index.xml", {"sitemaps": found})


@require_safe
def sitemap(request, name):
    kind = SITEMAPS[name](timezone.now())
    try:
        urls = kind.get_urls(page=request.GET.get("p", 1))
    except InvalidPage:
        raise Http404("There is no such page.") from None
    return _xml(request, "sitemap.xml", {"urls": urls})


@require_safe
def news(request):
    site, rows = current_site(), list(sitemaps.news(timezone.now()))
    for row in rows:
        row.address, row.news_language = address_of(row), sitemaps.news_language(row)
        row.title = sayable(row.headline)
    with timezone.override(site.zone):
        return _xml(request, "sitemap_news.xml", {"site": site, "versions": rows})


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /accounts/",
        "Disallow: /search/",
        "",
        f"Sitemap: {whole('/sitemap.xml')}",
        f"Sitemap: {whole('/sitemap-news.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _xml(request, template, context):
    response = render(request, f"newsroom/public/feeds/{template}", context, content_type=XML)
    return unless_unchanged(request, response)
