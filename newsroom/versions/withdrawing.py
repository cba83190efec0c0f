"""What takes words away from readers: withdraw, retract, redact."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.models import Article
from newsroom.cards import actions as cards
from newsroom.versions import freezing
from newsroom.versions.issuing import locked, pending_withdrawal, unschedule
from newsroom.versions.models import Version, Withdrawal
from newsroom.workflow.actions import authorise, move
from newsroom.workflow.errors import Refused
from newsroom.workflow.models import Move
from newsroom.workflow.seen import Seen, refuse_stale
from partnerships import afterwards


def withdraw(
    article: Article,
    *,
    by,
    reason: str,
    notice: str,
    at: datetime | None = None,
    after: Seen | None = None,
) -> Withdrawal:
    """Take the article off the site at `at` (now): its address answers 410 with `notice`.

    `reason` is for the desk, `after` what `by` had before them. What was scheduled for
    later than `at` is held. Raises Refused where nothing is live, or a withdrawal is to come
    already.
    """
    with transaction.atomic():
        article, now = locked(article)
        at = at or now
        authorise(article, "withdraw", by=by)
        refuse_stale(article, after, by=by)
        if at < now:
            raise Refused("An article cannot be withdrawn in the past.")
        ending = pending_withdrawal(article, now)
        if ending and at > now:
            moment = date_format(timezone.localtime(ending.at), "j F Y, H:i")
            raise Refused(f"It is withdrawn from {moment} on already: call that off first.")
        if ending:
            ending.delete()
        last = article.versions.live(now).first()
        if not last:
            raise Refused("The article is not live.")
        if scheduled := article.versions.scheduled(now).first():
            if scheduled.live_from < at:
                last = scheduled
            else:
                unschedule(article, scheduled)
        article.versions.filter(pk=last.pk).update(live_until=at)
        withdrawal = _record_withdrawal(article, Withdrawal.Kind.WITHDRAWN, by, reason, notice, at)
        move(article, "withdraw", by=by, note=reason)
    return withdrawal


def retract(
    article: Article, *, by, reason: str, notice: str, after: Seen | None = None
) -> Withdrawal:
    """Leave the page where it is, under a notice that it no longer stands. Raises Refused."""
    with transaction.atomic():
        article, _ = locked(article)
        authorise(article, "retract", by=by)
        refuse_stale(article, after, by=by)
        if not (live := article.versions.live().first()):
            raise Refused("The article is not live.")
        withdrawal = _record_withdrawal(
            article, Withdrawal.Kind.RETRACTED, by, reason, notice, timezone.now()
        )
        move(article, "retract", by=by, note=reason)
        afterwards.changed(live)
    return withdrawal


def _record_withdrawal(article, kind, by, reason, notice, at) -> Withdrawal:
    withdrawal = Withdrawal(
        article=article, kind=kind, by=by, at=at, reason=reason.strip(), notice=notice.strip()
    )
    withdrawal.full_clean()
    withdrawal.save()
    return withdrawal


def redact(version: Version, *, by, note: str) -> Version:
    """Empty the words of one version for good; number, times and note stay."""
    with transaction.atomic():
        if not by.has_perm("newsroom.redact_version"):
            raise Refused(f"{by.get_username()} may not redact versions.")
        if not note.strip():
            raise Refused("Say why.")
        if Version.objects.filter(pk=version.pk, redacted_at__isnull=False).exists():
            raise Refused("This version is redacted already.")
        emptied = {name: [] if name == "segments" else "" for name in freezing.EMPTIED_BY_REDACTION}
        Version.objects.filter(pk=version.pk).update(
            **emptied, lead_image=None, redacted_at=timezone.now(), redacted_by=by
        )
        version.passages.all().delete()
        version.mentions.all().delete()
        version.claims.all().delete()
        version.ticks.all().delete()
        cards.discard(version=version)
        version.refresh_from_db()
        Move.objects.create(article=version.article, verb="redact", by=by, note=note.strip()[:500])
    return version
