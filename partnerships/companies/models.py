"""Company, its owners and its tickers over time."""

from django.db import models
from django.db.models import Q
from django_countries.fields import CountryField

from partnerships.codes import validate_mic
from partnerships.constraints import ended_only_if_ended, in_order, known, not_itself
from partnerships.fields import EdtfField
from partnerships.records.models import Record, RecordOfKind, StatementOfKind, StatementQuerySet


class CompanyType(models.TextChoices):
    COMPANY = "company", "company"
    HOLDING = "holding", "holding"
    INVESTOR = "investor", "investor"
    FOUNDATION = "foundation", "foundation"
    CARRIER = "carrier", "carrier"
    JOINT_INSTITUTE = "joint_institute", "joint institute"


class Relation(models.TextChoices):
    MAJORITY = "majority", "majority owner"
    MINORITY = "minority", "minority owner"
    WHOLLY_OWNED = "wholly_owned", "sole owner"
    SUB_BRAND = "sub_brand", "has it as a sub-brand"
    PARENT = "parent", "parent"

    @classmethod
    def controlling(cls):
        return [relation for relation in cls if relation != cls.MINORITY]


class EndStatus(models.TextChoices):
    """What is known of an end whose day may be missing."""

    ENDED = "ended", "ended"
    OPEN = "open", "goes on"
    UNKNOWN = "unknown", "not known"


class Company(RecordOfKind):
    Type = CompanyType
    record_kind = Record.Kind.COMPANY

    type = models.CharField("type", max_length=15, choices=CompanyType, default=CompanyType.COMPANY)
    country = CountryField("country", blank=True)
    founded = EdtfField("founded", blank=True)
    headquarters = models.CharField("head office", max_length=200, blank=True)
    website = models.CharField(
        "website", max_length=300, blank=True, help_text="With or without https://."
    )
    listed = models.BooleanField("listed", null=True, blank=True)

    class Meta(RecordOfKind.Meta):
        verbose_name_plural = "companies"
        constraints = [known("company", "type", CompanyType)]


class OwnershipQuerySet(StatementQuerySet):
    def on(self, day):
        """Owners who were, or may have been, owners on that day."""
        return self.exclude(started_earliest__gt=day).exclude(ended_latest__lt=day)

    def controlling(self):
        return self.filter(relation__in=Relation.controlling())


class Ownership(StatementOfKind):
    Relation = Relation
    EndStatus = EndStatus
    involves = ("owned", "owner")

    owned = models.ForeignKey(Company, models.CASCADE, related_name="owners")
    owner = models.ForeignKey(Company, models.PROTECT, related_name="holdings")
    relation = models.CharField("the owner is", max_length=12, choices=Relation)
    stake_percent = models.DecimalField(
        "stake in per cent", max_digits=6, decimal_places=3, null=True, blank=True
    )
    started = EdtfField("from", blank=True)
    ended = EdtfField("until", blank=True)
    end_status = models.CharField("end", max_length=7, choices=EndStatus, default=EndStatus.UNKNOWN)

    objects = OwnershipQuerySet.as_manager()

    class Meta:
        ordering = ["started_earliest", "pk"]
        constraints = [
            known("ownership", "relation", Relation),
            known("ownership", "end_status", EndStatus),
            in_order("ownership", "started", "ended"),
            ended_only_if_ended("ownership"),
            not_itself("ownership", "owner", "owned", "A company cannot own itself."),
            models.CheckConstraint(
                name="ownership_stake_possible",
                condition=Q(stake_percent__gt=0, stake_percent__lte=100),
                violation_error_message="A stake is more than 0 and at most 100 per cent.",
            ),
        ]

    def __str__(self):
        return f"{self.owner}: {self.get_relation_display()} of {self.owned}"


class Ticker(StatementOfKind):
    involves = ("company",)

    company = models.ForeignKey(Company, models.CASCADE, related_name="tickers")
    mic = models.CharField(
        "exchange", max_length=4, validators=[validate_mic], help_text="ISO 10383, as in XHKG."
    )
    symbol = models.CharField("symbol", max_length=12)
    listed_from = EdtfField("from", blank=True)
    listed_until = EdtfField("until", blank=True)

    class Meta:
        ordering = ["mic", "symbol"]
        constraints = [in_order("ticker", "listed_from", "listed_until")]

    def __str__(self):
        return f"{self.mic}: {self.symbol}"
