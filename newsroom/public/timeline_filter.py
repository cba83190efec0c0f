"""How the timeline of partnerships is narrowed, grouped and zoomed by its address."""

from datetime import date

import django_filters
from django import forms
from django.db.models import Q
from django.db.models.functions import Coalesce

from newsroom.public.filter_fields import Choice, Order, Sort
from newsroom.public.filters import PartnershipFilter
from partnerships.models import Partnership

GROUPS = (("company", "Company"), ("kind", "Kind"), ("status", "Status"), ("none", "Not at all"))
BEGUN = Coalesce("started_earliest", "announced_earliest")


class ZoomForm(forms.Form):
    def clean(self):
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first and last and first > last:
            self.add_error("from", f"{first} is after {last}.")
        return self.cleaned_data


class EdgeField(forms.IntegerField):
    """A year of the calendar, as the first or last one to show."""

    widget = forms.NumberInput(attrs={"inputmode": "numeric"})

    def __init__(self, **kwargs):
        wrong = "The year is a number such as 2022."
        errors = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
        super().__init__(min_value=1800, max_value=2999, error_messages=errors, **kwargs)


class Edge(django_filters.Filter):
    field_class = EdgeField


class TimelineFilter(PartnershipFilter):
    """`from` and `to` leave out what had surely ended, or surely not begun; a group is no filter,
    but as wrong as any other value that we do not know."""

    group = Choice(label="Group", choices=GROUPS, method="everything", empty_label=None)
    vars()["from"] = Edge(label="From", method="until_after")
    to = Edge(label="To", method="begun_before")
    sort = Sort(
        Order("begun", "Earliest first", BEGUN),
        Order("-begun", "Latest first", BEGUN),
    )

    class Meta:
        model = Partnership
        form = ZoomForm
        fields = []

    def everything(self, rows, name, value):
        return rows

    def until_after(self, rows, name, year):
        return rows.exclude(ended_latest__lt=date(year, 1, 1))

    def begun_before(self, rows, name, year):
        last = date(year, 12, 31)
        return rows.exclude(
            Q(started_earliest__gt=last) | Q(started="", announced_earliest__gt=last)
        )
