"""One claim, from the first post to its verdict."""

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public import cards
from newsroom.public.contests import contests_of
from newsroom.public.ledger import Ledger
from newsroom.public.links import Links, by_name
from newsroom.public.origins import chain_of
from newsroom.public.pages import answer, listed_in
from newsroom.public.rendering import readable
from newsroom.public.site import current_site
from partnerships.codes import market_name
from partnerships.models import Claim, Record, Report, RivalDate, Verdict
from partnerships.rumours.predictions import InMarkets, WithPartner


@require_safe
def claim(request, slug):
    at, links = timezone.now(), Links()
    found = Claim.objects.public(at).entered().filter(slug=slug).first()
    if not found:
        raise Http404
    claims = Claim.objects.public(at).standing()
    related = claims.filter(Q(contradicts=found.pk) | Q(revises=found.pk) | Q(pk=found.revises_id))
    ledger = Ledger(
        Claim.objects.filter(pk=found.pk),
        related,
        Report.objects.public(at).filter(claim=found.pk),
        Verdict.objects.public(at).filter(Q(claim=found.pk) | Q(claim__in=related.values("pk"))),
        RivalDate.objects.public(at).filter(about=found.pk),
        at=at,
    )
    sources, kept = cards.claimants_and_cards(found.pk)
    links.want(ledger.keys())
    links.want(sources)
    links.find(at, also=_partners(found, at), details="as_source")
    ledger.link(links)
    present = next(row for row in ledger[Claim] if row.pk == found.pk)
    verdicts = [row for row in ledger[Verdict] if row.claim_id == found.pk]
    contests = contests_of([row.pk for row in verdicts], at)
    for row in verdicts:
        row.contests_seen = contests.get(row.pk, [])
    articles, more = listed_in(readable(at).filter(claims__claim=found.pk).listed())
    claimants, site = links.all_of(sources), current_site()
    context = {
        "claim": present,
        "card": _card(present, claimants, kept, site),
        "predicts": predicted(present.predicted, by_name(links.also)),
        "claimants": claimants,
        "reports": ledger[Report],
        "chain": chain_of(ledger[Report], claimed=bool(claimants)),
        "verdicts": verdicts,
        "earlier_verdicts": [row for row in verdicts if row is not present.verdict],
        "related": [row for row in ledger[Claim] if row.pk != found.pk],
        "rivals": ledger[RivalDate],
        "articles": articles,
        "more_articles": more,
    }
    return answer(request, "claim_detail.html", context, at=at, site=site)


def _card(claim: Claim, claimants: list, kept: set[str], site) -> str:
    """Where the card of the claim as it stands is, one of those `kept`."""
    if claim.is_voided:
        return ""
    names = [record.name for record in claimants]
    provisional = bool(claim.verdict and claim.verdict.provisional)
    return cards.address_of_claim(claim, names, claim.finding, provisional, kept, site=site)


def _partners(claim: Claim, at):
    """Keys of the companies that the claim names as partners, by slug."""
    slugs = claim.prediction.get("candidates") or []
    companies = Record.objects.public(at).of_kind(Record.Kind.COMPANY)
    return companies.filter(slug__in=slugs).values("pk")


def predicted_in_words(claim: Claim, at) -> str:
    """The same as its page says, in one query."""
    return predicted(claim.predicted, by_name(Record.objects.filter(pk__in=_partners(claim, at))))


def predicted(prediction, partners: list) -> str:
    """What a claim predicts, companies and markets by their names; `partners` are public."""
    if isinstance(prediction, WithPartner):
        return f"With {' or '.join(record.name for record in partners) or 'a partner'}"
    if isinstance(prediction, InMarkets):
        codes = prediction.value or prediction.options
        joint = ", " if prediction.value else " or "
        return f"In {joint.join(market_name(code) for code in codes)}"
    words = str(prediction)
    return words[:1].upper() + words[1:]
