"""The records that a page points at: gathered by key, found in one query, linked if public."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Case, Q, QuerySet, When

from partnerships.models import Record


class Links:
    """Ask with `want`, look up once with `find`; then `links[key]` is the record or None.

    A record that was merged answers with its heir; one that readers may not see, with None.
    """

    def __init__(self):
        self._wanted: set[int] = set()
        self._found: dict[int, Record | None] = {}
        self.also: list[Record] = []

    def want(self, keys: Iterable[int | None]) -> None:
        self._wanted.update(key for key in keys if key)

    def find(self, at: datetime, *, also: QuerySet | None = None, details: str = "") -> None:
        """One query. `also` is a queryset of further keys, kept in `self.also` if public;
        `details` a child table to read along, such as "as_partnership"."""
        asked = Q(pk__in=self._wanted)
        further = Q(pk__in=[]) if also is None else Q(pk__in=also)
        rows = (
            Record.objects.filter(asked | further)
            .select_related("merged_into")
            .annotate(is_further=Case(When(further, then=True), default=False))
        )
        if details:
            rows = rows.select_related(details, f"merged_into__{details}")
        for row in rows:
            heir = row.canonical if row.canonical.is_public(at) else None
            self._found[row.pk] = heir
            if heir and row.is_further and heir not in self.also:
                self.also.append(heir)

    def __getitem__(self, key: int | None) -> Record | None:
        return self._found.get(key)

    def all(self) -> list[Record]:
        """Every public record found, by name."""
        return by_name({record for record in self._found.values() if record})

    def all_of(self, keys: Iterable[int | None]) -> list[Record]:
        """The public records of these keys, each once, in that order."""
        return list(dict.fromkeys(record for key in keys if (record := self[key])))


def by_name(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (record.name, record.pk))


def same_as(record: Record) -> QuerySet:
    """Keys of the record and of all that were merged into it: frozen rows keep the old key."""
    return Record.objects.filter(Q(pk=record.pk) | Q(merged_into=record.pk)).values("pk")
