"""Which claims wait for a verdict: their day has come, or their subject was settled or replaced."""

from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format

from partnerships.devices.models import DeviceEvent, EventKind, Lineage, LineageRelation
from partnerships.records.graphs import reachable
from partnerships.rumours.models import Claim, ClaimQuerySet, JudgeWhen

#: What settles the claims about a device.
SETTLING = [
    EventKind.ANNOUNCED,
    EventKind.RELEASED,
    EventKind.CANCELLED,
    EventKind.NEVER_ANNOUNCED,
]
_HANDED_ON = [LineageRelation.BECAME, LineageRelation.REPLACED_BY]


def due(at: datetime | None = None) -> ClaimQuerySet:
    """Standing claims without a verdict that can be judged now; ``about_id`` is the device or
    other record they are about, whatever it was merged into. One query beside this one."""
    today = timezone.localdate(at or timezone.now())
    events = settling_events(at).filter(device=OuterRef("about_id"))
    day_came = Q(judge_by__lte=today) | Q(judge_by__isnull=True, window_latest__lt=today)
    return with_about(Claim.objects.standing().unjudged()).filter(
        day_came | Exists(events) | Q(about_id__in=replaced_by_something(at))
    )


def with_about(claims: ClaimQuerySet) -> ClaimQuerySet:
    return claims.annotate(about_id=Coalesce(F("subject__merged_into"), F("subject")))


def settling_events(at: datetime | None = None):
    return DeviceEvent.objects.happened(at).filter(kind__in=SETTLING)


def heirs() -> dict[int, set[int]]:
    """By device the devices it became or was replaced by, over any number of steps."""
    edges = Lineage.objects.filter(relation__in=_HANDED_ON).values_list("device", "other")
    return reachable(edges)


def replaced_by_something(at: datetime | None = None) -> list[int]:
    """Devices that another one, announced by now, took the place of."""
    found = heirs()
    everyone = set().union(*found.values()) if found else set()
    announced = set(
        settling_events(at)
        .filter(kind__in=[EventKind.ANNOUNCED, EventKind.RELEASED], device__in=everyone)
        .values_list("device", flat=True)
    )
    return sorted(device for device, others in found.items() if others & announced)


def not_yet(claim: Claim, on: date) -> str:
    """Why the claim's own day has not come on a day, in a sentence; empty once it has."""
    if claim.judge_when == JudgeWhen.DAY and on < claim.judge_by:
        return f"This claim is to be judged on {date_format(claim.judge_by, 'j F Y')}."
    if claim.judge_when == JudgeWhen.ANNOUNCED_OR_CANCELLED:
        about = claim.subject.canonical.pk
        settled = settling_events().filter(device=about).exists()
        if not settled and about not in replaced_by_something():
            return "Its subject was neither announced nor cancelled yet."
    return ""
