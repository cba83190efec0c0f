from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q


def validate_zone(value):
    if value not in available_timezones():
        raise ValidationError(f"“{value}” is not an IANA time zone, such as Europe/Berlin.")


class SiteSettingsQuerySet(models.QuerySet):
    def current(self):
        """The row, or its defaults while nobody saved any."""
        return self.first() or self.model(pk=1)


class SiteSettings(models.Model):
    """The one row that says who publishes here and by which rules."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=80, default="On Record")
    tagline = models.CharField(max_length=160, blank=True)
    time_zone = models.CharField(max_length=40, default="Europe/London", validators=[validate_zone])
    about = models.TextField(blank=True)
    standards = models.TextField(blank=True, help_text="Standards and ethics.")
    corrections_policy = models.TextField(blank=True)
    sources_policy = models.TextField(blank=True, help_text="When a source may stay unnamed.")
    ownership = models.TextField(blank=True, help_text="Who owns and funds the publication.")
    contact = models.CharField(max_length=200, blank=True)

    objects = SiteSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "site settings"
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="site_settings_one_row",
                violation_error_message="There is one row of site settings.",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def zone(self):
        return ZoneInfo(self.time_zone)
