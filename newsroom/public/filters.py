"""The one way to filter and sort a list of the reader's site."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest

from newsroom.models import Kind, PrintedMention, PrintedPassage, Quote, QuoteSpeaker, Version
from newsroom.public.filter_fields import (
    Choice,
    Order,
    PublicFilterSet,
    RecordFilter,
    Sort,
    Year,
)
from newsroom.public.links import same_as
from newsroom.public.sentences import FINDINGS, STATUSES
from partnerships.models import (
    Appointment,
    Claim,
    ClaimSource,
    Company,
    Device,
    Partnership,
    PartnershipKind,
    Party,
    Person,
    Record,
    Source,
    Verdict,
)


@dataclass(frozen=True)
class Filtered:
    """A list narrowed and ordered by what was asked; no row at all when a part makes no sense."""

    form: forms.Form
    queryset: QuerySet
    asked: dict[str, str]
    order: Order
    wrong: dict[str, list[str]] = field(default_factory=dict)

    @property
    def errors(self) -> list[str]:
        return [text for texts in self.wrong.values() for text in texts]

    @property
    def query(self) -> str:
        """What was asked, to keep in the links to further pages."""
        return urlencode(self.asked)


def filtered(
    filterset_class: type[PublicFilterSet],
    request: HttpRequest,
    queryset: QuerySet,
    *,
    at: datetime,
) -> Filtered:
    """Narrow and sort `queryset` by the request's parameters; unknown names are ignored.

    django-filter answers every row for a value that it does not understand. Here an unknown
    value answers with its error and no row.
    """
    filterset = filterset_class(request.GET, queryset=queryset, request=request, at=at)
    sort: Sort = filterset.filters["sort"]
    asked = {
        name: request.GET[name]
        for name in filterset.form.fields
        if request.GET.get(name, "").strip()
    }
    if asked.get("sort") == sort.default.name:
        del asked["sort"]
    if not filterset.is_valid():
        wrong = {name: list(texts) for name, texts in filterset.form.errors.items()}
        return Filtered(filterset.form, queryset.none(), asked, sort.default, wrong)
    order = sort.orders.get(filterset.form.cleaned_data["sort"], sort.default)
    return Filtered(filterset.form, order.applied(filterset.qs), asked, order)


NEWEST_ARTICLES = (
    Order("-published", "Newest first", "first_published_at"),
    Order("published", "Oldest first", "first_published_at"),
)
BY_NAME = (
    Order("name", "Name, A to Z", Lower("name")),
    Order("-name", "Name, Z to A", Lower("name")),
)


class ArticleFilter(PublicFilterSet):
    kind = Choice(label="Kind", choices=Kind.choices)
    person = RecordFilter(kind="person", label="Person", method="naming")
    company = RecordFilter(kind="company", label="Company", method="naming")
    device = RecordFilter(kind="device", label="Device", method="naming")
    partnership = RecordFilter(kind="partnership", label="Partnership", method="naming")
    year = Year(field_name="first_published_at__year")
    sort = Sort(*NEWEST_ARTICLES)

    class Meta:
        model = Version
        fields = []

    def naming(self, rows, name, record):
        return rows.filter(naming(record))


class SectionFilter(PublicFilterSet):
    kind = Choice(label="Kind", choices=Kind.choices)
    sort = Sort(*NEWEST_ARTICLES)

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


class SaidFilter(PublicFilterSet):
    """By who speaks; `quote` is the path from a row to its quote."""

    quote = "pk"
    person = RecordFilter(kind="person", label="Person", method="said_by")
    company = RecordFilter(kind="company", label="Company", method="said_by")

    def said_by(self, rows, name, record):
        speakers = QuoteSpeaker.objects.filter(**{f"{name}__in": same_as(record)})
        return rows.filter(**{f"{self.quote}__in": speakers.values("quote")})


class QuoteFilter(SaidFilter):
    year = Year(method="said_in")
    sort = Sort(
        Order("-said", "Newest first", "said_on_earliest"),
        Order("said", "Oldest first", "said_on_earliest"),
    )

    class Meta:
        model = Quote
        fields = []

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
    sort = Sort(
        Order("-claimed", "Newest first", "claimed_on_earliest"),
        Order("claimed", "Oldest first", "claimed_on_earliest"),
        Order("-judged", "Judged last first", "judged_on"),
    )

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
    sort = Sort(*BY_NAME)

    class Meta:
        model = Person
        fields = []

    def at_company(self, rows, name, record):
        posts = Appointment.objects.public(self.at).filter(company__in=same_as(record))
        return rows.filter(pk__in=posts.values("person"))


class CompanyFilter(PublicFilterSet):
    type = Choice(label="Kind", choices=Company.Type.choices)
    sort = Sort(
        *BY_NAME,
        Order("founded", "Oldest first", "founded_earliest"),
        Order("-founded", "Youngest first", "founded_earliest"),
    )

    class Meta:
        model = Company
        fields = []


class DeviceFilter(PublicFilterSet):
    status = Choice(label="Status", choices=list(STATUSES.items()))
    company = RecordFilter(kind="company", label="Maker", method="made_by")
    sort = Sort(*BY_NAME)

    class Meta:
        model = Device
        fields = []

    def made_by(self, rows, name, record):
        return rows.filter(Q(maker__in=same_as(record)) | Q(brand__in=same_as(record)))


class PartnershipFilter(PublicFilterSet):
    status = Choice(label="Status", choices=Partnership.Status.choices)
    kind = Choice(label="Kind", choices=PartnershipKind.kind.field.choices, method="of_kind")
    company = RecordFilter(kind="company", label="Company", method="between")
    sort = Sort(
        *BY_NAME,
        Order("-announced", "Newest first", "announced_earliest"),
        Order("announced", "Oldest first", "announced_earliest"),
    )

    class Meta:
        model = Partnership
        fields = []

    def of_kind(self, rows, name, value):
        return rows.filter(kinds__kind=value)

    def between(self, rows, name, record):
        parties = Party.objects.public(self.at).filter(company__in=same_as(record))
        return rows.filter(pk__in=parties.values("partnership"))


class SourceFilter(PublicFilterSet):
    type = Choice(label="Kind", choices=Source.Type.choices)
    sort = Sort(*BY_NAME)

    class Meta:
        model = Source
        fields = []
