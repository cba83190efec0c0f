"""What an entry is made of: for each kind of row one SELECT, in the words of each database.

The columns of a SELECT are COLUMNS, then what the index holds of its title, its names and its text.
An entry's key is that of its row and a digit for its kind, so that both find each other.
"""

from dataclasses import dataclass

from newsroom.search.database import ENTRY_TABLE, INDEXED_CHARACTERS, WORDS_TABLE

COLUMNS = (
    "id", "type", "version_id", "passage_id", "quote_id", "record_id", "name_id", "claim_id",
    "section_id", "day", "live_from", "live_until", "title", "key",
)  # fmt: skip
_KINDS = 8
_LATER = "CASE WHEN {0} IS NULL OR {1} IS NULL THEN NULL WHEN {0} > {1} THEN {0} ELSE {1} END"


@dataclass(frozen=True)
class Source:
    """One kind of entry: `values` by column (NULL for the others), and where they come from.

    `row` is the alias of the table that the entry's key comes from, `key` its primary key.
    """

    digit: int
    row: str
    key: str
    tables: str
    values: dict[str, str]
    words: tuple[str, str, str]
    where: str = "TRUE"

    def entry_id(self, key: str) -> str:
        return f"{key} * {_KINDS} + {self.digit}"

    def select(self, condition: str, vendor: str) -> str:
        values = {"id": self.entry_id(f'{self.row}."{self.key}"'), "title": "''", "key": "''"}
        values |= self.values
        columns = [values.get(name, _NULL.get(name, "NULL::bigint")) for name in COLUMNS]
        sql = (
            f"SELECT {', '.join((*columns, *self.words))} FROM {self.tables} "
            f"WHERE ({self.where}) AND ({condition})"
        )
        for name, spelt in _SPELT[vendor].items():
            sql = sql.replace(name, spelt)
        return sql

    def insert(self, condition: str, vendor: str) -> list[str]:
        """Statements that write the entries of the rows that meet the condition."""
        select = self.select(condition, vendor)
        names = ", ".join(COLUMNS)
        if vendor == "sqlite":
            read = f"SELECT {{}} FROM (SELECT NULL AS {', NULL AS '.join((*COLUMNS, *_WORDS))} "
            read += f"WHERE FALSE UNION ALL {select})"
            return [
                f"INSERT INTO {ENTRY_TABLE} ({names}) {read.format(names)}",
                f"INSERT INTO {WORDS_TABLE} (rowid, title, names, text) "
                + read.format(f"id, {', '.join(_WORDS)}"),
            ]
        return [
            f"INSERT INTO {ENTRY_TABLE} ({names}, words) SELECT {names}, {TSVECTOR} "
            f"FROM ({select}) AS found ({', '.join((*COLUMNS, *_WORDS))})"
        ]

    def refresh(self, condition: str, vendor: str) -> list[str]:
        """Statements that write them anew. The old ones go by the same condition on the rows."""
        keys = f"SELECT {self.entry_id(f'{self.row}.{chr(34)}{self.key}{chr(34)}')} "
        keys += f"FROM {self.tables} WHERE {condition}"
        delete = f"DELETE FROM {ENTRY_TABLE} WHERE id IN ({keys})"
        return [delete, *self.insert(condition, vendor)]


_WORDS = ("title_words", "name_words", "text_words")
TSVECTOR = (
    "setweight(to_tsvector('simple', title_words), 'A') || "
    "setweight(to_tsvector('simple', name_words), 'B') || "
    "setweight(to_tsvector('simple', text_words), 'D')"
)
_NULL = {"day": "NULL::date", "live_until": "NULL::timestamptz", "live_from": "NULL::timestamptz"}
_DAY_OF_PATH = "replace(substr(v.path, 1, 10), '/', '-')"
#: What the two databases spell differently.
_SPELT = {
    "sqlite": {
        "NULL::bigint": "NULL", "NULL::date": "NULL", "NULL::timestamptz": "NULL",
        "JOINED_NAMES": "group_concat(printed.name, ' ')",
        "JOINED_FRAGMENTS": "(SELECT group_concat(value, ' ') FROM json_each(p.fragments))",
        "DAY_OF_PATH": f"date({_DAY_OF_PATH})",
    },
    "postgresql": {
        "JOINED_NAMES": "string_agg(printed.name, ' ' ORDER BY printed.id)",
        "JOINED_FRAGMENTS": (
            "(SELECT string_agg(value, ' ') FROM jsonb_array_elements_text(p.fragments))"
        ),
        "DAY_OF_PATH": (
            "CASE WHEN v.path ~ '^[0-9]{4}/[0-9]{2}/[0-9]{2}/' "
            "THEN to_date(substr(v.path, 1, 10), 'YYYY/MM/DD') END"
        ),
    },
}  # fmt: skip
_PRINTED_NAMES = (
    "SELECT JOINED_NAMES FROM newsroom_printedmention printed WHERE printed.version_id = v.id"
)
_SAID = "newsroom_words(COALESCE({0}, ''))"
_RELEASED = "CASE WHEN {0}.merged_into_id IS NULL THEN {0}.public_from END"
_KEY = "replace(newsroom_folded({0}), ' ', '')"
#: A subject that was merged since: its heir speaks for it.
_SUBJECT = (
    "CASE WHEN subject.merged_into_id IS NULL THEN subject.public_from "
    "WHEN heir.merged_into_id IS NULL THEN heir.public_from END"
)

ARTICLE = Source(
    0, "v", "id",
    "newsroom_version v",
    {
        "type": "'article'", "version_id": "v.id", "section_id": "v.section_id",
        "day": "DAY_OF_PATH", "live_from": "v.live_from", "live_until": "v.live_until",
        "title": "newsroom_folded(v.headline)",
    },
    (
        _SAID.format("v.headline"), _SAID.format(f"({_PRINTED_NAMES})"),
        _SAID.format(f"substr(v.search_text, 1, {INDEXED_CHARACTERS})"),
    ),
    "v.redacted_at IS NULL",
)  # fmt: skip
PASSAGE = Source(
    1, "p", "id",
    "newsroom_printedpassage p JOIN newsroom_version v ON v.id = p.version_id "
    "JOIN newsroom_quote q ON q.id = p.quote_id",
    {
        "type": "'passage'", "version_id": "v.id", "passage_id": "p.id", "quote_id": "p.quote_id",
        "section_id": "v.section_id", "day": "COALESCE(q.said_on_earliest, DAY_OF_PATH)",
        "live_from": "v.live_from", "live_until": "v.live_until",
    },
    ("''", _SAID.format("p.attribution"), _SAID.format("JOINED_FRAGMENTS")),
    "v.redacted_at IS NULL",
)  # fmt: skip
RECORD = Source(
    2, "r", "id",
    "partnerships_record r",
    {
        "type": "r.kind", "record_id": "r.id", "live_from": _RELEASED.format("r"),
        "title": "newsroom_folded(r.name)", "key": _KEY.format("r.name"),
    },
    (_SAID.format("r.name"), _KEY.format("r.name"), "''"),
)  # fmt: skip
NAME = Source(
    3, "n", "statement_id",
    "partnerships_name n JOIN partnerships_statement s ON s.id = n.statement_id "
    "JOIN partnerships_record r ON r.id = n.record_id",
    {
        "type": "r.kind", "record_id": "r.id", "name_id": "n.statement_id",
        "live_from": _LATER.format(f"({_RELEASED.format('r')})", "s.public_from"),
        "title": "newsroom_folded(n.text)", "key": _KEY.format("n.text"),
    },
    (_SAID.format("n.text"), f"{_KEY.format('n.text')} || ' ' || {_SAID.format('r.name')}", "''"),
)  # fmt: skip
CLAIM = Source(
    4, "c", "statement_id",
    "partnerships_claim c JOIN partnerships_statement s ON s.id = c.statement_id "
    "JOIN partnerships_record subject ON subject.id = c.subject_id "
    "LEFT JOIN partnerships_record heir ON heir.id = subject.merged_into_id",
    {
        "type": "'claim'", "claim_id": "c.statement_id", "day": "c.claimed_on_earliest",
        "live_from": (
            "CASE WHEN c.entered_at IS NOT NULL AND c.voided_at IS NULL THEN "
            f"{_LATER.format(f'({_SUBJECT})', 's.public_from')} END"
        ),
        "title": "newsroom_folded(c.title)",
    },
    (
        _SAID.format("c.title"), _SAID.format("COALESCE(heir.name, subject.name)"),
        _SAID.format("c.words || ' ' || c.translation"),
    ),
)  # fmt: skip
SOURCES = (ARTICLE, PASSAGE, RECORD, NAME, CLAIM)


def rebuild(cursor, vendor: str) -> None:
    """Write the whole index anew, as after a load that went past the triggers."""
    cursor.execute(f"DELETE FROM {ENTRY_TABLE}")
    for source in SOURCES:
        for sql in source.insert("TRUE", vendor):
            cursor.execute(sql)
