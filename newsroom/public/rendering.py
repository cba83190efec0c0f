"""An article's page: frozen words joined with what is looked up at the moment of reading."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import F, FilteredRelation, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from newsroom.drafts.contents import as_it_stood
from newsroom.models import (
    Article,
    Author,
    Passage,
    PrintedByline,
    PrintedPassage,
    Series,
    Version,
    Withdrawal,
)
from newsroom.public.body import body_with_margin, documents_of, linked
from newsroom.public.images import lead_picture
from newsroom.public.ledger import Ledger
from newsroom.public.links import Links, by_name
from newsroom.public.own_pages import OwnPages
from newsroom.public.quotations import (
    Quotation,
    evidence_of,
    link_speakers,
    quotations,
    verification_of,
)
from newsroom.public.since import Known, Story, since_then
from newsroom.public.text_pictures import Figures
from newsroom.quotes import marks
from newsroom.versions import freezing
from newsroom.workflow.snapshots import snapshot
from partnerships.models import (
    Claim,
    DeviceEvent,
    Lineage,
    Record,
    Release,
    Report,
    Verdict,
)


@dataclass
class Printed:
    """The rows that go with a version's words, saved or (in a preview) not."""

    bylines: list[PrintedByline] = field(default_factory=list)
    passages: list[PrintedPassage] = field(default_factory=list)
    history: list[Version] = field(default_factory=list)
    series: "InSeries | None" = None


@dataclass(frozen=True)
class InSeries:
    """Where a version stands among the live parts of its series; `total` is the highest part."""

    series: Series
    part: int | None
    total: int
    parts: list[Version]


def readable(at: datetime) -> QuerySet:
    """Live versions whose words are still there."""
    return Version.objects.live(at).filter(redacted_at=None)


def article_context(version: Version, at: datetime, zone: ZoneInfo | None = None) -> dict:
    """All that `article_detail.html` needs for a saved version: six queries at the most, with
    pictures in its text.

    `zone` is the newsroom's, in which the version has its day.
    """
    beside, bylines = versions_and_bylines(version, at)
    printed = Printed(
        bylines=bylines,
        passages=_passages(version),
        history=[row for row in beside if row.article_id == version.article_id],
        series=in_series(version, beside),
    )
    return compose(
        version,
        printed,
        at,
        mentioned=version.mentions.values("record"),
        claims=reported_claims(at).filter(printed__version=version),
        day=timezone.localtime(version.first_published_at, zone).date(),
    )


def _passages(version: Version) -> list[PrintedPassage]:
    """With their quotes; for one that was merged since, its heir speaks: the row is frozen."""
    rows = version.passages.select_related(
        "passage", "quote__document", "quote__merged_into__document"
    ).defer("quote__document__text", "quote__merged_into__document__text")
    for row in rows:
        row.quote = row.quote.merged_into or row.quote
    return list(rows)


def preview_context(article: Article, at: datetime, content: Mapping | None = None) -> dict:
    """The same for a working copy: its words, passages, mentions and claims as they stand, or as
    they stood in `content`, that of a revision."""
    if content is not None:
        article = as_it_stood(article, content)
    content = content or snapshot(article)
    words = freezing.words_of(article)
    version = Version(
        article=article, number=0, live_from=at, first_published_at=at, recorded_at=at, **words
    )
    own = Passage.objects.filter(article=article.pk).select_related("quote__document")
    passages = {str(passage.pk): passage for passage in own}
    authors = Author.objects.in_bulk(content["authors"])
    attributed = {row["id"]: row for row in content["passages"]}
    printed = Printed(
        bylines=[
            PrintedByline(author=author, name=author.name)
            for key in content["authors"]
            if (author := authors.get(key))
        ],
        passages=[
            PrintedPassage(
                passage=passage,
                quote=passage.quote,
                fragments=fragments,
                attribution=attributed.get(key, {}).get("attribution", passage.attribution),
                language=passage.language,
            )
            for key, fragments in marks.passages_in(article.body).items()
            if (passage := passages.get(key))
        ],
        series=in_series(version, list(versions_beside(version, at))),
    )
    return compose(
        version,
        printed,
        at,
        mentioned=Record.objects.filter(pk__in=content["mentions"]).values("pk"),
        claims=reported_claims(at).filter(pk__in=content["claims"]),
        day=timezone.localdate(at),
    )


def reported_claims(at: datetime) -> QuerySet:
    return Claim.objects.public(at).standing()


def told(at: datetime) -> QuerySet:
    """Every version that readers may know of, newest first, with its correction, without text.

    What stood there before a withdrawal stays withdrawn.
    """
    withdrawn = Withdrawal.objects.in_force(at).filter(
        article=OuterRef("article"), kind=Withdrawal.Kind.WITHDRAWN
    )
    return (
        Version.objects.ever_live(at)
        .annotate(
            withdrawn_at=Subquery(
                withdrawn.order_by().values("article").annotate(last=Max("at")).values("last")
            ),
            wrong=F("correction__wrong"),
            right=F("correction__right"),
            since_number=F("correction__since__number"),
            since_redacted=F("correction__since__redacted_at"),
        )
        .filter(Q(withdrawn_at=None) | Q(live_from__gte=F("withdrawn_at")))
        .defer("body", "segments", "search_text")
        .order_by("-number")
    )


def versions_beside(version: Version, at: datetime) -> QuerySet:
    """What the readers may know of this article's versions, and the live parts of its series."""
    wanted = Q(article=version.article_id)
    if version.series_id:
        wanted |= Q(pk__in=readable(at).filter(series=version.series_id).values("pk"))
    return told(at).filter(wanted)


def versions_and_bylines(
    version: Version, at: datetime
) -> tuple[list[Version], list[PrintedByline]]:
    """The same, and who wrote this version, in one query: it has a row for each of them."""
    own = FilteredRelation("bylines", condition=Q(bylines__version=version.pk))
    rows = (
        versions_beside(version, at)
        .annotate(byline=own)
        .select_related("byline__author")
        .order_by("-number", "byline__position", "byline__pk")
    )
    beside = {row.pk: row for row in rows}
    return list(beside.values()), [row.byline for row in rows if getattr(row, "byline", None)]


def in_series(version: Version, beside: list[Version]) -> InSeries | None:
    """Parts in order, those without a number last; None for an article of no series."""
    if not version.series_id:
        return None
    others = [row for row in beside if row.article_id != version.article_id]
    parts = sorted([version, *others], key=series_order)
    total = max((row.series_part or 0 for row in parts), default=0)
    return InSeries(version.series, version.series_part, total, parts)


def series_order(version: Version) -> tuple:
    part = version.series_part
    return (part is None, part, version.first_published_at, version.article_id)


def outcomes(claims: QuerySet, mentioned: QuerySet, at: datetime) -> list[QuerySet]:
    """What came of the claims reported and the devices named, for the sentence “Since then”.

    Besides a device's own events, those of the device that it became, and where that stayed.
    """
    named = Record.objects.filter(Q(pk__in=mentioned) | Q(merged__in=mentioned)).values("pk")
    lineage = Lineage.objects.public(at).filter(device__in=named)
    became = Lineage.objects.filter(device__in=named).values("other")
    devices = Q(device__in=named) | Q(device__in=became)
    stayed = Q(claim__subject__in=named) | Q(claim__subject__in=became)
    stayed &= Q(
        claim__kind=Claim.Kind.REGION,
        claim__entered_at__isnull=False,
        claim__voided_at__isnull=True,
    )
    return [
        lineage,
        DeviceEvent.objects.public(at).happened(at).filter(devices),
        Release.objects.public(at).filter(devices),
        Verdict.objects.public(at).filter(Q(claim__in=claims.values("pk")) | stayed),
    ]


def compose(
    version: Version,
    printed: Printed,
    at: datetime,
    *,
    mentioned: QuerySet,
    claims: QuerySet,
    day: date,
) -> dict:
    """The page from a version's words and its rows: three queries, speakers, statements, records.

    `mentioned` holds the keys of the records that the text names, `claims` those it reports;
    `day` is the article's.
    """
    links = Links()
    ledger = Ledger(
        claims,
        Report.objects.public(at).filter(claim__in=claims.values("pk")),
        *outcomes(claims, mentioned, at),
        at=at,
        details=("as_lineage__other", "as_verdict__claim"),
        cites="along",
    )
    said = quotations([row.quote for row in printed.passages if row.quote.is_public(at)], at, links)
    links.want(linked(version))
    links.want(claim.subject_id for claim in ledger[Claim])
    links.find(at, also=mentioned)
    link_speakers(said.values(), at, links)
    for claim in ledger[Claim]:
        claim.about = links[claim.subject_id]

    return {
        "version": version,
        "bylines": printed.bylines,
        "body": body_with_margin(
            version, printed.passages, said, links, Figures([version], at), OwnPages([version], at)
        ),
        "quotations": _cards(printed.passages, said),
        "in_this_story": _chips(said, links),
        "claims": ledger[Claim],
        "since_then": since_then(_story(version, day), _known(ledger, links)),
        "series": printed.series,
        "history": printed.history,
        "corrections": [
            row
            for row in printed.history
            if row.change == "correction" and row.right and not row.redacted_at
        ],
        "documents": documents_of(said.values(), _about_claims(ledger)),
        "picture": lead_picture(version, at),
        "day_url": reverse("day", args=f"{day:%Y %m %d}".split()),
        "versions_url": version.path and reverse("versions", args=version.path.rsplit("/", 1)),
    }


def _about_claims(ledger: Ledger) -> list:
    """The claims, each with its reports and the verdict that stands behind it."""
    reports = defaultdict(list)
    for report in ledger[Report]:
        reports[report.claim_id].append(report)
    return [
        row for claim in ledger[Claim] for row in (claim, *reports[claim.pk], claim.verdict) if row
    ]


def _story(version: Version, day: date) -> Story:
    return Story(day, version.headline, version.search_text, tuple(linked(version)))


def _known(ledger: Ledger, links: Links) -> Known:
    verdicts = ledger[Verdict]
    superseded = {row.supersedes_id for row in verdicts}
    return Known(
        devices=[record for record in links.all() if record.kind == Record.Kind.DEVICE],
        lineage=[row for row in ledger[Lineage] if not row.other.merged_into_id],
        events=ledger[DeviceEvent],
        releases=ledger[Release],
        verdicts=[row for row in verdicts if row.pk not in superseded],
        claims=ledger[Claim],
    )


def _cards(passages: list[PrintedPassage], said: dict[int, Quotation]) -> list[Quotation]:
    return [
        Quotation(
            quotation.quote,
            quotation.speakers,
            quotation.document,
            [row],
            row.fragments,
            verification_of(row),
            evidence_of(row, quotation.document),
        )
        for row in passages
        if (quotation := said.get(row.quote_id))
    ]


def _chips(said: dict[int, Quotation], links: Links) -> list:
    """The records that the text names, by kind; of each kind, who is quoted comes first."""
    spoke = [
        key
        for quotation in said.values()
        for row in quotation.quote.speaker_rows
        for key in (row.person_id, row.company_id)
    ]
    order = ["person", "company", "device", "partnership", "source"]
    shown = dict.fromkeys([*links.all_of(spoke), *by_name(links.also)])
    return sorted(shown, key=lambda record: order.index(record.kind))
