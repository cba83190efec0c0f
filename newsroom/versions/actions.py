"""What an editor does to what readers see. Each verb is atomic and leaves a Move.

Publication is a question asked of the clock, never a job: an embargo lifts with nothing running.
"""

import copy
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article
from newsroom.quotes.actions import check_marks, sync_passages
from newsroom.quotes.models import Quote
from newsroom.site.models import SiteSettings
from newsroom.versions import freezing, minor
from newsroom.versions.carrying import carry, carry_line
from newsroom.versions.models import Change, Correction, PublicWith, Version, Withdrawal
from newsroom.versions.paths import path_for, reserve
from newsroom.versions.readiness import blockers
from newsroom.workflow.actions import authorise, move, refuse_stale, save_revision
from newsroom.workflow.errors import Refused, SomebodyWasFaster
from newsroom.workflow.models import Move, Revision
from partnerships.models import Document, Record, Statement

_COMPANIONS = {"record": Record, "statement": Statement, "document": Document, "quote": Quote}
_TEXT = ("headline", "standfirst", "body")


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
    after: int | None = None,
) -> Version:
    """Freeze the newest revision into a version that is live from `at` (now, if not given).

    A later `at` schedules; an earlier one is for imported articles only. `change` (a Change)
    says what an update of a live article is, `note` tells readers; a minor fix that touches
    more than a typo needs `confirmed_because`. What was to go public with the article does, and
    so does `together_with`. `correction`, a row not saved yet, says what a later version of an
    imported article set right; at the desk that is `correct`. `after` is the revision that the
    editor had before them.

    Raises ValidationError keyed by field where the article is not ready, Refused where the
    verb does not fit, SomebodyWasFaster where this revision is out already or is not `after`.
    """
    with transaction.atomic():
        article, now = _locked(article)
        at = at or now
        verb = "schedule" if at > now else "publish"
        authorise(article, verb, by=by)
        refuse_stale(article, after)
        if at < now and not article.imported_from:
            raise Refused("Only an imported article can carry a day in the past.")
        for hidden in together_with:
            make_public_with(article, hidden)
        if found := blockers(article, at):
            raise ValidationError(found)
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
            _check_minor(article, live, change, confirmed_because)
        version = _issue(
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
        if correction:
            _record_correction(correction, version, since=live)
        _release_companions(article, at)
        move(article, verb, by=by, note=confirmed_because)
    return version


def _locked(article: Article) -> tuple[Article, datetime]:
    """The article as it stands once nobody else is at it, and the time then: a clock read before
    the wait would take the version that came meanwhile for one to come."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    return article, timezone.now()


def _refuse_repetition(live: Version, revision: Revision) -> None:
    if live.revision_id == revision.pk:
        moment = date_format(timezone.localtime(live.recorded_at), "j F Y, H:i")
        raise SomebodyWasFaster(
            f"This is version {live.number} already, published by {live.by or 'an import'} "
            f"on {moment}."
        )


def _check_minor(words, live: Version, change: str, confirmed_because: str) -> None:
    if change != Change.MINOR or confirmed_because.strip():
        return
    pairs = {name: (getattr(live, name), getattr(words, name)) for name in _TEXT}
    if sentences := minor.changes_meaning(**pairs):
        raise Refused(
            f"This is more than a minor fix. {' '.join(sentences)} "
            "Choose another kind of change, or confirm with a reason."
        )


def _issue(
    article, words: dict, *, revision, by, at, change, note, live, path: str = ""
) -> Version:
    """Close the live version and insert the next; the database settles a race."""
    earlier = article.versions.ever_live(timezone.now()).order_by("number").first()
    first = earlier.first_published_at if earlier else at
    path = path or path_for(article, first, SiteSettings.objects.current().zone)
    reserve(article, path)
    newest = article.versions.order_by("-number").first()
    ending = article.withdrawals.filter(kind=Withdrawal.Kind.WITHDRAWN, at__gt=at).first()
    told = at if change in Change.noted() else (live.updated_at if live else None)
    try:
        with transaction.atomic():
            if live:
                article.versions.filter(pk=live.pk).update(live_until=at)
            return Version.objects.create(
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


def _release_companions(article: Article, at: datetime) -> None:
    """What goes public with the article gets its day; what is public earlier keeps it."""
    for row in article.public_with.all():
        target = row.target
        if target.public_from is None or target.public_from > at:
            target.public_from = at
            target.save(update_fields=["public_from"])


def hold(article: Article, *, by, note: str = "") -> Article:
    """Take a scheduled version back; its predecessor stays live. Raises Refused."""
    with transaction.atomic():
        article, now = _locked(article)
        authorise(article, "hold", by=by)
        scheduled = article.versions.scheduled(now).first()
        if not scheduled:
            raise Refused("Nothing is scheduled.")
        _unschedule(article, scheduled)
        move(article, "hold", by=by, note=note)
    return article


def _unschedule(article: Article, scheduled: Version) -> None:
    at = scheduled.live_from
    scheduled.delete()
    article.versions.filter(live_until=at).update(live_until=None)
    for row in article.public_with.all():
        target = row.target
        if target.public_from == at:
            target.public_from = None
            target.save(update_fields=["public_from"])


def withdraw(
    article: Article, *, by, reason: str, notice: str, at: datetime | None = None
) -> Withdrawal:
    """Take the article off the site at `at` (now): its address answers 410 with `notice`.

    `reason` is for the desk. What was scheduled is held. Raises Refused where nothing is live.
    """
    with transaction.atomic():
        article, now = _locked(article)
        at = at or now
        authorise(article, "withdraw", by=by)
        if at < now:
            raise Refused("An article cannot be withdrawn in the past.")
        if scheduled := article.versions.scheduled(now).first():
            _unschedule(article, scheduled)
        live = article.versions.live(now).first()
        if not live:
            raise Refused("The article is not live.")
        article.versions.filter(pk=live.pk).update(live_until=at)
        withdrawal = _record_withdrawal(article, Withdrawal.Kind.WITHDRAWN, by, reason, notice, at)
        move(article, "withdraw", by=by, note=reason)
    return withdrawal


def retract(article: Article, *, by, reason: str, notice: str) -> Withdrawal:
    """Leave the page where it is, under a notice that it no longer stands. Raises Refused."""
    with transaction.atomic():
        article, _ = _locked(article)
        authorise(article, "retract", by=by)
        if not article.versions.live().exists():
            raise Refused("The article is not live.")
        withdrawal = _record_withdrawal(
            article, Withdrawal.Kind.RETRACTED, by, reason, notice, timezone.now()
        )
        move(article, "retract", by=by, note=reason)
    return withdrawal


def _record_withdrawal(article, kind, by, reason, notice, at) -> Withdrawal:
    withdrawal = Withdrawal(
        article=article, kind=kind, by=by, at=at, reason=reason.strip(), notice=notice.strip()
    )
    withdrawal.full_clean()
    withdrawal.save()
    return withdrawal


def correct(
    article: Article,
    *,
    by,
    change: str,
    headline: str,
    standfirst: str,
    body: str,
    note: str = "",
    wrong: str = "",
    right: str = "",
    confirmed_because: str = "",
    since: int | None = None,
) -> tuple[Version, list[tuple[str, str]]]:
    """Change the words of the *live* version, never those of a half-written working copy.

    The change is carried into the working copy and a scheduled version. Answers the new version
    and the collisions: (what stood, what should stand) where the desk's text has other words.
    A correction needs `wrong` and `right`. `since` is the number of the version that the editor
    had before them. Raises as `publish`.
    """
    with transaction.atomic():
        article, now = _locked(article)
        authorise(article, "correct", by=by)
        live = article.versions.live(now).select_related("revision", "section").first()
        if not live:
            raise Refused("The article is not live: there is nothing to correct.")
        if since is not None and live.number != since:
            raise SomebodyWasFaster(
                f"Version {live.number} went live after you opened this: {live.by or 'somebody'} "
                "changed the words. Open the correction again."
            )
        if change not in Change.after_publication():
            raise Refused("Choose what kind of change this is.")
        after = {"headline": headline, "standfirst": standfirst, "body": clean_body(body)}
        before = {name: getattr(live, name) for name in _TEXT}
        if after == before:
            raise Refused("Nothing differs from the live version.")
        check_marks(after["body"], article)
        corrected = _in_words(article, after)
        if found := blockers(corrected, now):
            raise ValidationError(found)
        _check_minor(corrected, live, change, confirmed_because)
        revision = _correcting_revision(article, live, after, by=by, note=note)
        scheduled = article.versions.scheduled(now).first()
        version, collisions = _replace_live(
            article, live, scheduled, before, after,
            revision=revision, by=by, at=now, change=change, note=note,
        )  # fmt: skip
        if change == Change.CORRECTION:
            _record_correction(Correction(wrong=wrong, right=right), version, since=live)
        _release_companions(article, now)
        collisions += _carry_into_working_copy(article, before, after, by=by)
        move(article, "correct", by=by, note=confirmed_because or note)
    return version, list(dict.fromkeys(collisions))


def _record_correction(correction: Correction, version: Version, *, since: Version) -> None:
    """What `version` set right; wrong since the version before, unless the row says otherwise."""
    correction.version = version
    correction.since = correction.since or since
    correction.full_clean()
    correction.save()


def _in_words(article: Article, words: dict) -> Article:
    """The article as it would read, in memory only."""
    worded = copy.copy(article)
    for name, value in words.items():
        setattr(worded, name, value)
    return worded


def _correcting_revision(article, live, after, *, by, note) -> Revision:
    """The live text with the change, kept as a revision of its own."""
    number = article.revision + 1
    if not Article.objects.filter(pk=article.pk, revision=article.revision).update(revision=number):
        raise SomebodyWasFaster("Somebody saved the article just now. Look again.")
    article.revision = number
    return Revision.objects.create(
        article=article, number=number, by=by, note=note[:300],
        content=live.revision.content | after,
    )  # fmt: skip


def _replace_live(article, live, scheduled, before, after, *, revision, by, at, change, note):
    """The corrected version goes live; a scheduled one is reissued behind it, corrected too."""
    collisions: list[tuple[str, str]] = []
    later = None
    if scheduled:
        later = _copied_words(scheduled)
        rows = freezing.rows_beside_body(scheduled)
        for name in _TEXT:
            carried = (carry if name == "body" else carry_line)(
                before[name], after[name], later[name]
            )
            later[name] = carried.text
            collisions += carried.collisions
        kept = {
            "revision": scheduled.revision, "by": scheduled.by, "at": scheduled.live_from,
            "change": scheduled.change, "note": scheduled.note, "path": scheduled.path,
        }  # fmt: skip
        scheduled.delete()
    version = _issue(
        article, freezing.reworded(_copied_words(live) | after), revision=revision, by=by, at=at,
        change=change, note=note, live=live, path=live.path,
    )  # fmt: skip
    freezing.copy_rows(freezing.rows_beside_body(live), version)
    if later:
        reissued = _issue(article, freezing.reworded(later), live=version, **kept)
        freezing.copy_rows(rows, reissued)
    return version, collisions


def _copied_words(version: Version) -> dict:
    return {name: getattr(version, name) for name in freezing.WORDS}


def _carry_into_working_copy(article, before, after, *, by) -> list[tuple[str, str]]:
    collisions: list[tuple[str, str]] = []
    for name in _TEXT:
        carried = (carry if name == "body" else carry_line)(
            before[name], after[name], getattr(article, name)
        )
        setattr(article, name, carried.text)
        collisions += carried.collisions
    article.save(update_fields=[*_TEXT, "updated_at"])
    sync_passages(article)
    save_revision(article, by=by, note="Correction carried over")
    return collisions


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
        version.refresh_from_db()
        Move.objects.create(article=version.article, verb="redact", by=by, note=note.strip()[:500])
    return version


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
