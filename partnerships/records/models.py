"""Record and Statement, the two bases of the ledger, and what every record can have.

A **record** is a thing with a page: a company, person, device, partnership or source.
A **statement** is one thing said about records: an appointment, a price, a claim, a name.
Both are tables of their own, so that a mixed list is one query and a citation one foreign key.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.codes import validate_language, validate_market
from partnerships.constraints import exactly_one, in_order, known, not_itself, once
from partnerships.documents.models import Document
from partnerships.fields import EdtfField
from partnerships.records.sourced import Sourced, SourcedQuerySet


class RecordKind(models.TextChoices):
    COMPANY = "company", "company"
    PERSON = "person", "person"
    DEVICE = "device", "device"
    PARTNERSHIP = "partnership", "partnership"
    SOURCE = "source", "source"

    @property
    def folder(self) -> str:
        """The part of a reader's address: /companies/leica/."""
        return {"company": "companies", "person": "people"}.get(self.value, f"{self.value}s")


class NameKind(models.TextChoices):
    LEGAL = "legal", "legal name"
    SHORT = "short", "short name"
    ALSO_KNOWN_AS = "also_known_as", "also known as"
    FORMER = "former", "former name"
    NATIVE = "native", "name in its own script"
    HANDLE = "handle", "handle"
    RUMOURED = "rumoured", "rumoured name"
    CODENAME = "codename", "code name"
    MARKET = "market", "name in a market"


class RecordQuerySet(SourcedQuerySet):
    def standing(self):
        """Not merged into another record."""
        return self.filter(merged_into__isnull=True)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def named(self, words):
        """Records that carry these words in their name or in any other name on file."""
        by_other_name = Name.objects.filter(text__icontains=words).values("record")
        return self.filter(Q(name__icontains=words) | Q(pk__in=by_other_name))

    def addressed(self, kind, slug):
        """The record, or none, that an address leads to: by its slug, or by a former one.

        The row found may be merged: ask it for its ``canonical``.
        """
        former = FormerSlug.objects.filter(kind=kind, slug=slug).values("record")
        return self.filter(Q(kind=kind, slug=slug) | Q(pk__in=former)).select_related("merged_into")


class Record(Sourced):
    Kind = RecordKind

    kind = models.CharField("kind", max_length=12, choices=RecordKind, editable=False)
    name = models.CharField("name", max_length=200, help_text="As lists and pages print it.")
    slug = models.SlugField(
        "slug", max_length=120, db_index=False, help_text="The last part of its address."
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    updated_at = models.DateTimeField("changed", auto_now=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        permissions = [("accept_proposal", "Can accept and refuse proposals")]
        indexes = [
            models.Index(fields=["kind", "public_from"], name="record_kind_public"),
            models.Index(fields=["kind", "name"], name="record_kind_name"),
        ]
        constraints = [
            known("record", "kind", RecordKind),
            once("record", "kind", "slug", message="Another record of this kind has this slug."),
            not_itself("record", "merged_into", "id", "A record cannot be merged into itself."),
            models.CheckConstraint(
                name="record_has_name",
                condition=~Q(name=""),
                violation_error_message="A record needs a name.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/{RecordKind(self.kind).folder}/{self.slug}/"

    @classmethod
    def public_condition(cls, at, prefix=""):
        return Q(**{f"{prefix}public_from__lte": at, f"{prefix}merged_into__isnull": True})

    def is_public(self, at=None) -> bool:
        return self.merged_into_id is None and self.is_released(at or timezone.now())

    @property
    def canonical(self):
        """The record this one was merged into, or itself. Merges never chain (check_records)."""
        return self.merged_into if self.merged_into_id else self


class RecordChoice(Record):
    """A record as a list of several kinds offers it: “Leica (company)”."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "record"

    def __str__(self):
        return f"{self.name} ({self.get_kind_display()})"


class RecordOfKind(Record):
    """Base of the five children; ``record_kind`` is what Record.kind says of them."""

    record = models.OneToOneField(
        Record,
        models.CASCADE,
        parent_link=True,
        primary_key=True,
        related_name="as_%(class)s",
    )
    record_kind: RecordKind

    class Meta:
        abstract = True
        ordering = ["name", "pk"]

    def save(self, *args, **kwargs):
        self.kind = self.record_kind
        super().save(*args, **kwargs)

    def clean(self):
        """The database would refuse a slug twice; say so at the field, in time."""
        self.kind = self.record_kind
        super().clean()
        others = Record.objects.addressed(self.kind, self.slug).exclude(pk=self.pk)
        if other := others.first():
            raise ValidationError({"slug": f"This address belongs to “{other}”, now or earlier."})


class StatementQuerySet(SourcedQuerySet):
    def cited_with(self):
        """With the documents that support each statement: two queries for any number of rows."""
        citations = Citation.objects.select_related("document")
        return self.prefetch_related(models.Prefetch("citations", citations))


class Statement(Sourced):
    """Readers see a statement once its own day and that of everything it involves has come."""

    involves: tuple[str, ...] = ()  # foreign keys to records and statements

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"statement {self.pk}"

    @classmethod
    def public_condition(cls, at, prefix=""):
        condition = Q(**{f"{prefix}public_from__lte": at})
        for name in cls.involves:
            field, path = cls._meta.get_field(name), f"{prefix}{name}__"
            seen = field.related_model.public_condition(at, path)
            if issubclass(field.related_model, Record):
                # Frozen rows keep the key of a record merged since: its heir speaks for it.
                seen |= Record.public_condition(at, f"{path}merged_into__") & Q(
                    **{f"{path}merged_into__isnull": False}
                )
            if field.null:
                seen |= Q(**{f"{prefix}{name}__isnull": True})
            condition &= seen
        return condition

    def is_public(self, at=None) -> bool:
        at = at or timezone.now()
        involved = (getattr(self, name) for name in self.involves)
        return self.is_released(at) and all(
            (thing.canonical if isinstance(thing, Record) else thing).is_public(at)
            for thing in involved
            if thing is not None
        )


class StatementOfKind(Statement):
    """Base of all statements; from the plain row they are ``as_appointment``, ``as_claim`` …"""

    statement = models.OneToOneField(
        Statement,
        models.CASCADE,
        parent_link=True,
        primary_key=True,
        related_name="as_%(class)s",
    )

    class Meta:
        abstract = True


class CitationQuerySet(models.QuerySet):
    def public(self, at=None):
        """Citations whose document readers may see."""
        return self.filter(document__in=Document.objects.public(at))


class Citation(models.Model):
    """A document supports a statement, or a record as a whole."""

    statement = models.ForeignKey(
        Statement, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    record = models.ForeignKey(
        Record, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    document = models.ForeignKey(Document, models.PROTECT, related_name="citations")
    place = models.CharField(
        "place", max_length=100, blank=True, help_text="Where in it: p. 3, 00:14:05."
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            exactly_one(
                "citation",
                "statement",
                "record",
                "A citation supports either a statement or a record.",
            ),
            once("citation", "statement", "document", "place", message="Cited already."),
            once("citation", "record", "document", "place", message="Cited already."),
        ]

    def __str__(self):
        return f"{self.document}, {self.place}" if self.place else str(self.document)


class Name(StatementOfKind):
    """Another name of a record, while it was used, in its script or market."""

    Kind = NameKind
    involves = ("record",)

    record = models.ForeignKey(Record, models.CASCADE, related_name="names")
    text = models.CharField("name", max_length=200, db_index=True)
    kind = models.CharField("kind of name", max_length=13, choices=NameKind)
    language = models.CharField(
        "language", max_length=35, blank=True, validators=[validate_language]
    )
    market = models.CharField("market", max_length=6, blank=True, validators=[validate_market])
    used_from = EdtfField("used from", blank=True)
    used_until = EdtfField("used until", blank=True)

    class Meta:
        ordering = ["used_from_earliest", "text"]
        constraints = [
            known("name", "kind", NameKind),
            in_order("name", "used_from", "used_until"),
        ]

    def __str__(self):
        return self.text


class RivalDate(StatementOfKind):
    """Another date that somebody gives for a field of a record or statement."""

    involves = ("record", "about")

    record = models.ForeignKey(
        Record, models.CASCADE, null=True, blank=True, related_name="rival_dates"
    )
    about = models.ForeignKey(
        Statement, models.CASCADE, null=True, blank=True, related_name="rival_dates"
    )
    field = models.CharField("field", max_length=50, help_text="Such as founded or ended.")
    date = EdtfField("date")
    meaning = models.CharField("meaning", max_length=300, blank=True)

    class Meta:
        ordering = ["field", "date_earliest"]
        constraints = [
            exactly_one(
                "rivaldate",
                "record",
                "about",
                "A rival date is about a record or about a statement.",
            ),
            models.CheckConstraint(
                name="rivaldate_has_date",
                condition=~Q(date=""),
                violation_error_message="A rival date needs its date.",
            ),
        ]

    def __str__(self):
        return f"{self.field}: {self.date}"


class FormerSlug(models.Model):
    """An address that a record had; it leads to the record for good."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="former_slugs")
    kind = models.CharField("kind", max_length=12, choices=RecordKind)
    slug = models.SlugField("slug", max_length=120, db_index=False)

    class Meta:
        ordering = ["kind", "slug"]
        constraints = [
            known("formerslug", "kind", RecordKind),
            once("formerslug", "kind", "slug", message="This address is kept for another record."),
        ]

    def __str__(self):
        return self.slug
