"""The index follows its rows by itself, whoever writes them: no action can forget it."""

from dataclasses import dataclass

from newsroom.search.database import ENTRY_TABLE, WORDS_TABLE
from newsroom.search.sources import ARTICLE, CLAIM, NAME, PASSAGE, RECORD

_VERSION, _QUOTE = "newsroom_version", "newsroom_quote"
_RECORD, _STATEMENT = "partnerships_record", "partnerships_statement"
_ABOUT = '(subject.id = NEW."id" OR subject.merged_into_id = NEW."id")'


@dataclass(frozen=True)
class Following:
    """After an event on a table: statements, by `then(vendor)`, that bring the index in step.

    With ``columns``, an update counts only where it changes one of them.
    """

    name: str
    table: str
    event: str
    then: object
    columns: tuple[str, ...] = ()

    def create(self, vendor: str) -> list[str]:
        statements = "; ".join(self.then(vendor))
        head = f'CREATE TRIGGER "{self.name}" AFTER {self.event} ON "{self.table}" FOR EACH ROW'
        if self.columns:
            differ = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
            changed = (f'OLD."{name}" {differ} NEW."{name}"' for name in self.columns)
            head += f" WHEN ({' OR '.join(changed)})"
        if vendor == "sqlite":
            return [f"{head} BEGIN {statements}; END"]
        return [
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $t$ '
            f"BEGIN {statements}; RETURN NULL; END $t$",
            f'{head} EXECUTE FUNCTION "{self.name}"()',
        ]

    def drop(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f'DROP TRIGGER IF EXISTS "{self.name}"']
        return [
            f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"',
            f'DROP FUNCTION IF EXISTS "{self.name}"()',
        ]


def _refreshed(*sources_and_conditions):
    """The entries of these sources written anew, each under its condition on NEW."""

    def statements(vendor):
        return [
            sql
            for source, condition in sources_and_conditions
            for sql in source.refresh(condition, vendor)
        ]

    return statements


def _said(*statements):
    return lambda vendor: list(statements)


def _gone(column):
    return _said(f'DELETE FROM {ENTRY_TABLE} WHERE {column} = OLD."id"')


def _named(vendor):
    """One more name that the version prints."""
    entry, name = ARTICLE.entry_id('NEW."version_id"'), 'newsroom_words(NEW."name")'
    if vendor == "sqlite":
        return [f"UPDATE {WORDS_TABLE} SET names = names || ' ' || {name} WHERE rowid = {entry}"]
    vector = f"words || setweight(to_tsvector('simple', {name}), 'B')"
    return [f"UPDATE {ENTRY_TABLE} SET words = {vector} WHERE id = {entry}"]


def _words_go(vendor):
    """On SQLite the words lie in a table of their own; on PostgreSQL nothing is left to do."""
    return [f'DELETE FROM {WORDS_TABLE} WHERE rowid = OLD."id"'] if vendor == "sqlite" else ["NULL"]


def _one(source, table, *columns, condition):
    """The entries of one source follow the rows of one table."""
    name = f"search_{table}"
    then = _refreshed((source, condition))
    return (
        Following(f"{name}_added", table, "INSERT", then),
        Following(f"{name}_changed", table, "UPDATE", then, columns),
    )


_OF_RECORD = (
    (RECORD, 'r.id = NEW."id"'), (NAME, 'r.id = NEW."id"'), (CLAIM, _ABOUT),
)  # fmt: skip

TRIGGERS = (
    Following(
        "search_version_added", _VERSION, "INSERT", _refreshed((ARTICLE, 'v.id = NEW."id"'))
    ),
    Following(
        "search_version_ended", _VERSION, "UPDATE",
        _said(
            f'UPDATE {ENTRY_TABLE} SET live_until = NEW."live_until" '
            'WHERE version_id = NEW."id"'
        ),
        ("live_until",),
    ),
    Following(
        "search_version_redacted", _VERSION, "UPDATE",
        _said(
            f'DELETE FROM {ENTRY_TABLE} WHERE version_id = NEW."id" '
            'AND NEW."redacted_at" IS NOT NULL'
        ),
        ("redacted_at",),
    ),
    Following("search_version_gone", _VERSION, "DELETE", _gone("version_id")),
    Following("search_mention_printed", "newsroom_printedmention", "INSERT", _named),
    Following(
        "search_passage_printed", "newsroom_printedpassage", "INSERT",
        _refreshed((PASSAGE, 'p.id = NEW."id"')),
    ),
    Following(
        "search_passage_gone", "newsroom_printedpassage", "DELETE",
        _said(f"DELETE FROM {ENTRY_TABLE} WHERE id = {PASSAGE.entry_id('OLD.id')}"),
    ),
    Following(
        "search_quote_dated", _QUOTE, "UPDATE",
        _refreshed((PASSAGE, 'q.id = NEW."id"')), ("said_on_earliest",),
    ),
    Following("search_record_added", _RECORD, "INSERT", _refreshed((RECORD, 'r.id = NEW."id"'))),
    Following(
        "search_record_changed", _RECORD, "UPDATE", _refreshed(*_OF_RECORD),
        ("name", "kind", "public_from", "merged_into_id"),
    ),
    Following("search_record_gone", _RECORD, "DELETE", _gone("record_id")),
    Following(
        "search_statement_released", _STATEMENT, "UPDATE",
        _refreshed((NAME, 's.id = NEW."id"'), (CLAIM, 's.id = NEW."id"')), ("public_from",),
    ),
    Following(
        "search_statement_gone", _STATEMENT, "DELETE",
        _said(
            f"DELETE FROM {ENTRY_TABLE} WHERE id IN "
            f"({NAME.entry_id('OLD.id')}, {CLAIM.entry_id('OLD.id')})"
        ),
    ),
    *_one(
        NAME, "partnerships_name", "text", "record_id",
        condition='n.statement_id = NEW."statement_id"',
    ),
    *_one(
        CLAIM, "partnerships_claim", "title", "words", "translation", "claimed_on_earliest",
        "entered_at", "voided_at", "subject_id", condition='c.statement_id = NEW."statement_id"',
    ),
    Following("search_entry_gone", ENTRY_TABLE, "DELETE", _words_go),
)  # fmt: skip
