from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Lower
from django.utils import timezone


class Publication(models.TextChoices):
    """What readers see of an article: derived from its versions and the clock, never stored."""

    UNPUBLISHED = "unpublished", "Not published"
    SCHEDULED = "scheduled", "Scheduled"
    LIVE = "live", "Live"
    LIVE_WITH_CHANGES = "live_with_changes", "Live, with unpublished changes"
    WITHDRAWN = "withdrawn", "Withdrawn"


SEE_ALL = "newsroom.see_all_articles"


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What this person may read at the desk and is not in the bin."""
        return self.seen_by(user).filter(binned_at=None)

    def binned(self):
        return self.filter(binned_at__isnull=False)

    def binned_for(self, user):
        """What stands in the bin of those who may write in it."""
        if not user.has_perm("newsroom.change_article"):
            return self.none()
        return self.seen_by(user).binned()

    def seen_by(self, user):
        """In the bin or not: everything, or what is theirs.

        Theirs is what they began, what is assigned to them, and what carries their byline.
        """
        if not user.has_perm("newsroom.view_article"):
            return self.none()
        if user.has_perm(SEE_ALL):
            return self
        bylines = self.model.bylines.rel.related_model.objects.filter(
            article=OuterRef("pk"), author__user=user.pk
        )
        return self.filter(Q(created_by=user.pk) | Q(assignee=user.pk) | Exists(bylines))

    def editable_by(self, user):
        """What this person may write in."""
        return self.visible_to(user) if user.has_perm("newsroom.change_article") else self.none()

    def headed(self, headline):
        """Under this headline, whatever its capitals; by an index, however many there are."""
        return self.alias(lowered=Lower("headline")).filter(lowered=Lower(Value(headline)))

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
