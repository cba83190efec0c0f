"""What stands at the address of an article: the version that is live, or what became of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from newsroom.models import Version, Withdrawal
from newsroom.public.cards import with_card
from newsroom.public.rendering import readable


@dataclass(frozen=True)
class Moved:
    """The article has another address now: that of `version`."""

    version: Version


@dataclass(frozen=True)
class Gone:
    """The article was here once. `withdrawal` says why it no longer is; None for a redaction."""

    once: Version
    withdrawal: Withdrawal | None


def standing(at: datetime) -> QuerySet:
    """Live versions with all that their own page needs of their row."""
    notices = Withdrawal.objects.in_force(at).filter(article=OuterRef("article"))
    return (
        with_card(readable(at))
        .select_related("lead_image", "section", "series")
        .annotate(
            notice=Subquery(notices.values("notice")[:1]),
            notice_kind=Subquery(notices.values("kind")[:1]),
            notice_at=Subquery(notices.values("at")[:1]),
        )
    )


def standing_at(path: str, at: datetime) -> Version | None:
    version = standing(at).filter(path=path).first()
    if version:
        version.is_retracted = version.notice_kind == Withdrawal.Kind.RETRACTED
    return version


def became_of(path: str, at: datetime) -> Moved | Gone | None:
    """What became of an address where nothing stands; None for one that was never live."""
    once = Version.objects.ever_live(at).filter(path=path).order_by("number").last()
    if not once:
        return None
    present = Version.objects.live(at).filter(article=once.article_id).first()
    if present:
        return Gone(once, None) if present.redacted_at else Moved(present)
    withdrawal = (
        Withdrawal.objects.in_force(at)
        .filter(article=once.article_id, kind=Withdrawal.Kind.WITHDRAWN)
        .first()
    )
    return Gone(once, withdrawal) if withdrawal else None
