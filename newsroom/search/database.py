"""The part of the index that Django's models do not know: functions and words.

Both databases have `newsroom_folded(text)` and `newsroom_words(text)`, made from the rules of
newsroom.search.words: Python itself on SQLite, nested regexp_replace on PostgreSQL.
"""

from newsroom.search.query import Part, Query
from newsroom.search.words import FOLDING, LETTERS, PLURALS, folded, words

WORDS_TABLE = "newsroom_searchwords"
ENTRY_TABLE = "newsroom_searchentry"
#: PostgreSQL has no room in one tsvector for more.
INDEXED_CHARACTERS = 400_000


def add_functions(connection, **_) -> None:
    """Give a new SQLite connection the functions that the triggers call."""
    if connection.vendor == "sqlite":
        for name, function in (("newsroom_folded", folded), ("newsroom_words", words)):
            connection.connection.create_function(name, 1, _with_null(function), deterministic=True)


def _with_null(function):
    return lambda text: None if text is None else function(text)


def create(apps, schema_editor) -> None:
    """Make the functions and the words, and index what is there (a migration's step)."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for sql in _SQLITE if connection.vendor == "sqlite" else _postgresql(cursor):
            cursor.execute(sql)


def drop(apps, schema_editor) -> None:
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TABLE {WORDS_TABLE}")
            return
        cursor.execute(f"ALTER TABLE {ENTRY_TABLE} DROP COLUMN words")
        cursor.execute("DROP FUNCTION newsroom_words(text)")
        cursor.execute("DROP FUNCTION newsroom_folded(text)")


_SQLITE = (
    f"CREATE VIRTUAL TABLE {WORDS_TABLE} USING fts5(title, names, text, "
    "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')",
)


def _postgresql(cursor) -> list[str]:
    cursor.execute("SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu'")
    # lower() of a database in the C locale knows no letter but ours.
    lower = 'lower({} COLLATE "und-x-icu")' if cursor.fetchone() else "lower({})"
    text = r"regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]+', '', 'g')"
    text = lower.format(f"normalize({text}, NFC)")
    for letter, becomes in LETTERS.items():
        text = f"replace({text}, '{letter}', '{becomes}')"
    return [
        _function("newsroom_folded", f"btrim({_replaced(text, FOLDING)})"),
        _function("newsroom_words", _replaced("newsroom_folded(words)", PLURALS)),
        f"ALTER TABLE {ENTRY_TABLE} ADD COLUMN words tsvector",
        f"CREATE INDEX newsroom_searchentry_words ON {ENTRY_TABLE} USING gin (words) "
        "WITH (fastupdate = off)",
    ]


def _function(name: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}(words text) RETURNS text "
        f"LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $f$ SELECT {body} $f$"
    )


def _replaced(text: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, becomes in rules:
        pattern, becomes = pattern.replace("'", "''"), becomes.replace("'", "''")
        text = f"regexp_replace({text}, '{pattern}', '{becomes}', 'g')"
    return text


def fts5(query: Query) -> str:
    """The query as FTS5 reads it; no word of it holds a quotation mark."""

    def part(part: Part) -> str:
        return f'"{" ".join(part.words)}"{" *" if part.is_prefix else ""}'

    return _either(query, part, " AND ", " OR ", '"{}"')


def tsquery(query: Query) -> str:
    """The query as a tsquery's own text; no word of it holds a quotation mark or a backslash."""

    def part(part: Part) -> str:
        *first, last = part.words
        lexemes = [*(f"'{word}'" for word in first), f"'{last}'{':*' if part.is_prefix else ''}"]
        return f"({' <-> '.join(lexemes)})"

    return _either(query, part, " & ", " | ", "'{}'")


def _either(query: Query, part, both: str, either: str, name: str) -> str:
    """Every part of one alternative, or a name that is all of it joined."""
    said = [f"({both.join(part(p) for p in parts)})" for parts in query.alternatives]
    several = len(query.parts) > 1 or len(query.parts[0].words) > 1
    said += [name.format(key) for key in query.keys] if several else []
    return either.join(said)
