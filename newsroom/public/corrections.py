"""Where the publication was wrong."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from newsroom.models import Change, Version
from newsroom.public.rendering import readable, told


def entries(at: datetime) -> QuerySet:
    """The corrections for a list: articles that were corrected in one go are one entry, that of
    the first of them."""
    rows = corrections(at)
    earlier = rows.filter(
        correction__together=OuterRef("correction__together"), pk__lt=OuterRef("pk")
    )
    return rows.annotate(together=F("correction__together")).filter(
        Q(together=None) | ~Exists(earlier.order_by().values("pk"))
    )


def beside(shown: list[Version], at: datetime) -> dict:
    """The other articles of each entry shown, by what joins them; one query."""
    keys = {row.together for row in shown if row.together}
    found = defaultdict(list)
    if keys:
        own = {row.pk for row in shown}
        rows = corrections(at).filter(correction__together__in=keys)
        for row in rows.annotate(together=F("correction__together")).order_by("pk"):
            if row.pk not in own:
                found[row.together].append(row)
    return found


def corrections(at: datetime) -> QuerySet:
    """Every correction and clarification of an article that can be read, the newest first.

    With the headline and path that the article has now: `live_headline`, `live_path`.
    """
    live = readable(at).filter(article=OuterRef("article"))
    return (
        told(at)
        .filter(
            change__in=[Change.CORRECTION, Change.CLARIFICATION],
            redacted_at=None,
            article__in=readable(at).values("article"),
        )
        .annotate(
            live_headline=Subquery(live.values("headline")[:1]),
            live_path=Subquery(live.values("path")[:1]),
        )
        .order_by("-live_from", "-pk")
    )
