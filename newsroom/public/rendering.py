"""An article's page: frozen words joined with what is looked up at the moment of reading."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from newsroom.models import (
    Article,
    PrintedByline,
    PrintedPassage,
    Version,
    Withdrawal,
)
from newsroom.public.links import Links
from newsroom.public.quotations import Quotation, link_speakers, quotations, verification_of
from newsroom.quotes import marks
from newsroom.versions import freezing
from partnerships.models import Claim


@dataclass
class Printed:
    """The rows that go with a version's words, saved or (in a preview) not."""

    bylines: list[PrintedByline] = field(default_factory=list)
    passages: list[PrintedPassage] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    history: list[Version] = field(default_factory=list)


def readable(at: datetime) -> QuerySet:
    """Live versions whose words are still there."""
    return Version.objects.live(at).filter(redacted_at=None)


def article_context(version: Version, at: datetime) -> dict:
    """All that `article_detail.html` needs for a saved version: six queries at the most."""
    printed = Printed(
        bylines=list(version.bylines.all()),
        passages=list(
            version.passages.select_related("passage", "quote__document").defer(
                "quote__document__text"
            )
        ),
        claims=list(reported_claims(at).filter(printed__version=version)),
        history=history_of(version, at),
    )
    return compose(version, printed, at, mentioned=version.mentions.values("record"))


def preview_context(article: Article, at: datetime) -> dict:
    """The same for a working copy: its words, passages, mentions and claims as they stand."""
    words = freezing.words_of(article)
    version = Version(
        article=article, number=0, live_from=at, first_published_at=at, recorded_at=at, **words
    )
    passages = {
        str(passage.pk): passage for passage in article.passages.select_related("quote__document")
    }
    printed = Printed(
        bylines=[
            PrintedByline(author=byline.author, name=byline.author.name)
            for byline in article.bylines.select_related("author")
        ],
        passages=[
            PrintedPassage(
                passage=passage,
                quote=passage.quote,
                fragments=fragments,
                attribution=passage.attribution,
                language=passage.language,
            )
            for key, fragments in marks.passages_in(article.body).items()
            if (passage := passages.get(key))
        ],
        claims=list(reported_claims(at).filter(article_claims__article=article)),
    )
    return compose(version, printed, at, mentioned=article.mentions.accepted().values("record"))


def reported_claims(at: datetime) -> QuerySet:
    return Claim.objects.public(at).standing().with_verdict(at)


def history_of(version: Version, at: datetime) -> list[Version]:
    """The versions that readers may know of, newest first, with their corrections.

    What stood there before a withdrawal stays withdrawn.
    """
    withdrawn = Withdrawal.objects.in_force(at).filter(
        article=OuterRef("article"), kind=Withdrawal.Kind.WITHDRAWN
    )
    rows = (
        Version.objects.ever_live(at)
        .filter(article=version.article_id)
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
        .only("number", "live_from", "change", "note", "redacted_at")
        .order_by("-number")
    )
    return list(rows)


def compose(version: Version, printed: Printed, at: datetime, *, mentioned: QuerySet) -> dict:
    """The page from a version's words and its rows: two queries, speakers and records.

    `mentioned` holds the keys of the records that the text names.
    """
    links = Links()
    said = quotations([row.quote for row in printed.passages if row.quote.is_public(at)], at, links)
    links.want(
        segment["record"]
        for segment in version.segments
        if isinstance(segment, dict) and "record" in segment
    )
    links.want(claim.subject_id for claim in printed.claims)
    links.find(at, also=mentioned)
    link_speakers(said.values(), at, links)
    for claim in printed.claims:
        claim.about = links[claim.subject_id]

    return {
        "version": version,
        "bylines": printed.bylines,
        "body": body_of(version, printed.passages, said, links),
        "quotations": _cards(printed.passages, said),
        "in_this_story": _chips(said, links),
        "claims": printed.claims,
        "history": printed.history,
        "corrections": [
            row
            for row in printed.history
            if row.change == "correction" and row.right and not row.redacted_at
        ],
        "shows_lead_image": shows_lead_image(version, at),
    }


def body_of(
    version: Version,
    passages: list[PrintedPassage],
    said: dict[int, Quotation],
    links: Links,
) -> SafeString:
    """Join the segments: a public quote and a public record become links, the rest is words."""
    by_passage = {row.passage_id: said.get(row.quote_id) for row in passages}
    joined = []
    for segment in version.segments:
        if isinstance(segment, str):
            joined.append(segment)
        elif "passage" in segment:
            joined.append(_passage(segment, by_passage))
        else:
            joined.append(_record(segment, links))
    return mark_safe("".join(joined))  # words sanitised where the body is stored


def _passage(segment: dict, by_passage: dict[UUID, Quotation | None]) -> str:
    words = mark_safe(segment["html"])
    quotation = by_passage.get(marks.valid_uuid(segment["passage"]))
    if not quotation:
        return format_html('<span class="passage">{}</span>', words)
    return format_html(
        '<a class="passage" href="{}" title="{}">{}</a>',
        quotation.quote.get_absolute_url(),
        "; ".join(map(str, quotation.speakers)),
        words,
    )


def _record(segment: dict, links: Links) -> str:
    record = links[segment["record"]]
    if not record:
        return segment["html"]
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), mark_safe(segment["html"]))


def _cards(passages: list[PrintedPassage], said: dict[int, Quotation]) -> list[Quotation]:
    return [
        Quotation(
            quotation.quote,
            quotation.speakers,
            quotation.document,
            [row],
            row.fragments,
            verification_of(row),
        )
        for row in passages
        if (quotation := said.get(row.quote_id))
    ]


def _chips(said: dict[int, Quotation], links: Links) -> list:
    """The records of the story by kind; of each kind, who is quoted comes first."""
    spoke = [
        key
        for quotation in said.values()
        for row in quotation.quote.speaker_rows
        for key in (row.person_id, row.company_id)
    ]
    order = ["person", "company", "device", "partnership", "source"]
    shown = dict.fromkeys([*links.all_of(spoke), *links.all()])
    return sorted(shown, key=lambda record: order.index(record.kind))


def shows_lead_image(version: Version, at: datetime) -> bool:
    """Whether there is a picture that we may still show."""
    image = version.lead_image
    return bool(image) and (image.expires_on is None or image.expires_on >= at.date())
