from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsroom.articles.models import Article


class DraftQuerySet(models.QuerySet):
    def unsaved(self):
        """Neither saved nor dropped."""
        return self.filter(closed_at=None)

    def offered(self):
        """Unsaved, and not taken over into another unsaved text."""
        return self.unsaved().filter(merged_into=None)

    def readable_by(self, user):
        """One's own, of articles that one may still write in."""
        mine = self.filter(by=user.pk)
        new = Q(article=None) if user.has_perm("newsroom.add_article") else Q(pk__in=[])
        return mine.filter(new | Q(article__in=Article.objects.editable_by(user).values("pk")))


class SittingQuerySet(models.QuerySet):
    def present(self, at=None):
        return self.filter(until__gt=at or timezone.now())


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at=None):
        """Neither expired nor revoked."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())
