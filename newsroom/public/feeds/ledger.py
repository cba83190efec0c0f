"""Quotes, claims and corrections as items of a feed, in the order in which readers saw them."""

from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.template.loader import render_to_string
from django.utils.text import Truncator

from newsroom.models import Quote, Version
from newsroom.public.addresses import address_of, tag_uri, whole, with_whole_addresses
from newsroom.public.feeds.items import Item
from newsroom.public.listings import QUOTES, RUMOURS
from newsroom.public.sentences import FINDINGS
from partnerships.models import Claim, Verdict

ITEMS = 50


def quote_items(rows: QuerySet, at: datetime) -> list[Item]:
    rows = rows.annotate(appeared=Greatest("public_from", "created_at"))
    said = F("said_on_earliest").desc(nulls_last=True)
    quotes = list(rows.order_by("-appeared", said, "-pk")[:ITEMS])
    QUOTES.dressed(quotes, at)
    return [_quote(quote) for quote in quotes]


def _quote(quote: Quote) -> Item:
    who = ", ".join(speaker.name for speaker in quote.quotation.speakers)
    words = f"“{Truncator(quote.words).words(14)}”"
    return Item(
        id=tag_uri("quote", quote.pk, quote.created_at),
        url=address_of(quote),
        title=f"{who}: {words}" if who else words,
        content=_rendered("quote.html", {"quotation": quote.quotation, "about": quote.is_about}),
        published=quote.appeared,
        updated=quote.appeared,
        summary=words,
        language=quote.language,
    )


def claim_items(rows: QuerySet, at: datetime) -> list[Item]:
    """Claims, each moved up by its verdict."""
    verdicts = Verdict.objects.current(at).filter(claim=OuterRef("pk"))
    verdicts = verdicts.annotate(seen=Greatest("public_from", "recorded_at"))
    verdicts = verdicts.order_by("-recorded_at", "-pk")
    rows = rows.annotate(
        appeared=Greatest("public_from", "entered_at"),
        judged_at=Subquery(verdicts.values("seen")[:1]),
        explanation=Subquery(verdicts.values("explanation")[:1]),
        changed_at=Coalesce("judged_at", "appeared"),
    )
    claimed = F("claimed_on_earliest").desc(nulls_last=True)
    claims = list(rows.order_by("-changed_at", claimed, "-pk")[:ITEMS])
    RUMOURS.dressed(claims, at)
    return [_claim(claim) for claim in claims]


def _claim(claim: Claim) -> Item:
    verdict = FINDINGS[claim.finding] if claim.finding else "Open"
    return Item(
        id=tag_uri("claim", claim.pk, claim.recorded_at),
        url=address_of(claim),
        title=f"{verdict}: {claim.title}",
        content=_rendered("claim.html", {"claim": claim, "verdict": verdict}),
        published=claim.appeared,
        updated=claim.changed_at,
        summary=claim.explanation or "",
        tags=(verdict,),
    )


def correction_items(rows: QuerySet) -> list[Item]:
    """`rows` are those of `newsroom.public.corrections`."""
    return [_correction(row) for row in rows[:ITEMS]]


def _correction(row: Version) -> Item:
    return Item(
        id=tag_uri("article", f"{row.article_id}/version/{row.number}", row.first_published_at),
        url=whole(f"/{row.live_path}/#changes"),
        title=f"{row.get_change_display()}: {row.live_headline}",
        content=_rendered("correction.html", {"row": row}),
        published=row.live_from,
        updated=row.live_from,
        summary=row.note,
        tags=(row.get_change_display(),),
        language=row.language,
    )


def _rendered(template: str, context: dict) -> str:
    html = render_to_string(f"newsroom/public/feeds/{template}", context)
    return with_whole_addresses(html.strip(), whole("/"))
