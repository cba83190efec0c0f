from django.db import models
from django.db.models import Q
from django.utils import timezone


class VersionQuerySet(models.QuerySet):
    def live(self, at=None):
        """What readers may see at `at` (a datetime, now): one version an article at the most."""
        at = at or timezone.now()
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)

    def scheduled(self, at=None):
        return self.filter(live_from__gt=at or timezone.now())

    def ever_live(self, at=None):
        return self.filter(live_from__lte=at or timezone.now())

    def listed(self):
        """Newest first by first publication, without the text: for lists of articles."""
        return (
            self.select_related("lead_image")
            .defer("body", "segments", "search_text")
            .order_by("-first_published_at", "-pk")
        )


class WithdrawalQuerySet(models.QuerySet):
    def in_force(self, at=None):
        return self.filter(at__lte=at or timezone.now())
