from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.articles.models import Article
from partnerships.models import Document, Record


class Revision(models.Model):
    """One save at the desk: who, when, and the whole article as it then stood."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=300, blank=True)
    changes = models.CharField(
        max_length=300, blank=True, help_text="What differs from the revision before, in brief."
    )
    content = models.JSONField(help_text="Fields, bylines, mentions, claims and passages.")
    tab = models.UUIDField(
        null=True, help_text="The opening of the form that saved it; a second click is no one else."
    )

    class Meta:
        ordering = ["article", "-number"]
        get_latest_by = "number"
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_number_from_one"),
        ]

    def __str__(self):
        return f"Revision {self.number}"


class Move(models.Model):
    """A step of desk work: from which state to which, by whom and why."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="moves")
    verb = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.verb} by {self.by}"


class FactCheck(models.Model):
    """A statement in an article, what kind it is, and whether it holds."""

    class Kind(models.TextChoices):
        FACT = "fact", "Fact"
        ANALYSIS = "analysis", "Analysis"
        OPINION = "opinion", "Opinion"
        RUMOUR = "rumour", "Rumour"
        UNKNOWN = "unknown", "Said to be unknown"

    class Finding(models.TextChoices):
        OPEN = "", "Not checked"
        CORRECT = "correct", "Correct"
        IMPRECISE = "imprecise", "Imprecise"
        WRONG = "wrong", "Wrong"
        OPINION = "opinion", "Opinion, nothing to check"
        RESOLVED = "resolved", "Resolved since"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="fact_checks")
    statement = models.TextField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FACT)
    hedge = models.CharField(max_length=100, blank=True, help_text="The hedge as printed.")
    finding = models.CharField(max_length=10, choices=Finding, default=Finding.OPEN, blank=True)
    note = models.TextField(blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="+")
    records = models.ManyToManyField(Record, blank=True, related_name="+")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["fact", "analysis", "opinion", "rumour", "unknown"]),
                name="fact_check_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    finding__in=["", "correct", "imprecise", "wrong", "opinion", "resolved"]
                ),
                name="fact_check_finding_known",
            ),
        ]

    def __str__(self):
        return self.statement
