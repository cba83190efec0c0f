"""Which claims wait for a verdict: their day has come, or their subject was settled or replaced."""

from dataclasses import dataclass
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


def due(at: datetime | None = None, lineage: "Succession | None" = None) -> ClaimQuerySet:
    """Standing claims without a verdict that can be judged now; ``about_id`` is the device or
    other record they are about, whatever it was merged into. One query beside this one, none
    where the ``lineage`` is known."""
    today = timezone.localdate(at or timezone.now())
    lineage = lineage or succession(at)
    events = settling_events(at).filter(device=OuterRef("about_id"))
    day_came = Q(judge_by__lte=today) | Q(judge_by__isnull=True, window_latest__lt=today)
    return with_about(Claim.objects.standing().unjudged()).filter(
        day_came | Exists(events) | Q(about_id__in=lineage.replaced)
    )


def with_about(claims: ClaimQuerySet) -> ClaimQuerySet:
    return claims.annotate(about_id=Coalesce(F("subject__merged_into"), F("subject")))


def settling_events(at: datetime | None = None):
    return DeviceEvent.objects.happened(at).filter(kind__in=SETTLING)


@dataclass(frozen=True)
class Succession:
    """By device the devices it became or was replaced by, over any number of steps; and the
    devices that one of those, announced by now, took the place of."""

    heirs: dict[int, set[int]]
    replaced: tuple[int, ...]

    def ancestors(self, device: int) -> list[int]:
        """The devices that this one took the place of."""
        return sorted(key for key, heirs in self.heirs.items() if device in heirs)


def succession(at: datetime | None = None) -> Succession:
    """Who took whose place, as of a time. One query."""
    came = settling_events(at).filter(kind__in=[EventKind.ANNOUNCED, EventKind.RELEASED])
    rows = list(
        Lineage.objects.filter(relation__in=_HANDED_ON).values_list(
            "device", "other", Exists(came.filter(device=OuterRef("other")))
        )
    )
    found = reachable([(device, other) for device, other, _ in rows])
    announced = {other for _, other, has_come in rows if has_come}
    replaced = tuple(sorted(device for device, others in found.items() if others & announced))
    return Succession(found, replaced)


def heirs() -> dict[int, set[int]]:
    return succession().heirs


def not_yet(claim: Claim, on: date) -> str:
    """Why the claim's own day has not come on a day, in a sentence; empty once it has."""
    if claim.judge_when == JudgeWhen.DAY and on < claim.judge_by:
        return f"This claim is to be judged on {date_format(claim.judge_by, 'j F Y')}."
    if claim.judge_when == JudgeWhen.ANNOUNCED_OR_CANCELLED:
        about = claim.subject.canonical.pk
        settled = settling_events().filter(device=about).exists()
        if not settled and about not in succession().replaced:
            return "Its subject was neither announced nor cancelled yet."
    return ""
