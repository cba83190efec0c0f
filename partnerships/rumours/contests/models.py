"""Contest: somebody says that a verdict is wrong, and we answer in public."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.constraints import known
from partnerships.rumours.choices import ContestStatus
from partnerships.rumours.models import Verdict


class ContestQuerySet(models.QuerySet):
    def under_review(self):
        return self.filter(status__in=ContestStatus.under_review())

    def for_readers(self, at=None):
        """Contests of public verdicts, without a word of who sent them."""
        public = Verdict.objects.public(at).values("pk")
        shown = self.exclude(status=ContestStatus.SPAM).filter(verdict__in=public)
        return shown.only("verdict", "received_at", "status", "answer", "answered_at", "decided_at")


class Contest(models.Model):
    """Received, answered in public, then upheld or changed by somebody who did not judge it.

    Who sent it, and what they wrote, is never public; our answer is.
    """

    Status = ContestStatus

    verdict = models.ForeignKey(Verdict, models.CASCADE, related_name="contests")
    received_at = models.DateTimeField("received", default=timezone.now, db_index=True)
    sender = models.CharField(
        "sender", max_length=64, blank=True, editable=False, help_text="A keyed digest, no address."
    )
    name = models.CharField("name", max_length=200, blank=True)
    email = models.EmailField("e-mail", blank=True)
    words = models.TextField("what they say")
    status = models.CharField(
        "status", max_length=8, choices=ContestStatus, default=ContestStatus.RECEIVED
    )
    answer = models.TextField("our answer, for readers", blank=True)
    answered_at = models.DateTimeField("answered", null=True, blank=True)
    decided_at = models.DateTimeField("decided", null=True, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.ForeignKey(
        Verdict,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="came_of",
        verbose_name="the verdict that came of it",
    )

    objects = ContestQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            known("contest", "status", ContestStatus),
            models.CheckConstraint(
                name="contest_answer_complete",
                condition=Q(status__in=["received", "spam"], answered_at__isnull=True)
                | Q(
                    ~Q(answer=""),
                    status__in=["answered", "upheld", "changed"],
                    answered_at__isnull=False,
                    reviewer__isnull=False,
                ),
                violation_error_message="An answered contest has its answer, its time and "
                "its reviewer.",
            ),
            models.CheckConstraint(
                name="contest_decided_has_time",
                condition=Q(status__in=["upheld", "changed"], decided_at__isnull=False)
                | Q(~Q(status__in=["upheld", "changed"]), decided_at__isnull=True),
                violation_error_message="A contest that is decided has the time of it.",
            ),
            models.CheckConstraint(
                name="contest_changed_has_verdict",
                condition=Q(status="changed", outcome__isnull=False)
                | Q(~Q(status="changed"), outcome__isnull=True),
                violation_error_message="“Changed” names the new verdict, and only “changed”.",
            ),
        ]

    def __str__(self):
        return f"{self.name or 'Someone'} on “{self.verdict.claim}”"

    @property
    def is_under_review(self) -> bool:
        return self.status in ContestStatus.under_review()
