from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

#: A developing story is asked after so long without a new version whether it is over.
QUIET_AFTER = timedelta(hours=12)


class VersionQuerySet(models.QuerySet):
    def live(self, at=None):
        """What readers may see at `at` (a datetime, now): one version an article at the most."""
        at = at or timezone.now()
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)

    def scheduled(self, at=None):
        return self.filter(live_from__gt=at or timezone.now())

    def ever_live(self, at=None):
        return self.filter(live_from__lte=at or timezone.now())

    def developing(self, at=None):
        """What readers see of stories that are still going on."""
        return self.live(at).filter(is_developing=True)

    def gone_quiet(self, at=None):
        """Developing stories without an entry for so long that one asks whether they are over."""
        at = at or timezone.now()
        return self.developing(at).filter(live_from__lte=at - QUIET_AFTER)

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
