"""Permanent addresses: /2022/05/23/slug/, reserved at first publication, never reused."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.articles.models import Article, ArticlePath


def path_for(article: Article, first_published_at: datetime, zone: ZoneInfo) -> str:
    """The address without slashes at its ends; the day is that of the newsroom's time zone."""
    day = timezone.localtime(first_published_at, zone)
    return f"{day:%Y/%m/%d}/{article.slug}"


def reserve(article: Article, path: str) -> None:
    """Keep `path` for this article. Raises ValidationError on `slug` when another has it."""
    row, _ = ArticlePath.objects.get_or_create(path=path, defaults={"article": article})
    if row.article_id != article.pk:
        raise ValidationError(
            {"slug": f"Another article of that day already has the address /{path}/."},
            code="path_taken",
        )
