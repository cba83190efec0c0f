"""Device: a phone, camera or accessory, from first rumour to last price."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone

from partnerships.codes import validate_currency, validate_market
from partnerships.companies.models import Company
from partnerships.constraints import known, money, not_itself, once
from partnerships.devices import status
from partnerships.fields import EdtfField
from partnerships.records.models import (
    Record,
    RecordOfKind,
    RecordQuerySet,
    StatementOfKind,
    StatementQuerySet,
)


class DeviceType(models.TextChoices):
    PHONE = "phone", "phone"
    ACCESSORY = "accessory", "accessory"
    WATCH = "watch", "watch"
    CAMERA = "camera", "camera"
    TABLET = "tablet", "tablet"
    OTHER = "other", "other"


class DeviceStatus(models.TextChoices):
    """Derived from events, never stored."""

    RUMOURED = "rumoured", "rumoured"
    ANNOUNCED = "announced", "announced"
    RELEASED = "released", "released"
    CANCELLED = "cancelled", "cancelled"
    ANNOUNCED_THEN_CANCELLED = "announced_then_cancelled", "announced, then cancelled"
    NEVER_ANNOUNCED = "never_announced", "never announced"


class EventKind(models.TextChoices):
    ANNOUNCED = "announced", "announced"
    RELEASED = "released", "released"
    DELAYED = "delayed", "delayed"
    CANCELLED = "cancelled", "cancelled"
    DISCONTINUED = "discontinued", "discontinued"
    NEVER_ANNOUNCED = "never_announced", "never announced"


class Basis(models.TextChoices):
    REPORTED = "reported", "reported"
    OFFICIAL_SCHEDULE = "official_schedule", "the day was announced before"
    GENERAL_KNOWLEDGE = "general_knowledge", "general knowledge"


class LineageRelation(models.TextChoices):
    BECAME = "became", "became"
    REPLACED_BY = "replaced_by", "was replaced by"
    SUCCEEDS = "succeeds", "succeeds"


class Standing(models.TextChoices):
    CONFIRMED = "confirmed", "confirmed"
    RUMOURED = "rumoured", "rumoured"


class DeviceQuerySet(RecordQuerySet):
    def with_status(self, at=None):
        """Annotate ``status`` from the events that readers may see and whose day has come."""
        at = at or timezone.now()
        events = DeviceEvent.objects.public(at).happened(at).filter(device=OuterRef("pk"))
        cases = [
            When(Q(*(Exists(events.filter(kind=kind)) for kind in needed)), then=Value(name))
            for needed, name in status.RULES
        ]
        return self.annotate(status=Case(*cases, default=Value(status.RUMOURED)))


class Device(RecordOfKind):
    Type = DeviceType
    Status = DeviceStatus
    record_kind = Record.Kind.DEVICE

    type = models.CharField("type", max_length=9, choices=DeviceType, default=DeviceType.PHONE)
    maker = models.ForeignKey(Company, models.PROTECT, related_name="devices_made")
    brand = models.ForeignKey(
        Company,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="devices_branded",
        help_text="Only if the brand is another company than the maker.",
    )

    objects = DeviceQuerySet.as_manager()

    class Meta(RecordOfKind.Meta):
        constraints = [known("device", "type", DeviceType)]


class DeviceEventQuerySet(StatementQuerySet):
    def happened(self, at=None):
        """Events whose day has come, or has no day."""
        today = timezone.localdate(at or timezone.now())
        return self.filter(Q(on="") | Q(on_earliest__lte=today))


class DeviceEvent(StatementOfKind):
    Kind = EventKind
    Basis = Basis
    involves = ("device",)

    device = models.ForeignKey(Device, models.CASCADE, related_name="events")
    kind = models.CharField("event", max_length=15, choices=EventKind)
    on = EdtfField("on", blank=True)
    basis = models.CharField("basis", max_length=17, choices=Basis, blank=True)
    what = models.CharField("in words", max_length=300, blank=True)

    objects = DeviceEventQuerySet.as_manager()

    class Meta:
        verbose_name = "event of a device"
        verbose_name_plural = "events of devices"
        ordering = ["on_earliest", "pk"]
        indexes = [models.Index(fields=["device", "kind"], name="deviceevent_device_kind")]
        constraints = [
            known("deviceevent", "kind", EventKind),
            known("deviceevent", "basis", Basis, blank=True),
        ]

    def __str__(self):
        return f"{self.device} {self.get_kind_display()} {self.on}".rstrip()


class Lineage(StatementOfKind):
    Relation = LineageRelation
    involves = ("device", "other")

    device = models.ForeignKey(Device, models.CASCADE, related_name="lineage")
    relation = models.CharField("relation", max_length=11, choices=LineageRelation)
    other = models.ForeignKey(Device, models.PROTECT, related_name="lineage_of_others")

    class Meta:
        verbose_name_plural = "lineage"
        ordering = ["pk"]
        constraints = [
            known("lineage", "relation", LineageRelation),
            not_itself("lineage", "other", "device", "A device cannot succeed itself."),
            once("lineage", "device", "relation", "other", message="This is on file already."),
        ]

    def __str__(self):
        return f"{self.device} {self.get_relation_display()} {self.other}"


class Release(StatementOfKind):
    """A device on sale in a market, under the name it has there."""

    involves = ("device",)

    device = models.ForeignKey(Device, models.CASCADE, related_name="releases")
    market = models.CharField(
        "market", max_length=6, validators=[validate_market], help_text="CN, GB, EU, global."
    )
    released_on = EdtfField("released on", blank=True)
    name = models.CharField(
        "name there", max_length=200, blank=True, help_text="Only if it differs."
    )

    class Meta:
        ordering = ["released_on_earliest", "market"]

    def __str__(self):
        return f"{self.name or self.device} in {self.market}"


class Specification(StatementOfKind):
    Standing = Standing
    involves = ("device",)

    device = models.ForeignKey(Device, models.CASCADE, related_name="specifications")
    property = models.CharField("property", max_length=80, help_text="Such as main_sensor.")
    value = models.CharField("value", max_length=200)
    number = models.DecimalField(
        "as a number", max_digits=16, decimal_places=4, null=True, blank=True
    )
    unit = models.CharField("unit", max_length=20, blank=True)
    standing = models.CharField(
        "standing", max_length=9, choices=Standing, default=Standing.CONFIRMED
    )

    class Meta:
        ordering = ["property", "pk"]
        constraints = [known("specification", "standing", Standing)]

    def __str__(self):
        return f"{self.property}: {self.value} {self.unit}".rstrip()


class Price(StatementOfKind):
    involves = ("device",)

    device = models.ForeignKey(Device, models.CASCADE, related_name="prices")
    market = models.CharField("market", max_length=6, validators=[validate_market])
    amount = models.DecimalField("amount", max_digits=14, decimal_places=2)
    currency = models.CharField("currency", max_length=3, validators=[validate_currency])
    on = EdtfField("on", blank=True)

    class Meta:
        ordering = ["on_earliest", "market"]
        constraints = [
            money("price"),
            models.CheckConstraint(
                name="price_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message="A price is not below zero.",
            ),
        ]

    def __str__(self):
        return f"{self.amount} {self.currency} ({self.market})"
