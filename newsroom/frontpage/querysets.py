from django.db import models
from django.db.models import Q
from django.utils import timezone


class FrontPageQuerySet(models.QuerySet):
    def live(self, at=None):
        at = at or timezone.now()
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)

    def scheduled(self, at=None):
        return self.filter(live_from__gt=at or timezone.now())

    def drafts(self):
        return self.filter(live_from=None)

    def of(self, section):
        """Arrangements of a section's page, or of the front page where `section` is None."""
        return self.filter(section=section)
