"""Document: anything that can be cited."""

from hashlib import sha256

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.codes import validate_language, validate_zone
from partnerships.constraints import known, not_itself
from partnerships.fields import EdtfField
from partnerships.proposals.models import Proposed, ProposedQuerySet


class DocumentKind(models.TextChoices):
    RELEASE = "release", "press release"
    RELEASE_COPY = "press_release_copy", "press release, as another site copied it"
    NEWSROOM_PAGE = "company_newsroom", "page of a company's newsroom"
    POST = "post", "post"
    FILING = "filing", "filing"
    INTERVIEW = "interview", "interview"
    ARTICLE = "article", "article"
    NEWS = "news", "news report"
    AGENCY = "agency", "agency report"
    VIDEO = "video", "video or broadcast"
    REFERENCE = "reference", "reference work"
    BLOG = "blog", "blog"
    RUMOUR_BLOG = "rumour_blog", "rumour blog"
    FORUM = "forum", "forum"
    FEED = "feed", "feed"
    REPOST = "repost", "repost"
    AGGREGATOR = "aggregator", "aggregator"
    OTHER = "other", "other"


class Grade(models.TextChoices):
    A = "A", "A: original or strong outlet"
    B = "B", "B: ordinary"
    C = "C", "C: repost, blog or machine-made"


class MayShow(models.TextChoices):
    NONE = "none", "nothing of the text"
    EXCERPT = "excerpt", "a short excerpt"
    WHOLE = "whole", "the whole text"


class DocumentQuerySet(ProposedQuerySet):
    def public(self, at=None):
        """What readers may see: published to them, not merged away, under no running embargo."""
        at = at or timezone.now()
        return self.filter(
            Q(embargo_until__isnull=True) | Q(embargo_until__lte=at),
            public_from__lte=at,
            merged_into__isnull=True,
        )

    def embargoed(self, at=None):
        return self.filter(embargo_until__gt=at or timezone.now())


class Document(Proposed):
    Kind = DocumentKind
    Grade = Grade
    MayShow = MayShow

    kind = models.CharField("kind", max_length=20, choices=DocumentKind)
    publisher = models.CharField("published by", max_length=200, help_text="The publication.")
    title = models.CharField("title", max_length=300, blank=True)
    url = models.URLField("address", max_length=1000, blank=True)
    dated = EdtfField("dated", blank=True)
    language = models.CharField(
        "language", max_length=35, blank=True, validators=[validate_language]
    )
    grade = models.CharField("grade", max_length=1, choices=Grade, blank=True)
    text = models.TextField(
        "text as we hold it", blank=True, help_text="Only the document's own words."
    )
    text_sha256 = models.CharField("SHA-256 of the text", max_length=64, blank=True)
    is_excerpt = models.BooleanField(
        "only an excerpt",
        default=False,
        help_text="We hold a part of the text: what is not in it may stand in the rest.",
    )
    may_show = models.CharField(
        "readers may see", max_length=8, choices=MayShow, default=MayShow.NONE
    )
    note = models.TextField("note", blank=True, help_text="Seen only at the desk.")
    public_from = models.DateTimeField(
        "public from", null=True, blank=True, help_text="Empty: seen only at the desk."
    )
    embargo_until = models.DateTimeField("embargoed until", null=True, blank=True)
    embargo_zone = models.CharField(
        "embargo's time zone",
        max_length=50,
        blank=True,
        validators=[validate_zone],
        help_text="The zone of whoever set the embargo, such as Europe/Berlin.",
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    created_at = models.DateTimeField("entered", default=timezone.now, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-dated_earliest", "publisher", "pk"]
        indexes = [
            models.Index(fields=["kind", "public_from"], name="document_kind_public"),
            models.Index(fields=["-dated_earliest"], name="document_dated"),
        ]
        constraints = [
            known("document", "kind", DocumentKind),
            known("document", "grade", Grade, blank=True),
            known("document", "may_show", MayShow),
            models.UniqueConstraint(
                name="document_url_once",
                fields=["url"],
                condition=~Q(url="") & Q(merged_into__isnull=True),
                violation_error_message="A document with this address is already on file.",
            ),
            models.CheckConstraint(
                name="document_text_has_digest",
                condition=Q(text="", text_sha256="") | (~Q(text="") & ~Q(text_sha256="")),
                violation_error_message="A text that we hold is kept with its SHA-256.",
            ),
            models.CheckConstraint(
                name="document_embargo_has_zone",
                condition=Q(embargo_until__isnull=True, embargo_zone="")
                | (Q(embargo_until__isnull=False) & ~Q(embargo_zone="")),
                violation_error_message="An embargo needs both its time and its time zone.",
            ),
            not_itself("document", "merged_into", "id", "A document cannot be merged into itself."),
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.publisher, self.title, self.dated]))

    def clean(self):
        self.text_sha256 = digest(self.text)

    def hold(self, text: str) -> None:
        """Set the text with its digest; the caller saves."""
        self.text, self.text_sha256 = text, digest(text)

    def is_public(self, at=None) -> bool:
        at = at or timezone.now()
        return (
            self.merged_into_id is None
            and self.public_from is not None
            and self.public_from <= at
            and not self.is_embargoed(at)
        )

    def is_embargoed(self, at=None) -> bool:
        return self.embargo_until is not None and self.embargo_until > (at or timezone.now())


class DocumentPhrase(models.Model):
    """Three words in a row of a document's text, to find the same words elsewhere."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="phrases")
    three = models.BigIntegerField("hash of the three words", db_index=True)
    place = models.PositiveIntegerField("which word of the text begins them")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="document_phrase_once",
                fields=["document", "place"],
                violation_error_message="One phrase begins at each word.",
            )
        ]

    def __str__(self):
        return f"{self.document}, word {self.place}"


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest() if text else ""
