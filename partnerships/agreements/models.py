"""Partnership: who agreed on what with whom, and what is known of its terms."""

from django.db import models
from django.db.models import Q

from partnerships.codes import validate_currency
from partnerships.companies.models import Company, EndStatus
from partnerships.constraints import (
    ended_only_if_ended,
    exactly_one,
    in_order,
    known,
    money,
    not_itself,
    once,
)
from partnerships.devices.models import Device
from partnerships.fields import EdtfField
from partnerships.people.models import Person
from partnerships.records.models import (
    Record,
    RecordOfKind,
    RecordQuerySet,
    StatementOfKind,
)


class PartnershipStatus(models.TextChoices):
    ACTIVE = "active", "active"
    ENDED = "ended", "ended"
    CONCLUDED = "concluded", "concluded"
    ABSORBED = "absorbed", "absorbed"
    UNKNOWN = "unknown", "not known"
    RUMOURED_OPEN = "rumoured_open", "rumoured, open"
    RUMOURED_NEVER_CONFIRMED = "rumoured_never_confirmed", "rumoured, never confirmed"

    @classmethod
    def rumoured(cls):
        return [cls.RUMOURED_OPEN, cls.RUMOURED_NEVER_CONFIRMED]


class KindOfPartnership(models.TextChoices):
    IMAGING_CO_DEVELOPMENT = "imaging_co_development", "imaging co-development"
    COMPONENT_CO_DEVELOPMENT = "component_co_development", "component co-development"
    IMAGING_SOFTWARE = "imaging_software", "imaging software"
    LENS_BRANDING = "lens_branding", "lens branding"
    LENS_MOUNT_STANDARD = "lens_mount_standard", "lens mount standard"
    BRANDING = "branding", "branding"
    BRAND_LICENCE = "brand_licence", "brand licence"
    DESIGN = "design", "design"
    MARKETING = "marketing", "marketing"
    RETAIL = "retail", "retail"
    SUPPLY = "supply", "supply"
    RESEARCH_INSTITUTE = "research_institute", "research institute"
    INVESTMENT = "investment", "investment"
    JOINT_INVESTMENT = "joint_investment", "joint investment"
    ACQUISITION = "acquisition", "acquisition"
    MERGER = "merger", "merger"
    DIVESTITURE = "divestiture", "divestiture"


class TermKind(models.TextChoices):
    DURATION = "duration", "duration"
    AMOUNT = "amount", "amount"
    EXCLUSIVITY = "exclusivity", "exclusivity"
    LABORATORIES = "laboratories", "laboratories"
    TEAM = "team", "team"
    AREA = "area", "area"
    OTHER = "other", "other"


class TermStatus(models.TextChoices):
    CLAIMED = "claimed", "claimed"
    CONFIRMED = "confirmed", "confirmed"
    DISPUTED = "disputed", "disputed"
    NOT_DISCLOSED = "not_disclosed", "not disclosed"


class PartnershipQuerySet(RecordQuerySet):
    def rumoured(self):
        return self.filter(status__in=PartnershipStatus.rumoured())

    def settled(self):
        return self.exclude(status__in=PartnershipStatus.rumoured())

    def of(self, company):
        """Partnerships that this company is a party to."""
        return self.filter(pk__in=Party.objects.filter(company=company).values("partnership"))


class Partnership(RecordOfKind):
    Status = PartnershipStatus
    EndStatus = EndStatus
    record_kind = Record.Kind.PARTNERSHIP

    status = models.CharField(
        "status", max_length=24, choices=PartnershipStatus, default=PartnershipStatus.UNKNOWN
    )
    announced = EdtfField("announced", blank=True)
    started = EdtfField("started", blank=True)
    ended = EdtfField("ended", blank=True)
    end_status = models.CharField("end", max_length=7, choices=EndStatus, default=EndStatus.UNKNOWN)
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    succeeded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    objects = PartnershipQuerySet.as_manager()

    class Meta(RecordOfKind.Meta):
        constraints = [
            known("partnership", "status", PartnershipStatus),
            known("partnership", "end_status", EndStatus),
            in_order("partnership", "started", "ended"),
            in_order("partnership", "announced", "ended"),
            ended_only_if_ended("partnership"),
            not_itself(
                "partnership", "part_of", "record", "A partnership cannot be part of itself."
            ),
            not_itself(
                "partnership", "succeeded_by", "record", "A partnership cannot succeed itself."
            ),
        ]


class PartnershipKind(models.Model):
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="kinds")
    kind = models.CharField("kind", max_length=24, choices=KindOfPartnership)

    class Meta:
        verbose_name = "kind of the partnership"
        verbose_name_plural = "kinds of the partnership"
        ordering = ["pk"]
        constraints = [
            known("partnershipkind", "kind", KindOfPartnership),
            once("partnershipkind", "partnership", "kind", message="This kind is on file already."),
        ]

    def __str__(self):
        return self.get_kind_display()


class Party(StatementOfKind):
    """A company or a person who takes part, and as what."""

    involves = ("partnership", "company", "person")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="parties")
    company = models.ForeignKey(
        Company, models.PROTECT, null=True, blank=True, related_name="parties"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="parties"
    )
    role = models.CharField(
        "role", max_length=200, blank=True, help_text="Such as bidder, maker, licensor."
    )

    class Meta:
        verbose_name_plural = "parties"
        ordering = ["pk"]
        constraints = [
            exactly_one("party", "company", "person", "A party is either a company or a person."),
            once("party", "partnership", "company", message="This company is a party already."),
            once("party", "partnership", "person", message="This person is a party already."),
        ]

    def __str__(self):
        return str(self.who)

    @property
    def who(self):
        return self.company if self.company_id else self.person


class Term(StatementOfKind):
    """One thing agreed, or said to be agreed. Figures count only with the document they are in."""

    Kind = TermKind
    Status = TermStatus
    involves = ("partnership",)

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="terms")
    kind = models.CharField("kind", max_length=12, choices=TermKind)
    text = models.TextField("in words", blank=True)
    years = models.DecimalField("years", max_digits=6, decimal_places=2, null=True, blank=True)
    amount = models.DecimalField(
        "amount of money", max_digits=20, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(
        "currency", max_length=3, blank=True, validators=[validate_currency]
    )
    amount_basis = models.CharField(
        "what the amount is", max_length=300, blank=True, help_text="Such as: press estimate."
    )
    exclusive = models.BooleanField("exclusive", null=True, blank=True)
    quantity = models.DecimalField("number", max_digits=16, decimal_places=3, null=True, blank=True)
    unit = models.CharField(
        "unit", max_length=40, blank=True, help_text="Of the number: laboratories, people, m²."
    )
    status = models.CharField(
        "status", max_length=13, choices=TermStatus, default=TermStatus.CLAIMED
    )
    due_on = EdtfField("due", blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            known("term", "kind", TermKind),
            known("term", "status", TermStatus),
            money("term"),
            models.CheckConstraint(
                name="term_numbers_not_negative",
                condition=(Q(years__isnull=True) | Q(years__gt=0))
                & (Q(amount__isnull=True) | Q(amount__gte=0))
                & (Q(quantity__isnull=True) | Q(quantity__gte=0)),
                violation_error_message="Years, amounts and numbers are not below zero.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text or self.get_status_display()}"


class PartnershipEvent(StatementOfKind):
    involves = ("partnership",)

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="events")
    on = EdtfField("on", blank=True)
    what = models.CharField("what happened", max_length=300)

    class Meta:
        verbose_name = "event of a partnership"
        verbose_name_plural = "events of partnerships"
        ordering = ["on_earliest", "pk"]

    def __str__(self):
        return f"{self.on}: {self.what}" if self.on else self.what


class PartnershipDevice(StatementOfKind):
    """A device made under a partnership."""

    involves = ("partnership", "device")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="devices")
    device = models.ForeignKey(Device, models.PROTECT, related_name="partnerships")

    class Meta:
        verbose_name = "device of a partnership"
        verbose_name_plural = "devices of partnerships"
        ordering = ["pk"]
        constraints = [
            once("partnershipdevice", "partnership", "device", message="Listed already."),
        ]

    def __str__(self):
        return str(self.device)
