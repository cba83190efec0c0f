from django.db import models
from django.db.models import Q

from newsroom.articles.models import Section
from newsroom.quotes.models import Quote
from newsroom.search.querysets import SearchEntryQuerySet
from newsroom.versions.models import PrintedPassage, Version
from partnerships.models import Claim, Name, Record


class SearchType(models.TextChoices):
    ARTICLE = "article", "Articles"
    PASSAGE = "passage", "Quotes"
    PERSON = "person", "People"
    COMPANY = "company", "Companies"
    DEVICE = "device", "Devices"
    PARTNERSHIP = "partnership", "Partnerships"
    SOURCE = "source", "Sources"
    CLAIM = "claim", "Rumours"


def _of(model, **options):
    """A key that the database's own triggers write: deletion is theirs to follow too."""
    options = {"null": True, "db_constraint": False, "related_name": "+"} | options
    return models.ForeignKey(model, models.DO_NOTHING, **options)


class SearchEntry(models.Model):
    """One thing that can be found, and from when until when. Triggers write it, nobody else.

    Its words stand beside it: in an FTS5 table on SQLite, in a tsvector on PostgreSQL. A name
    other than the first one has an entry of its own, since it has its own day of becoming public.
    """

    Type = SearchType

    id = models.BigIntegerField(primary_key=True)
    type = models.CharField(max_length=11, choices=SearchType)
    version = _of(Version)
    passage = _of(PrintedPassage, db_index=False)
    quote = _of(Quote)
    record = _of(Record)
    name = _of(Name, db_index=False)
    claim = _of(Claim, db_index=False)
    section = _of(Section, db_index=False)
    day = models.DateField(null=True)
    live_from = models.DateTimeField(null=True)
    live_until = models.DateTimeField(null=True)
    title = models.TextField(help_text="Folded: lower case, no accents, no punctuation.")
    key = models.TextField(db_index=True, help_text="Of a name: its letters and figures joined.")

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "search entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(type__in=SearchType.values),
                name="search_entry_type_known",
                violation_error_message="Search knows no such kind of thing.",
            )
        ]

    def __str__(self):
        return self.title
