from django.conf import settings
from django.db import models
from django.db.models import Q

from partnerships.fields import EdtfField
from partnerships.models import Record, Statement


class Answer(models.TextChoices):
    """Why a fact on file is another than it was."""

    OPEN = "", "Not answered"
    WRONG = "wrong", "We were wrong"
    CHANGED = "changed", "It changed"


class ChangedFactQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answer=Answer.OPEN)


class ChangedFact(models.Model):
    """A fact that readers know was changed on file; the desk is asked whether it was wrong."""

    Answer = Answer

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, null=True, related_name="changed_facts"
    )
    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, null=True, related_name="changed_facts"
    )
    field = models.CharField(max_length=40)
    before = models.CharField(max_length=300)
    after = models.CharField(max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=9, choices=Answer, default=Answer.OPEN, blank=True)
    changed_on = EdtfField("changed on", blank=True, bounds=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ChangedFactQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(record=None, statement__isnull=False)
                | Q(record__isnull=False, statement=None),
                name="changed_fact_record_or_statement",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values), name="changed_fact_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(changed_on="") | Q(answer=Answer.CHANGED),
                name="changed_fact_day_if_changed",
            ),
        ]

    def __str__(self):
        return f"“{self.before}” became “{self.after}”"
