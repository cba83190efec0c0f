"""Frozen rows of the newsroom: what readers saw stays as they saw it."""

from newsroom.search.triggers import TRIGGERS as SEARCH
from partnerships.triggers import Trigger

_VERSION = "newsroom_version"
_SAME_FOR_GOOD = (
    "article_id", "number", "revision_id", "path", "live_from", "first_published_at",
    "updated_at", "recorded_at", "by_id", "change", "note", "kind", "section_id",
    "section_name", "series_id", "series_part", "is_developing", "language", "disclosure",
)  # fmt: skip
_WORDS = (
    "headline", "standfirst", "body", "segments", "search_text", "disclosure_note",
    "sponsor_name", "lead_image_id", "lead_caption", "lead_alternative_text", "lead_credit",
    "redacted_by_id",
)  # fmt: skip
_FRONT_PAGE = (
    "section_id", "number", "live_from", "note", "breaking_text", "breaking_url",
    "breaking_until", "by_id", "recorded_at",
)  # fmt: skip
_PUBLISHED_PAGE = (
    'EXISTS (SELECT 1 FROM "newsroom_frontpage" page '
    'WHERE page."id" = {row}."front_page_id" AND page."live_from" IS NOT NULL)'
)
_LATER = 'NEW."public_from" IS NULL OR NEW."public_from" > OLD."public_from"'
_LIVE = """version."live_from" <= {now}
    AND (version."live_until" IS NULL OR version."live_until" > {now})"""
_PRINTED = """EXISTS (SELECT 1 FROM "{table}" printed
    JOIN "newsroom_version" version ON version."id" = printed."version_id"
    WHERE printed."{column}" = OLD."id" AND {live})"""
_OVERLAP = (
    'EXISTS (SELECT 1 FROM "newsroom_version" other '
    'WHERE other."article_id" = NEW."article_id" AND other."id" <> NEW."id" '
    'AND (other."live_until" IS NULL OR other."live_until" > NEW."live_from") '
    'AND (NEW."live_until" IS NULL OR NEW."live_until" > other."live_from"))'
)
_OVERLAP_MESSAGE = "Two versions of an article cannot be live at the same time."


def _stays_public(kind: str, table: str, printed: str, column: str) -> Trigger:
    """What a live version prints cannot be hidden behind its back."""
    printed_live = _PRINTED.format(table=printed, column=column, live=_LIVE)
    return Trigger(
        name=f"{table}_printed_live",
        table=table,
        message=f"A live article names this {kind}: withdraw it, or publish it changed, first.",
        when=f'OLD."public_from" <= {{now}} AND ({_LATER}) AND {printed_live}',
    )


def _frozen(table: str, columns: tuple[str, ...]) -> Trigger:
    return Trigger(
        name=f"{table}_frozen",
        table=table,
        message="What a version printed is frozen.",
        columns=columns,
    )


TRIGGERS = (
    Trigger(
        name="newsroom_version_frozen",
        table=_VERSION,
        message="A version is frozen: publish another.",
        columns=_SAME_FOR_GOOD,
    ),
    Trigger(
        name="newsroom_version_words_frozen",
        table=_VERSION,
        message="The words of a version are frozen; only a redaction empties them.",
        when='NOT (OLD."redacted_at" IS NULL AND NEW."redacted_at" IS NOT NULL)',
        columns=(*_WORDS, "redacted_at"),
    ),
    Trigger(
        name="newsroom_version_ended_for_good",
        table=_VERSION,
        message="The end of a version that is over cannot be moved.",
        when='OLD."live_until" IS NOT NULL AND OLD."live_until" <= {now}',
        columns=("live_until",),
    ),
    Trigger(
        name="newsroom_version_no_overlap_insert",
        table=_VERSION,
        message=_OVERLAP_MESSAGE,
        when=_OVERLAP,
        event="INSERT",
    ),
    Trigger(
        name="newsroom_version_no_overlap_update",
        table=_VERSION,
        message=_OVERLAP_MESSAGE,
        when=_OVERLAP,
        columns=("live_until",),
    ),
    _frozen("newsroom_printedbyline", ("version_id", "author_id", "position", "name")),
    _frozen(
        "newsroom_printedpassage",
        (
            "version_id",
            "passage_id",
            "quote_id",
            "position",
            "fragments",
            "attribution",
            "language",
        ),
    ),
    _frozen("newsroom_printedmention", ("version_id", "record_id", "name")),
    _frozen("newsroom_printedclaim", ("version_id", "claim_id")),
    _frozen("newsroom_tick", ("version_id", "check_name", "key", "message", "by_id", "at")),
    _frozen("newsroom_printedpicture", ("version_id", "image_id")),
    _stays_public("record", "partnerships_record", "newsroom_printedmention", "record_id"),
    _stays_public("quote", "newsroom_quote", "newsroom_printedpassage", "quote_id"),
    Trigger(
        name="newsroom_frontpage_frozen",
        table="newsroom_frontpage",
        message="A published front page is frozen: publish another.",
        when='OLD."live_from" IS NOT NULL',
        columns=_FRONT_PAGE,
    ),
    Trigger(
        name="newsroom_frontpageslot_frozen",
        table="newsroom_frontpageslot",
        message="A published front page is frozen: publish another.",
        when=_PUBLISHED_PAGE.format(row="OLD"),
        columns=("front_page_id", "position", "article_id", "short_headline", "until"),
    ),
    Trigger(
        name="newsroom_frontpageslot_added",
        table="newsroom_frontpageslot",
        message="A published front page is frozen: publish another.",
        when=_PUBLISHED_PAGE.format(row="NEW"),
        event="INSERT",
    ),
    _frozen("newsroom_correction", ("version_id", "wrong", "right", "since_id", "together")),
    *SEARCH,
)
