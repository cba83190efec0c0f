"""The records that a page points at: gathered by key, found in one query, linked if public."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

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
        if also is not None:
            asked |= Q(pk__in=also)
        rows = Record.objects.filter(asked).select_related("merged_into")
        if details:
            rows = rows.select_related(details, f"merged_into__{details}")
        for row in rows:
            heir = row.canonical if row.canonical.is_public(at) else None
            self._found[row.pk] = heir
            if heir and row.pk not in self._wanted and heir not in self.also:
                self.also.append(heir)

    def __getitem__(self, key: int | None) -> Record | None:
        return self._found.get(key)

    def all(self) -> list[Record]:
        """Every public record found, by name."""
        found = {record for record in self._found.values() if record}
        return sorted(found, key=lambda record: (record.name, record.pk))

    def all_of(self, keys: Iterable[int | None]) -> list[Record]:
        """The public records of these keys, each once, in that order."""
        return list(dict.fromkeys(record for key in keys if (record := self[key])))


def same_as(record: Record) -> QuerySet:
    """Keys of the record and of all that were merged into it: frozen rows keep the old key."""
    return Record.objects.filter(Q(pk=record.pk) | Q(merged_into=record.pk)).values("pk")
