"""A source: what it has claimed, what it has repeated, what came of that, what it is worth."""

from django.db.models import Q

from newsroom.models import PrintedClaim
from newsroom.public.ledger import Ledger, first_of
from newsroom.public.links import Links, same_as
from newsroom.public.pages import ROWS_PER_PAGE, listed_in
from newsroom.public.rendering import readable
from newsroom.public.scores import IN_SHORT, shown
from newsroom.public.views.records.page import ARTICLES_SHOWN, cut, record_page
from partnerships.models import Claim, ClaimSource, Name, Report, Verdict
from partnerships.rumours import standings


@record_page("source", is_dated=False)
def source(record, when):
    at = when.at
    links, same = Links(), same_as(record)
    claims = Claim.objects.public(at).standing()
    mine = ClaimSource.objects.filter(source__in=same)
    made = first_of(claims.filter(pk__in=mine.values("claim")), ROWS_PER_PAGE)
    reports = first_of(Report.objects.public(at).filter(source__in=same), ROWS_PER_PAGE)
    repeated = claims.filter(pk__in=reports.values("claim"))
    ledger = Ledger(
        Name.objects.public(at).filter(record__in=same),
        made,
        reports,
        repeated,
        Verdict.objects.public(at).filter(
            Q(claim__in=made.values("pk")) | Q(claim__in=repeated.values("pk"))
        ),
        at=at,
        record=record,
    )
    made_keys = standings.claimed(standings.made_by(same, at), at)
    score = standings.score_of(record.slug, made_keys.values(), at)
    links.want([record.person_id, record.company_id, *ledger.keys()])
    links.find(at)
    ledger.link(links)
    by_key = {row.pk: row for row in ledger[Claim]}
    for report in ledger[Report]:
        report.about = by_key.get(report.claim_id)
    claims_made, more_claims = cut([row for row in ledger[Claim] if row.pk in made_keys])
    articles, more = listed_in(
        readable(at).filter(pk__in=_versions_reporting(made)).listed(), ARTICLES_SHOWN
    )
    return {
        "ledger": ledger,
        "names": ledger[Name],
        "identity": links[record.person_id] or links[record.company_id],
        "claims": claims_made,
        "more_claims": more_claims,
        "score": score,
        "figures": shown(score, IN_SHORT),
        "reports": [report for report in ledger[Report] if report.about][:ROWS_PER_PAGE],
        "facts": [],
        "articles": articles,
        "more_articles": more,
    }


def _versions_reporting(claims):
    return PrintedClaim.objects.filter(claim__in=claims.values("pk")).values("version")
