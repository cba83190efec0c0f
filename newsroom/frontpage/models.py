import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from newsroom.articles.models import Article, Section
from newsroom.frontpage.querysets import FrontPageQuerySet

#: The address of an article; the group is Version.path.
ARTICLE_ADDRESS = re.compile(r"/(\d{4}/\d{2}/\d{2}/[-\w]+)/")
#: Places that an editor fills: the lead, and the stories beside it.
PLACES = 5


def validate_breaking_url(value):
    """An address here ("/2022/05/23/…/") or a secure one elsewhere."""
    if value.startswith("https://") or (value.startswith("/") and not value.startswith("//")):
        return
    raise ValidationError("Give a path of this site, such as /rumours/, or an https:// address.")


class FrontPage(models.Model):
    """An arrangement of the front page or of a section's; frozen when published."""

    section = models.ForeignKey(
        Section,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="front_pages",
    )
    number = models.PositiveIntegerField(null=True, blank=True, editable=False)
    live_from = models.DateTimeField(null=True, blank=True, editable=False)
    live_until = models.DateTimeField(null=True, blank=True, editable=False)
    note = models.CharField(max_length=300, blank=True)
    breaking_text = models.CharField(
        "breaking news", max_length=160, blank=True, help_text="A strip above the page."
    )
    breaking_url = models.CharField(
        "address",
        max_length=200,
        blank=True,
        validators=[validate_breaking_url],
        help_text="Where it leads; an article's address shows only while the article is live.",
    )
    breaking_until = models.DateTimeField("shown until", null=True, blank=True)
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
            models.CheckConstraint(
                condition=~Q(breaking_text="") | Q(breaking_url="", breaking_until=None),
                name="front_page_breaking_has_text",
                violation_error_message="Say in a few words what is breaking.",
            ),
        ]

    def __str__(self):
        return f"{self.section or 'Front page'}, {self.number or 'draft'}"

    @property
    def is_draft(self):
        return self.live_from is None

    @property
    def breaking_path(self):
        """Version.path of the article that the strip leads to; empty where it is none."""
        found = ARTICLE_ADDRESS.fullmatch(self.breaking_url)
        return found[1] if found else ""

    def is_live(self, at=None):
        at = at or timezone.now()
        begun = self.live_from is not None and self.live_from <= at
        return begun and (self.live_until is None or self.live_until > at)

    def is_scheduled(self, at=None):
        return self.live_from is not None and self.live_from > (at or timezone.now())


class FrontPageSlot(models.Model):
    """One place on an arranged page; skipped while its article is not live."""

    front_page = models.ForeignKey(FrontPage, on_delete=models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField(
        "place", validators=[MinValueValidator(1), MaxValueValidator(PLACES)]
    )
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
            ),
            models.UniqueConstraint(
                fields=["front_page", "article"],
                name="front_page_slot_article_once",
                violation_error_message="This article stands on the page already.",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=PLACES),
                name="front_page_slot_position_exists",
                violation_error_message=f"The places are 1 (the lead) to {PLACES}.",
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.short_headline or self.article}"
