"""A live version as IPTC ninjs 3.1, and the message that it was taken back.

https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json has the properties and what they mean.
"""

from datetime import datetime
from typing import Any

from django.urls import reverse

from newsroom.models import Version
from newsroom.public.addressed import Gone
from newsroom.public.addresses import address_of, tag_uri, whole, with_whole_addresses
from newsroom.public.body import text_alone
from newsroom.public.images import Picture
from newsroom.public.site import Site
from newsroom.public.structured.nodes import moment
from newsroom.quotes import marks
from partnerships.models import Record

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
#: Of our kinds of article the IPTC's genre, where it has one.
GENRES = {
    "news": "Current",
    "analysis": "Analysis",
    "opinion": "Opinion",
    "review": "Review",
    "explainer": "Background",
}
_GENRE = "http://cv.iptc.org/newscodes/genre/"
#: Where the records that an article names stand.
PLACES = {
    Record.Kind.PERSON: "people",
    Record.Kind.COMPANY: "organisations",
    Record.Kind.DEVICE: "objects",
    Record.Kind.PARTNERSHIP: "subjects",
    Record.Kind.SOURCE: "infoSources",
}

Item = dict[str, Any]


def usable(version: Version, context: dict, site: Site) -> Item:
    """`context` is that of the article's page."""
    address = address_of(version)
    html = with_whole_addresses(text_alone(context["body"]), address)
    item = _identity(version, site) | {
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "versionCreated": moment(version.live_from, site.zone),
        "contentCreated": moment(version.first_published_at, site.zone),
        "language": version.language,
        "altIds": [{"role": "page", "value": address}],
        "title": version.headline,
        "by": " and ".join(row.name for row in context["bylines"]),
        "copyrightHolder": site.name,
        "edNote": _note(version, context),
        "headlines": [_text("main", version.headline)],
        "descriptions": [_text("summary", version.standfirst)] if version.standfirst else [],
        "bodies": [_body(html, version)],
        "genres": [_genre(version)],
        "subjects": [
            {"name": version.section_name, "rel": "section", "uri": address_of(version.section)}
        ],
        "infoSources": [_document(said.document) for said in _once(context["quotations"])],
        "associations": _picture(context["picture"]),
        "trustIndicators": [
            {"title": "Standards", "href": whole(reverse("standards"))},
            {"title": "Corrections", "href": whole(reverse("corrections"))},
        ],
    }
    for record in context["in_this_story"]:
        place = PLACES[record.kind]
        kind = "role" if place == "infoSources" else "rel"
        row = {"name": record.name, kind: "mentions", "uri": f"{address_of(record)}#{record.kind}"}
        item.setdefault(place, []).append(row)
    return {name: value for name, value in item.items() if value}


def canceled(gone: Gone, at: datetime, site: Site) -> Item:
    """That an article was taken back: who it was, since when and why, and nothing of its words."""
    withdrawal = gone.withdrawal
    taken_at = withdrawal.at if withdrawal else None
    item = _identity(gone.once, site) | {
        "type": "text",
        "representationType": "partial",
        "pubStatus": "canceled",
        "versionCreated": moment(taken_at, site.zone),
        "edNote": withdrawal.notice if withdrawal else "The words of this article were removed.",
    }
    return {name: value for name, value in item.items() if value}


def _identity(version: Version, site: Site) -> Item:
    """The same for every version of an article, whatever became of it, but for its number."""
    return {
        "uri": tag_uri("article", version.article_id, version.first_published_at),
        "standard": STANDARD,
        "version": str(version.number),
        "firstCreated": moment(version.first_published_at, site.zone),
    }


def _note(version: Version, context: dict) -> str:
    """What those who print it must know: taken back, paid for, corrected."""
    told = [f"Retracted: {version.notice}"] if version.is_retracted else []
    if version.sponsor_name:
        told.append(f"Paid for by {version.sponsor_name}.")
    if version.disclosure:
        told.append(f"{version.get_disclosure_display()}. {version.disclosure_note}".strip())
    for row in context["corrections"]:
        wrong = "" if row.since_redacted else f" We wrote: {row.wrong}"
        told.append(f"Corrected: {row.note}{wrong} Right is: {row.right}")
    return " ".join(told)


def _text(role: str, value: str) -> Item:
    return {"role": role, "contentType": "text/plain", "value": value}


def _body(html: str, version: Version) -> Item:
    text = marks.text_of(version.body)
    return {
        "role": "main",
        "contentType": "text/html",
        "charCount": len(text),
        "wordCount": len(text.split()),
        "value": html,
    }


def _genre(version: Version) -> Item:
    name = GENRES.get(version.kind)
    return {"name": version.get_kind_display()} | ({"uri": f"{_GENRE}{name}"} if name else {})


def _once(quotations: list) -> list:
    """Of each document that is quoted the first quotation."""
    found = {}
    for said in quotations:
        if said.document:
            found.setdefault(said.document.pk, said)
    return list(found.values())


def _document(document) -> Item:
    row = {"name": str(document), "role": "document"}
    is_web = document.url.startswith(("https://", "http://"))
    return row | ({"uri": document.url} if is_web else {})


def _picture(shown: Picture | None) -> list[Item]:
    if not shown:
        return []
    rendition = {
        "name": "main",
        "href": whole(shown.src),
        "contentType": "image/jpeg",
        "width": shown.width,
        "height": shown.height,
    }
    described = [("caption", shown.caption), ("alternative text", shown.alt)]
    picture = {
        "name": "Lead picture",
        "rel": "lead",
        "uri": whole(shown.src),
        "type": "picture",
        "by": shown.credit,
        "descriptions": [_text(role, words) for role, words in described if words],
        "renditions": [rendition],
    }
    return [{name: value for name, value in picture.items() if value}]
