"""One claim, from the first post to its verdict."""

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public.ledger import Ledger
from newsroom.public.links import Links
from newsroom.public.pages import answer, listed_in
from newsroom.public.rendering import readable
from partnerships.models import Claim, ClaimSource, Report, RivalDate, Verdict


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
    claimants = list(ClaimSource.objects.filter(claim=found.pk))
    links.want(ledger.keys())
    links.want(row.source_id for row in claimants)
    links.find(at)
    ledger.link(links)
    present = next(row for row in ledger[Claim] if row.pk == found.pk)
    articles, more = listed_in(readable(at).filter(claims__claim=found.pk).listed())
    context = {
        "claim": present,
        "claimants": links.all_of(row.source_id for row in claimants),
        "reports": ledger[Report],
        "verdicts": [row for row in ledger[Verdict] if row.claim_id == found.pk],
        "related": [row for row in ledger[Claim] if row.pk != found.pk],
        "rivals": ledger[RivalDate],
        "articles": articles,
        "more_articles": more,
    }
    return answer(request, "claim_detail.html", context, at=at)
