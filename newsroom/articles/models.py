from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Lower
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse

from newsroom.articles.body import MAX_BODY_LENGTH, BodyField
from newsroom.articles.querysets import ArticleQuerySet, MentionQuerySet
from newsroom.images.models import Image
from partnerships.models import Claim, Company, Record


class Section(models.Model):
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("section", args=[self.slug])


class Series(models.Model):
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "series"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("series", args=[self.slug])


class Author(models.Model):
    """A name under which somebody writes; with or without an account at the desk."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
    )
    role = models.CharField(max_length=120, blank=True, help_text="As printed: “Imaging editor”.")
    biography = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("author", args=[self.slug])


class Kind(models.TextChoices):
    NEWS = "news", "News"
    ANALYSIS = "analysis", "Analysis"
    OPINION = "opinion", "Opinion"
    REVIEW = "review", "Review"
    EXPLAINER = "explainer", "Explainer"
    SPONSORED = "sponsored", "Sponsored"


class Disclosure(models.TextChoices):
    NONE = "", "Nothing to disclose"
    LOANED_DEVICE = "loaned_device", "The maker lent us the device"
    TRIP = "trip", "A company paid for the trip"
    AFFILIATE = "affiliate", "Contains affiliate links"


class State(models.TextChoices):
    """Where desk work stands. Whether readers see an article, its versions and the clock say."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    APPROVED = "approved", "Approved"
    SPIKED = "spiked", "Spiked"


class Article(models.Model):
    """The desk's working copy. Readers never see it: they see a Version frozen from it."""

    headline = models.CharField(max_length=160, blank=True)
    slug = models.SlugField(
        max_length=100, blank=True, help_text="The last part of the address; fixed once live."
    )
    standfirst = models.TextField(max_length=400, blank=True)
    body = BodyField(blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.NEWS)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, blank=True)
    series_part = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.DateField(
        null=True,
        blank=True,
        help_text="The day it is written for: posts are looked up on this day.",
    )
    is_developing = models.BooleanField(
        "developing story",
        default=False,
        help_text="Still going on: entries with their hour, the newest first.",
    )
    language = models.CharField(max_length=12, default="en")
    disclosure = models.CharField(
        max_length=16, choices=Disclosure, default=Disclosure.NONE, blank=True
    )
    disclosure_note = models.CharField(
        max_length=300, blank=True, help_text="As printed: who lent what, who paid for the trip."
    )
    sponsor = models.ForeignKey(
        Company, on_delete=models.PROTECT, null=True, blank=True, related_name="sponsored_articles"
    )
    lead_image = models.ForeignKey(
        Image, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lead_caption = models.CharField(max_length=300, blank=True)
    lead_alternative_text = models.CharField(max_length=500, blank=True)
    lead_is_decorative = models.BooleanField(default=False)

    authors = models.ManyToManyField(Author, through="Byline", related_name="articles")
    mentioned = models.ManyToManyField(Record, through="Mention", related_name="+")
    claims = models.ManyToManyField(Claim, through="ArticleClaim", related_name="+")

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False)
    revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="The number of the newest revision."
    )
    embargo_until = models.DateTimeField(null=True, blank=True)
    embargo_zone = models.CharField(max_length=40, blank=True)
    imported_from = models.CharField(max_length=200, blank=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_articles",
    )
    due_at = models.DateTimeField("due", null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    binned_at = models.DateTimeField(
        null=True, editable=False, help_text="In the bin since; never for what was published."
    )
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        permissions = [
            ("see_all_articles", "Can see articles of everybody, not only their own"),
            ("submit_article", "Can submit an article for review"),
            ("approve_article", "Can approve an article or send it back"),
            ("publish_article", "Can publish, schedule and hold an article"),
            ("correct_article", "Can correct a live article"),
            ("withdraw_article", "Can withdraw or retract an article"),
            ("redact_version", "Can redact a version"),
        ]
        indexes = [
            models.Index(fields=["binned_at", "-updated_at", "-id"], name="article_at_desk"),
            models.Index(fields=["state", "updated_at"], name="article_by_state"),
            models.Index(fields=["due_at"], name="article_due"),
            models.Index(fields=["embargo_until"], name="article_embargo"),
            models.Index(Lower("headline"), name="article_headline_lower"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="article_kind_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="article_state_known"),
            models.CheckConstraint(
                condition=Q(disclosure__in=Disclosure.values), name="article_disclosure_known"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("body"), MAX_BODY_LENGTH),
                name="article_body_not_too_long",
                violation_error_message="The text is too long.",
            ),
            models.CheckConstraint(
                condition=Q(embargo_until=None, embargo_zone="")
                | (Q(embargo_until__isnull=False) & ~Q(embargo_zone="")),
                name="article_embargo_has_zone",
                violation_error_message="An embargo needs its time zone, and a zone its time.",
            ),
            models.CheckConstraint(
                condition=Q(binned_by=None) | Q(binned_at__isnull=False),
                name="article_binned_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(series_part=None) | Q(series__isnull=False),
                name="article_part_needs_series",
                violation_error_message="A part number needs a series.",
            ),
            models.CheckConstraint(
                condition=Q(sponsor=None) | Q(kind=Kind.SPONSORED),
                name="article_sponsor_only_if_sponsored",
                violation_error_message="Only sponsored articles have a sponsor.",
            ),
            models.UniqueConstraint(
                fields=["series", "series_part"],
                name="article_part_once_in_series",
                violation_error_message="The series already has this part.",
            ),
        ]

    def __str__(self):
        return self.headline or f"Untitled {self.pk or 'draft'}"


class Byline(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="byline_author_once",
                violation_error_message="This author is already named.",
            )
        ]

    def __str__(self):
        return str(self.author)


class ArticlePath(models.Model):
    """An address reserved for good: it is never given to another article."""

    path = models.CharField(
        max_length=120, unique=True, error_messages={"unique": "This address is taken."}
    )
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="paths")
    reserved_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"/{self.path}/"


class Mention(models.Model):
    """A person, company, device or partnership that the article names."""

    class Status(models.TextChoices):
        OFFERED = "offered", "Offered"
        ACCEPTED = "accepted", "Accepted"
        REFUSED = "refused", "Refused"

    class Origin(models.TextChoices):
        BY_HAND = "by_hand", "Added by hand"
        AUTOMATIC = "automatic", "Found in the text"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="mentions")
    status = models.CharField(max_length=8, choices=Status, default=Status.ACCEPTED)
    origin = models.CharField(max_length=9, choices=Origin, default=Origin.BY_HAND, editable=False)
    words = models.CharField(max_length=200, blank=True, help_text="As the text names it.")

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "record"],
                name="mention_once_per_article",
                violation_error_message="This record is already mentioned.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["offered", "accepted", "refused"]),
                name="mention_status_known",
            ),
            models.CheckConstraint(
                condition=Q(origin__in=["by_hand", "automatic"]), name="mention_origin_known"
            ),
        ]

    def __str__(self):
        return f"{self.record}, {self.get_status_display().lower()}"


class ArticleClaim(models.Model):
    """The article reports this claim."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="article_claims")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="article_claims")

    class Meta:
        ordering = ["pk"]
        verbose_name = "claim reported"
        verbose_name_plural = "claims reported"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "claim"],
                name="article_claim_once",
                violation_error_message="The article already reports this claim.",
            )
        ]

    def __str__(self):
        return str(self.claim)
