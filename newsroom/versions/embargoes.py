"""An embargo that moves: extended, it holds what depends on it; lifted, what waited may go out.

The ledger knows nothing of versions: whoever moves a document's embargo comes by here.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.models import Article, State
from newsroom.quotes.models import Quote
from newsroom.versions.issuing import unschedule
from newsroom.versions.models import PrintedClaim, PrintedPassage, PublicWith, Version
from newsroom.workflow.models import Move
from partnerships.models import Citation, Document, Record, Statement


@dataclass
class Moved:
    """What came of it: versions no longer scheduled with the hour they had, other things held,
    articles live already, and those that need wait no longer."""

    until: datetime | None
    versions: list[tuple[Article, datetime]] = field(default_factory=list)
    things: list = field(default_factory=list)
    live: list[Article] = field(default_factory=list)
    waiting: list[Article] = field(default_factory=list)

    @property
    def is_held(self) -> bool:
        return bool(self.versions or self.things)


def set_embargo(document: Document, *, until: datetime | None, zone: str = "", by) -> Moved:
    """Move a document's embargo, and hold or free what depends on it, in one transaction.

    `zone` is the IANA name of that of whoever set it. Raises PermissionDenied; ValidationError.
    """
    if by is not None and not by.has_perm("partnerships.change_document"):
        raise PermissionDenied(f"{by.get_username()} may not change documents.")
    with transaction.atomic():
        was = Document.objects.values_list("embargo_until", flat=True).get(pk=document.pk)
        document.embargo_until, document.embargo_zone = until, zone if until else ""
        document.full_clean()
        document.save(update_fields=["embargo_until", "embargo_zone"])
        return follow_document(document, was=was, by=by)


@transaction.atomic
def follow_document(document: Document, *, was: datetime | None, by) -> Moved:
    """After a document's embargo was moved from `was` and saved: hold or free what depends on it.

    To be called in the transaction of that save. Whoever may move an embargo may hold by it: that
    nothing gets out early asks for no other permission.
    """
    now, until = timezone.now(), document.embargo_until
    moved = Moved(until)
    if until and until > now and (was is None or until > was):
        moved.live = list(_articles(_depending(document).live(now)))
        for version in _early(_depending(document), now, until):
            _hold(version, f"The embargo of “{document}” ends later.", by, moved)
        moved.things += _hold_alone(document, now, until)
    elif was and was > now and (until is None or until < was):
        moved.waiting = _waiting(document, max(until or now, now), now)
    return moved


@transaction.atomic
def follow_article(article: Article, *, was: datetime | None, by) -> Moved:
    """The same for an article's own embargo."""
    now, until = timezone.now(), article.embargo_until
    moved = Moved(until)
    own = Version.objects.filter(article=article)
    if until and until > now and (was is None or until > was):
        for version in _early(own, now, until):
            _hold(version, "The article's embargo ends later.", by, moved)
    elif was and was > now and (until is None or until <= now):
        moved.waiting = list(_articles(own.scheduled(now)))
    return moved


def told(moved: Moved) -> str:
    """All that was held, in one message; nothing where nothing was."""
    if not (moved.is_held or (moved.live and moved.until)):
        return ""
    sentences = [f"The embargo runs until {_moment(moved.until)} now."]
    if moved.is_held:
        held = [f"“{article}” (was to go live on {_moment(at)})" for article, at in moved.versions]
        held += [f"{thing._meta.verbose_name} “{thing}”" for thing in moved.things]
        sentences.append(f"Held: {'; '.join(held)}.")
    if moved.live:
        names = "; ".join(f"“{article}”" for article in moved.live)
        sentences.append(f"Live already, and not taken back by an embargo: {names}.")
    return " ".join(sentences)


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")


def _depending(document: Document) -> QuerySet:
    """Versions that print words from the document, report claims known from it, or whose article
    brings out something that comes from it."""
    said = Q(quote__document=document) | Q(quote__speakers__document=document)
    cited = Citation.objects.filter(document=document)
    records, statements = cited.values("record"), cited.values("statement")
    together = PublicWith.objects.filter(
        Q(document=document)
        | Q(record__in=records.filter(record__isnull=False))
        | Q(statement__in=statements.filter(statement__isnull=False))
        | Q(quote__document=document)
    )
    return Version.objects.filter(
        Q(pk__in=PrintedPassage.objects.filter(said).values("version"))
        | Q(
            pk__in=PrintedClaim.objects.filter(
                claim__in=statements.filter(statement__isnull=False)
            ).values("version")
        )
        | Q(article__in=together.values("article"))
    )


def _early(versions: QuerySet, now: datetime, until: datetime) -> list[Version]:
    return list(versions.scheduled(now).filter(live_from__lt=until).select_related("article"))


def _articles(versions: QuerySet) -> QuerySet:
    return Article.objects.filter(pk__in=versions.values("article")).order_by("pk")


def _hold(version: Version, note: str, by, moved: Moved) -> None:
    moved.versions.append((version.article, version.live_from))
    moved.things += [
        row.target
        for row in version.article.public_with.all()
        if row.target.public_from == version.live_from
    ]
    unschedule(version.article, version)
    Move.objects.create(article=version.article, verb="hold", by=by, note=note[:500])


def _hold_alone(document: Document, now: datetime, until: datetime) -> list:
    """Records, statements and quotes known from it that were to become public by themselves."""
    to_come = Q(public_from__gt=now, public_from__lt=until)
    held = [
        *Record.objects.filter(to_come, citations__document=document).distinct(),
        *Statement.objects.filter(to_come, citations__document=document).distinct(),
        *Quote.objects.filter(to_come)
        .filter(Q(document=document) | Q(speakers__document=document))
        .distinct(),
    ]
    for model in (Record, Statement, Quote):
        keys = [thing.pk for thing in held if isinstance(thing, model)]
        model.objects.filter(pk__in=keys).update(public_from=None)
    return held


def _waiting(document: Document, since: datetime, now: datetime) -> list[Article]:
    """Articles that wait for the document and could be out by `since`: scheduled for later, or
    quoting it and not scheduled at all."""
    scheduled = _articles(_depending(document).scheduled(since))
    quoting = Article.objects.filter(
        passages__quote__document=document, passages__detached_at=None, binned_at=None
    ).exclude(state=State.SPIKED)
    unpublished = quoting.exclude(pk__in=Version.objects.scheduled(now).values("article")).exclude(
        pk__in=Version.objects.live(now).values("article")
    )
    return [*scheduled, *unpublished.distinct().order_by("pk")]
