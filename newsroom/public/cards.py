"""Share cards: what stands on them, when they are made, and which of them readers may see.

A card says only what the page of its thing says to everybody at that time. It is made when that
was published or judged, for every state that the clock can bring, and never for a reader: a page
whose card is missing, or says what is no longer so, goes without.
"""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.db.models import (
    CharField,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.cards import actions
from newsroom.cards.drawing import Card
from newsroom.cards.faces import Unprintable
from newsroom.models import (
    Kind,
    PrintedPassage,
    Quote,
    ShareCard,
    SiteSettings,
    Version,
    Withdrawal,
)
from newsroom.public.links import Links, same_as
from newsroom.public.quotations import Quotation, link_speakers, quotations
from newsroom.public.rendering import readable
from newsroom.public.sentences import FINDINGS
from partnerships.dates import spoken
from partnerships.models import Claim, ClaimSource, Record

logger = logging.getLogger(__name__)
#: Cards of one record made anew while somebody waits.
AT_ONCE = 100
TONES = {"came_true": "good", "did_not": "bad", "partly": "half", "premature": "half"}


def of_article(version: Version, bylines: list, *, site) -> Card:
    """`version` comes with `notice_kind`; `site` has the name and the zone of the publication."""
    kind = "" if version.kind == Kind.NEWS else version.get_kind_display()
    paid = f"Paid for by {version.sponsor_name}" if version.sponsor_name else ""
    day = timezone.localtime(version.first_published_at, site.zone)
    who = _listed([row.name for row in bylines])
    retracted = version.notice_kind == Withdrawal.Kind.RETRACTED
    return Card(
        publication=site.name,
        kicker=_joined(version.section_name, paid or kind),
        words=version.headline,
        foot=_joined(f"By {who}" if who else "", date_format(day, "j F Y")),
        stamp="Retracted" if retracted else "",
        tone="bad" if retracted else "faded",
        language=version.language,
    )


def of_quote(said: Quotation, *, site) -> Card:
    """The words, who said them in the post of that day, and the day."""
    who = "; ".join(str(speaker) for speaker in said.speakers)
    return Card(
        publication=site.name,
        kicker="On the record",
        words=f"“{said.quote.words}”",
        foot=_joined(who, spoken(said.quote.said_on) if said.quote.said_on else ""),
        language=said.quote.language,
    )


def of_claim(
    claim: Claim, claimants: list[str], finding: str | None, provisional: bool, *, site
) -> Card:
    """The claim in our words, who made it, and its verdict in words."""
    verdict = FINDINGS[finding] if finding else "Open"
    who = _listed(claimants)
    return Card(
        publication=site.name,
        kicker="Rumour",
        words=claim.title,
        foot=_joined(f"Claimed by {who}" if who else "Claimed", spoken(claim.claimed_on)),
        stamp=f"{verdict}, provisional" if finding and provisional else verdict,
        tone=TONES.get(finding, "faded"),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _listed(names: list[str]) -> str:
    """“A, B and C”."""
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last


def with_card(rows: QuerySet) -> QuerySet:
    """Versions or quotes with `card_digest`, that of the card made last, in the same query."""
    cards = ShareCard.objects.filter(**{rows.model._meta.model_name: OuterRef("pk")})
    newest = cards.order_by("-made_at", "-pk").values("digest")[:1]
    return rows.annotate(card_digest=Subquery(newest))


def address_of_article(version: Version, bylines: list, *, site) -> str:
    """Of a version that came `with_card`: where its card is, or nothing."""
    card = of_article(version, bylines, site=site)
    if version.card_digest != card.digest:
        return ""
    return address("article", version.article_id, card.digest)


def address_of_quote(quote: Quote, said: Quotation, *, site) -> str:
    """The same of a quote that came `with_card`, as it is `said`."""
    card = of_quote(said, site=site)
    return address("quote", quote.pk, card.digest) if quote.card_digest == card.digest else ""


def address_of_claim(
    claim: Claim, claimants: list[str], finding, provisional, kept: set[str], *, site
) -> str:
    """The same of a claim, whose cards have the digests `kept`. No query."""
    card = of_claim(claim, claimants, finding, provisional, site=site)
    return address("claim", claim.pk, card.digest) if card.digest in kept else ""


def claimants_and_cards(claim: int) -> tuple[list[int], set[str]]:
    """The keys of those who made a claim, in their order, and the digests of its cards."""
    said = ClaimSource.objects.filter(claim=claim).order_by()
    said = said.values_list("position", "pk", "source_id", Value("", output_field=CharField()))
    kept = ShareCard.objects.filter(claim=claim).order_by()
    kept = kept.values_list(Value(0, output_field=IntegerField()), "pk", "pk", "digest")
    rows = sorted(said.union(kept, all=True))
    return [key for *_, key, digest in rows if not digest], {digest for *_, digest in rows} - {""}


def address(kind: str, key: int, digest: str) -> str:
    """By its thing: whether a card of other words is kept, no address may tell."""
    return reverse("card", args=[kind, key, digest])


#: Of each kind of thing in an address the field that leads to it from a card.
KINDS = {"article": "version__article", "quote": "quote", "claim": "claim"}


def now_shown(kind: str, key: int, at: datetime) -> ShareCard | None:
    """The card that a thing has now for everybody, if it is kept."""
    card = _now(kind, key, at, SiteSettings.objects.current())
    return card and ShareCard.objects.filter(**{KINDS[kind]: key}, digest=card.digest).last()


def _now(kind: str, key: int, at: datetime, site) -> Card | None:
    """What stands on the card of a thing that readers can see."""
    match kind:
        case "article":
            version = _with_notice(readable(at), at).filter(article=key).first()
            return version and of_article(version, list(version.bylines.all()), site=site)
        case "quote":
            said = _said(Quote.objects.public(at).filter(pk=key), at)
            return of_quote(said[0], site=site) if said else None
    claims = Claim.objects.public(at).standing().with_verdict(at)
    claim = claims.filter(pk=key).first()
    if not claim:
        return None
    names = _claimants(claim, at)
    return of_claim(claim, names, claim.finding, bool(claim.verdict_provisional), site=site)


def make_for_version(key: int) -> None:
    """The card of an article, and of the quotes and claims that become readable with it."""
    now = timezone.now()
    version = Version.objects.filter(pk=key, redacted_at=None).first()
    if not version:
        return
    at = max(now, version.live_from)
    version = _with_notice(Version.objects.filter(pk=key), at).get()
    site = SiteSettings.objects.current()
    _make(of_article(version, list(version.bylines.all()), site=site), version=version)
    printed = PrintedPassage.objects.filter(version=key).values("quote")
    quotes = Quote.objects.public(at).filter(Q(pk__in=printed) | Q(merged__in=printed)).distinct()
    for said in _said(quotes, at):
        _make(of_quote(said, site=site), quote=said.quote)
    for claim in Claim.objects.public(at).standing().filter(printed__version=key):
        _make_for_claim(claim, at, site)


def make_for_quote(key: int) -> None:
    """The card of a quote that readers can see, or will by a day that is set."""
    quote = Quote.objects.filter(pk=key, public_from__isnull=False).first()
    if not quote:
        return
    at = max(timezone.now(), quote.public_from)
    for said in _said(Quote.objects.public(at).filter(pk=key), at):
        _make(of_quote(said, site=SiteSettings.objects.current()), quote=said.quote)


def make_for_claim(key: int) -> None:
    """The cards of a claim that readers can see, or will: open, and with each verdict it has."""
    claim = Claim.objects.filter(pk=key, public_from__isnull=False).standing().first()
    if claim:
        at = max(timezone.now(), claim.public_from)
        _make_for_claim(claim, at, SiteSettings.objects.current())


def make_for_record(key: int) -> None:
    """The cards on which a record stands by name, and those merged into it: of what it said and
    claimed last. Older ones wait for `make_all`."""
    same = same_as(Record(pk=key))
    quotes = Quote.objects.filter(
        Q(speakers__person__in=same) | Q(speakers__company__in=same),
        public_from__isnull=False,
        merged_into=None,
    )
    claims = Claim.objects.standing().filter(
        pk__in=ClaimSource.objects.filter(source__in=same).values("claim"),
        public_from__isnull=False,
    )
    for make, rows in ((make_for_quote, quotes), (make_for_claim, claims)):
        for pk in rows.order_by("-pk").values_list("pk", flat=True).distinct()[:AT_ONCE]:
            make(pk)


def _make_for_claim(claim: Claim, at: datetime, site) -> None:
    names = _claimants(claim, at)
    states = set(_verdicts(claim))
    if not claim.verdicts.public(at).exists():
        states.add(("", False))
    for finding, provisional in states:
        _make(of_claim(claim, names, finding, provisional, site=site), claim=claim)


def _verdicts(claim: Claim) -> Iterator[tuple[str, bool]]:
    """What readers are told of it, or will be: also of a verdict whose day is still to come."""
    found = claim.verdicts.filter(superseded_by__isnull=True)
    for finding, provisional, waits in found.values_list("finding", "provisional", "waits"):
        if not (waits and provisional):
            yield finding, provisional


def _claimants(claim: Claim, at: datetime) -> list[str]:
    """The names of those who made it, as its page has them."""
    links = Links()
    keys = list(ClaimSource.objects.filter(claim=claim.pk).values_list("source", flat=True))
    links.want(keys)
    links.find(at)
    return [record.name for record in links.all_of(keys)]


def _said(quotes: QuerySet, at: datetime) -> list[Quotation]:
    links = Links()
    said = quotations(quotes.values("pk"), at, links)
    links.find(at)
    link_speakers(said.values(), at, links)
    return list(said.values())


def _with_notice(versions: QuerySet, at: datetime) -> QuerySet:
    notices = Withdrawal.objects.in_force(at).filter(article=OuterRef("article"))
    return versions.annotate(notice_kind=Subquery(notices.values("kind")[:1]))


def make_all() -> None:
    """Whatever lacks its card gets it."""
    at = timezone.now()
    for make, rows in (
        (make_for_version, Version.objects.filter(Q(live_until=None) | Q(live_until__gt=at))),
        (make_for_quote, Quote.objects.filter(public_from__isnull=False, merged_into=None)),
        (make_for_claim, Claim.objects.standing().filter(public_from__isnull=False)),
    ):
        for key in rows.values_list("pk", flat=True):
            make(key)


def _make(card: Card, **of: Model) -> None:
    """A text that no typeface of ours can set is no error: its page goes without a card."""
    try:
        actions.make(card, **of)
    except Unprintable as refused:
        (thing,) = of.values()
        logger.warning("No card for “%s”: %s", thing, refused)
