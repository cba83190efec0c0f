"""The columns of what only the API lists, beside those of the exported lists."""

from django.conf import settings
from django.utils import timezone
from django.utils.text import Truncator

from newsroom.public.addresses import whole
from newsroom.public.columns import COLUMNS, MANY, Column, absolute, cited, schema
from newsroom.public.quotations import verification_of
from partnerships.models import Document

PREFIX = "/api/v1/"
#: The words of a document that may be shown in part.
EXCERPT = 40


def moment(at) -> str | None:
    return timezone.localtime(at, timezone.get_default_timezone()).isoformat() if at else None


def within(path: str) -> str:
    """The address in the API of what has this path in it."""
    return whole(f"{PREFIX}{path}")


def _shown(document: Document) -> str:
    return document.text if document.may_show == Document.MayShow.WHOLE else ""


def _excerpt(document: Document) -> str:
    may = document.may_show == Document.MayShow.EXCERPT
    return Truncator(document.text).words(EXCERPT) if may else ""


def _wrong(row) -> str:
    """What stood there, unless those words were redacted."""
    return "" if row.since_redacted else row.wrong


PASSAGES = (
    Column("id", "Stays while the passage does.", lambda row: str(row.passage_id)),
    schema("url", lambda row: absolute(row.version)),
    schema("text", lambda row: row.words),
    Column("attribution", "As printed.", lambda row: row.attribution),
    schema("inLanguage", lambda row: row.language),
    schema(
        "spokenByCharacter",
        lambda row: [speaker.name for speaker in row.quotation.speakers],
        kind=MANY,
    ),
    schema(
        "roleName", lambda row: [speaker.post for speaker in row.quotation.speakers], kind=MANY
    ),
    schema("dateCreated", lambda row: row.quotation.quote.said_on),
    schema("datePublished", lambda row: moment(row.version.first_published_at)),
    schema(
        "citation",
        lambda row: [cited(row.quotation.document)] if row.quotation.document else [],
        kind=MANY,
    ),
    Column("verification", "What was checked of these words.", verification_of),
    Column(
        "quote", "What was said, wherever it was printed.",
        lambda row: within(f"quotes/{row.quotation.quote.slug}"),
    ),
)  # fmt: skip
DOCUMENTS = (
    Column("id", "Our number of it.", lambda row: row.pk, int),
    schema("url", lambda row: row.url),
    schema("name", lambda row: row.title or str(row)),
    schema("publisher", lambda row: row.publisher),
    schema("genre", lambda row: row.get_kind_display()),
    schema("datePublished", lambda row: row.dated),
    schema("inLanguage", lambda row: row.language),
    Column("grade", "How good we hold it to be, A to C.", lambda row: row.grade),
    schema("text", _shown),
    schema("abstract", _excerpt),
)
CORRECTIONS = (
    Column("id", "Our number of it.", lambda row: row.pk, int),
    schema("url", lambda row: f"{settings.SITE_URL}/{row.live_path}/#changes"),
    schema("genre", lambda row: row.get_change_display()),
    schema("headline", lambda row: row.live_headline),
    schema("text", lambda row: row.note),
    Column("wrong", "What we printed.", _wrong),
    Column("right", "What is right.", lambda row: row.right),
    schema("datePublished", lambda row: moment(row.live_from)),
    schema("inLanguage", lambda row: row.language),
    schema("version", lambda row: row.number, kind=int),
    Column("article", "The article as it is now.", lambda row: within(f"articles/{row.live_path}")),
)
_NAMED = (schema("url", absolute), schema("name", lambda row: row.name))
SECTIONS = (*_NAMED, schema("description", lambda row: row.description))
SERIES = SECTIONS
AUTHORS = (
    *_NAMED,
    schema("jobTitle", lambda row: row.role),
    schema("description", lambda row: row.biography),
)

#: Of each collection its columns, by the name in its address.
ALL = {
    **{name: columns for name, columns in COLUMNS.items() if name != "rumours"},
    "claims": COLUMNS["rumours"],
    "passages": PASSAGES,
    "documents": DOCUMENTS,
    "corrections": CORRECTIONS,
    "sections": SECTIONS,
    "series": SERIES,
    "authors": AUTHORS,
}
