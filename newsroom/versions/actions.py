"""What an editor does to what readers see. Each verb is atomic and leaves a Move.

Publication is a question asked of the clock, never a job: an embargo lifts with nothing running.
The verbs that change or take away what is live stand in `correcting` and `withdrawing`, those of
what is to come in `scheduling`.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.models import Article
from newsroom.quotes.models import Quote
from newsroom.versions import freezing
from newsroom.versions.correcting import correct
from newsroom.versions.issuing import (
    check_minor,
    issue,
    locked,
    record_correction,
    release_companions,
)
from newsroom.versions.models import Change, Correction, PublicWith, Version
from newsroom.versions.readiness import accepted, keep_ticks
from newsroom.versions.scheduling import bring_forward, call_off, hold, refreeze
from newsroom.versions.withdrawing import redact, retract, withdraw
from newsroom.workflow.actions import authorise, move, save_revision
from newsroom.workflow.errors import Refused, SomebodyWasFaster
from newsroom.workflow.models import Revision
from newsroom.workflow.seen import Seen, refuse_stale
from partnerships.models import Document, Record, Statement

__all__ = [
    "bring_forward",
    "call_off",
    "correct",
    "hold",
    "make_public_with",
    "publish",
    "redact",
    "refreeze",
    "retract",
    "withdraw",
]

_COMPANIONS = {"record": Record, "statement": Statement, "document": Document, "quote": Quote}


def publish(
    article: Article,
    *,
    by,
    at: datetime | None = None,
    change: str | None = None,
    note: str = "",
    confirmed_because: str = "",
    together_with: Iterable[Record | Statement | Document | Quote] = (),
    correction: Correction | None = None,
    after: Seen | int | None = None,
    ticked: Collection[str] | None = None,
) -> Version:
    """Freeze the newest revision into a version that is live from `at` (now, if not given).

    A later `at` schedules; an earlier one is for imported articles only. `change` (a Change)
    says what an update of a live article is, `note` tells readers; a minor fix that touches
    more than a typo needs `confirmed_because`. What was to go public with the article does, and
    so does `together_with`. `correction`, a row not saved yet, says what a later version of an
    imported article set right; at the desk that is `correct`. `after` is the revision that the
    editor had before them, `ticked` the keys of the warnings that they accept; without it nothing
    was shown, and `by` answers for whatever there is.

    Raises ValidationError keyed by field where the article is not ready, Refused where the
    verb does not fit, SomebodyWasFaster where this revision is out already or is not `after`.
    """
    with transaction.atomic():
        article, now = locked(article)
        at = at or now
        verb = "schedule" if at > now else "publish"
        authorise(article, verb, by=by)
        refuse_stale(article, after, by=by)
        if at < now and not article.imported_from:
            raise Refused("Only an imported article can carry a day in the past.")
        for hidden in together_with:
            make_public_with(article, hidden)
        ticks = accepted(article, at=at, by=by, ticked=ticked)
        revision = save_revision(article, by=by)
        if scheduled := article.versions.scheduled(now).first():
            raise Refused(f"Version {scheduled.number} is scheduled already: hold it first.")
        live = article.versions.live(now).first()
        if correction and not (live and article.imported_from):
            raise Refused("Only a later version of an imported article brings its correction.")
        if live:
            _refuse_repetition(live, revision)
            if at <= live.live_from:
                raise Refused(f"It must come after version {live.number}, which is live.")
            change = Change.CORRECTION if correction else change or Change.UPDATE
            check_minor(article, live, change, confirmed_because)
        version = issue(
            article,
            freezing.words_of(article),
            revision=revision,
            by=by,
            at=at,
            change=change if live else Change.PUBLICATION,
            note=note if live else "",
            live=live,
        )
        freezing.print_rows(version, article)
        keep_ticks(ticks, version)
        if correction:
            record_correction(correction, version, since=live)
        release_companions(article, at)
        move(article, verb, by=by, note=confirmed_because)
    return version


def _refuse_repetition(live: Version, revision: Revision) -> None:
    if live.revision_id == revision.pk:
        moment = date_format(timezone.localtime(live.recorded_at), "j F Y, H:i")
        raise SomebodyWasFaster(
            f"This is version {live.number} already, published by {live.by or 'an import'} "
            f"on {moment}."
        )


def make_public_with(article: Article, target: Record | Statement | Document | Quote) -> PublicWith:
    """Bind something hidden to the article: publishing it publishes both."""
    for name, model in _COMPANIONS.items():
        if isinstance(target, model):
            row, _ = PublicWith.objects.get_or_create(
                **{f"{name}_id": target.pk}, defaults={"article": article}
            )
            if row.article_id != article.pk:
                raise Refused(f"“{target}” goes public with “{row.article}” already.")
            return row
    raise TypeError(f"{target!r} has no day on which it becomes public.")
