"""Pages of a list that grows: each begins after a row, not after a number of rows.

What is added at the top while somebody reads on neither repeats a row nor skips one. The cursor
in the address (?after=, ?before=) is the row's place in the order asked for, written so that
nobody is tempted to read it.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.paginator import Page
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest

from newsroom.public.filter_fields import Order
from newsroom.public.pages import ROWS_PER_PAGE, Counted

#: Room for a name of 200 characters.
LONGEST_CURSOR = 1_200
LARGEST_KEY = 2**63 - 1


class NoPlace(ValueError):
    """The cursor is not one that we wrote for this order."""


@dataclass(frozen=True)
class Place:
    """Where a row stands in an order: its value in the order's column, and its key."""

    value: date | datetime | str | None
    key: int

    @classmethod
    def of(cls, row: Model, order: Order) -> "Place":
        return cls(getattr(row, order.attribute), row.pk)

    def written(self, order: Order) -> str:
        value = self.value
        if isinstance(value, datetime):
            value = value.astimezone(UTC)
        told = [order.name, value.isoformat() if isinstance(value, date) else value, self.key]
        packed = json.dumps(told, ensure_ascii=False).encode()
        return urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def read(cls, cursor: str, order: Order) -> "Place":
        """Raises NoPlace."""
        name, value, key = _unpacked(cursor)
        if name != order.name or type(key) is not int or not 0 < key <= LARGEST_KEY:
            raise NoPlace(cursor)
        if value is None:
            return cls(None, key)
        if not isinstance(order.column, str):
            return cls(_text(value, cursor), key)
        try:
            moment = datetime.fromisoformat(value)
            if len(value) == len("2022-05-23"):
                return cls(moment.date(), key)
            if moment.tzinfo is None:
                raise NoPlace(cursor)
            return cls(moment.astimezone(UTC), key)
        except (TypeError, ValueError, OverflowError):
            raise NoPlace(cursor) from None

    def after(self, order: Order) -> Q:
        """The rows further down; those without a value come last."""
        further = "lt" if order.is_descending else "gt"
        column = order.attribute
        if self.value is None:
            return Q(**{f"{column}__isnull": True, f"pk__{further}": self.key})
        return (
            Q(**{f"{column}__{further}": self.value})
            | Q(**{column: self.value, f"pk__{further}": self.key})
            | Q(**{f"{column}__isnull": True})
        )

    def before(self, order: Order) -> Q:
        nearer = "gt" if order.is_descending else "lt"
        column = order.attribute
        if self.value is None:
            level = Q(**{f"{column}__isnull": True, f"pk__{nearer}": self.key})
            return Q(**{f"{column}__isnull": False}) | level
        return Q(**{f"{column}__{nearer}": self.value}) | Q(
            **{column: self.value, f"pk__{nearer}": self.key}
        )


def _text(value: Any, cursor: str) -> str:
    """Text that every database takes: no NUL, no half of a character."""
    try:
        if "\0" not in value and value.encode():
            return value
    except (AttributeError, TypeError, UnicodeEncodeError):
        pass
    raise NoPlace(cursor)


def _unpacked(cursor: str) -> tuple[Any, Any, Any]:
    if len(cursor) > LONGEST_CURSOR:
        raise NoPlace(cursor)
    try:
        packed = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        told = json.loads(packed)
        name, value, key = told if isinstance(told, list) else ()
    except (Base64Error, ValueError, RecursionError):
        raise NoPlace(cursor) from None
    return name, value, key


class KeysetPage(Page):
    """Some rows, and the cursors to what is before and after them, or ""."""

    def __init__(self, rows, paginator, *, before: str, after: str):
        super().__init__(rows, 1, paginator)
        self.before, self.after = before, after

    def has_next(self) -> bool:
        return bool(self.after)

    def has_previous(self) -> bool:
        return bool(self.before)


def keyset_page(
    rows: QuerySet, order: Order, request: HttpRequest, size: int = ROWS_PER_PAGE
) -> KeysetPage:
    """The page of `rows` that ?after= or ?before= asks for, the first one without.

    `rows` are sorted by `order`. Raises Http404 for a cursor that is none.
    """
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    try:
        page = page_from(rows, order, after=after, before=before, size=size)
    except NoPlace:
        raise Http404("There is no such page.") from None
    if (after or before) and not page.object_list:
        raise Http404("There is no such page.")
    return page


def page_from(
    rows: QuerySet, order: Order, *, after: str, before: str, size: int = ROWS_PER_PAGE
) -> KeysetPage:
    """The same for cursors from anywhere, empty for none; without a row where none is left.

    Raises NoPlace.
    """
    rows = order.placed(rows)
    if after and before:
        raise NoPlace("One of after and before.")
    if before:
        nearer = order.reversed(rows.filter(Place.read(before, order).before(order)))
        found = list(nearer[: size + 1])
        shown = found[:size][::-1]
        more_before, more_after = len(found) > size, True
    else:
        further = rows.filter(Place.read(after, order).after(order)) if after else rows
        found = list(further[: size + 1])
        shown = found[:size]
        more_before, more_after = bool(after), len(found) > size
    return KeysetPage(
        shown,
        Counted(rows, size),
        before=Place.of(shown[0], order).written(order) if more_before and shown else "",
        after=Place.of(shown[-1], order).written(order) if more_after and shown else "",
    )
