"""Merge two records that turned out to be one, and undo it.

Frozen rows keep their key: querysets and addresses lead from the merged record to its heir.
"""

from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.utils import timezone

from newsroom.merging.models import Merge
from newsroom.merging.references import Reference, references
from newsroom.quotes.models import Quote, QuoteSpeaker
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from partnerships import afterwards
from partnerships.agreements.rules import RULES as AGREEMENTS
from partnerships.companies.rules import RULES as COMPANIES
from partnerships.devices.rules import RULES as DEVICES
from partnerships.models import Name, Record

PERMISSION = "newsroom.merge_record"
#: Rules across rows that a merge can break: circles, a partnership with one party.
_RULES = (*COMPANIES, *DEVICES, *AGREEMENTS)
_AT_ONCE = 500


def merge(record: Record, *, into: Record, by, keep_name: bool = True) -> Merge:
    """Move what is said of `record` to `into`, and have the address of the one lead to the other.

    Rows that repeat what is on file of `into` stay behind, hidden. With `keep_name` the name
    becomes another name of `into`. Raises Refused with the conflict in a sentence: nothing is
    moved then.
    """
    _may(by)
    with transaction.atomic():
        record, into = _locked(record, into)
        _refuse_unlike(record, into)
        _refuse_two_speakers(record, into)
        before = set(_breaches())
        # First, so that nothing written meanwhile by others still finds the record standing.
        Record.objects.filter(pk=record.pk).update(merged_into=into, updated_at=timezone.now())
        moved = [entry for each in _references(record) if (entry := _move(each, record, into))]
        if broken := sorted(set(_breaches()) - before):
            raise Refused(" ".join(broken))
        afterwards.changed(into)
        return Merge.objects.create(
            record=record,
            into=into,
            moved=moved,
            name=_keep_name(record, into) if keep_name else None,
            by=by,
        )


def undo(merge: Merge, *, by) -> Merge:
    """Put back what moved. What was written of the heir since stays with the heir.

    Raises Refused if it is undone already, or if the heir was merged since.
    """
    _may(by)
    with transaction.atomic():
        merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
        if merge.undone_at:
            raise SomebodyWasFaster("This merge is undone already.")
        record, into = _locked(merge.record, merge.into)
        if into.merged_into_id:
            raise Refused(f"“{into}” was itself merged into “{into.merged_into}”: undo that first.")
        known = {(each.label, each.field): each for each in _references(record)}
        for label, field, keys in reversed(merge.moved):
            if each := known.get((label, field)):
                _update(each, keys, into, record)
        Name.objects.filter(pk=merge.name_id, record=into).delete()
        Record.objects.filter(pk=record.pk).update(merged_into=None, updated_at=timezone.now())
        Record.objects.filter(pk=into.pk).update(updated_at=timezone.now())
        afterwards.changed(record)
        afterwards.changed(into)
        merge.undone_at, merge.undone_by, merge.name = timezone.now(), by, None
        merge.save(update_fields=["undone_at", "undone_by", "name"])
        return merge


def _may(by) -> None:
    if not by.has_perm(PERMISSION):
        raise NotAllowed(f"{by.get_username()} may not merge records.")


def _locked(*records: Record) -> list[Record]:
    """The rows as they are now, in the order given; locked in that of their keys."""
    keys = sorted(record.pk for record in records)
    rows = {row.pk: row for row in Record.objects.select_for_update().filter(pk__in=keys)}
    return [rows[record.pk] for record in records]


def _refuse_unlike(record: Record, into: Record) -> None:
    now = timezone.now()
    if record.pk == into.pk:
        raise Refused("A record cannot be merged into itself.")
    if record.kind != into.kind:
        raise Refused(
            f"“{record}” is a {record.get_kind_display()}, “{into}” a {into.get_kind_display()}."
        )
    for one in (record, into):
        if one.merged_into_id:
            raise SomebodyWasFaster(f"“{one}” is merged into “{one.merged_into}” already.")
    if record.public_from and record.public_from > now:
        raise Refused(
            f"“{record}” is not to be known before "
            f"{timezone.localtime(record.public_from):%-d %B %Y, %H:%M}: merge it then."
        )
    if record.is_public(now) and not into.is_public(now):
        raise Refused(f"Readers know “{record}”, but not “{into}”: merge the other way round.")


def _refuse_two_speakers(record: Record, into: Record) -> None:
    """Whoever speaks twice in one quote is two people."""
    for field in ("person", "company"):
        rows = QuoteSpeaker.objects.all()
        if field == "company":
            rows = rows.filter(person=None)
        both = (
            Quote.objects.filter(pk__in=rows.filter(**{field: record.pk}).values("quote"))
            .filter(pk__in=rows.filter(**{field: into.pk}).values("quote"))
            .first()
        )
        if both:
            raise Refused(f"“{record}” and “{into}” both speak in one quote: “{both}”.")


def _breaches() -> Iterator[str]:
    return (sentence for rule in _RULES for sentence in rule())


def _references(record: Record) -> list[Reference]:
    return references(type(getattr(record, f"as_{record.kind}")))


def _move(reference: Reference, record: Record, into: Record) -> list | None:
    keys = list(reference.moving(record, into).order_by("pk").values_list("pk", flat=True))
    if not keys:
        return None
    try:
        _update(reference, keys, record, into)
    except IntegrityError as error:
        raise Refused(_sentence(reference, error, record, into)) from None
    return [reference.label, reference.field, keys]


def _update(reference: Reference, keys: list, record: Record, into: Record) -> None:
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        reference.rows(record).filter(pk__in=part).update(**{reference.field: into.pk})


def _sentence(reference: Reference, error: IntegrityError, record: Record, into: Record) -> str:
    """What the broken rule says. SQLite names a unique rule by its columns."""
    options = reference.model._meta
    says = f"both stand in one {options.verbose_name}."
    for rule in options.constraints:
        columns = [options.get_field(name).column for name in getattr(rule, "fields", ())]
        named = ", ".join(f"{options.db_table}.{column}" for column in columns)
        if rule.name in str(error) or (named and named in str(error)):
            says = rule.get_violation_error_message()
    return f"“{record}” and “{into}” are two: {says}"


def _keep_name(record: Record, into: Record) -> Name | None:
    known = {into.name.casefold(), *(name.text.casefold() for name in into.names.all())}
    if record.name.casefold() in known:
        return None
    return Name.objects.create(
        record_id=into.pk,
        text=record.name,
        kind=Name.Kind.ALSO_KNOWN_AS,
        public_from=timezone.now() if record.is_public() else None,
    )
