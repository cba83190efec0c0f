"""Sitemaps by type of page, and the news of two days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.urls import reverse

from newsroom.models import Kind, PrintedByline, Section, Series, Version, Withdrawal
from newsroom.public import lastmod
from newsroom.public.listings import LISTINGS
from newsroom.public.rendering import readable
from partnerships.models import Company, Device, Partnership, Person, Record, Source

#: What Google allows in a sitemap of news, and how old an article may be there.
NEWS_LIMIT, NEWS_AGE = 1_000, timedelta(days=2)
#: Marks of Chinese in traditional characters.
TRADITIONAL = {"hant", "tw", "hk", "mo"}


class PublicSitemap(Sitemap):
    """Pages of one type as of `at`, at the addresses that SITE_URL says."""

    limit = 5_000

    def __init__(self, at: datetime):
        self.at = at

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def lastmod(self, item):
        return item.changed_at


class Articles(PublicSitemap):
    def items(self) -> QuerySet:
        rows = lastmod.of_articles(self.at).order_by("-first_published_at", "-pk")
        return rows.only("path")


class Quotes(PublicSitemap):
    def items(self) -> QuerySet:
        return lastmod.of_quotes(self.at).order_by("-pk").only("slug")


class Claims(PublicSitemap):
    def items(self) -> QuerySet:
        return lastmod.of_claims(self.at).order_by("-pk").only("slug")


class Records(PublicSitemap):
    def items(self) -> QuerySet:
        return lastmod.of_records(self.model, self.at).order_by("pk").only("slug", "kind")


class Companies(Records):
    model = Company


class People(Records):
    model = Person


class Devices(Records):
    model = Device


class Partnerships(Records):
    model = Partnership


class Sources(Records):
    model = Source


@dataclass(frozen=True)
class Page:
    path: str
    changed_at: datetime | None = None

    def get_absolute_url(self) -> str:
        return self.path


class Pages(PublicSitemap):
    """The front page, sections, series and authors by their newest article; lists and texts,
    of whose last change we keep no record, without a day."""

    def items(self) -> list[Page]:
        live = readable(self.at)
        newest = Max("first_published_at")
        by_section = dict(live.order_by().values_list("section").annotate(last=newest))
        by_series = dict(live.order_by().values_list("series").annotate(last=newest))
        written = PrintedByline.objects.filter(version__in=live.values("pk")).order_by()
        by_author = written.values_list("author__slug").annotate(
            last=Max("version__first_published_at")
        )
        undated = [
            *LISTINGS, "authors", "all-series", "corrections", "about", "standards", "timeline",
            "score-board", "score-method", "own-score",
        ]  # fmt: skip
        return [
            Page(reverse("front-page"), max(by_section.values(), default=None)),
            *(
                Page(row.get_absolute_url(), by_section.get(row.pk))
                for row in Section.objects.order_by("position", "pk")
            ),
            *(
                Page(row.get_absolute_url(), by_series[row.pk])
                for row in Series.objects.filter(pk__in=[key for key in by_series if key])
            ),
            *(Page(reverse("author", args=[slug]), last) for slug, last in by_author),
            *(Page(reverse(name)) for name in undated),
        ]


SITEMAPS: dict[str, type[PublicSitemap]] = {
    "articles": Articles,
    "quotes": Quotes,
    "rumours": Claims,
    "companies": Companies,
    "people": People,
    "devices": Devices,
    "partnerships": Partnerships,
    "sources": Sources,
    "pages": Pages,
}


def sizes(at: datetime) -> dict[str, tuple[int, datetime | None]]:
    """Of each sitemap how many pages it lists and when the last of them changed, if we can say
    so at once. Four queries."""
    found = {}
    for name, rows in (
        ("articles", lastmod.of_articles(at)),
        ("quotes", lastmod.of_quotes(at)),
        ("rumours", lastmod.of_claims(at)),
    ):
        size = rows.order_by().aggregate(count=Count("pk"), last=Max("changed_at"))
        found[name] = (size["count"], size["last"])
    kinds = Record.objects.public(at).order_by().values_list("kind").annotate(Count("pk"))
    found |= {Record.Kind(kind).folder: (count, None) for kind, count in kinds}
    return {name: found.get(name, (1 if name == "pages" else 0, None)) for name in SITEMAPS}


def news(at: datetime) -> QuerySet:
    """Live articles first published within two days, but for those paid for or retracted."""
    retracted = Withdrawal.objects.in_force(at).filter(
        article=OuterRef("article"), kind=Withdrawal.Kind.RETRACTED
    )
    return (
        readable(at)
        .filter(Q(first_published_at__gt=at - NEWS_AGE), ~Exists(retracted))
        .exclude(kind=Kind.SPONSORED)
        .only("path", "headline", "language", "first_published_at")
        .order_by("-first_published_at", "-pk")[:NEWS_LIMIT]
    )


def news_language(version: Version) -> str:
    """ISO 639, two or three letters; of Chinese which script, as Google has it."""
    language, *parts = version.language.lower().split("-")
    if language == "zh":
        return "zh-tw" if TRADITIONAL.intersection(parts) else "zh-cn"
    return language
