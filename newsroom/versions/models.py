from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from newsroom.articles.models import Article, Author, Disclosure, Kind, Section, Series
from newsroom.images.models import Image
from newsroom.quotes.models import Passage, Quote
from newsroom.versions.querysets import VersionQuerySet, WithdrawalQuerySet
from newsroom.workflow.models import Revision
from partnerships.models import Claim, Document, Record, Statement


class Change(models.TextChoices):
    """What a version changed, in the terms that newsrooms use for it."""

    PUBLICATION = "publication", "Published"
    MINOR = "minor", "Minor fix"
    UPDATE = "update", "Update"
    CORRECTION = "correction", "Correction"
    CLARIFICATION = "clarification", "Clarification"
    EDITORS_NOTE = "editors_note", "Editor's note"

    @classmethod
    def noted(cls):
        """Changes that say to readers what they changed."""
        return [cls.UPDATE, cls.CORRECTION, cls.CLARIFICATION, cls.EDITORS_NOTE]

    @classmethod
    def after_publication(cls):
        return [cls.MINOR, *cls.noted()]


class Version(models.Model):
    """What readers see from `live_from` until `live_until`: words frozen, never edited.

    The database refuses every later change but to `live_until`, and a redaction.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="versions")
    path = models.CharField(max_length=120, help_text="The address as of this version.")
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True, blank=True)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField(
        null=True, blank=True, help_text="The last change that readers were told of."
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    change = models.CharField(max_length=14, choices=Change, default=Change.PUBLICATION)
    note = models.TextField(blank=True, help_text="What changed, for readers.")

    kind = models.CharField(max_length=12, choices=Kind)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="versions")
    section_name = models.CharField(max_length=80)
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )
    series_part = models.PositiveSmallIntegerField(null=True, blank=True)
    is_developing = models.BooleanField(default=False)
    language = models.CharField(max_length=12)
    headline = models.CharField(max_length=160)
    standfirst = models.TextField(blank=True)
    body = models.TextField(help_text="The text as the desk wrote it, marks included.")
    segments = models.JSONField(help_text="The text cut up so that rendering is joining.")
    search_text = models.TextField(blank=True)
    disclosure = models.CharField(max_length=16, choices=Disclosure, blank=True)
    disclosure_note = models.CharField(max_length=300, blank=True)
    sponsor_name = models.CharField(max_length=200, blank=True)
    lead_image = models.ForeignKey(
        Image, on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )
    lead_caption = models.CharField(max_length=300, blank=True)
    lead_alternative_text = models.CharField(max_length=500, blank=True)
    lead_credit = models.CharField(max_length=200, blank=True)

    redacted_at = models.DateTimeField(null=True, blank=True)
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-live_from", "-number"]
        get_latest_by = "number"
        indexes = [
            models.Index(fields=["-live_from"], name="version_newest"),
            models.Index(fields=["section", "-live_from"], name="version_section_newest"),
            models.Index(fields=["path"], name="version_path"),
            models.Index(
                fields=["live_from"], condition=Q(is_developing=True), name="version_developing"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(live_until=None),
                name="version_one_open_per_article",
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=F("live_from")),
                name="version_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_one"),
            models.CheckConstraint(
                condition=Q(change__in=Change.values), name="version_change_known"
            ),
            models.CheckConstraint(
                condition=~Q(change__in=Change.noted())
                | ~Q(note="")
                | Q(change="update", is_developing=True),
                name="version_change_has_note",
                violation_error_message="Say for readers what changed.",
            ),
            models.CheckConstraint(
                condition=Q(redacted_at=None) | Q(headline="", standfirst="", body=""),
                name="version_redacted_is_empty",
            ),
        ]

    def __str__(self):
        return f"{self.headline or 'Redacted'}, version {self.number}"

    def get_absolute_url(self):
        return f"/{self.path}/"

    def is_live(self, at=None):
        at = at or timezone.now()
        return self.live_from <= at and (self.live_until is None or self.live_until > at)

    def is_scheduled(self, at=None):
        return self.live_from > (at or timezone.now())


class PrintedBylineManager(models.Manager):
    """Rows come with their author, since every byline leads to the author's page."""

    def get_queryset(self):
        return super().get_queryset().select_related("author")


class PrintedByline(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="printed")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)

    objects = PrintedBylineManager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "author"], name="printed_byline_once")
        ]

    def __str__(self):
        return self.name


class PrintedPassage(models.Model):
    """The words of a quote as this version prints them."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="passages")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="printed")
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="printed")
    position = models.PositiveSmallIntegerField(default=0)
    fragments = models.JSONField()
    attribution = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "passage"], name="printed_passage_once")
        ]

    def __str__(self):
        return self.words

    @property
    def words(self):
        return " … ".join(self.fragments)


class PrintedMention(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="mentions")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="printed_mentions")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "record"], name="printed_mention_once")
        ]

    def __str__(self):
        return self.name


class PrintedClaim(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="claims")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="printed")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "claim"], name="printed_claim_once")
        ]

    def __str__(self):
        return str(self.claim)


class PrintedPicture(models.Model):
    """A picture inside the text of a version; how it is shown stands in the text."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="printed")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "image"], name="printed_picture_once")
        ]

    def __str__(self):
        return str(self.image)


class Tick(models.Model):
    """A warning that stood when a version was published, and who published it all the same."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="ticks")
    check_name = models.CharField("check", max_length=40)
    key = models.CharField(max_length=24, editable=False, help_text="Of the same warning, always.")
    message = models.TextField("warning")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField("ticked")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="tick_once_per_version"),
        ]

    def __str__(self):
        return self.message


class Correction(models.Model):
    """What was wrong, what is right, and since when it stood there."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="correction")
    wrong = models.TextField(help_text="What we printed.")
    right = models.TextField(help_text="What is right.")
    since = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, related_name="corrected_later"
    )
    together = models.UUIDField(
        null=True,
        editable=False,
        db_index=True,
        help_text="The same for all articles that were corrected in one go.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(wrong="") & ~Q(right=""),
                name="correction_says_both",
                violation_error_message="Say what was wrong and what is right.",
            )
        ]

    def __str__(self):
        return self.right


class Withdrawal(models.Model):
    """Taken off the site (410), or kept under a notice (retracted)."""

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", "Withdrawn"
        RETRACTED = "retracted", "Retracted"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="withdrawals")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.WITHDRAWN)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(help_text="For the desk.")
    notice = models.TextField(help_text="One sentence for readers.")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["withdrawn", "retracted"]), name="withdrawal_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(notice="") & ~Q(reason=""),
                name="withdrawal_says_why",
                violation_error_message="Give the reason, and a sentence for readers.",
            ),
        ]

    def __str__(self):
        return f"{self.article} {self.get_kind_display().lower()}"


class PublicWith(models.Model):
    """What becomes public together with an article: publishing writes its `public_from`."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="public_with")
    record = models.OneToOneField(
        Record, on_delete=models.CASCADE, null=True, blank=True, related_name="public_with"
    )
    statement = models.OneToOneField(
        Statement, on_delete=models.CASCADE, null=True, blank=True, related_name="public_with"
    )
    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="public_with"
    )
    quote = models.OneToOneField(
        Quote, on_delete=models.CASCADE, null=True, blank=True, related_name="public_with"
    )

    class Meta:
        verbose_name = "item that goes public with the article"
        verbose_name_plural = "goes public with the article"
        constraints = [
            models.CheckConstraint(
                condition=Q(record__isnull=False, statement=None, document=None, quote=None)
                | Q(record=None, statement__isnull=False, document=None, quote=None)
                | Q(record=None, statement=None, document__isnull=False, quote=None)
                | Q(record=None, statement=None, document=None, quote__isnull=False),
                name="public_with_exactly_one",
                violation_error_message="Choose one record, statement, document or quote.",
            )
        ]

    def __str__(self):
        return str(self.target)

    @property
    def target(self):
        return self.record or self.statement or self.document or self.quote
