"""What is to come: hold it, freeze it anew, or let it go out before its hour."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from newsroom.articles.models import Article
from newsroom.versions import freezing
from newsroom.versions.issuing import (
    TEXT,
    check_minor,
    copied_words,
    in_words,
    issue,
    locked,
    pending_withdrawal,
    release_companions,
    unschedule,
)
from newsroom.versions.models import Version
from newsroom.versions.readiness import accepted, keep_ticks
from newsroom.workflow.actions import authorise, move, save_revision
from newsroom.workflow.errors import Refused
from newsroom.workflow.seen import Seen, refuse_stale


def hold(article: Article, *, by, note: str = "", after: Seen | None = None) -> Article:
    """Take a scheduled version back; its predecessor stays live. `after` is what `by` had before
    them, here and below. Raises Refused (SomebodyWasFaster)."""
    with transaction.atomic():
        article, now = locked(article)
        authorise(article, "hold", by=by)
        refuse_stale(article, after, by=by)
        unschedule(article, _scheduled(article, now))
        move(article, "hold", by=by, note=note)
    return article


def refreeze(
    article: Article, *, by, after: Seen | int | None = None, ticked: Collection[str] | None = None
) -> Version:
    """Put the newest revision in the place of the scheduled text; its hour and note stay.

    `after` and `ticked` as in `publish`. Raises as `publish`, and Refused where nothing changed.
    """
    with transaction.atomic():
        article, now = locked(article)
        authorise(article, "refreeze", by=by)
        refuse_stale(article, after, by=by)
        scheduled = _scheduled(article, now)
        at = scheduled.live_from
        ticks = accepted(article, at=at, by=by, ticked=ticked)
        revision = save_revision(article, by=by)
        if scheduled.revision_id == revision.pk:
            raise Refused("The scheduled text is the newest: nothing changed since.")
        live = article.versions.live(now).first()
        if live:
            check_minor(article, live, scheduled.change, "")
        unschedule(article, scheduled)
        version = issue(
            article,
            freezing.words_of(article),
            revision=revision,
            by=by,
            at=at,
            change=scheduled.change,
            note=scheduled.note,
            live=live,
        )
        freezing.print_rows(version, article)
        keep_ticks(ticks, version)
        release_companions(article, at)
        move(article, "refreeze", by=by)
    return version


def bring_forward(
    article: Article, *, by, after: Seen | None = None, ticked: Collection[str] | None = None
) -> Version:
    """Let the scheduled text go out now, as it was frozen. Raises as `publish`."""
    with transaction.atomic():
        article, now = locked(article)
        authorise(article, "bring_forward", by=by)
        refuse_stale(article, after, by=by)
        scheduled = _scheduled(article, now)
        words = {name: getattr(scheduled, name) for name in TEXT}
        frozen = in_words(article, words | {"revision": scheduled.revision.number})
        ticks = accepted(frozen, at=now, by=by, ticked=ticked)
        words = copied_words(scheduled)
        rows = freezing.rows_beside_body(scheduled)
        unschedule(article, scheduled)
        version = issue(
            article,
            words,
            revision=scheduled.revision,
            by=by,
            at=now,
            change=scheduled.change,
            note=scheduled.note,
            live=article.versions.live(now).first(),
        )
        freezing.copy_rows(rows, version)
        keep_ticks(ticks, version)
        release_companions(article, now)
        move(article, "bring_forward", by=by)
    return version


def call_off(article: Article, *, by, note: str = "", after: Seen | None = None) -> Article:
    """Take a withdrawal back that is still to come: the article stays live. Raises Refused."""
    with transaction.atomic():
        article, now = locked(article)
        authorise(article, "call_off", by=by)
        refuse_stale(article, after, by=by)
        ending = pending_withdrawal(article, now)
        if ending is None:
            raise Refused("No withdrawal is to come.")
        at = ending.at
        ending.delete()
        article.versions.filter(live_until=at).update(live_until=None)
        move(article, "call_off", by=by, note=note)
    return article


def _scheduled(article: Article, now: datetime) -> Version:
    scheduled = article.versions.scheduled(now).select_related("revision", "section").first()
    if not scheduled:
        raise Refused("Nothing is scheduled.")
    return scheduled
