"""A device among those before it: how long its maker let pass, and what was foretold of them."""

from django.db.models import Q, QuerySet

from newsroom.public.ledger import Ledger, first_of
from newsroom.public.links import Links
from newsroom.public.on_day import Moment
from newsroom.public.sentences import Part, since_predecessor
from newsroom.public.views.records.page import claims_about
from partnerships.devices.cadence import cadence
from partnerships.models import Device, DeviceEvent, Lineage

#: Successions of the maker that its usual gap is taken from, the newest on file.
SUCCESSIONS = 40
_REPLACED = Q(relation__in=[Lineage.Relation.BECAME, Lineage.Relation.REPLACED_BY])


def generation_branches(record: Device, same: QuerySet, when: Moment) -> list[QuerySet]:
    """Successions of the maker's devices of this type, the days they came, and the claims about
    the devices that this one stands for now."""
    succeeds = when.public(Lineage).filter(
        relation=Lineage.Relation.SUCCEEDS,
        device__maker=record.maker_id,
        device__type=record.type,
    )
    ties = first_of(succeeds.order_by("-pk"), SUCCESSIONS)
    launches = when.public(DeviceEvent).filter(
        Q(device__in=ties.values("device")) | Q(device__in=ties.values("other")),
        kind=DeviceEvent.Kind.ANNOUNCED,
    )
    replaced = when.public(Lineage).filter(_REPLACED, other__in=same).values("device")
    return [ties, launches, *claims_about(replaced, when)]


def since_last(
    record: Device,
    successions: list[Lineage],
    events: list[DeviceEvent],
    links: Links,
    when: Moment,
) -> list[Part]:
    """“Announced 380 days after its predecessor …”, in parts; nothing where no day is known.

    Only days known to the day count. The rows are linked.
    """
    today = when.day or when.today
    launches = {}
    for row in events:
        came = len(row.on) == 10 and row.on_latest <= today
        if came and row.kind == DeviceEvent.Kind.ANNOUNCED and row.seen.device:
            day = launches.setdefault(row.seen.device.pk, row.on_earliest)
            launches[row.seen.device.pk] = min(day, row.on_earliest)
    pairs = [
        (row.seen.device.pk, row.seen.other.pk)
        for row in successions
        if row.relation == Lineage.Relation.SUCCEEDS and row.seen.device and row.seen.other
    ]
    found = cadence(record.pk, launches, pairs, today=today)
    if found is None:
        return []
    predecessor, gap = found
    return since_predecessor(gap, links[predecessor], links[record.maker_id])


def of_its_own(ledger: Ledger, record: Device) -> list[Lineage]:
    """Take out of the ledger the lineage that does not name the device, and answer all of it."""
    rows = list(ledger[Lineage])
    ledger[Lineage][:] = [
        row
        for row in rows
        if any(side and side.pk == record.pk for side in (row.seen.device, row.seen.other))
    ]
    return rows
