"""What an editor can do with records and statements of every kind."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from partnerships import afterwards
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
    hidden = list(Record.objects.filter(pk__in=list(records), public_from__isnull=True))
    shown = Record.objects.filter(pk__in=[record.pk for record in hidden]).update(public_from=at)
    for record in hidden:
        afterwards.changed(record)
    said = Statement.objects.filter(pk__in=list(statements), public_from__isnull=True)
    return shown + said.update(public_from=at)


def free_slug(kind: str, name: str) -> str:
    """An address from the name that no record of this kind has or had."""
    base = slugify(name)[:100].strip("-") or kind
    slug, number = base, 2
    while Record.objects.addressed(kind, slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


def may_propose(model: type[Record | Statement], *, by) -> None:
    """Raise PermissionDenied unless this person may put such a row in the ledger."""
    permission = f"partnerships.add_{model._meta.model_name}"
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied(f"{by.get_username()} may not add a {model._meta.verbose_name}.")
