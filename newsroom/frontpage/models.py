from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from newsroom.articles.models import Article, Section
from newsroom.frontpage.querysets import FrontPageQuerySet


class FrontPage(models.Model):
    """An arrangement of the front page or of a section's; frozen when published."""

    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, null=True, blank=True, related_name="front_pages"
    )
    number = models.PositiveIntegerField(null=True, blank=True, editable=False)
    live_from = models.DateTimeField(null=True, blank=True, editable=False)
    live_until = models.DateTimeField(null=True, blank=True, editable=False)
    note = models.CharField(max_length=300, blank=True)
    breaking_text = models.CharField(max_length=160, blank=True)
    breaking_url = models.CharField(max_length=200, blank=True)
    breaking_until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = FrontPageQuerySet.as_manager()

    class Meta:
        ordering = ["-live_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("section", 0),
                "number",
                condition=Q(number__isnull=False),
                name="front_page_number_once",
            ),
            models.UniqueConstraint(
                Coalesce("section", 0),
                condition=Q(live_from__isnull=False, live_until=None),
                name="front_page_one_open_per_page",
            ),
            models.CheckConstraint(
                condition=Q(number=None, live_from=None)
                | Q(number__isnull=False, live_from__isnull=False),
                name="front_page_published_has_number",
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=F("live_from")),
                name="front_page_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.section or 'Front page'}, {self.number or 'draft'}"


class FrontPageSlot(models.Model):
    """One place on an arranged page; skipped while its article is not live."""

    front_page = models.ForeignKey(FrontPage, on_delete=models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField()
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    short_headline = models.CharField(max_length=100, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["front_page", "position"],
                name="front_page_slot_position_once",
                violation_error_message="Two articles want the same place.",
            )
        ]

    def __str__(self):
        return f"{self.position}. {self.short_headline or self.article}"
