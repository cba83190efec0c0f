"""Person and the posts a person has held."""

from django.db import models
from django.db.models import Case, Q, Value, When
from django_countries.fields import CountryField

from partnerships.companies.models import Company, EndStatus
from partnerships.constraints import ended_only_if_ended, in_order, known
from partnerships.fields import EdtfField
from partnerships.people.posts import Certainty, held_on
from partnerships.records.models import Record, RecordOfKind, StatementOfKind, StatementQuerySet


class PersonType(models.TextChoices):
    EXECUTIVE = "executive", "executive"
    OWNER = "owner", "owner"
    DESIGNER = "designer", "designer"
    SPOKESPERSON = "spokesperson", "spokesperson"
    LEAKER = "leaker", "leaker"
    ANALYST = "analyst", "analyst"
    JOURNALIST = "journalist", "journalist"


class Person(RecordOfKind):
    Type = PersonType
    record_kind = Record.Kind.PERSON

    type = models.CharField("type", max_length=12, choices=PersonType)
    pseudonymous = models.BooleanField(
        "pseudonymous", default=False, help_text="Known only by a pen name or handle."
    )
    nationality = CountryField("nationality", blank=True)
    family_name_first = models.BooleanField(
        "family name first", default=False, help_text="The name is printed as in Lei Jun."
    )

    class Meta(RecordOfKind.Meta):
        verbose_name_plural = "people"
        constraints = [known("person", "type", PersonType)]


class AppointmentQuerySet(StatementQuerySet):
    def held_by(self, person):
        return self.filter(person=person)

    def in_company(self, company):
        return self.filter(company=company)

    def with_certainty(self, day):
        """Annotate ``certainty`` (certain, possible, none): Appointment.on(day) as SQL."""
        in_post_by = Q(started_latest__lte=day) | Q(seen_on_earliest__lte=day)
        in_post_until = (
            Q(end_status=EndStatus.OPEN)
            | Q(ended_earliest__gte=day)
            | Q(ended="", seen_on_latest__gte=day)
            | Q(ended="", seen_on="", started_latest__gte=day)
        )
        return self.annotate(
            certainty=Case(
                When(Q(started_earliest__gt=day) | Q(ended_latest__lt=day), then=Value("none")),
                When(in_post_by & in_post_until, then=Value("certain")),
                default=Value("possible"),
            )
        )

    def on(self, day):
        """Posts held, or perhaps held, on that day, the certain ones first."""
        return (
            self.with_certainty(day)
            .exclude(certainty="none")
            .order_by("certainty", "started_earliest", "pk")
        )


class Appointment(StatementOfKind):
    """A person's post at a company. ``seen_on`` is a day on which a document shows it held."""

    EndStatus = EndStatus
    involves = ("person", "company")

    person = models.ForeignKey(Person, models.CASCADE, related_name="appointments")
    company = models.ForeignKey(Company, models.PROTECT, related_name="appointments")
    role = models.CharField("post", max_length=200, help_text="As it is to be printed.")
    started = EdtfField("started", blank=True)
    ended = EdtfField("ended", blank=True)
    end_status = models.CharField("end", max_length=7, choices=EndStatus, default=EndStatus.UNKNOWN)
    seen_on = EdtfField(
        "seen in post on", blank=True, help_text="A date on which a document shows the post held."
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_earliest", "pk"]
        indexes = [
            models.Index(fields=["person", "started_earliest"], name="appointment_person_start"),
            models.Index(fields=["company", "started_earliest"], name="appointment_company_start"),
        ]
        constraints = [
            known("appointment", "end_status", EndStatus),
            in_order("appointment", "started", "ended"),
            ended_only_if_ended("appointment"),
        ]

    def __str__(self):
        return f"{self.person}, {self.role}, {self.company}"

    def on(self, day) -> Certainty:
        """Whether the post was held on that day, with reasons."""
        return held_on(
            day,
            started=self.started,
            ended=self.ended,
            end_status=self.end_status,
            seen_on=self.seen_on,
        )
