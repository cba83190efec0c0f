from django.conf import settings
from django.db import models
from django.db.models import F, Q

from partnerships.models import Name, Record


class MergeQuerySet(models.QuerySet):
    def standing(self):
        """Not undone."""
        return self.filter(undone_at=None)


class Merge(models.Model):
    """Two records turned out to be one: what moved from the one to the other, to be undone."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="merges_received")
    moved = models.JSONField(
        default=list, help_text="Rows moved: model, field and keys, in the order of moving."
    )
    name = models.ForeignKey(
        Name,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="The name kept as another name.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        permissions = [("merge_record", "Can merge records and undo it")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(record=F("into")),
                name="merge_not_itself",
                violation_error_message="A record cannot be merged into itself.",
            ),
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(undone_at=None),
                name="merge_once",
                violation_error_message="This record is merged already.",
            ),
        ]

    def __str__(self):
        return f"{self.record} into {self.into}"
