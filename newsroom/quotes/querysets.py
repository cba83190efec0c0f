from django.db import models
from django.db.models import Prefetch
from django.utils import timezone

from partnerships.fields import EdtfQuerySet


class QuoteQuerySet(EdtfQuerySet):
    def public(self, at=None):
        """On the record, not merged away, and past its day."""
        return self.filter(
            public_from__lte=at or timezone.now(), merged_into=None, terms="on_record"
        )

    def left_over(self):
        """Tagged once, and every tag taken off again: nothing uses them."""
        return self.filter(passages__isnull=False).exclude(passages__detached_at=None).distinct()

    def with_speakers(self):
        """With the rows that a list of quotes prints, in two queries however many quotes."""
        speakers = self.model.speakers.rel.related_model.objects.select_related(
            "person", "company", "document"
        )
        quotes = self.select_related("document").defer("document__text")
        return quotes.prefetch_related(Prefetch("speakers", queryset=speakers))


class PassageQuerySet(models.QuerySet):
    def attached(self):
        """In the body of the working copy now."""
        return self.filter(detached_at=None)
