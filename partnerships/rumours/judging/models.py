"""A claim in the queue that somebody looked at and left open."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from partnerships.rumours.models import Claim


class LeftOpenQuerySet(models.QuerySet):
    def on(self, day):
        """What is not to be asked again on a day."""
        return self.filter(until__gt=day)


class LeftOpen(models.Model):
    """Nothing settles the claim yet: the queue asks again from ``until`` on. Not a verdict, and
    nothing for readers: to them the claim is open, as it was."""

    claim = models.OneToOneField(Claim, models.CASCADE, related_name="left_open")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    on = models.DateField("left open on", default=timezone.localdate)
    until = models.DateField("asked again on")

    objects = LeftOpenQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = "claim left open"
        verbose_name_plural = "claims left open"
        constraints = [
            models.CheckConstraint(
                name="leftopen_until_later",
                condition=Q(until__gt=F("on")),
                violation_error_message="It is asked again on a later day.",
            )
        ]

    def __str__(self):
        return f"{self.claim}, asked again on {self.until}"
