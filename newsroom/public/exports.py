"""A list as CSV and JSON: the rows of the page, in its order, as far as LIMIT."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from newsroom.public.columns import Column, Value
from newsroom.public.listings import Listing

LIMIT = 10_000
#: Rows read at a time, in a few queries whatever their number.
CHUNK = 1_000

#: A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Rows:
    """The rows of an export: which they are is settled at once, what is in them read in turn."""

    def __init__(self, listing: Listing, queryset: QuerySet, at: datetime):
        keys = queryset.prefetch_related(None).values_list("pk", flat=True)
        keys = list(keys[: LIMIT + 1])
        self.listing, self.queryset, self.at = listing, queryset, at
        self.keys, self.is_truncated = keys[:LIMIT], len(keys) > LIMIT

    def __iter__(self) -> Iterator:
        for start in range(0, len(self.keys), CHUNK):
            chunk = self.keys[start : start + CHUNK]
            found = {row.pk: row for row in self.queryset.filter(pk__in=chunk).order_by()}
            rows = [found[key] for key in chunk if key in found]
            self.listing.dressed(rows, self.at)
            self.listing.cited(rows, self.at)
            yield from rows


def cell(value: Value) -> str:
    """As CSV holds it: several values with a semicolon between, and never a formula."""
    if value is None:
        return ""
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_csv(rows: Rows, columns: tuple[Column, ...]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line)

    def written(cells):
        writer.writerow(cells)
        text = line.getvalue()
        line.seek(0)
        line.truncate()
        return text

    yield written(column.name for column in columns)
    for row in rows:
        yield written(cell(column.value(row)) for column in columns)


def as_json(rows: Rows, columns: tuple[Column, ...], *, address: str) -> Iterator[str]:
    """One object: where the list is, what the fields mean, the items."""
    head = {
        "url": address,
        "count": len(rows.keys),
        "truncated": rows.is_truncated,
        "fields": {column.name: column.meaning for column in columns},
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": ['
    separator = "\n"
    for row in rows:
        item = {column.name: _value(column.value(row)) for column in columns}
        yield separator + json.dumps(item, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _value(value: Value) -> Value:
    return None if value == "" else value
