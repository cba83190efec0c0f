"""Who has an article open and who is typing: signs of life that run out by themselves.

A tab in sight speaks every four seconds and counts as open for nine after its last word, so that
one that dies silently is gone within ten. A tab in the background is told apart: browsers let it
speak once a minute only, so nobody can know sooner that it died. What is answered says how long
each sign still holds, and the page that shows it lets it run out without asking again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.drafts.models import Sitting

#: How long a tab counts as open after a word from it.
OPEN, IN_BACKGROUND = timedelta(seconds=9), timedelta(seconds=150)
#: How long after a word that somebody types they count as typing.
TYPING = timedelta(seconds=5)
#: A sign of life is renewed when less than this is left of it.
_RENEWED = {False: timedelta(seconds=6), True: IN_BACKGROUND / 2}
_FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True)
class Sitter:
    """Somebody at the article, in however many tabs: until when, and until when they type."""

    by: object
    until: datetime
    types_until: datetime | None = None
    in_background: bool = False


def sit(
    article: Article,
    *,
    by,
    tab: UUID,
    is_typing: bool = False,
    in_background: bool = False,
    at: datetime | None = None,
) -> None:
    """A sign of life from a tab; writes only where something changes or the last runs out."""
    at = at or timezone.now()
    lease = IN_BACKGROUND if in_background else OPEN
    sitting = Sitting.objects.filter(by=by, tab=tab).first()
    told = {"until": at + lease, "in_background": in_background}
    if sitting is None:
        Sitting.objects.filter(until__lt=at - _FORGOTTEN).delete()
        row = Sitting(by=by, article=article, tab=tab, typed_at=at if is_typing else None, **told)
        Sitting.objects.bulk_create([row], ignore_conflicts=True)
        return
    typing_is_old = is_typing and (not sitting.typed_at or sitting.typed_at < at - TYPING / 2)
    runs_out = sitting.until < at + _RENEWED[in_background]
    if typing_is_old or runs_out or sitting.in_background != in_background:
        typed_at = at if is_typing else sitting.typed_at
        Sitting.objects.filter(pk=sitting.pk).update(typed_at=typed_at, **told)


def leave(tab: UUID, *, by) -> None:
    Sitting.objects.filter(by=by, tab=tab).delete()


def others_at(article: Article, *, but, at: datetime | None = None) -> list[Sitter]:
    """Everybody else who has it open, once each: those who type first, background tabs last."""
    at = at or timezone.now()
    tabs: dict = {}
    rows = article.sittings.present(at).exclude(by=but).select_related("by").order_by("pk")
    for row in rows:
        tabs.setdefault(row.by, []).append(row)
    sitters = [_sitter(by, rows, at) for by, rows in tabs.items()]
    return sorted(sitters, key=lambda one: (one.types_until is None, one.in_background))


def _sitter(by, rows: Iterable[Sitting], at: datetime) -> Sitter:
    """A tab in sight speaks for its person, those in the background only without one."""
    in_sight = [row for row in rows if not row.in_background]
    typing = [row.typed_at + TYPING for row in in_sight if row.typed_at]
    types_until = max(typing, default=at)
    return Sitter(
        by=by,
        until=max(row.until for row in in_sight or rows),
        types_until=types_until if types_until > at else None,
        in_background=not in_sight,
    )
