"""What only the answer about one thing tells, beside the columns of its row."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from newsroom.api import statements
from newsroom.api.columns import moment, within
from newsroom.api.schemas import Reference, Schema, StatementOut
from newsroom.models import Quote, Version, Withdrawal
from newsroom.public.addresses import address_of, whole, with_whole_addresses
from newsroom.public.body import text_alone
from newsroom.public.images import Picture
from newsroom.public.quotations import Quotation, verification_of
from newsroom.public.rendering import article_context
from newsroom.public.views.quotes import printings
from newsroom.public.views.rumours import predicted_in_words
from newsroom.quotes import marks
from partnerships.models import Claim, Record


class PictureOut(Schema):
    url: str
    width: int
    height: int
    alternativeText: str
    credit: str
    caption: str


class SpeakerOut(Schema):
    """Who said it, in the post of that day."""

    name: str
    post: str | None
    url: str | None


class PassageOut(Schema):
    """Words of a quote as an article prints them."""

    id: str
    url: str
    text: str
    attribution: str | None
    verification: str | None
    speakers: list[SpeakerOut]
    quote: str


class VersionOut(Schema):
    number: int
    change: str
    note: str | None
    at: str


class CorrectionOut(Schema):
    wrong: str | None
    right: str
    note: str
    at: str
    version: int


class ArticleDetails(Schema):
    html: str
    text: str
    disclosure: str | None
    sponsor: str | None
    retracted: str | None
    series: str | None
    picture: PictureOut | None
    passages: list[PassageOut]
    mentions: list[Reference]
    claims: list[str]
    corrections: list[CorrectionOut]
    versions: list[VersionOut]
    ninjs: str


class QuoteDetails(Schema):
    channel: str | None
    originalText: str | None
    originalLanguage: str | None
    translator: str | None
    passages: list[PassageOut]


class OriginsOut(Schema):
    """Outlets that had it from nobody else, and who reported it first as far as days are known."""

    independent: int
    reports: int
    inWords: str
    firstToReport: list[Reference]


class ClaimDetails(Schema):
    kind: str
    prediction: str
    translation: str | None
    hedge: str | None
    rule: str | None
    judgeBy: str | None
    enteredAt: str
    origins: OriginsOut
    statements: list[StatementOut]


class RecordDetails(Schema):
    statements: list[StatementOut]
    more: dict[str, str]


class MoreDetails(Schema):
    more: dict[str, str]


def article(version: Version, at: datetime) -> dict[str, Any]:
    """Five queries."""
    context, address = article_context(version, at), address_of(version)
    retracted = version.notice_kind == Withdrawal.Kind.RETRACTED
    disclosure = [version.get_disclosure_display()] if version.disclosure else []
    return {
        "html": with_whole_addresses(text_alone(context["body"]), address),
        "text": marks.text_of(version.body),
        "disclosure": " ".join([*disclosure, version.disclosure_note]).strip() or None,
        "sponsor": version.sponsor_name or None,
        "retracted": version.notice if retracted else None,
        "series": within(f"series/{version.series.slug}") if version.series else None,
        "picture": _picture(context["picture"]),
        "passages": [
            _passage(row, said, version) for said in context["quotations"] for row in said.printed
        ],
        "mentions": [statements.reference(record) for record in context["in_this_story"]],
        "claims": [within(f"claims/{claim.slug}") for claim in context["claims"]],
        "corrections": [
            {
                "wrong": None if row.since_redacted else row.wrong, "right": row.right,
                "note": row.note, "at": moment(row.live_from), "version": row.number,
            }
            for row in context["corrections"]
        ],
        "versions": [
            {
                "number": row.number, "change": row.get_change_display(),
                "note": row.note or None, "at": moment(row.live_from),
            }
            for row in context["history"]
        ],
        "ninjs": f"{address}ninjs.json",
    }  # fmt: skip


def _picture(shown: Picture | None) -> dict[str, Any] | None:
    return shown and {
        "url": whole(shown.src), "width": shown.width, "height": shown.height,
        "alternativeText": shown.alt, "credit": shown.credit, "caption": shown.caption,
    }  # fmt: skip


def _passage(row, said: Quotation, version: Version) -> dict[str, Any]:
    return {
        "id": str(row.passage_id),
        "url": address_of(version),
        "text": row.words,
        "attribution": row.attribution or None,
        "verification": verification_of(row) or None,
        "speakers": [
            {
                "name": speaker.name,
                "post": speaker.post or None,
                "url": address_of(speaker.record) if speaker.record else None,
            }
            for speaker in said.speakers
        ],
        "quote": within(f"quotes/{said.quote.slug}"),
    }


def quote(row: Quote, at: datetime) -> dict[str, Any]:
    return {
        "channel": row.get_channel_display() or None,
        "originalText": row.original_words or None,
        "originalLanguage": row.original_language or None,
        "translator": row.translator or None,
        "passages": [
            _passage(printed, row.quotation, printed.version) for printed in printings([row.pk], at)
        ],
    }


def claim(row: Claim, at: datetime) -> dict[str, Any]:
    told, origins = statements.about_claim(row, at)
    return {
        "kind": row.get_kind_display(),
        "prediction": predicted_in_words(row, at),
        "translation": row.translation or None,
        "hedge": row.hedge or None,
        "rule": row.rule or None,
        "judgeBy": row.judge_by and row.judge_by.isoformat(),
        "enteredAt": moment(row.entered_at),
        "origins": origins,
        "statements": told,
    }


#: Of each kind of record the lists that can be narrowed to it.
NARROWED = {
    Record.Kind.COMPANY: ("articles", "quotes", "people", "devices", "partnerships"),
    Record.Kind.PERSON: ("articles", "quotes"),
    Record.Kind.DEVICE: ("articles", "claims"),
    Record.Kind.PARTNERSHIP: ("articles", "claims"),
    Record.Kind.SOURCE: ("claims",),
}


def record(row: Record, at: datetime) -> dict[str, Any]:
    return {
        "statements": statements.about_record(row, at),
        "more": _more(row.kind, row.slug, *NARROWED[row.kind]),
    }


def articles_of(name: str):
    """The details of what only leads to articles."""
    return lambda row, at: {"more": _more(name, row.slug, "articles")}


def _more(name: str, slug: str, *lists: str) -> dict[str, str]:
    return {folder: f"{within(folder)}?{urlencode({name: slug})}" for folder in lists}
