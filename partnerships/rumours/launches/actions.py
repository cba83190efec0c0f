"""Put what was announced into the ledger: each fact once, each with the one document."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.codes import markets_by_name
from partnerships.devices.models import Device, DeviceEvent, Price, Release, Specification
from partnerships.documents.models import Document
from partnerships.records.models import Citation, Name, NameKind, Statement
from partnerships.rumours.actions import allow
from partnerships.rumours.launches import reading
from partnerships.rumours.launches.reading import Called, Line, OnSale
from partnerships.rumours.proposing import Happened, PriceStated, SpecStated

RECORD = "partnerships.add_deviceevent"


def read(text: str) -> list[Line]:
    return reading.read(text, markets_by_name())


@transaction.atomic
def record(
    device: Device, lines: Iterable[Line], *, document: Document, by, public_from=None
) -> list[Statement]:
    """Store the facts and cite the document for each; what is on file already is cited only.

    The statements that are new come back. Raises ValidationError at ``facts``, with the numbers
    of the lines, and then nothing is stored.
    """
    allow(by, RECORD, "record what was announced")
    lines, problems, made = list(lines), [], []
    for line in lines:
        if line.problem:
            problems.append(f"Line {line.number}: {line.problem}")
        for fact in line.facts:
            try:
                if statement := _store(device, fact, document, public_from):
                    made.append(statement)
            except ValidationError as error:
                problems += [f"Line {line.number}: {sentence}" for sentence in error.messages]
    if problems:
        raise ValidationError({"facts": problems})
    return made


def _store(device, fact, document, public_from) -> Statement | None:
    if isinstance(fact, Called) and fact.text == device.name:
        return None
    model, values = _row(device, fact)
    known = model.objects.filter(**values).first()
    row = known or model(public_from=public_from, verified=True, **_beside(fact), **values)
    if known is None:
        row.full_clean()
        row.save()
    Citation.objects.get_or_create(statement_id=row.pk, document=document, place="")
    return None if known else row


def _row(device: Device, fact):
    """The model of a fact and what makes it the same one."""
    match fact:
        case Happened():
            return DeviceEvent, {"device": device, "kind": fact.kind, "on": fact.on}
        case Called():
            return Name, {"record_id": device.pk, "text": fact.text, "kind": NameKind.MARKET}
        case OnSale():
            return Release, {"device": device, "market": fact.market, "released_on": fact.on}
        case PriceStated():
            market = fact.market or "global"
            values = {"amount": fact.amount, "currency": fact.currency, "market": market}
            return Price, {"device": device} | values
        case SpecStated():
            values = {"property": fact.property, "value": fact.value, "unit": fact.unit}
            return Specification, {"device": device, "standing": "confirmed"} | values
    raise TypeError(fact)


def _beside(fact) -> dict:
    return {"number": fact.number} if isinstance(fact, SpecStated) else {}
