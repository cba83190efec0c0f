"""What the filters of the reader's lists are made of: fields whose errors say what was asked."""

from dataclasses import dataclass
from datetime import datetime

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable

from partnerships.models import Record


@dataclass(frozen=True)
class Order:
    """One way to sort a list: its name in the address, for readers, and the column.

    What has no value comes last either way; the key settles what is equal.
    """

    name: str
    label: str
    column: str | Combinable

    @property
    def is_descending(self) -> bool:
        return self.name.startswith("-")

    @property
    def attribute(self) -> str:
        """Where rows that were `placed` carry the value by which they are sorted."""
        return self.column if isinstance(self.column, str) else "sorted_by"

    def placed(self, rows: QuerySet) -> QuerySet:
        """The rows with that value as the database has it: it alone can compare it again."""
        return rows if isinstance(self.column, str) else rows.annotate(sorted_by=self.column)

    def applied(self, rows: QuerySet) -> QuerySet:
        column = F(self.column) if isinstance(self.column, str) else self.column
        if self.is_descending:
            return rows.order_by(column.desc(nulls_last=True), "-pk")
        return rows.order_by(column.asc(nulls_last=True), "pk")

    def reversed(self, rows: QuerySet) -> QuerySet:
        column = F(self.column) if isinstance(self.column, str) else self.column
        if self.is_descending:
            return rows.order_by(column.asc(nulls_first=True), "pk")
        return rows.order_by(column.desc(nulls_first=True), "-pk")


class RecordField(forms.CharField):
    """A public record by its slug or its name, whatever the case."""

    at: datetime | None = None

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, max_length=200, **kwargs)
        self.kind = kind

    def clean(self, value):
        words = super().clean(value)
        if not words:
            return None
        rows = Record.objects.public(self.at).of_kind(self.kind)
        found = rows.filter(Q(slug__iexact=words) | Q(name__iexact=words)).order_by("pk").first()
        if not found:
            raise forms.ValidationError(f"We have no {Record.Kind(self.kind).label} “{words}”.")
        return found


class RecordFilter(django_filters.Filter):
    field_class = RecordField


class Choice(django_filters.ChoiceFilter):
    """A choice whose error says what was asked and where."""

    def __init__(self, *args, label, **kwargs):
        kwargs["error_messages"] = {
            "invalid_choice": f"%(value)s is not a {label.lower()} that we know."
        }
        kwargs.setdefault("empty_label", "Any")
        super().__init__(*args, label=label, **kwargs)


class Sort(django_filters.ChoiceFilter):
    """The order asked for; `filtered()` applies it. The first one is that of the bare list."""

    def __init__(self, *orders: Order):
        self.orders = {order.name: order for order in orders}
        super().__init__(
            label="Order",
            choices=[(order.name, order.label) for order in orders],
            empty_label=None,
            error_messages={"invalid_choice": "%(value)s is not an order that we know."},
        )

    @property
    def default(self) -> Order:
        return next(iter(self.orders.values()))

    def filter(self, qs, value):
        return qs


class Year(django_filters.NumberFilter):
    def __init__(self, *args, **kwargs):
        wrong = "The year is a number such as 2022."
        kwargs["error_messages"] = {
            "invalid": wrong,
            "min_value": wrong,
            "max_value": wrong,
            "max_digits": wrong,
            "max_whole_digits": wrong,
        }
        super().__init__(
            *args,
            label="Year",
            min_value=1800,
            max_value=2999,
            decimal_places=0,
            max_digits=4,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            **kwargs,
        )

    def get_max_validator(self):
        return None


class PublicFilterSet(django_filters.FilterSet):
    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self.at = at
        self.form.label_suffix = ""
        for field in self.form.fields.values():
            field.at = at
