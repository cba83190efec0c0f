"""The steps that the verbs share: take the article, issue a version, take one back."""

import copy
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.models import Article
from newsroom.cards import actions as cards
from newsroom.quotes.models import Quote
from newsroom.site.models import SiteSettings
from newsroom.versions import freezing, minor
from newsroom.versions.models import Change, Correction, Version, Withdrawal
from newsroom.versions.paths import path_for, reserve
from newsroom.workflow.errors import Refused, SomebodyWasFaster
from partnerships import afterwards

#: The words that a change of a live article opens.
TEXT = ("headline", "standfirst", "body")


def locked(article: Article) -> tuple[Article, datetime]:
    """The article as it stands once nobody else is at it, and the time then: a clock read before
    the wait would take the version that came meanwhile for one to come."""
    # Not its key: who moves an embargo meanwhile may still write that it held this article.
    rows = Article.objects.select_for_update(of=("self",), no_key=True)
    article = rows.get(pk=article.pk)
    return article, timezone.now()


def in_words(article: Article, words: dict) -> Article:
    """The article as it would read, in memory only."""
    worded = copy.copy(article)
    for name, value in words.items():
        setattr(worded, name, value)
    return worded


def copied_words(version: Version) -> dict:
    return {name: getattr(version, name) for name in freezing.WORDS}


def check_minor(words, live: Version, change: str, confirmed_because: str) -> None:
    if change != Change.MINOR or confirmed_because.strip():
        return
    pairs = {name: (getattr(live, name), getattr(words, name)) for name in TEXT}
    if sentences := minor.changes_meaning(**pairs):
        raise Refused(
            f"This is more than a minor fix. {' '.join(sentences)} "
            "Choose another kind of change, or confirm with a reason."
        )


def issue(article, words: dict, *, revision, by, at, change, note, live, path: str = "") -> Version:
    """Close the live version and insert the next; the database settles a race."""
    earlier = article.versions.ever_live(timezone.now()).order_by("number").first()
    first = earlier.first_published_at if earlier else at
    path = path or path_for(article, first, SiteSettings.objects.current().zone)
    reserve(article, path)
    newest = article.versions.order_by("-number").first()
    ending = pending_withdrawal(article, timezone.now())
    if ending and ending.at <= at:
        moment = date_format(timezone.localtime(ending.at), "j F Y, H:i")
        raise Refused(f"It is withdrawn from {moment} on: call that off first.")
    told = at if change in Change.noted() else (live.updated_at if live else None)
    try:
        with transaction.atomic():
            if live:
                article.versions.filter(pk=live.pk).update(live_until=at)
            version = Version.objects.create(
                article=article,
                number=newest.number + 1 if newest else 1,
                revision=revision,
                path=path,
                live_from=at,
                live_until=ending.at if ending else None,
                first_published_at=first,
                updated_at=told,
                by=by,
                change=change,
                note=note.strip(),
                **words,
            )
    except IntegrityError as error:
        if "version_change_has_note" in str(error):
            raise ValidationError({"note": "Say for readers what changed."}) from error
        raise SomebodyWasFaster("Somebody else published this article just now.") from error
    afterwards.changed(version)
    return version


def pending_withdrawal(article: Article, now: datetime) -> Withdrawal | None:
    """The withdrawal that is still to come."""
    return article.withdrawals.filter(kind=Withdrawal.Kind.WITHDRAWN, at__gt=now).first()


def release_companions(article: Article, at: datetime) -> None:
    """What goes public with the article gets its day; what is public earlier keeps it.

    Not a quote that was tagged in it and is not any more: readers would find it nowhere else.
    """
    for row in article.public_with.exclude(quote__in=Quote.objects.left_over()):
        target = row.target
        if target.public_from is None or target.public_from > at:
            target.public_from = at
            target.save(update_fields=["public_from"])


def unschedule(article: Article, scheduled: Version) -> None:
    """Delete what was never live; its predecessor goes on until a withdrawal to come, if any."""
    at = scheduled.live_from
    ending = pending_withdrawal(article, timezone.now())
    delete(scheduled)
    article.versions.filter(live_until=at).update(live_until=ending.at if ending else None)
    for row in article.public_with.all():
        target = row.target
        if target.public_from == at:
            target.public_from = None
            target.save(update_fields=["public_from"])


def delete(version: Version) -> None:
    """Of a version that was never live nothing stays, its card neither."""
    cards.discard(version=version)
    version.delete()


def record_correction(correction: Correction, version: Version, *, since: Version) -> None:
    """What `version` set right; wrong since the version before, unless the row says otherwise."""
    correction.version = version
    correction.since = correction.since or since
    correction.full_clean()
    correction.save()
