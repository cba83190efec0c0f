"""Where the publication was wrong."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from newsroom.models import Change
from newsroom.public.rendering import readable, told


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
