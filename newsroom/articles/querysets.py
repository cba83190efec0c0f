from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone


class Publication(models.TextChoices):
    """What readers see of an article: derived from its versions and the clock, never stored."""

    UNPUBLISHED = "unpublished", "Not published"
    SCHEDULED = "scheduled", "Scheduled"
    LIVE = "live", "Live"
    LIVE_WITH_CHANGES = "live_with_changes", "Live, with unpublished changes"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ArticleQuerySet(models.QuerySet):
    def with_publication(self, at=None):
        """Annotate `publication`, a value of Publication, as of `at` (a datetime, now)."""
        at = at or timezone.now()
        versions = self.model.versions.rel.related_model.objects.filter(article=OuterRef("pk"))
        live = versions.live(at)
        return self.annotate(
            live_revision=Subquery(live.values("revision__number")[:1]),
            publication=Case(
                When(
                    Exists(live) & Q(live_revision__lt=F("revision")),
                    then=Value(Publication.LIVE_WITH_CHANGES),
                ),
                When(Exists(live), then=Value(Publication.LIVE)),
                When(Exists(versions.scheduled(at)), then=Value(Publication.SCHEDULED)),
                When(Exists(versions), then=Value(Publication.WITHDRAWN)),
                default=Value(Publication.UNPUBLISHED),
                output_field=models.CharField(),
            ),
        )


class MentionQuerySet(models.QuerySet):
    def accepted(self):
        return self.filter(status="accepted")

    def offered(self):
        return self.filter(status="offered")
