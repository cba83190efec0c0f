"""A sheet on its way in: its rows as read, kept until they are imported or thrown away."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from partnerships.constraints import known


class SheetKind(models.TextChoices):
    CLAIMS = "claims", "claims"
    EVENTS = "events", "events"


class Sheet(models.Model):
    """What somebody uploaded, seen by them alone; nothing of it is in the ledger yet."""

    Kind = SheetKind

    kind = models.CharField("kind", max_length=6, choices=SheetKind)
    filename = models.CharField("file", max_length=200)
    rows = models.JSONField("rows", default=list, help_text="Cells by column, as read.")
    skipped = models.JSONField("rows left out", default=list, help_text="Numbers of rows.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField("uploaded", default=timezone.now)

    class Meta:
        ordering = ["-uploaded_at"]
        default_permissions = ()
        constraints = [known("sheet", "kind", SheetKind)]

    def __str__(self):
        return self.filename
