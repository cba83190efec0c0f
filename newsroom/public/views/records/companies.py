"""A company: owners, people, partnerships, devices, rumours."""

from django.db.models import Q

from newsroom.models import QuoteSpeaker
from newsroom.public.drawing.partnerships import company_branches, company_figure
from newsroom.public.ledger import Ledger, first_of
from newsroom.public.links import Links, same_as
from newsroom.public.pages import ROWS_PER_PAGE, listed_in
from newsroom.public.quotations import in_order, link_speakers, quotations
from newsroom.public.views.records.page import (
    QUOTES_SHOWN,
    articles_about,
    claims_about,
    cut,
    facts,
    record_page,
)
from partnerships.models import Appointment, Claim, Name, Ownership, Party, RivalDate, Ticker


@record_page("company")
def company(record, when):
    links, same = Links(), same_as(record)
    owners = when.public(Ownership)
    posts = first_of(when.public(Appointment).filter(company__in=same), ROWS_PER_PAGE)
    owned = owners.filter(owned__in=same)
    ledger = Ledger(
        when.public(Name).filter(record__in=same),
        owned,
        first_of(owners.filter(owner__in=same), ROWS_PER_PAGE),
        when.public(Ticker).filter(company__in=same),
        posts,
        *company_branches(same, when),
        *claims_about(same, when),
        RivalDate.objects.public(when.at).filter(
            Q(record__in=same) | Q(about__in=owned.values("pk")) | Q(about__in=posts.values("pk"))
        ),
        at=when.at,
        record=record,
    )
    made = when.devices().filter(Q(maker__in=same) | Q(brand__in=same)).order_by("name", "pk")
    devices, more_devices = listed_in(made)
    spoken = when.quotes().filter(
        pk__in=QuoteSpeaker.objects.filter(company__in=same).values("quote")
    )
    said = quotations(spoken.values("pk")[: QUOTES_SHOWN + 1], when.at, links)
    links.want(ledger.keys())
    links.find(when.at, details="as_partnership")
    link_speakers(said.values(), when.at, links)
    ledger.link(links).as_of(when.day)
    strip = company_figure(record, ledger[Party], when)
    ledger.set_aside(Party, "company", record)
    people, more_people = cut(ledger[Appointment])
    parties, more_parties = cut(ledger[Party])
    claims, more_claims = cut(ledger[Claim])
    holdings, more_holdings = cut(
        [row for row in ledger[Ownership] if row.seen.owner.pk == record.pk]
    )
    quotes = in_order(said)
    return {
        "ledger": ledger,
        "names": ledger[Name],
        "owners": [row for row in ledger[Ownership] if row.seen.owned.pk == record.pk],
        "holdings": holdings,
        "more_holdings": more_holdings,
        "tickers": ledger[Ticker],
        "posts": people,
        "more_posts": more_people,
        "partnerships": parties,
        "strip": strip,
        "more_partnerships": more_parties,
        "claims": claims,
        "more_claims": more_claims,
        "devices": devices,
        "more_devices": more_devices,
        "quotations": quotes[:QUOTES_SHOWN],
        "more_quotations": len(quotes) > QUOTES_SHOWN,
        "facts": facts(
            record,
            ledger,
            when,
            ("Country", "country", record.country.name),
            ("Founded", "founded", record.founded),
            ("Head office", "headquarters", record.headquarters),
            ("Website", "website", record.website),
            ("Listed", "listed", {True: "yes", False: "no"}.get(record.listed, "")),
        ),
        **articles_about(record, when),
    }
