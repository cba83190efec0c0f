import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.quotes.querysets import PassageQuerySet, QuoteQuerySet
from partnerships.fields import EdtfField, EdtfModel
from partnerships.models import Appointment, Company, Document, Person


class Channel(models.TextChoices):
    PRESS_RELEASE = "press_release", "Press release"
    STATEMENT = "statement_to_press", "Statement to the press"
    PRESS_CONFERENCE = "press_conference", "Press conference"
    INTERVIEW = "interview", "Interview"
    SOCIAL_POST = "social_post", "Post"
    BLOG_POST = "blog_post", "Blog post"
    FILING = "filing", "Filing"
    SPEECH = "speech", "Speech"
    OTHER = "other", "Other"


class Terms(models.TextChoices):
    """Off the record is missing on purpose: what may not be printed cannot be tagged."""

    ON_RECORD = "on_record", "On the record"
    BACKGROUND = "background", "On background"


class Quote(EdtfModel):
    """What was said, once; each use of it in an article is a Passage."""

    words = models.TextField(help_text="Without quotation marks.")
    slug = models.SlugField(max_length=120, unique=True)
    language = models.CharField(max_length=12, default="en")
    original_words = models.TextField(blank=True, help_text="If the words above are a translation.")
    original_language = models.CharField(max_length=12, blank=True)
    translator = models.CharField(max_length=120, blank=True)
    said_on = EdtfField(blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="quotes"
    )
    place = models.CharField(max_length=120, blank=True, help_text="Where in it: page, minute.")
    channel = models.CharField(max_length=20, choices=Channel, blank=True)
    terms = models.CharField(max_length=10, choices=Terms, default=Terms.ON_RECORD)
    about = models.ForeignKey(
        "partnerships.Record", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    public_from = models.DateTimeField(
        null=True, blank=True, help_text="Empty: only the desk sees it."
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    verified = models.BooleanField(default=False, help_text="Read by us in the document named.")
    note = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["-said_on_earliest", "-pk"]
        indexes = [models.Index(fields=["public_from"], name="quote_public_from")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="quote_has_words",
                violation_error_message="A quote needs its words.",
            ),
            models.CheckConstraint(condition=Q(terms__in=Terms.values), name="quote_terms_known"),
            models.CheckConstraint(
                condition=Q(channel__in=["", *Channel.values]), name="quote_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(original_words="", original_language="")
                | (~Q(original_words="") & ~Q(original_language="")),
                name="quote_original_has_language",
                violation_error_message="The original words need their language.",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=models.F("pk")), name="quote_not_merged_into_itself"
            ),
        ]

    def __str__(self):
        return self.words if len(self.words) <= 90 else f"{self.words[:88].rstrip()}…"

    def get_absolute_url(self):
        return reverse("quote", args=[self.slug])

    def is_public(self, at=None):
        return (
            self.public_from is not None
            and self.public_from <= (at or timezone.now())
            and self.merged_into_id is None
            and self.terms == Terms.ON_RECORD
        )


class QuoteSpeaker(models.Model):
    """Who said it, in order; several people or companies may speak jointly."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        COMPANY = "company", "Company"
        SPOKESPERSON = "spokesperson", "Spokesperson for"
        DOCUMENT = "document", "Document"
        UNNAMED = "unnamed", "Unnamed source"

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="speakers")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERSON)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="spoken"
    )
    company = models.ForeignKey(
        Company, on_delete=models.PROTECT, null=True, blank=True, related_name="spoken"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="spoken"
    )
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, null=True, blank=True, related_name="spoken"
    )
    post = models.CharField(
        max_length=200, blank=True, help_text="The post held that day, as chosen by the editor."
    )
    description = models.CharField(
        max_length=200, blank=True, help_text="“a person familiar with the plan”, “a spokesperson”"
    )
    reason = models.CharField(
        max_length=300, blank=True, help_text="Why the source is not named; it is printed."
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["quote", "position"], name="quote_speaker_position"),
            models.CheckConstraint(
                condition=Q(kind="person", person__isnull=False, document=None)
                | Q(kind="company", company__isnull=False, person=None, document=None)
                | (
                    Q(kind="spokesperson", company__isnull=False, person=None, document=None)
                    & ~Q(description="")
                )
                | Q(kind="document", document__isnull=False, person=None)
                | (
                    Q(kind="unnamed", person=None, document=None)
                    & ~Q(description="")
                    & ~Q(reason="")
                ),
                name="quote_speaker_fits_kind",
                violation_error_message=(
                    "A person, a company, a document, a spokesperson with company and "
                    "description, or an unnamed source with description and reason."
                ),
            ),
            models.CheckConstraint(
                condition=Q(appointment=None) | Q(person__isnull=False),
                name="quote_speaker_post_needs_person",
                violation_error_message="Only a person holds a post.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.post}" if self.post else self.name

    @property
    def record(self):
        """The person or company one click away, or None."""
        return self.person or self.company

    @property
    def name(self):
        match self.kind:
            case self.Kind.PERSON:
                return self.person.name
            case self.Kind.COMPANY:
                return self.company.name
            case self.Kind.DOCUMENT:
                return str(self.document)
            case self.Kind.SPOKESPERSON:
                return f"{self.description}, {self.company.name}"
        return self.description


class QuoteVariant(models.Model):
    """Other words that another document prints for the same utterance."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="variants")
    words = models.TextField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quote", "words", "document"], name="quote_variant_once"
            ),
        ]

    def __str__(self):
        return self.words


class QuotePhrase(models.Model):
    """Three words in a row of a quote, to find the same words in other mouths and documents."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="phrases")
    three = models.BigIntegerField("hash of the three words", db_index=True)
    place = models.PositiveIntegerField("which word begins them")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["quote", "place"], name="quote_phrase_once")]

    def __str__(self):
        return f"{self.quote}, word {self.place}"


class WordsFinding(models.TextChoices):
    UNCHECKED = "unchecked", "Not checked"
    VERBATIM = "verbatim", "Verbatim"
    HONEST_OMISSION = "honest_omission", "Shortened, marked as such"
    ALTERED = "altered", "Differs from the source"
    TRANSLATED_SEEN = "translated_seen", "Translated, original seen"
    TRANSLATED_UNSEEN = "translated_unseen", "Translated, original not seen"
    NOT_FOUND = "not_found", "Not found in the source"
    NOT_IN_EXCERPT = "not_in_excerpt", "Not in the excerpt that we hold"
    HEARD = "heard", "Heard by our reporter"
    SECOND_HAND = "second_hand", "Second hand"
    NO_TEXT = "no_text", "Source text not held"

    @classmethod
    def verified(cls):
        """The words were found, or heard, to be what was said."""
        return {cls.VERBATIM, cls.HONEST_OMISSION, cls.TRANSLATED_SEEN, cls.HEARD, cls.SECOND_HAND}


class SpeakerFinding(models.TextChoices):
    UNCHECKED = "unchecked", "Not checked"
    AGREES = "agrees", "Agrees"
    DIFFERS = "differs", "Differs"
    NOT_STATED = "not_stated", "Not stated"


class Passage(models.Model):
    """One use of a quote in one article; its UUID stands on the marks in the body."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="passages")
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="passages")
    fragments = models.JSONField(
        default=list,
        help_text="The words as printed; two pieces where the attribution splits them.",
    )
    attribution = models.CharField(max_length=300, blank=True, help_text="As printed.")
    language = models.CharField(max_length=12, default="en")
    words_finding = models.CharField(
        max_length=20, choices=WordsFinding, default=WordsFinding.UNCHECKED
    )
    words_difference = models.JSONField(default=list, blank=True)
    speaker_finding = models.CharField(
        max_length=12, choices=SpeakerFinding, default=SpeakerFinding.UNCHECKED
    )
    via = models.CharField(max_length=200, blank=True, help_text="Second hand: via whom.")
    stated_speaker = models.CharField(
        "speaker in the source", max_length=300, blank=True, editable=False
    )
    source_place = models.TextField(
        "place in the source",
        blank=True,
        editable=False,
        help_text="The words as they stand there, with a few on either side.",
    )
    source_sha256 = models.CharField(
        "SHA-256 of the text compared", max_length=64, blank=True, editable=False
    )
    overruled_because = models.TextField(blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    detached_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="No longer in the working copy since."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["words_finding", "-created_at"], name="passage_by_finding"),
            models.Index(fields=["created_at", "id"], name="passage_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(words_finding__in=WordsFinding.values), name="passage_words_known"
            ),
            models.CheckConstraint(
                condition=Q(speaker_finding__in=SpeakerFinding.values),
                name="passage_speaker_known",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None, checked_at=None)
                | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="passage_checked_by_and_at",
            ),
        ]

    def __str__(self):
        return self.words

    @property
    def words(self):
        return " … ".join(self.fragments)
