"""A partnership: parties, terms, timeline, devices made under it."""

from django.db.models import Q

from newsroom.public.drawing.partnerships import partnership_branches, partnership_figure
from newsroom.public.ledger import Ledger, first_of
from newsroom.public.links import Links, same_as
from newsroom.public.pages import ROWS_PER_PAGE
from newsroom.public.quotations import in_order, link_speakers, quotations
from newsroom.public.sentences import partnership_on
from newsroom.public.views.records.page import (
    QUOTES_SHOWN,
    articles_about,
    claims_about,
    cut,
    facts,
    quotes_about,
    record_page,
)
from partnerships.models import (
    Claim,
    Name,
    Partnership,
    PartnershipDevice,
    PartnershipEvent,
    Party,
    RivalDate,
    Term,
)


@record_page("partnership")
def partnership(record, when):
    links, same = Links(), same_as(record)
    events = when.public(PartnershipEvent).filter(partnership__in=same)
    terms = when.public(Term).filter(partnership__in=same)
    ledger = Ledger(
        when.public(Name).filter(record__in=same),
        Party.objects.public(when.at).filter(partnership__in=same),
        terms,
        events,
        first_of(when.public(PartnershipDevice).filter(partnership__in=same), ROWS_PER_PAGE),
        *claims_about(same, when),
        *partnership_branches(same, when),
        RivalDate.objects.public(when.at).filter(
            Q(record__in=same) | Q(about__in=events.values("pk")) | Q(about__in=terms.values("pk"))
        ),
        at=when.at,
        record=record,
    )
    said = quotations(quotes_about(same, when), when.at, links)
    links.want([record.part_of_id, record.succeeded_by_id, *ledger.keys()])
    related = Partnership.objects.filter(Q(part_of__in=same) | Q(succeeded_by__in=same))
    links.find(when.at, also=related.values("pk"), details="as_partnership")
    link_speakers(said.values(), when.at, links)
    devices, more_devices = cut(ledger.link(links)[PartnershipDevice])
    claims, more_claims = cut(ledger[Claim])
    return {
        "ledger": ledger,
        "state": when.day and _state(record, ledger, when),
        "names": ledger[Name],
        "kinds": list(record.kinds.all()),
        "parties": ledger[Party],
        "terms": ledger[Term],
        "events": ledger[PartnershipEvent],
        "course": partnership_figure(record, ledger, when),
        "devices": devices,
        "more_devices": more_devices,
        "claims": claims,
        "more_claims": more_claims,
        "part_of": _begun(links[record.part_of_id], when),
        "succeeded_by": _begun(links[record.succeeded_by_id], when),
        "parts": [
            row
            for row in links.also
            if row.as_partnership.part_of_id == record.pk and _begun(row, when)
        ],
        "predecessors": [
            row
            for row in links.also
            if row.as_partnership.succeeded_by_id == record.pk and _begun(row, when)
        ],
        "quotations": in_order(said)[:QUOTES_SHOWN],
        "facts": facts(
            record,
            ledger,
            when,
            ("Announced", "announced", record.announced),
            ("Started", "started", record.started),
            ("Ended", "ended", record.ended),
        ),
        **articles_about(record, when),
    }


def _state(record, ledger, when):
    spoken_of = bool(ledger[PartnershipEvent] or ledger[Claim] or ledger[Term])
    return partnership_on(when.day, record, spoken_of=spoken_of)


def _begun(other, when):
    """The other partnership, if it had been announced or begun by then."""
    row = other and other.as_partnership
    return other if row and when.has_come(row.announced_earliest, row.started_earliest) else None
