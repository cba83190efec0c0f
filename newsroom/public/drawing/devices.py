"""A device: its relatives, and the days on which it was expected."""

from collections import defaultdict
from functools import partial

from django.db.models import Q, QuerySet

from newsroom.public import sentences
from newsroom.public.drawing.figures import Cell, Figure, day_line, figure_of
from newsroom.public.ledger import Ledger
from newsroom.public.on_day import Moment
from newsroom.public.pictures.devices import Expectation, Relative, expected, lineage
from newsroom.public.pictures.runs import Mark
from partnerships.dates import spoken
from partnerships.models import Claim, Device, DeviceEvent, Lineage, Record

#: What a relative is to the device, told from either side.
RELATIONS = {
    "became": ("what it became", "what it grew out of"),
    "replaced_by": ("replaced it", "was replaced by it"),
    "succeeds": ("its predecessor", "its successor"),
}
HEIRS = {"what it became", "replaced it"}
RELATIVES_SHOWN = 12


def device_branches(same: QuerySet, when: Moment) -> list[QuerySet]:
    """What became of its relatives."""
    ties = when.public(Lineage).filter(Q(device__in=same) | Q(other__in=same))
    related = Q(device__in=ties.values("device")) | Q(device__in=ties.values("other"))
    return [when.public(DeviceEvent).filter(related)]


def device_figures(
    record: Device, ledger: Ledger, of_relatives: list[DeviceEvent], when: Moment
) -> dict[str, Figure | None]:
    family = _family(record, ledger, of_relatives)
    return {
        "lineage": _lineage_figure(record, family, when),
        "expected": _expected_figure(record, ledger[Claim], family, when),
    }


def _family(record: Device, ledger: Ledger, of_relatives: list[DeviceEvent]) -> list[Relative]:
    """The device itself first, then those one step away."""
    own = Relative(
        record.name,
        record.get_absolute_url(),
        events=tuple(map(_mark, ledger[DeviceEvent])),
        spoken_of=tuple(sorted({claim.claimed_on for claim in ledger[Claim]})),
    )
    relations: dict[Record, str] = {}
    for row in ledger[Lineage]:
        if row.seen.device and row.seen.other:
            is_own = row.seen.device.pk == record.pk
            other = row.seen.other if is_own else row.seen.device
            relations.setdefault(other, RELATIONS[row.relation][0 if is_own else 1])
    events = defaultdict(list)
    for row in of_relatives:
        if row.seen.device:
            events[row.seen.device.pk].append(_mark(row))
    return [own] + [
        Relative(other.name, other.get_absolute_url(), relation, tuple(events[other.pk]))
        for other, relation in list(relations.items())[:RELATIVES_SHOWN]
    ]


def _mark(row: DeviceEvent) -> Mark:
    return Mark(row.on, f"{row.get_kind_display()}{f', {row.what}' if row.what else ''}")


def _lineage_figure(record: Device, family: list[Relative], when: Moment) -> Figure | None:
    rows = [
        (Cell(row.name, row.url if row.relation else ""), Cell(row.relation or "this one"),
         Cell("; ".join(map(str, row.events)) or "nothing on file"))
        for row in family
    ]  # fmt: skip
    return figure_of(
        "lineage",
        "What came before and after",
        partial(lineage, record.name, family, **day_line(when)),
        f"{record.get_absolute_url()}lineage.svg",
        columns=("Device", "Relation", "What happened"),
        rows=rows,
    )


def _expected_figure(
    record: Device, claims: list[Claim], family: list[Relative], when: Moment
) -> Figure | None:
    expectations = [
        Expectation(
            claim.claimed_on, claim.title, claim.get_absolute_url(), claim.window_earliest,
            claim.window_latest, claim.finding or "",
            sentences.verdict(claim.finding, contested=claim.under_review),
        )
        for claim in reversed(claims)
        if claim.window_earliest or claim.window_latest
    ]  # fmt: skip
    rows = [
        (Cell(spoken(row.claimed_on)), Cell(row.title, row.url), Cell(row.window),
         Cell(row.verdict))
        for row in expectations
    ]  # fmt: skip
    happened = _settled(family)
    rows += [(Cell(spoken(mark.on)), Cell(mark.what), Cell(""), Cell("")) for mark in happened]
    return figure_of(
        "expected",
        "When it was expected",
        partial(expected, record.name, expectations, happened, **day_line(when)),
        f"{record.get_absolute_url()}expected.svg",
        columns=("Said on", "Claim", "Expected", "Verdict"),
        rows=rows,
    )


def _settled(family: list[Relative]) -> list[Mark]:
    """The days on which it was announced or sold; if never, those of what came in its place."""
    own, *others = family
    kinds = {DeviceEvent.Kind.ANNOUNCED.label, DeviceEvent.Kind.RELEASED.label}

    def of(device):
        return [
            Mark(mark.on, f"{device.name} {mark.what.split(',')[0]}")
            for mark in device.events
            if mark.on and mark.what.split(",")[0] in kinds
        ]

    return of(own) or [mark for row in others if row.relation in HEIRS for mark in of(row)[:1]]
