from django.db import models
from django.db.models import Q
from django.utils import timezone


class FrontPageQuerySet(models.QuerySet):
    def live(self, at=None):
        at = at or timezone.now()
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)
