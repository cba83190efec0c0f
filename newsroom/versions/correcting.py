"""Change what is live: the words that readers have before them, never a half-written next text."""

from collections.abc import Callable, Collection
from datetime import datetime

from django.db import transaction

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article
from newsroom.quotes.actions import check_marks, sync_passages
from newsroom.versions import freezing
from newsroom.versions.carrying import carry, carry_line
from newsroom.versions.issuing import (
    TEXT,
    check_minor,
    copied_words,
    delete,
    in_words,
    issue,
    locked,
    record_correction,
    release_companions,
)
from newsroom.versions.models import Change, Correction, Version
from newsroom.versions.readiness import accepted, keep_ticks
from newsroom.workflow.actions import authorise, move, save_revision
from newsroom.workflow.changes import summary
from newsroom.workflow.errors import Refused, SomebodyWasFaster
from newsroom.workflow.models import Revision
from newsroom.workflow.seen import Seen, refuse_stale


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
    ticked: Collection[str] | None = None,
) -> tuple[Version, list[tuple[str, str]]]:
    """Change the words of the *live* version, never those of a half-written working copy.

    The change is carried into the working copy and a scheduled version. Answers the new version
    and the collisions: (what stood, what should stand) where the desk's text has other words.
    A correction needs `wrong` and `right`. `since` is the number of the version that the editor
    had before them, `ticked` as in `publish`. Raises as `publish`.
    """

    def words(live: Version, now: datetime) -> dict:
        return {"headline": headline, "standfirst": standfirst, "body": clean_body(body)}

    return change_live(
        article,
        "correct",
        words,
        by=by,
        change=change,
        note=note,
        correction=Correction(wrong=wrong, right=right) if change == Change.CORRECTION else None,
        confirmed_because=confirmed_because,
        since=since,
        ticked=ticked,
    )


def change_live(
    article: Article,
    verb: str,
    words: Callable[[Version, datetime], dict],
    *,
    by,
    change: str,
    note: str = "",
    correction: Correction | None = None,
    confirmed_because: str = "",
    since: int | None = None,
    after: Seen | None = None,
    ticked: Collection[str] | None = None,
) -> tuple[Version, list[tuple[str, str]]]:
    """What every change of the live text does. `words(live, now)` answers the columns of a version
    as they should be, headline, standfirst and body among them; `after` is what `by`
    had before them, the rest as in `correct`."""
    with transaction.atomic():
        article, now = locked(article)
        authorise(article, verb, by=by)
        refuse_stale(article, after, by=by)
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
        after = words(live, now)
        before = {name: getattr(live, name) for name in after}
        if after == before:
            raise Refused("Nothing differs from the live version.")
        check_marks(after["body"], article)
        # A story that ends is looked at as the developing one that it was.
        corrected = in_words(article, after | {"is_developing": live.is_developing})
        ticks = accepted(corrected, at=now, by=by, ticked=ticked)
        check_minor(corrected, live, change, confirmed_because)
        revision = _correcting_revision(article, live, after, by=by, note=note)
        scheduled = article.versions.scheduled(now).first()
        version, collisions = _replace_live(
            article, live, scheduled, before, after,
            revision=revision, by=by, at=now, change=change, note=note,
        )  # fmt: skip
        keep_ticks(ticks, version)
        if correction:
            record_correction(correction, version, since=live)
        release_companions(article, now)
        collisions += _carry_into_working_copy(article, before, after, by=by)
        move(article, verb, by=by, note=confirmed_because or note)
    return version, list(dict.fromkeys(collisions))


def _correcting_revision(article, live, after, *, by, note) -> Revision:
    """The live text with the change, kept as a revision of its own."""
    number = article.revision + 1
    if not Article.objects.filter(pk=article.pk, revision=article.revision).update(revision=number):
        raise SomebodyWasFaster("Somebody saved the article just now. Look again.")
    article.revision = number
    before = live.revision.content
    content = before | after
    return Revision.objects.create(
        article=article, number=number, by=by, note=note[:300],
        changes=summary(before, content), content=content,
    )  # fmt: skip


def _replace_live(article, live, scheduled, before, after, *, revision, by, at, change, note):
    """The corrected version goes live; a scheduled one is reissued behind it, corrected too."""
    collisions: list[tuple[str, str]] = []
    later = None
    if scheduled:
        later = copied_words(scheduled)
        rows = [*freezing.rows_beside_body(scheduled), *scheduled.ticks.all()]
        for name in TEXT:
            carried = (carry if name == "body" else carry_line)(
                before[name], after[name], later[name]
            )
            later[name] = carried.text
            collisions += carried.collisions
        later |= _beside_text(after)
        kept = {
            "revision": scheduled.revision, "by": scheduled.by, "at": scheduled.live_from,
            "change": scheduled.change, "note": scheduled.note, "path": scheduled.path,
        }  # fmt: skip
        delete(scheduled)
    version = issue(
        article, freezing.reworded(copied_words(live) | after), revision=revision, by=by, at=at,
        change=change, note=note, live=live, path=live.path,
    )  # fmt: skip
    freezing.copy_rows(freezing.rows_beside_body(live), version)
    if later:
        reissued = issue(article, freezing.reworded(later), live=version, **kept)
        freezing.copy_rows(rows, reissued)
    return version, collisions


def _beside_text(after: dict) -> dict:
    """What a change sets besides the words: it is set, not carried."""
    return {name: value for name, value in after.items() if name not in TEXT}


def _carry_into_working_copy(article, before, after, *, by) -> list[tuple[str, str]]:
    collisions: list[tuple[str, str]] = []
    for name in TEXT:
        carried = (carry if name == "body" else carry_line)(
            before[name], after[name], getattr(article, name)
        )
        setattr(article, name, carried.text)
        collisions += carried.collisions
    for name, value in _beside_text(after).items():
        setattr(article, name, value)
    article.save(update_fields=[*after, "updated_at"])
    sync_passages(article)
    save_revision(article, by=by, note="Correction carried over")
    return collisions
