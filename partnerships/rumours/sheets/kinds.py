"""The two kinds of sheet: their columns, what a row is checked by, and how it is stored."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.agreements.models import PartnershipEvent
from partnerships.devices.models import DeviceEvent
from partnerships.records.models import Citation, RecordKind
from partnerships.rumours.recording import record_claim
from partnerships.rumours.sheets.lookups import several
from partnerships.rumours.sheets.models import SheetKind
from partnerships.rumours.sheets.rows import ClaimRow, EventRow, RowForm


@dataclass(frozen=True)
class Kind:
    """``columns``: name, and what stands in it. ``names``: those that name records."""

    noun: str
    columns: dict[str, str]
    row: type[RowForm]
    names: tuple[str, ...]
    store: Callable
    permissions: tuple[str, ...]
    example: dict[str, str]


def _public_from(form: RowForm):
    return timezone.now() if form.cleaned_data["public"] else None


def _store_claim(form: ClaimRow, *, by):
    return record_claim(by=by, public_from=_public_from(form), checked=True, **form.claim)


def _store_event(form: EventRow, *, by):
    given = form.cleaned_data
    values = {"on": given["on"], "what": given["what"], "public_from": _public_from(form)}
    if given["subject"].kind == RecordKind.DEVICE:
        device = given["subject"].as_device
        event = DeviceEvent(device=device, kind=given["event"], basis=given["basis"], **values)
    else:
        event = PartnershipEvent(partnership=given["subject"].as_partnership, **values)
    if type(event).objects.filter(**_identity(event)).exists():
        raise ValidationError("This event is on file already.")
    event.verified = given["document"] is not None
    event.full_clean()
    event.save()
    if given["document"]:
        Citation.objects.create(statement=event, document=given["document"], place=given["place"])
    return event


def _identity(event) -> dict:
    if isinstance(event, DeviceEvent):
        return {"device": event.device, "kind": event.kind, "on": event.on}
    return {"partnership": event.partnership, "what": event.what, "on": event.on}


_DAY = "a day as known: 2022, 2022-07, 2022-07-04"
_RECORD = "address, slug or name of a record: devices/xiaomi-12-ultra"
CLAIM_COLUMNS = {
    "title": "short, in our words",
    "subject": _RECORD,
    "kind": "date, date_range, name, spec, price, partner, region, existence or event",
    "value": "what is predicted: a day, a name, a value, an amount, markets (CN, EU), yes or no",
    "property": "spec: what it is, as main_camera",
    "unit": "spec: MP",
    "earliest": "date_range, event: from",
    "latest": "date_range, event: until",
    "min": "price: at least",
    "max": "price: at most",
    "exclusive": "price: yes, if the bounds are not meant",
    "currency": "price: USD",
    "market": "price: CN",
    "options": "region: markets of which one is meant",
    "candidates": "partner: companies, with ; between",
    "what": "event: what happens",
    "claimants": "sources, with ; between",
    "claimed_on": _DAY,
    "words": "as posted",
    "language": "of the words: en, zh",
    "translation": "of the words",
    "hedge": "how sure: likely, can confirm",
    "official": "yes, if the company itself said it",
    "judge_when": "day or announced_or_cancelled",
    "judge_by": "2022-07-04",
    "rule": "what counts as true, partly true and false",
    "outlet": "source that reported it first",
    "reported_on": _DAY,
    "document": "address of a document on file",
    "place": "where in it",
    "public": "yes: readers see it at once",
    "enter": "yes: in the ledger, and frozen, at once",
}
EVENT_COLUMNS = {
    "subject": "address, slug or name of a device or partnership",
    "event": "device: announced, released, delayed, cancelled, discontinued, never_announced",
    "on": _DAY,
    "what": "in words; for a partnership what happened",
    "basis": "device: reported, official_schedule, general_knowledge",
    "document": "address of a document on file",
    "place": "where in it",
    "public": "yes: readers see it at once",
}
KINDS = {
    SheetKind.CLAIMS: Kind(
        "claims",
        CLAIM_COLUMNS,
        ClaimRow,
        ("subject", "outlet", "claimants", "candidates"),
        _store_claim,
        ("partnerships.add_claim", "partnerships.change_claim"),
        {
            "title": "The Xiaomi 12 Ultra is announced on 5 July 2022",
            "subject": "devices/xiaomi-12-ultra",
            "kind": "date",
            "value": "2022-07-05",
            "claimed_on": "2022-06",
            "hedge": "likely",
            "judge_when": "announced_or_cancelled",
            "outlet": "sources/phonearena",
            "reported_on": "2022-06",
        },
    ),
    SheetKind.EVENTS: Kind(
        "events",
        EVENT_COLUMNS,
        EventRow,
        ("subject",),
        _store_event,
        ("partnerships.add_deviceevent", "partnerships.add_partnershipevent"),
        {
            "subject": "devices/xiaomi-12s-ultra",
            "event": "announced",
            "on": "2022-07-04",
            "basis": "reported",
        },
    ),
}


def names_in(kind: Kind, rows: list[dict[str, str]]) -> set[str]:
    """All cells that name records, in any row."""
    return {name for cells in rows for column in kind.names for name in several(cells[column])}
