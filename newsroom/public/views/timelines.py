"""Partnerships over time, as a page, and every picture of the ledger as a file to take away."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import partial
from urllib.parse import urlencode

from django.db.models import F
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public.columns import COLUMNS
from newsroom.public.drawing import devices as of_devices
from newsroom.public.drawing import partnerships as of_partnerships
from newsroom.public.drawing.figures import DRAWN_TWICE, Figure, standing_alone
from newsroom.public.ledger import Ledger
from newsroom.public.links import Links, same_as
from newsroom.public.listings import PARTNERSHIPS
from newsroom.public.on_day import Moment
from newsroom.public.pages import answer
from newsroom.public.pictures.runs import Mark
from newsroom.public.pictures.timeline import timeline
from newsroom.public.site import current_site
from newsroom.public.timeline_filter import TimelineFilter
from newsroom.public.views.export import exported
from newsroom.public.views.records.page import claims_about
from partnerships.dates import spoken
from partnerships.models import (
    DeviceEvent,
    Lineage,
    PartnershipEvent,
    Party,
    Record,
    Term,
)

#: Partnerships drawn at a time: more are not a picture.
DRAWN = 400
LISTING = replace(
    PARTNERSHIPS, name="timeline", template="partnership_timeline.html", filters=TimelineFilter
)


@require_safe
def partnerships(request):
    """All that fit the filters in one picture, and the same as a table."""
    at, site = timezone.now(), current_site()
    narrowed = LISTING.narrowed(request, at)
    rows = _read(narrowed, at)
    today = timezone.localdate(at, site.zone)
    layout = _layout(narrowed, rows[:DRAWN], today)
    context = {
        "filtered": narrowed,
        "rows": rows[:DRAWN],
        "more": len(rows) > DRAWN,
        "limit": DRAWN,
        "figure": Figure(
            "timeline",
            "Partnerships over time",
            layout,
            _file(narrowed),
            csv=LISTING.exported("csv", narrowed.query),
            is_long=len(rows) > DRAWN_TWICE,
        ),
        "list_query": urlencode(
            {name: narrowed.asked[name] for name in ("status", "kind", "company")
             if name in narrowed.asked}
        ),
    }  # fmt: skip
    return answer(request, LISTING.template, context, at=at, site=site)


@require_safe
def partnerships_svg(request):
    at, site = timezone.now(), current_site()
    narrowed = LISTING.narrowed(request, at)
    if narrowed.errors:
        return HttpResponse("\n".join(narrowed.errors), "text/plain; charset=utf-8", status=400)
    today = timezone.localdate(at, site.zone)
    picture = _layout(narrowed, _read(narrowed, at)[:DRAWN], today)()
    page = f"{LISTING.path}?{narrowed.query}" if narrowed.query else LISTING.path
    return _file_of(picture, site, page=page, today=today)


@require_safe
def partnerships_export(request, format):
    return exported(request, LISTING, format, columns=COLUMNS["partnerships"])


@require_safe
def record_svg(request, kind, slug, name):
    """One picture of one record. A former address leads to the present one."""
    at, site = timezone.now(), current_site()
    found = Record.objects.addressed(kind, slug).select_related("merged_into").first()
    record = found and found.canonical
    if not record or not record.is_public(at):
        raise Http404
    if record.slug != slug:
        return HttpResponsePermanentRedirect(f"{record.get_absolute_url()}{name}.svg")
    when = Moment(at, site.zone)
    figure = FIGURES[kind](getattr(record, f"as_{kind}"), when).get(name)
    picture = figure and figure.layout()
    return _file_of(picture, site, page=record.get_absolute_url(), today=when.today)


def _company(record, when):
    links, same = Links(), same_as(record)
    ledger = Ledger(*of_partnerships.company_branches(same, when), at=when.at, cites="no")
    links.want(ledger.keys())
    links.find(when.at, details="as_partnership")
    return {"timeline": of_partnerships.company_figure(record, ledger.link(links)[Party], when)}


def _partnership(record, when):
    links, same = Links(), same_as(record)
    ledger = Ledger(
        when.public(Term).filter(partnership__in=same),
        when.public(PartnershipEvent).filter(partnership__in=same),
        *of_partnerships.partnership_branches(same, when),
        at=when.at,
        cites="no",
    )
    links.want(ledger.keys())
    links.find(when.at)
    return {"timeline": of_partnerships.partnership_figure(record, ledger.link(links), when)}


def _device(record, when):
    links, same = Links(), same_as(record)
    ledger = Ledger(
        when.public(Lineage).filter(device__in=same) | when.public(Lineage).filter(other__in=same),
        when.public(DeviceEvent).filter(device__in=same),
        *claims_about(same, when),
        *of_devices.device_branches(same, when),
        at=when.at,
        cites="no",
    )
    links.want(ledger.keys())
    links.find(when.at)
    others = ledger.link(links).set_aside(DeviceEvent, "device", record)
    return of_devices.device_figures(record, ledger, others, when)


FIGURES = {"company": _company, "partnership": _partnership, "device": _device}


def _read(narrowed, at) -> list:
    """The rows with their parties as `between` and their events as `happened`: five queries,
    of columns alone, since there may be hundreds."""
    rows = list(narrowed.queryset[: DRAWN + 1])
    keys = [row.pk for row in rows]
    parties = Party.objects.public(at).filter(partnership__in=keys)
    events = PartnershipEvent.objects.public(at).filter(partnership__in=keys)
    happened, between = defaultdict(list), defaultdict(list)
    for key, company, person in parties.values_list("partnership", "company", "person"):
        between[key].append(company or person)
    dated = events.order_by(F("on_earliest").asc(nulls_last=True), "pk")
    for key, on, what in dated.values_list("partnership", "on", "what"):
        happened[key].append(Mark(on, what))
    links = Links()
    links.want(key for found in between.values() for key in found)
    links.find(at)
    for row in rows:
        row.happened, row.between = happened[row.pk], links.all_of(between[row.pk])
    return rows


def _layout(narrowed, rows, today):
    asked = getattr(narrowed.form, "cleaned_data", {}) if not narrowed.errors else {}
    company, first, last = asked.get("company"), asked.get("from"), asked.get("to")
    return partial(
        timeline,
        of_partnerships.groups(rows, by=asked.get("group") or "company", company=company),
        title=f"{company.name}: partnerships over time" if company else "Partnerships over time",
        today=today,
        first=first and date(first, 1, 1),
        last=last and date(last, 12, 31),
    )


def _file(narrowed) -> str:
    address = reverse("timeline-svg")
    return f"{address}?{narrowed.query}" if narrowed.query else address


def _file_of(picture, site, *, page: str, today: date) -> HttpResponse:
    """Raises Http404 where there is nothing to draw."""
    if not picture:
        raise Http404
    day = spoken(today.isoformat())
    return HttpResponse(
        standing_alone(picture, site=site.name, page=page, day=day),
        "image/svg+xml; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )
