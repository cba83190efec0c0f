"""What an editor can do with records and statements of every kind."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from partnerships.records.models import FormerSlug, Record, Statement


@transaction.atomic
def keep_address(record: Record, *, slug: str) -> None:
    """After a change of slug: have the former address lead to the record for good."""
    FormerSlug.objects.filter(kind=record.kind, slug=record.slug).delete()
    FormerSlug.objects.get_or_create(kind=record.kind, slug=slug, defaults={"record_id": record.pk})


@transaction.atomic
def show(records: Iterable[int] = (), statements: Iterable[int] = (), *, at=None) -> int:
    """Let readers see what was desk-only, from now or ``at``; keys in, number of rows out.

    A day that is set already, past or to come, stays.
    """
    at = at or timezone.now()
    return sum(
        model.objects.filter(pk__in=list(keys), public_from__isnull=True).update(public_from=at)
        for model, keys in ((Record, records), (Statement, statements))
    )
