"""A device: what became of it, where it was sold, its specifications, the rumours before."""

from itertools import groupby
from operator import attrgetter

from django.db.models import Q

from newsroom.public.drawing.devices import device_branches, device_figures
from newsroom.public.ledger import Ledger
from newsroom.public.links import Links, same_as
from newsroom.public.quotations import in_order, link_speakers, quotations
from newsroom.public.sentences import device_opening
from newsroom.public.views.records.generations import (
    generation_branches,
    of_its_own,
    since_last,
)
from newsroom.public.views.records.page import (
    QUOTES_SHOWN,
    articles_about,
    claims_about,
    cut,
    facts,
    quotes_about,
    record_page,
)
from partnerships.devices import status
from partnerships.models import (
    Claim,
    ClaimSource,
    DeviceEvent,
    Lineage,
    Name,
    PartnershipDevice,
    Price,
    Release,
    RivalDate,
    Specification,
)

#: Figures that stand beside the page's opening, the tables below have them all.
FIGURES_AT_A_GLANCE, PRICES_AT_A_GLANCE = 5, 2


@record_page("device")
def device(record, when):
    links, same = Links(), same_as(record)
    events = when.public(DeviceEvent).filter(device__in=same)
    releases = when.public(Release).filter(device__in=same)
    ledger = Ledger(
        when.public(Name).filter(record__in=same),
        when.public(Lineage).filter(Q(device__in=same) | Q(other__in=same)),
        events,
        releases,
        when.public(Specification).filter(device__in=same),
        when.public(Price).filter(device__in=same),
        when.public(PartnershipDevice).filter(device__in=same),
        *claims_about(same, when),
        *device_branches(same, when),
        *generation_branches(record, same, when),
        RivalDate.objects.public(when.at).filter(
            Q(record__in=same)
            | Q(about__in=events.values("pk"))
            | Q(about__in=releases.values("pk"))
        ),
        at=when.at,
        record=record,
    )
    said = quotations(quotes_about(same, when), when.at, links)
    claimants = list(ClaimSource.objects.filter(claim__in=ledger[Claim]))
    links.want([record.maker_id, record.brand_id, *ledger.keys()])
    links.want(row.source_id for row in claimants)
    links.find(when.at)
    link_speakers(said.values(), when.at, links)
    lineage = of_its_own(ledger.link(links), record)
    since = since_last(record, lineage, ledger[DeviceEvent], links, when)
    of_relatives = ledger.set_aside(DeviceEvent, "device", record)
    of_replaced = ledger.set_aside(Claim, "subject", record)
    claims, more_claims = cut(ledger[Claim])
    for row in (*claims, *of_replaced):
        row.said_by = links.all_of(
            claimant.source_id for claimant in claimants if claimant.claim_id == row.pk
        )
    opening, decided_by = _opening(record, ledger, links, when)
    return {
        "ledger": ledger,
        "opening": opening,
        "decided_by": decided_by,
        "maker": links[record.maker_id],
        "brand": links[record.brand_id],
        "names": ledger[Name],
        "events": ledger[DeviceEvent],
        "figures": device_figures(record, ledger, of_relatives, when),
        "releases": ledger[Release],
        "specifications": ledger[Specification],
        "properties": _by_property(ledger[Specification]),
        "glance": {
            "specifications": _at_a_glance(ledger[Specification]),
            "prices": ledger[Price][:PRICES_AT_A_GLANCE],
        },
        "prices": ledger[Price],
        "partnerships": ledger[PartnershipDevice],
        "claims": claims,
        "more_claims": more_claims,
        "claims_of_replaced": cut(of_replaced)[0],
        "since": since,
        "quotations": in_order(said)[:QUOTES_SHOWN],
        "facts": facts(record, ledger, when),
        **articles_about(record, when),
    }


def _by_property(rows):
    """Values of one property side by side, each with what it stands on."""
    for row in rows:
        row.mark = row.standing if row.cited else "no_source"
    return [list(values) for _, values in groupby(rows, key=attrgetter("property"))]


def _at_a_glance(rows):
    """The first figures that a document confirms, one of each property."""
    known = {row.property: row for row in rows if row.mark == Specification.Standing.CONFIRMED}
    return list(known.values())[:FIGURES_AT_A_GLANCE]


def _opening(record, ledger, links, when):
    """What had become of it by the day, and the statement that says so: the event that decides,
    or the newest rumour where nothing has happened. Of an imprecise date, what perhaps had."""
    day = when.day or when.today
    events = list(reversed(ledger[DeviceEvent]))
    surely = {
        row.kind: row.on
        for row in events
        if not row.on or (row.on_latest if when.day else row.on_earliest) <= day
    }
    name = status.status(surely)
    perhaps = status.status(row.kind for row in events if not row.on or row.on_earliest <= day)
    if when.day and not (events or ledger[Claim] or ledger[Release]):
        name = ""
    rule = next((needed for needed, result in status.RULES if result == name), ())
    deciding = next((kind for kind in reversed(rule) if kind in surely), "")
    decided_by = next(
        (row for row in ledger[DeviceEvent] if row.kind == deciding),
        None if deciding else next(iter(ledger[Claim]), None),
    )
    relations = [
        (row.relation, True, row.seen.other)
        if row.seen.device.pk == record.pk
        else (row.relation, False, row.seen.device)
        for row in ledger[Lineage]
    ]
    words = device_opening(
        record.get_type_display(),
        links[record.maker_id],
        name,
        surely.get(deciding, ""),
        relations,
        perhaps=perhaps if perhaps != name else "",
    )
    return words, decided_by
