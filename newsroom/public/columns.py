"""The columns of an exported list, named as schema.org or Popolo name them where they do.

A value is text, a number, a list of texts, or None. Addresses are absolute; dates are ISO 8601,
or EDTF where they are known only in part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from newsroom.public.quotations import Quotation
from newsroom.public.sentences import FINDINGS, standing
from partnerships.models import Document, Record

Value = str | int | list[str] | None


@dataclass(frozen=True)
class Column:
    """`meaning` is the address of the term, or a sentence for a column of our own; `kind` is the
    type of a value that is there."""

    name: str
    meaning: str
    value: Callable[[Any], Value]
    kind: type = str


def absolute(thing: Any) -> str | None:
    return f"{settings.SITE_URL}{thing.get_absolute_url()}" if thing else None


#: The kind of a column with several values.
MANY = list[str]


def schema(name: str, value: Callable[[Any], Value], term: str = "", kind: type = str) -> Column:
    return Column(name, f"https://schema.org/{term or name}", value, kind)


def popolo(name: str, value: Callable[[Any], Value], model: str) -> Column:
    return Column(name, f"https://www.popoloproject.com/specs/{model}.html#{name}", value)


def name_of(record: Record | None) -> str | None:
    return record.name if record else None


def cited(document: Document) -> str:
    """The document's address, or else what it is called."""
    return document.url or str(document)


def _website(written: str) -> str:
    """As typed, with or without its scheme, as an address."""
    return written if not written or "://" in written else f"https://{written}"


def _documents(row) -> list[str]:
    return [cited(document) for document in row.cited]


def _said_by(quotation: Quotation) -> list[str]:
    return [speaker.name for speaker in quotation.speakers]


def _said_by_urls(quotation: Quotation) -> list[str]:
    return [absolute(speaker.record) for speaker in quotation.speakers if speaker.record]


def _moment(at):
    return timezone.localtime(at, timezone.get_default_timezone()).isoformat() if at else None


URL = schema("url", absolute)
NAME = schema("name", lambda row: row.name)
CITATION = schema("citation", _documents, kind=MANY)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "articles": (
        URL,
        schema("headline", lambda row: row.headline),
        schema("description", lambda row: row.standfirst),
        schema("articleSection", lambda row: row.section_name),
        schema("genre", lambda row: row.get_kind_display()),
        schema("author", lambda row: [byline.name for byline in row.bylines.all()], kind=MANY),
        schema("datePublished", lambda row: _moment(row.first_published_at)),
        schema("dateModified", lambda row: _moment(row.updated_at)),
        schema("inLanguage", lambda row: row.language),
        schema("version", lambda row: row.number, kind=int),
    ),
    "quotes": (
        URL,
        schema("text", lambda row: row.words),
        schema("inLanguage", lambda row: row.language),
        schema("spokenByCharacter", lambda row: _said_by(row.quotation), kind=MANY),
        Column(
            "speakerUrl", "The pages of those who spoke.",
            lambda row: _said_by_urls(row.quotation), MANY,
        ),
        schema(
            "roleName", lambda row: [speaker.post for speaker in row.quotation.speakers],
            kind=MANY,
        ),
        schema("dateCreated", lambda row: row.said_on),
        schema("about", lambda row: name_of(row.is_about)),
        Column("aboutUrl", "The page of what it is about.", lambda row: absolute(row.is_about)),
        schema(
            "citation",
            lambda row: [cited(row.quotation.document)] if row.quotation.document else [],
            kind=MANY,
        ),
        schema("pagination", lambda row: row.place if row.quotation.document else None),
    ),
    "people": (
        URL,
        NAME,
        Column("classification", "What we know the person as.", lambda row: row.get_type_display()),
        popolo("national_identity", lambda row: row.nationality.code, "person"),
        CITATION,
    ),
    "companies": (
        URL,
        NAME,
        popolo("classification", lambda row: row.get_type_display(), "organization"),
        popolo("founding_date", lambda row: row.founded, "organization"),
        schema("addressCountry", lambda row: row.country.code),
        schema("location", lambda row: row.headquarters),
        schema("sameAs", lambda row: _website(row.website)),
        CITATION,
    ),
    "devices": (
        URL,
        NAME,
        schema("category", lambda row: row.get_type_display()),
        schema("manufacturer", lambda row: name_of(row.made_by)),
        Column("manufacturerUrl", "The page of its maker.", lambda row: absolute(row.made_by)),
        schema("brand", lambda row: name_of(row.sold_as or row.made_by)),
        Column("status", "What became of it, from its public events.", lambda row: row.status),
        CITATION,
    ),
    "partnerships": (
        URL,
        NAME,
        Column(
            "classification", "What kind of partnership.",
            lambda row: [kind.get_kind_display() for kind in row.kinds.all()], MANY,
        ),
        schema("member", lambda row: [record.name for record in row.between], kind=MANY),
        Column(
            "memberUrl", "The pages of its parties.",
            lambda row: [absolute(record) for record in row.between], MANY,
        ),
        Column("status", "How it stands.", lambda row: row.status),
        Column("announced", "The day it was announced.", lambda row: row.announced),
        popolo("start_date", lambda row: row.started, "membership"),
        popolo("end_date", lambda row: row.ended, "membership"),
        CITATION,
    ),
    "rumours": (
        URL,
        schema("name", lambda row: row.title),
        schema("text", lambda row: row.words),
        schema("inLanguage", lambda row: row.language),
        schema("about", lambda row: name_of(row.about)),
        Column("aboutUrl", "The page of what it is about.", lambda row: absolute(row.about)),
        schema("author", lambda row: [source.name for source in row.said_by], kind=MANY),
        Column(
            "authorUrl", "The pages of those who claimed it.",
            lambda row: [absolute(source) for source in row.said_by], MANY,
        ),
        schema("datePublished", lambda row: row.claimed_on),
        schema("reviewRating", lambda row: FINDINGS[row.finding] if row.finding else "Open"),
        schema(
            "creativeWorkStatus",
            lambda row: standing(provisional=row.verdict_provisional, contested=row.under_review),
            kind=MANY,
        ),
        schema("lastReviewed", lambda row: row.judged_on and row.judged_on.isoformat()),
        CITATION,
    ),
    "sources": (
        URL,
        NAME,
        Column(
            "classification", "Person, handle, outlet or company.",
            lambda row: row.get_type_display(),
        ),
        Column(
            "identity", "The person or company behind it, if known.",
            lambda row: absolute(row.identity),
        ),
        CITATION,
    ),
}  # fmt: skip
