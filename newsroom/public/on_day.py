"""A record as of a chosen day: what had begun and not ended, what was known by then.

What has a day of its own counts from that day. What has none counts from the day of the first
document that supports it; without such a document it is shown only on the page of the present.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Case, Exists, Model, OuterRef, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils import timezone

from newsroom.models import Quote, Version
from newsroom.public.rendering import readable
from partnerships.dates import EdtfError, parse, spoken
from partnerships.devices import status
from partnerships.models import (
    Appointment,
    Citation,
    Claim,
    Device,
    DeviceEvent,
    Lineage,
    Name,
    Ownership,
    PartnershipDevice,
    PartnershipEvent,
    Party,
    Price,
    Release,
    Specification,
    Term,
    Ticker,
    Verdict,
)

EARLIEST = date(1800, 1, 1)

#: The field with the day on which the statement came true.
HAPPENED = {DeviceEvent: "on", PartnershipEvent: "on", Release: "released_on", Price: "on"}
DOCUMENTED = {Term, Specification, Lineage, PartnershipDevice}
#: Names that need no day: the others were not always in use.
TIMELESS = [
    Name.Kind.LEGAL,
    Name.Kind.SHORT,
    Name.Kind.ALSO_KNOWN_AS,
    Name.Kind.NATIVE,
    Name.Kind.HANDLE,
]


@dataclass(frozen=True)
class Moment:
    """What readers may see at `at`, of the world as it was on `day` (None: as it is)."""

    at: datetime
    zone: ZoneInfo
    day: date | None = None
    asked: str = ""
    error: str = ""

    @property
    def today(self) -> date:
        return timezone.localdate(self.at, self.zone)

    @property
    def earliest(self) -> date:
        return EARLIEST

    @property
    def spoken(self) -> str:
        """“23 May 2022”."""
        return spoken(self.day.isoformat()) if self.day else ""

    def public(self, model: type[Model]) -> QuerySet:
        """The statements of a kind that readers may see, as of the day."""
        rows = model.objects.public(self.at)
        return rows if self.day is None else self._narrowed(rows)

    def _narrowed(self, rows):
        model, day = rows.model, self.day
        if model in HAPPENED:
            name = HAPPENED[model]
            return rows.filter(
                Q(**{f"{name}_earliest__lte": day}) | Q(**{name: ""}) & self._documented()
            )
        if model in DOCUMENTED:
            return rows.filter(self._documented())
        if model in (Appointment, Ownership):
            return rows.on(day)
        if model is Name:
            dated = ~Q(used_from="") | ~Q(used_until="")
            used = rows.exclude(used_from_earliest__gt=day).exclude(used_until_latest__lt=day)
            return used.filter(dated | Q(kind__in=TIMELESS))
        if model is Ticker:
            return rows.filter(listed_from_earliest__lte=day).exclude(listed_until_latest__lt=day)
        if model is Party:
            return rows.filter(self._begun())
        if model is Claim:
            return rows.filter(claimed_on_earliest__lte=day)
        if model is Verdict:
            return rows.filter(judged_on__lte=day)
        return rows

    def _documented(self):
        by_then = Citation.objects.public(self.at).filter(document__dated_earliest__lte=self.day)
        return Exists(by_then.filter(statement=OuterRef("pk")))

    def _begun(self):
        """The party's partnership was announced, begun or spoken of by then."""
        events = self.public(PartnershipEvent).filter(partnership=OuterRef("partnership"))
        claims = self.public(Claim).standing().filter(subject=OuterRef("partnership"))
        return (
            Q(partnership__announced_earliest__lte=self.day)
            | Q(partnership__started_earliest__lte=self.day)
            | Exists(events)
            | Exists(claims)
        )

    def devices(self) -> QuerySet:
        """Public devices with their `status`; on a day, those heard of by then."""
        rows = Device.objects.public(self.at)
        if self.day is None:
            return rows.with_status(self.at)
        events = self.public(DeviceEvent).filter(device=OuterRef("pk"))
        claims = self.public(Claim).standing().filter(subject=OuterRef("pk"))
        cases = [
            When(Q(*(Exists(events.filter(kind=kind)) for kind in needed)), then=Value(name))
            for needed, name in status.RULES
        ]
        return rows.filter(Exists(events) | Exists(claims)).annotate(
            status=Case(*cases, default=Value(status.RUMOURED))
        )

    def quotes(self) -> QuerySet:
        rows = Quote.objects.public(self.at)
        return rows.filter(said_on_earliest__lte=self.day) if self.day else rows

    def articles(self) -> QuerySet[Version]:
        """Live versions, of articles published by the end of the day."""
        rows = readable(self.at)
        if self.day is None:
            return rows
        midnight = datetime.combine(self.day + timedelta(days=1), time.min, self.zone)
        return rows.filter(first_published_at__lt=midnight)

    def has_come(self, *days: date | None) -> bool:
        """Whether one of these days was over the horizon no longer; always true of the present."""
        return self.day is None or any(day and day <= self.day for day in days)


def moment(request: HttpRequest, at: datetime, zone: ZoneInfo) -> Moment:
    """The moment that ?on=YYYY-MM-DD asks for; with an `error` if it makes no sense."""
    asked = request.GET.get("on", "").strip()
    if not asked:
        return Moment(at, zone)
    try:
        read = parse(asked)
    except EdtfError:
        read = None
    if read is None or not read.is_day or read.mark:
        return Moment(at, zone, asked=asked, error="Write a day of the calendar as in 2022-05-23.")
    if read.earliest < EARLIEST:
        return Moment(at, zone, asked=asked, error=f"Our records begin in {EARLIEST.year}.")
    present = Moment(at, zone)
    if read.earliest > present.today:
        return Moment(at, zone, asked=asked, error="That day is still to come.")
    return Moment(at, zone, day=read.earliest, asked=asked)
