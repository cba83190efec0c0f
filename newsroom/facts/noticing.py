"""Which facts are asked about when they change, and how an article prints them."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Model, Q, QuerySet

from newsroom.facts.models import ChangedFact
from newsroom.versions.models import PrintedMention, PrintedPassage, Version
from partnerships.dates import EdtfError, spoken
from partnerships.models import (
    Appointment,
    Company,
    Device,
    Person,
    Price,
    Record,
    Release,
    Specification,
    Statement,
    Term,
)

#: The facts that articles print.
FACTS: dict[type[Model], tuple[str, ...]] = {
    Company: ("name",),
    Person: ("name",),
    Device: ("name",),
    Appointment: ("role",),
    Price: ("amount",),
    Release: ("released_on",),
    Specification: ("value",),
    Term: ("amount", "years", "quantity"),
}
#: Live articles looked through; whoever has more corrects by hand.
ARTICLES = 200


def printed_form(value) -> str:
    """A value as an article would have it: “4 July 2022”, “5,999”, “chief executive”."""
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    text = str(value or "")
    try:
        return spoken(text)
    except EdtfError:
        return text


def note_changes(row: Model, changed: Iterable[str], initial: dict, *, by) -> list[ChangedFact]:
    """Ask about the facts among the changed fields that a live article may have printed.

    `initial` holds the values before. Nothing is asked about what readers do not know.
    """
    fields = [name for name in FACTS.get(type(row), ()) if name in changed]
    if not fields or not row.is_public():
        return []
    about = {"record": row.record} if isinstance(row, Record) else {"statement": row.statement}
    found = []
    for name in fields:
        before, after = printed_form(initial.get(name)), printed_form(getattr(row, name))
        fact = ChangedFact(**about, field=name, before=before, after=after, by=by)
        if before and after and before != after and printing(fact, before).exists():
            fact.save()
            found.append(fact)
    return found


def printing(fact: ChangedFact, words: str) -> QuerySet[Version]:
    """Live versions that name what the fact is about and have these words."""
    keys = records_of(fact)
    named = PrintedMention.objects.filter(record__in=keys).values("version")
    quoted = PrintedPassage.objects.filter(
        Q(quote__speakers__person__in=keys) | Q(quote__speakers__company__in=keys)
    ).values("version")
    return (
        Version.objects.live()
        .filter(Q(pk__in=named) | Q(pk__in=quoted), redacted_at=None)
        .filter(
            Q(search_text__icontains=words)
            | Q(headline__icontains=words)
            | Q(standfirst__icontains=words)
        )
        .order_by("-live_from")
    )


def records_of(fact: ChangedFact) -> list[int]:
    """Keys of the records that the fact is about, and of what was merged into them."""
    if fact.record_id:
        keys = [fact.record_id]
    else:
        row = statement_of(fact)
        keys = [
            getattr(row, f"{name}_id")
            for name in row.involves
            if issubclass(row._meta.get_field(name).related_model, Record)
        ]
    same = Record.objects.filter(Q(pk__in=keys) | Q(merged_into__in=keys))
    return list(same.values_list("pk", flat=True))


def statement_of(fact: ChangedFact) -> Statement:
    """The row of its own kind: an Appointment, a Price."""
    for model in FACTS:
        if issubclass(model, Statement):
            row = model.objects.filter(pk=fact.statement_id).first()
            if row:
                return row
    raise LookupError(f"Nobody asks about statement {fact.statement_id}.")
