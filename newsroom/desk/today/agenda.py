"""What comes, day by day: schedules, embargoes, due articles, claims to judge, expected events."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from newsroom.articles.models import Article, State
from newsroom.desk.access import of_visible_articles
from newsroom.versions.models import Version, Withdrawal
from partnerships.models import Claim, DeviceEvent, Document, PartnershipEvent, Term

#: Rows of one kind in one span of days; a month with more is told so.
MOST = 200


@dataclass(frozen=True)
class Entry:
    """Something on a day; `at` is its hour where one is known."""

    day: date
    what: str
    title: str
    url: str
    at: datetime | None = None

    @property
    def order(self) -> tuple:
        return (self.day, self.at is None, self.at or datetime.min, self.what, self.title)


def agenda(viewer, first: date, last: date) -> list[Entry]:
    """All that this person may know of from `first` to `last`, both included, in order.

    Days are those of the active time zone. One query a kind.
    """
    return sorted(_entries(viewer, first, last), key=lambda entry: entry.order)


def _entries(viewer, first: date, last: date) -> Iterator[Entry]:
    zone = timezone.get_current_timezone()
    start = datetime.combine(first, time.min, zone)
    end = datetime.combine(last + timedelta(days=1), time.min, zone)
    articles = Article.objects.visible_to(viewer)
    yield from _articles(articles, start, end)
    yield from _publication(viewer, start, end)
    if viewer.has_perm("partnerships.view_document"):
        yield from _ledger(first, last, start, end)


def _articles(articles, start, end) -> Iterator[Entry]:
    working = articles.exclude(state=State.SPIKED)
    fields = {"due_at": "Due", "embargo_until": "Embargo ends"}
    for name, what in fields.items():
        rows = working.filter(**{f"{name}__gte": start, f"{name}__lt": end})
        if name == "due_at":
            rows = rows.exclude(Q(state=State.APPROVED) & Q(versions__isnull=False))
        for key, headline, at in rows.values_list("pk", "headline", name)[:MOST]:
            yield _timed(what, headline or f"Untitled {key}", _change("article", key), at)


def _publication(viewer, start, end) -> Iterator[Entry]:
    """What becomes public or ceases to; what is past already stands in the archive."""
    now = timezone.now()
    coming = Version.objects.filter(live_from__gte=max(start, now), live_from__lt=end)
    rows = of_visible_articles(coming, viewer).values_list("article", "headline", "live_from")
    for key, headline, at in rows[:MOST]:
        yield _timed("Goes live", headline, _change("article", key), at)
    leaving = Withdrawal.objects.filter(at__gte=max(start, now), at__lt=end)
    # The headlines apart: joined with few withdrawals or none, SQLite reads every article first.
    rows = list(of_visible_articles(leaving, viewer).values_list("article", "at")[:MOST])
    keys = [key for key, _ in rows]
    headlines = dict(Article.objects.filter(pk__in=keys).values_list("pk", "headline"))
    for key, at in rows:
        yield _timed("Comes off", headlines[key], _change("article", key), at)


def _ledger(first, last, start, end) -> Iterator[Entry]:
    documents = Document.objects.filter(embargo_until__gte=start, embargo_until__lt=end)
    for row in documents.defer("text")[:MOST]:
        yield _timed("Embargo ends", str(row), _change("document", row.pk), row.embargo_until)
    claims = Claim.objects.standing().unjudged().filter(judge_by__gte=first, judge_by__lte=last)
    for key, title, day in claims.values_list("pk", "title", "judge_by")[:MOST]:
        yield Entry(day, "Claim to judge", title, _change("claim", key))
    within = {"earliest__gte": first, "latest__lte": last}
    for row in _on(DeviceEvent, "on", within).select_related("device")[:MOST]:
        yield Entry(row.on_earliest, "Expected", str(row), _change("device", row.device_id))
    for row in _on(PartnershipEvent, "on", within).select_related("partnership")[:MOST]:
        title = f"{row.partnership}: {row.what}"
        yield Entry(row.on_earliest, "Expected", title, _change("partnership", row.partnership_id))
    for row in _on(Term, "due_on", within).select_related("partnership")[:MOST]:
        title = f"{row.partnership}: {row}"
        yield Entry(row.due_on_earliest, "Promised", title, _change("term", row.pk))


def _on(model, field, within):
    """Rows of days still to come, or of today; a day only half known counts from its first."""
    today = timezone.localdate()
    rows = model.objects.filter(**{f"{field}_{edge}": day for edge, day in within.items()})
    return rows.filter(**{f"{field}_latest__gte": today})


def _timed(what, title, url, at) -> Entry:
    local = timezone.localtime(at)
    return Entry(local.date(), what, title, url, local)


def _change(model: str, key: int) -> str:
    app = "newsroom" if model == "article" else "partnerships"
    return reverse(f"admin:{app}_{model}_change", args=[key])
