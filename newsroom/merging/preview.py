"""What a merge would do, found by doing it and taking it back."""

from dataclasses import dataclass, field

from django.apps import apps
from django.db import transaction

from newsroom.merging.actions import merge
from newsroom.merging.references import references
from newsroom.quotes.models import QuoteSpeaker
from newsroom.workflow.errors import Refused
from partnerships.models import Record, Statement

SHOWN = 10


@dataclass(frozen=True)
class Moving:
    """Rows of one kind: how many, and the first of them in words."""

    what: str
    count: int
    rows: list[str]


@dataclass
class Preview:
    moving: list[Moving] = field(default_factory=list)
    staying: list[Moving] = field(default_factory=list)
    #: What readers do not see now and would see then.
    revealed: list[str] = field(default_factory=list)
    refusal: str = ""


def preview(record: Record, *, into: Record, by, keep_name: bool = True) -> Preview:
    """Writes nothing: what would move, stay behind, come to light, or stand in the way."""
    found = Preview()
    links = references(type(getattr(record, f"as_{record.kind}")))
    hidden = {each: _public(each, record) for each in links if _is_statement(each)}
    try:
        with transaction.atomic():
            done = merge(record, into=into, by=by, keep_name=keep_name)
            for each, before in hidden.items():
                after = each.model.objects.public().filter(pk__in=before[1])
                found.revealed += [str(row) for row in after.exclude(pk__in=before[0])]
            transaction.set_rollback(True)
    except Refused as refusal:
        found.refusal = str(refusal)
        return found
    if not record.is_public() and into.is_public():
        found.revealed += _named(record)
    moved = {(label, name): keys for label, name, keys in done.moved}
    for each in links:
        keys = moved.get((each.label, each.field), [])
        left = each.rows(record).exclude(pk__in=keys)
        for rows, place in (
            (each.model._base_manager.filter(pk__in=keys), found.moving),
            (left, found.staying),
        ):
            if count := rows.count():
                place.append(Moving(_what(each.label, count), count, _words(rows)))
    return found


def _is_statement(reference) -> bool:
    return issubclass(reference.model, Statement)


def _public(reference, record) -> tuple[list, list]:
    """Keys of the rows that readers see now, and of all."""
    rows = reference.rows(record)
    keys = list(rows.values_list("pk", flat=True))
    seen = reference.model.objects.public().filter(pk__in=keys)
    return list(seen.values_list("pk", flat=True)), keys


def _named(record: Record) -> list[str]:
    """Public quotes that withhold the name now."""
    rows = QuoteSpeaker.objects.filter(person=record.pk).select_related("quote")
    return [f"who said “{row.quote}”" for row in rows if row.quote.is_public()]


def _what(label: str, count: int) -> str:
    options = apps.get_model(label)._meta
    return str(options.verbose_name if count == 1 else options.verbose_name_plural)


def _words(rows) -> list[str]:
    return [str(row) for row in rows.select_related()[:SHOWN]]
