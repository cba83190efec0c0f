"""Who has an article open and who is typing: signs of life that run out by themselves.

Asking costs one query and, as a rule, no write: a sign of life is renewed when half of its time
has passed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.drafts.models import Sitting

#: How long a tab counts as open without a word from it; one in the background speaks seldom.
OPEN, IN_BACKGROUND = timedelta(seconds=14), timedelta(seconds=150)
#: How long after the last key somebody counts as typing.
TYPING = timedelta(seconds=8)
_FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True)
class Sitter:
    """Somebody at the article, in however many tabs."""

    by: object
    is_typing: bool


def sit(
    article: Article,
    *,
    by,
    tab: UUID,
    is_typing: bool = False,
    in_background: bool = False,
    at: datetime | None = None,
) -> None:
    """A sign of life from a tab; writes only where the last one is about to run out."""
    at = at or timezone.now()
    lease = IN_BACKGROUND if in_background else OPEN
    sitting = Sitting.objects.filter(by=by, tab=tab).first()
    if sitting is None:
        Sitting.objects.filter(until__lt=at - _FORGOTTEN).delete()
        row = Sitting(
            by=by, article=article, tab=tab, until=at + lease, typed_at=at if is_typing else None
        )
        Sitting.objects.bulk_create([row], ignore_conflicts=True)
        return
    typing_is_old = is_typing and (not sitting.typed_at or sitting.typed_at < at - TYPING / 2)
    runs_out = sitting.until < at + lease / 2
    if typing_is_old or runs_out:
        typed_at = at if is_typing else sitting.typed_at
        Sitting.objects.filter(pk=sitting.pk).update(until=at + lease, typed_at=typed_at)


def leave(tab: UUID, *, by) -> None:
    Sitting.objects.filter(by=by, tab=tab).delete()


def others_at(article: Article, *, but, at: datetime | None = None) -> list[Sitter]:
    """Everybody else who has it open, once each, those who type first."""
    at = at or timezone.now()
    typing: dict = {}
    rows = article.sittings.present(at).exclude(by=but).select_related("by").order_by("pk")
    for row in rows:
        is_typing = row.typed_at is not None and row.typed_at > at - TYPING
        typing[row.by] = typing.get(row.by, False) or is_typing
    sitters = [Sitter(user, is_typing) for user, is_typing in typing.items()]
    return sorted(sitters, key=lambda sitter: not sitter.is_typing)
