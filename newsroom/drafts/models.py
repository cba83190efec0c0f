from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from newsroom.articles.models import Article
from newsroom.drafts.querysets import DraftQuerySet, PreviewLinkQuerySet, SittingQuerySet
from newsroom.workflow.models import Revision

_KEY_LENGTH = 22  # letters and digits: 130 bits


class Draft(models.Model):
    """What somebody has typed in one tab and not saved: beside the article, never in it.

    A tab is one opening of the form. Each keeps a row of its own, so that two tabs of one person
    cannot overwrite each other; its sequence only rises, so that a late request changes nothing.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        related_name="drafts",
        help_text="Empty while a new article was never saved.",
    )
    tab = models.UUIDField(help_text="Made by the browser when the form was opened.")
    sequence = models.PositiveBigIntegerField()
    based_on = models.PositiveIntegerField(default=0, help_text="The revision it grew from.")
    fields = models.JSONField(help_text="The form as [name, value], in order.")
    typed_at = models.DateTimeField(help_text="When the server had it.")
    closed_at = models.DateTimeField(
        null=True, help_text="Saved or dropped: the tab may send nothing more."
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="merged",
        help_text="The text that took over from this one and what was saved meanwhile.",
    )

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-typed_at", "-pk"]
        indexes = [models.Index(fields=["article", "by"], name="draft_of_article")]
        constraints = [
            models.UniqueConstraint(fields=["by", "tab"], name="draft_once_per_tab"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(fields=[]), name="draft_closed_is_empty"
            ),
        ]

    def __str__(self):
        return f"Unsaved text of {self.by}"


class Sitting(models.Model):
    """Somebody has an article open in a tab, as far as its last sign of life tells."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sittings")
    tab = models.UUIDField()
    until = models.DateTimeField(help_text="Taken for gone then, if nothing more is heard.")
    typed_at = models.DateTimeField(null=True)
    in_background = models.BooleanField(
        default=False, help_text="Behind another tab: the browser lets it speak seldom."
    )

    objects = SittingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "tab"], name="sitting_once_per_tab")]

    def __str__(self):
        return f"{self.by} at {self.article}"


class PreviewLink(models.Model):
    """An address under which somebody without an account may read what is not published."""

    #: The longest that a link may be good for.
    LONGEST = timedelta(days=30)
    SIGNER = Signer(salt="newsroom.preview")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="preview_links")
    revision = models.ForeignKey(
        Revision,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text="Empty: always the newest.",
    )
    key = models.CharField(max_length=_KEY_LENGTH, unique=True, editable=False)
    label = models.CharField("for whom", max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="preview_link_expires_later"
            )
        ]

    def __str__(self):
        return self.label or f"Preview of {self.article}"

    def get_absolute_url(self):
        return reverse("preview", args=[self.SIGNER.sign(self.key)])

    @classmethod
    def new_key(cls) -> str:
        return get_random_string(_KEY_LENGTH)

    @classmethod
    def key_in(cls, token: str) -> str | None:
        """The key that we signed, or None for what we did not."""
        try:
            return cls.SIGNER.unsign(token)
        except BadSignature:
            return None

    def is_open(self, at=None):
        return self.revoked_at is None and self.expires_at > (at or timezone.now())
