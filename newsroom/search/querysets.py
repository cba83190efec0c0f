"""Entries that are live, and entries that match: FTS5 on SQLite, tsvector on PostgreSQL."""

from datetime import datetime

from django.db import connections, models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from newsroom.search import database
from newsroom.search.query import Query


class SearchEntryQuerySet(models.QuerySet):
    def live(self, at: datetime | None = None):
        """What readers may find at `at` (now)."""
        at = at or timezone.now()
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)

    def naming_records(self):
        """Entries that are names of companies, people, devices, partnerships and sources."""
        return self.filter(record__isnull=False)

    def containing(self, query: Query):
        """Entries with the words asked for, also inside another query of entries."""
        if not query:
            return self.none()
        if connections[self.db].vendor == "sqlite":
            table, asked = database.WORDS_TABLE, database.fts5(query)
            keys = RawSQL(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [asked])
        else:
            table, asked = database.ENTRY_TABLE, database.tsquery(query)
            keys = RawSQL(f"SELECT id FROM {table} WHERE words @@ %s::tsquery", [asked])
        return self.filter(pk__in=keys)

    def matching(self, query: Query):
        """The same with `rank` on each: the lower, the better it fits. Not inside another query,
        since it names the tables as they are."""
        if not query:
            return self.none()
        if connections[self.db].vendor == "sqlite":
            return self.extra(
                tables=[database.WORDS_TABLE],
                where=[
                    f"{database.WORDS_TABLE} MATCH %s",
                    f"{database.WORDS_TABLE}.rowid = newsroom_searchentry.id",
                ],
                params=[database.fts5(query)],
                select={"rank": f"{_weight(1.5)} * bm25({database.WORDS_TABLE}, 10.0, 4.0, 1.0)"},
            )
        asked = database.tsquery(query)
        rank = "ts_rank('{0.05, 0.1, 0.4, 1.0}', newsroom_searchentry.words, %s::tsquery, 1)"
        return self.extra(
            where=["newsroom_searchentry.words @@ %s::tsquery"],
            params=[asked],
            select={"rank": f"-{_weight(4.0)} * {rank}"},
            select_params=[asked],
        )


def _weight(article: float) -> str:
    """What the rank of an entry is multiplied by.

    Both databases rank a word in a name of three words far above the same word in the headline of
    a long story: `article` sets those level. Of a company that is a source too the company goes
    first.
    """
    return (
        f"(CASE newsroom_searchentry.type WHEN 'article' THEN {article} "
        "WHEN 'source' THEN 0.99 ELSE 1.0 END)"
    )
