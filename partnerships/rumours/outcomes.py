"""What is on file about the subjects of claims, as the facts that proposals are made from.

The desk's view: what readers do not see yet counts too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from partnerships.agreements.models import PartnershipDevice, PartnershipEvent, Party
from partnerships.devices.models import (
    DeviceEvent,
    Lineage,
    LineageRelation,
    Price,
    Release,
    Specification,
    Standing,
)
from partnerships.records.models import Name, NameKind, Record, Statement
from partnerships.rumours.models import Claim
from partnerships.rumours.predictions import PredictionError
from partnerships.rumours.proposing import (
    Facts,
    Happened,
    Partner,
    PriceStated,
    Proposal,
    SpecStated,
    propose,
)
from partnerships.rumours.proposing.proposals import CAME_TRUE, DID_NOT, PARTLY, PREMATURE

#: What a device may make of a claim, the best first; nothing stated may still fit.
FITS = (CAME_TRUE, PARTLY, PREMATURE, None, DID_NOT)
#: Names that a thing has, not those it was expected to have.
REAL_NAMES = {NameKind.LEGAL, NameKind.SHORT, NameKind.MARKET, NameKind.ALSO_KNOWN_AS}
_DETAILS = (
    "as_deviceevent", "as_name", "as_release", "as_price", "as_specification",
    "as_partnershipdevice", "as_party__company", "as_partnershipevent", "as_lineage__other",
)  # fmt: skip


@dataclass
class OnFile:
    """What is on file of some records, by their keys; two queries for any number."""

    facts: dict[int, Facts] = field(default_factory=dict)
    handed_on: dict[int, list[Lineage]] = field(default_factory=dict)

    def about(self, record: int, typed: Mapping[int, Facts] | None = None) -> list[Facts]:
        """The facts about a record, or about what it became or was replaced by, where nothing
        settled it itself: of each, if several took its place. ``typed`` are more, by record, that
        are not on file yet."""
        typed = typed or {}
        own = self.facts.get(record, Facts()) | typed.get(record, Facts())
        if own.is_settled:
            return [own]
        found, ahead, seen = [], [(record, True)], {record}
        for key, same in ahead:
            for step in self.handed_on.get(key, ()):
                if step.other_id in seen:
                    continue
                seen.add(step.other_id)
                became = same and step.relation == LineageRelation.BECAME
                heir = self.facts.get(step.other_id, Facts()) | typed.get(step.other_id, Facts())
                if heir.is_settled or step.other_id in typed:
                    found.append(replace(heir, heir=step.other.name, became=became))
                else:
                    ahead.append((step.other_id, became))
        return found or [own]


def on_file(records: Iterable[int], heirs: Mapping[int, set[int]]) -> OnFile:
    """The facts about records and their ``heirs`` (see due.heirs)."""
    keys = set(records)
    keys |= {heir for key in keys for heir in heirs.get(key, ())}
    known = Record.objects.filter(pk__in=keys).select_related(
        "as_device__maker", "as_device__brand", "as_partnership"
    )
    found: dict[int, defaultdict] = {}
    names, agreed = {}, set()
    for record in known:
        found[record.pk] = _empty(record)
        names[record.pk] = record.name
        partnership = getattr(record, "as_partnership", None)
        if partnership and (partnership.announced or partnership.started):
            agreed.add(record.pk)
    handed_on: dict[int, list[Lineage]] = {}
    parties: dict[int, list[Partner]] = {}
    devices_of: dict[int, list[int]] = {}
    for statement in _statements(keys):
        for name in _DETAILS:
            if row := getattr(statement, name.partition("__")[0], None):
                _take(row, found, handed_on, parties, devices_of)
    for partnership, partners in parties.items():
        announced = partnership in agreed
        for key in (*devices_of.get(partnership, ()), *([partnership] if announced else [])):
            found[key]["partners"] += partners
    return OnFile({key: _facts(lists, names.get(key)) for key, lists in found.items()}, handed_on)


def _empty(record: Record) -> defaultdict:
    lists: defaultdict = defaultdict(list)
    if device := getattr(record, "as_device", None):
        lists["makers"] += [company.name for company in (device.maker, device.brand) if company]
    return lists


def _facts(lists: defaultdict, name: str | None) -> Facts:
    """What a device is called on file is its name once it was announced, a rumour before."""
    facts = Facts(**{kind: tuple(dict.fromkeys(rows)) for kind, rows in lists.items()})
    if name and facts.is_settled:
        return replace(facts, names=tuple(dict.fromkeys((name, *facts.names))))
    return facts


def _statements(keys: set[int]):
    """All that is said of the records in one query, and their partners in the same one."""
    with_partner = PartnershipDevice.objects.filter(device__in=keys)
    branches = [
        DeviceEvent.objects.filter(device__in=keys),
        Name.objects.filter(record__in=keys, kind__in=REAL_NAMES),
        Release.objects.filter(device__in=keys),
        Price.objects.filter(device__in=keys),
        Specification.objects.filter(device__in=keys, standing=Standing.CONFIRMED),
        with_partner,
        Party.objects.filter(partnership__in=with_partner.values("partnership")),
        Party.objects.filter(partnership__in=keys),
        PartnershipEvent.objects.filter(partnership__in=keys),
        Lineage.objects.filter(
            device__in=keys, relation__in=[LineageRelation.BECAME, LineageRelation.REPLACED_BY]
        ),
    ]
    first, *others = [branch.order_by().values("pk") for branch in branches]
    return (
        Statement.objects.filter(pk__in=first.union(*others))
        .select_related(*_DETAILS)
        .order_by("pk")
    )


def _take(row, found, handed_on, parties, devices_of) -> None:
    """Put one statement where it belongs."""
    match row:
        case DeviceEvent():
            event = Happened(row.kind, row.on, row.what)
            found[row.device_id]["events"].append(event)
        case PartnershipEvent():
            found[row.partnership_id]["events"].append(Happened("event", row.on, row.what))
        case Name():
            found[row.record_id]["names"].append(row.text)
        case Release():
            lists = found[row.device_id]
            lists["markets"].append(row.market)
            if row.name:
                lists["names"].append(row.name)
            if row.released_on:
                lists["events"].append(Happened("released", row.released_on))
        case Price():
            price = PriceStated(row.amount, row.currency, row.market)
            found[row.device_id]["prices"].append(price)
        case Specification():
            spec = SpecStated(row.property, row.value, row.unit, row.number)
            found[row.device_id]["specs"].append(spec)
        case PartnershipDevice():
            devices_of.setdefault(row.partnership_id, []).append(row.device_id)
        case Party() if row.company_id:
            partner = Partner(row.company.slug, row.company.name)
            parties.setdefault(row.partnership_id, []).append(partner)
        case Lineage():
            handed_on.setdefault(row.device_id, []).append(row)


def proposed(claim: Claim, facts: Iterable[Facts], *, today) -> tuple[Proposal, Facts]:
    """The verdict proposed for a claim, and the facts that suggest it: of several devices that
    took the place of one, those that fit the claim best. One that cannot be read is left to a
    person."""
    try:
        found = [(propose(claim.predicted, one, today=today), one) for one in facts]
    except PredictionError as error:
        return Proposal(None, error.reasons), next(iter(facts))
    return min(found, key=lambda pair: FITS.index(pair[0].finding))
