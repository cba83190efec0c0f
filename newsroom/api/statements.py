"""Everything that is said of a record, each with its documents, as the record's page says it."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model, Q, QuerySet

from newsroom.api.columns import within
from newsroom.public.addresses import address_of
from newsroom.public.ledger import Ledger, first_of
from newsroom.public.links import Links, same_as
from newsroom.public.origins import chain_of
from newsroom.public.sentences import number
from partnerships.models import (
    Appointment,
    Claim,
    ClaimSource,
    DeviceEvent,
    Lineage,
    Name,
    Ownership,
    PartnershipDevice,
    PartnershipEvent,
    Party,
    Price,
    Record,
    Release,
    Report,
    RivalDate,
    Specification,
    Term,
    Ticker,
    Verdict,
)

#: Statements of one kind about one record.
MOST = 200

#: What readers are told of each kind of statement, beside the records that it involves.
FIELDS: dict[type[Model], tuple[str, ...]] = {
    Name: ("text", "kind", "language", "market", "used_from", "used_until"),
    RivalDate: ("field", "date", "meaning"),
    Ownership: ("relation", "stake_percent", "started", "ended", "end_status"),
    Ticker: ("mic", "symbol", "listed_from", "listed_until"),
    Appointment: ("role", "started", "ended", "end_status", "seen_on"),
    Party: ("role",),
    PartnershipEvent: ("what", "on"),
    PartnershipDevice: (),
    Term: (
        "kind", "text", "years", "amount", "currency", "amount_basis", "exclusive", "quantity",
        "unit", "status", "due_on",
    ),
    DeviceEvent: ("kind", "on", "basis", "what"),
    Lineage: ("relation",),
    Release: ("market", "released_on", "name"),
    Specification: ("property", "value", "unit", "standing"),
    Price: ("market", "amount", "currency", "on"),
    Report: ("reported_on", "words"),
    Verdict: ("finding", "judged_on", "outcome_on", "explanation", "provisional", "under_review"),
}  # fmt: skip
#: Of claims and what came of them the claim itself tells.
OF_CLAIMS = (Report, Verdict)


def about_record(record: Record, at: datetime) -> list[dict[str, Any]]:
    """Three queries, whatever there is."""
    same, kind = same_as(record), type(record)
    branches = [
        first_of(model.objects.public(at).filter(condition), MOST)
        for model in FIELDS
        if model not in OF_CLAIMS and (condition := _involving(model, kind, same))
    ]
    return _told(Ledger(*branches, at=at), at)


def about_claim(claim: Claim, at: datetime) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Its reports, its verdicts, the newest first, and other dates that somebody gives for it;
    and what the reports come to: origins, and who was first."""
    branches = [model.objects.public(at).filter(claim=claim.pk) for model in OF_CLAIMS]
    rivals = RivalDate.objects.public(at).filter(about=claim.pk)
    ledger = Ledger(*branches, rivals, at=at)
    told = _told(ledger, at)
    made_by = ClaimSource.objects.filter(claim=claim.pk).values("source")
    known = Record.objects.public(at).filter(Q(pk__in=made_by) | Q(merged__in=made_by))
    chain = chain_of(ledger[Report], claimed=known.exists())
    return told, {
        "independent": chain.summary.independent,
        "reports": chain.summary.reports,
        "inWords": str(chain.summary),
        "firstToReport": [reference(row.report.seen.source) for row in chain.first],
    }


def _involving(model: type[Model], kind: type[Model], same: QuerySet) -> Q:
    condition = Q()
    for name in model.involves:
        if model._meta.get_field(name).related_model in (Record, kind):
            condition |= Q(**{f"{name}__in": same})
    return condition


def _told(ledger: Ledger, at: datetime) -> list[dict[str, Any]]:
    links = Links()
    links.want(ledger.keys())
    links.find(at)
    ledger.link(links)
    return [
        {
            "type": model.__name__,
            "fields": {name: _plain(getattr(row, name)) for name in fields},
            "records": dict(_records(row)),
            "documents": [cited(citation) for citation in row.cited],
            "unsourced": [name for name in fields if name in row.unsourced_fields],
        }
        for model, fields in FIELDS.items()
        for row in ledger[model]
    ]


def _records(row) -> Iterator[tuple[str, dict[str, str]]]:
    for name, record in vars(row.seen).items():
        if record:
            yield name, reference(record)


def reference(record: Record) -> dict[str, str]:
    folder = Record.Kind(record.kind).folder
    return {
        "kind": record.kind,
        "name": record.name,
        "url": address_of(record),
        "self": within(f"{folder}/{record.slug}"),
    }


def cited(citation) -> dict[str, str | None]:
    document = citation.document
    return {"name": str(document), "url": document.url or None, "place": citation.place or None}


def _plain(value: Any) -> str | bool | None:
    """As text, which loses no digit; nothing where nothing was entered."""
    if value is None or value == "":
        return None
    if isinstance(value, Decimal):
        return number(value).replace(",", "")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool) else str(value)
