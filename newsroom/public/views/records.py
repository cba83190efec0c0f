"""The pages of people, companies, devices, partnerships and sources.

Each reads what is public now: the record, its statements with their documents, the quotes and
articles about it. Eight queries at the most, whatever the number of rows.
"""

from dataclasses import dataclass, field

from django.db.models import FilteredRelation, Q
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import PrintedClaim, Quote, QuoteSpeaker
from newsroom.public.filters import naming
from newsroom.public.ledger import Ledger, first_of
from newsroom.public.links import Links, same_as
from newsroom.public.pages import ROWS_PER_PAGE, answer, listed_in
from newsroom.public.quotations import in_order, link_speakers, quotations
from newsroom.public.rendering import readable
from newsroom.public.sentences import device_opening
from newsroom.public.views.quotes import printings
from partnerships.devices import status
from partnerships.models import (
    Appointment,
    Claim,
    ClaimSource,
    Device,
    DeviceEvent,
    Lineage,
    Name,
    Ownership,
    Partnership,
    PartnershipDevice,
    PartnershipEvent,
    Party,
    Price,
    Record,
    Release,
    Report,
    RivalDate,
    Source,
    Specification,
    Term,
    Ticker,
    Verdict,
)

#: Articles and quotes of a page before its “all …” link.
ARTICLES_SHOWN = QUOTES_SHOWN = 20


@dataclass
class Fact:
    """One line about a record: whether a document supports it, and other dates given."""

    label: str
    value: str
    field: str
    sourced: bool = True
    rivals: list[RivalDate] = field(default_factory=list)


class Moved(Exception):
    """The record has another address now."""


def _find(kind, slug, at):
    """The public record of that address. Raises Http404, or Moved with the record it became."""
    rows = (
        Record.objects.addressed(kind, slug)
        .annotate(portrait=FilteredRelation("depictions", condition=Q(depictions__is_main=True)))
        .select_related(f"as_{kind}", "portrait__image")
    )
    found = sorted(rows, key=lambda row: row.slug != slug)
    if not found or not found[0].canonical.is_public(at):
        raise Http404
    record = found[0].canonical
    if record.slug != slug:
        raise Moved(record)
    child = getattr(record, f"as_{kind}")
    portrait = getattr(found[0], "portrait", None)
    child.picture = portrait.image if portrait else None
    if child.picture and child.picture.expires_on and child.picture.expires_on < at.date():
        child.picture = None
    return child


def record_page(kind):
    """A view of a record of this kind from `details(record, at) -> context`."""

    def decorate(details):
        @require_safe
        def view(request, slug):
            at = timezone.now()
            try:
                record = _find(kind, slug, at)
            except Moved as moved:
                return HttpResponsePermanentRedirect(moved.args[0].get_absolute_url())
            context = {"record": record, **details(record, at)}
            return answer(request, f"{kind}_detail.html", context, at=at)

        return view

    return decorate


def _articles(record, at):
    rows = readable(at).filter(naming(record)).listed()
    articles, more = listed_in(rows, ARTICLES_SHOWN)
    return {"articles": articles, "more_articles": more}


def _names(same, at):
    return Name.objects.public(at).filter(record__in=same)


def _claims(same, at):
    """Branches: the newest claims about the record, and what came of them."""
    claims = first_of(Claim.objects.public(at).standing().filter(subject__in=same), ROWS_PER_PAGE)
    return claims, Verdict.objects.public(at).filter(claim__in=claims.values("pk"))


def _cut(rows):
    return rows[:ROWS_PER_PAGE], len(rows) > ROWS_PER_PAGE


def _facts(record, ledger, *lines):
    """The lines that say something, each with its standing."""
    return [
        Fact(
            label,
            value,
            name,
            bool(ledger.cited_for_record) and name not in record.unsourced_fields,
            [rival for rival in ledger.rivals_of_record if rival.field == name],
        )
        for label, name, value in lines
        if value
    ]


@record_page("person")
def person(record, at):
    links, same = Links(), same_as(record)
    posts = Appointment.objects.public(at).filter(person__in=same)
    ledger = Ledger(
        _names(same, at),
        posts,
        Party.objects.public(at).filter(person__in=same),
        RivalDate.objects.public(at).filter(Q(record__in=same) | Q(about__in=posts.values("pk"))),
        at=at,
        record=record,
    )
    spoken = Quote.objects.public(at).filter(
        pk__in=QuoteSpeaker.objects.filter(person__in=same).values("quote")
    )
    said = quotations(spoken.values("pk")[: QUOTES_SHOWN + 1], at, links)
    for row in printings(list(said), at):
        said[row.quote_id].printed.append(row)
    links.want(ledger.keys())
    links.find(at, also=Source.objects.filter(person__in=same).values("pk"))
    link_speakers(said.values(), at, links)
    quotes = in_order(said)
    return {
        "ledger": ledger.link(links),
        "names": ledger[Name],
        "posts": ledger[Appointment],
        "partnerships": ledger[Party],
        "as_sources": [source for source in links.also if source.kind == Record.Kind.SOURCE],
        "quotations": quotes[:QUOTES_SHOWN],
        "more_quotations": len(quotes) > QUOTES_SHOWN,
        "facts": _facts(record, ledger, ("Nationality", "nationality", record.nationality.name)),
        **_articles(record, at),
    }


@record_page("company")
def company(record, at):
    links, same = Links(), same_as(record)
    owners = Ownership.objects.public(at)
    posts = first_of(Appointment.objects.public(at).filter(company__in=same), ROWS_PER_PAGE)
    owned = owners.filter(owned__in=same)
    ledger = Ledger(
        _names(same, at),
        owned,
        first_of(owners.filter(owner__in=same), ROWS_PER_PAGE),
        Ticker.objects.public(at).filter(company__in=same),
        posts,
        first_of(Party.objects.public(at).filter(company__in=same), ROWS_PER_PAGE),
        *_claims(same, at),
        RivalDate.objects.public(at).filter(
            Q(record__in=same) | Q(about__in=owned.values("pk")) | Q(about__in=posts.values("pk"))
        ),
        at=at,
        record=record,
    )
    made = Device.objects.public(at).with_status(at).order_by("name", "pk")
    devices, more_devices = listed_in(made.filter(Q(maker__in=same) | Q(brand__in=same)))
    spoken = Quote.objects.public(at).filter(
        pk__in=QuoteSpeaker.objects.filter(company__in=same).values("quote")
    )
    said = quotations(spoken.values("pk")[: QUOTES_SHOWN + 1], at, links)
    links.want(ledger.keys())
    links.find(at, details="as_partnership")
    link_speakers(said.values(), at, links)
    ledger.link(links)
    people, more_people = _cut(ledger[Appointment])
    parties, more_parties = _cut(ledger[Party])
    claims, more_claims = _cut(ledger[Claim])
    holdings, more_holdings = _cut(
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
        "more_partnerships": more_parties,
        "claims": claims,
        "more_claims": more_claims,
        "devices": devices,
        "more_devices": more_devices,
        "quotations": quotes[:QUOTES_SHOWN],
        "more_quotations": len(quotes) > QUOTES_SHOWN,
        "facts": _facts(
            record,
            ledger,
            ("Country", "country", record.country.name),
            ("Founded", "founded", record.founded),
            ("Head office", "headquarters", record.headquarters),
            ("Website", "website", record.website),
            ("Listed", "listed", {True: "yes", False: "no"}.get(record.listed, "")),
        ),
        **_articles(record, at),
    }


@record_page("device")
def device(record, at):
    links, same = Links(), same_as(record)
    lineage = Lineage.objects.public(at)
    events = DeviceEvent.objects.public(at).filter(device__in=same)
    releases = Release.objects.public(at).filter(device__in=same)
    ledger = Ledger(
        _names(same, at),
        lineage.filter(Q(device__in=same) | Q(other__in=same)),
        events,
        releases,
        Specification.objects.public(at).filter(device__in=same),
        Price.objects.public(at).filter(device__in=same),
        PartnershipDevice.objects.public(at).filter(device__in=same),
        *_claims(same, at),
        RivalDate.objects.public(at).filter(
            Q(record__in=same)
            | Q(about__in=events.values("pk"))
            | Q(about__in=releases.values("pk"))
        ),
        at=at,
        record=record,
    )
    said = quotations(_about(same, at), at, links)
    claims, more_claims = _cut(ledger[Claim])
    claimants = list(ClaimSource.objects.filter(claim__in=claims))
    links.want([record.maker_id, record.brand_id, *ledger.keys()])
    links.want(row.source_id for row in claimants)
    links.find(at)
    link_speakers(said.values(), at, links)
    ledger.link(links)
    for row in claims:
        row.said_by = links.all_of(
            claimant.source_id for claimant in claimants if claimant.claim_id == row.pk
        )
    return {
        "ledger": ledger,
        "opening": _opening(record, ledger, links, at),
        "brand": links[record.brand_id],
        "names": ledger[Name],
        "events": ledger[DeviceEvent],
        "releases": ledger[Release],
        "specifications": ledger[Specification],
        "prices": ledger[Price],
        "partnerships": ledger[PartnershipDevice],
        "claims": claims,
        "more_claims": more_claims,
        "quotations": in_order(said)[:QUOTES_SHOWN],
        "facts": _facts(record, ledger),
        **_articles(record, at),
    }


def _opening(record, ledger, links, at):
    today = timezone.localdate(at)
    happened = {
        row.kind: row.on
        for row in reversed(ledger[DeviceEvent])
        if not row.on or row.on_earliest <= today
    }
    name = status.status(happened)
    rule = next((needed for needed, result in status.RULES if result == name), ())
    deciding = next((kind for kind in reversed(rule) if kind in happened), "")
    relations = [
        (row.relation, True, row.seen.other)
        if row.seen.device.pk == record.pk
        else (row.relation, False, row.seen.device)
        for row in ledger[Lineage]
    ]
    return device_opening(
        record.get_type_display(),
        links[record.maker_id],
        name,
        happened.get(deciding, ""),
        relations,
    )


def _about(same, at):
    return Quote.objects.public(at).filter(about__in=same).values("pk")[: QUOTES_SHOWN + 1]


@record_page("partnership")
def partnership(record, at):
    links, same = Links(), same_as(record)
    events = PartnershipEvent.objects.public(at).filter(partnership__in=same)
    terms = Term.objects.public(at).filter(partnership__in=same)
    ledger = Ledger(
        _names(same, at),
        Party.objects.public(at).filter(partnership__in=same),
        terms,
        events,
        first_of(PartnershipDevice.objects.public(at).filter(partnership__in=same), ROWS_PER_PAGE),
        *_claims(same, at),
        RivalDate.objects.public(at).filter(
            Q(record__in=same) | Q(about__in=events.values("pk")) | Q(about__in=terms.values("pk"))
        ),
        at=at,
        record=record,
    )
    said = quotations(_about(same, at), at, links)
    links.want([record.part_of_id, record.succeeded_by_id, *ledger.keys()])
    related = Partnership.objects.filter(Q(part_of__in=same) | Q(succeeded_by__in=same))
    links.find(at, also=related.values("pk"), details="as_partnership")
    link_speakers(said.values(), at, links)
    devices, more_devices = _cut(ledger.link(links)[PartnershipDevice])
    claims, more_claims = _cut(ledger[Claim])
    return {
        "ledger": ledger,
        "names": ledger[Name],
        "kinds": list(record.kinds.all()),
        "parties": ledger[Party],
        "terms": ledger[Term],
        "events": ledger[PartnershipEvent],
        "devices": devices,
        "more_devices": more_devices,
        "claims": claims,
        "more_claims": more_claims,
        "part_of": links[record.part_of_id],
        "succeeded_by": links[record.succeeded_by_id],
        "parts": [row for row in links.also if row.as_partnership.part_of_id == record.pk],
        "predecessors": [
            row for row in links.also if row.as_partnership.succeeded_by_id == record.pk
        ],
        "quotations": in_order(said)[:QUOTES_SHOWN],
        "facts": _facts(
            record,
            ledger,
            ("Announced", "announced", record.announced),
            ("Started", "started", record.started),
            ("Ended", "ended", record.ended),
        ),
        **_articles(record, at),
    }


@record_page("source")
def source(record, at):
    links, same = Links(), same_as(record)
    claims = Claim.objects.public(at).standing()
    mine = ClaimSource.objects.filter(source__in=same)
    made = first_of(claims.filter(pk__in=mine.values("claim")), ROWS_PER_PAGE)
    reports = first_of(Report.objects.public(at).filter(source__in=same), ROWS_PER_PAGE)
    repeated = claims.filter(pk__in=reports.values("claim"))
    ledger = Ledger(
        _names(same, at),
        made,
        reports,
        repeated,
        Verdict.objects.public(at).filter(
            Q(claim__in=made.values("pk")) | Q(claim__in=repeated.values("pk"))
        ),
        at=at,
        record=record,
    )
    shown = [row.pk for row in ledger[Claim]]
    made_keys = set(mine.filter(claim__in=shown).values_list("claim", flat=True))
    links.want([record.person_id, record.company_id, *ledger.keys()])
    links.find(at)
    ledger.link(links)
    by_key = {row.pk: row for row in ledger[Claim]}
    for report in ledger[Report]:
        report.about = by_key.get(report.claim_id)
    claims_made, more_claims = _cut([row for row in ledger[Claim] if row.pk in made_keys])
    articles, more = listed_in(
        readable(at).filter(pk__in=_versions_reporting(made)).listed(), ARTICLES_SHOWN
    )
    return {
        "ledger": ledger,
        "names": ledger[Name],
        "identity": links[record.person_id] or links[record.company_id],
        "claims": claims_made,
        "more_claims": more_claims,
        "reports": [report for report in ledger[Report] if report.about][:ROWS_PER_PAGE],
        "facts": [],
        "articles": articles,
        "more_articles": more,
    }


def _versions_reporting(claims):
    return PrintedClaim.objects.filter(claim__in=claims.values("pk")).values("version")
