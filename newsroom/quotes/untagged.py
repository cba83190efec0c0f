"""Quotations in an article that no passage holds yet, as they were found at its last save."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.articles.models import Article, State


class UntaggedQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status=UntaggedQuotation.Status.OPEN)

    def quotations(self):
        """Without single words held with tongs, and titles."""
        return self.filter(kind__in=["full", "partial"])

    def of_drafts_visible_to(self, user):
        """In working copies that this person may read and that are not spiked."""
        articles = Article.objects.visible_to(user).exclude(state=State.SPIKED)
        return self.filter(article__in=articles)


class UntaggedQuotation(models.Model):
    """One utterance between marks: to be tagged, or refused for as long as it stands there.

    The row is what the last save found; accepting it reads the text again.
    """

    class Status(models.TextChoices):
        OPEN = "open", "To be tagged"
        REFUSED = "refused", "Refused"

    class Kind(models.TextChoices):
        FULL = "full", "Quotation"
        PARTIAL = "partial", "Part of a sentence"
        SCARE = "scare", "Quoted word"
        TITLE = "title", "Title"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="untagged")
    fingerprint = models.CharField(
        max_length=32, help_text="Of the words and those next to them, not of their place."
    )
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=7, choices=Kind)
    status = models.CharField(max_length=7, choices=Status, default=Status.OPEN)
    words = models.TextField()
    speaker = models.CharField(max_length=300, blank=True)
    confidence = models.FloatField(help_text="Between 0 and 1.")
    found_in = models.PositiveIntegerField("number of the revision")
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)

    objects = UntaggedQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position"]
        indexes = [models.Index(fields=["status", "kind", "-id"], name="untagged_status_kind")]
        constraints = [
            models.UniqueConstraint(fields=["article", "fingerprint"], name="untagged_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["full", "partial", "scare", "title"]),
                name="untagged_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(status="open", refused_at=None)
                | Q(status="refused", refused_at__isnull=False),
                name="untagged_refused_at",
                violation_error_message="What is refused says since when.",
            ),
        ]

    def __str__(self):
        return self.words
