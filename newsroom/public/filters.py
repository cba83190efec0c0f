"""The one way to filter a list of the reader's site."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from newsroom.models import Kind, PrintedMention, PrintedPassage, Quote, QuoteSpeaker, Version
from newsroom.public.links import same_as
from newsroom.public.sentences import FINDINGS, STATUSES
from partnerships.models import (
    Appointment,
    Claim,
    ClaimSource,
    Company,
    Device,
    Partnership,
    Party,
    Person,
    Record,
    Source,
    Verdict,
)


@dataclass(frozen=True)
class Filtered:
    """A list narrowed by what was asked; no row at all when a part of it makes no sense."""

    form: forms.Form
    queryset: QuerySet
    errors: list[str]
    asked: dict[str, str]

    @property
    def query(self) -> str:
        """What was asked, to keep in the links to further pages."""
        return urlencode(self.asked)


def filtered(
    filterset_class: type[django_filters.FilterSet],
    request: HttpRequest,
    queryset: QuerySet,
    *,
    at: datetime,
) -> Filtered:
    """Narrow `queryset` by the request's parameters; unknown names are ignored.

    django-filter answers every row for a value that it does not understand. Here an unknown
    value answers with its error and no row.
    """
    filterset = filterset_class(request.GET, queryset=queryset, request=request, at=at)
    asked = {
        name: request.GET[name]
        for name in filterset.form.fields
        if request.GET.get(name, "").strip()
    }
    if filterset.is_valid():
        return Filtered(filterset.form, filterset.qs, [], asked)
    errors = [text for texts in filterset.form.errors.values() for text in texts]
    return Filtered(filterset.form, queryset.none(), errors, asked)


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
            widget=forms.NumberInput(attrs={"inputmode": "numeric", "size": "6"}),
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


class ArticleFilter(PublicFilterSet):
    kind = Choice(label="Kind", choices=Kind.choices)
    person = RecordFilter(kind="person", label="Person", method="naming")
    company = RecordFilter(kind="company", label="Company", method="naming")
    device = RecordFilter(kind="device", label="Device", method="naming")
    partnership = RecordFilter(kind="partnership", label="Partnership", method="naming")
    year = Year(field_name="first_published_at__year")

    class Meta:
        model = Version
        fields = []

    def naming(self, rows, name, record):
        return rows.filter(naming(record))


class SectionFilter(PublicFilterSet):
    kind = Choice(label="Kind", choices=Kind.choices)

    class Meta:
        model = Version
        fields = []


def naming(record: Record) -> Q:
    """Versions that print the record's name or its words."""
    keys = same_as(record)
    condition = Q(pk__in=PrintedMention.objects.filter(record__in=keys).values("version"))
    if record.kind in (Record.Kind.PERSON, Record.Kind.COMPANY):
        spoken = QuoteSpeaker.objects.filter(**{f"{record.kind}__in": keys}).values("quote")
        condition |= Q(pk__in=PrintedPassage.objects.filter(quote__in=spoken).values("version"))
    return condition


class QuoteFilter(PublicFilterSet):
    person = RecordFilter(kind="person", label="Person", method="said_by")
    company = RecordFilter(kind="company", label="Company", method="said_by")
    year = Year(method="said_in")

    class Meta:
        model = Quote
        fields = []

    def said_by(self, rows, name, record):
        speakers = QuoteSpeaker.objects.filter(**{f"{name}__in": same_as(record)})
        return rows.filter(pk__in=speakers.values("quote"))

    def said_in(self, rows, name, year):
        return rows.filter(
            said_on_earliest__year__lte=int(year), said_on_latest__year__gte=int(year)
        )


class ClaimFilter(PublicFilterSet):
    verdict = Choice(
        label="Verdict", choices=[("open", "Open"), *FINDINGS.items()], method="judged"
    )
    device = RecordFilter(kind="device", label="Device", method="about")
    partnership = RecordFilter(kind="partnership", label="Partnership", method="about")
    source = RecordFilter(kind="source", label="Source", method="claimed_by")

    class Meta:
        model = Claim
        fields = []

    def judged(self, rows, name, value):
        if value == "open":
            return rows.open(self.at)
        current = Verdict.objects.current(self.at).filter(claim=OuterRef("pk"), finding=value)
        return rows.filter(Exists(current))

    def about(self, rows, name, record):
        return rows.filter(subject__in=same_as(record))

    def claimed_by(self, rows, name, record):
        claimants = ClaimSource.objects.filter(source__in=same_as(record))
        return rows.filter(pk__in=claimants.values("claim"))


class PersonFilter(PublicFilterSet):
    company = RecordFilter(kind="company", label="Company", method="at_company")
    type = Choice(label="Kind", choices=Person.Type.choices)

    class Meta:
        model = Person
        fields = []

    def at_company(self, rows, name, record):
        posts = Appointment.objects.public(self.at).filter(company__in=same_as(record))
        return rows.filter(pk__in=posts.values("person"))


class CompanyFilter(PublicFilterSet):
    type = Choice(label="Kind", choices=Company.Type.choices)

    class Meta:
        model = Company
        fields = []


class DeviceFilter(PublicFilterSet):
    status = Choice(label="Status", choices=list(STATUSES.items()))
    company = RecordFilter(kind="company", label="Maker", method="made_by")

    class Meta:
        model = Device
        fields = []

    def made_by(self, rows, name, record):
        return rows.filter(Q(maker__in=same_as(record)) | Q(brand__in=same_as(record)))


class PartnershipFilter(PublicFilterSet):
    status = Choice(label="Status", choices=Partnership.Status.choices)
    company = RecordFilter(kind="company", label="Company", method="between")

    class Meta:
        model = Partnership
        fields = []

    def between(self, rows, name, record):
        parties = Party.objects.public(self.at).filter(company__in=same_as(record))
        return rows.filter(pk__in=parties.values("partnership"))


class SourceFilter(PublicFilterSet):
    type = Choice(label="Kind", choices=Source.Type.choices)

    class Meta:
        model = Source
        fields = []
