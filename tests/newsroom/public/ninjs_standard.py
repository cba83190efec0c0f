"""IPTC ninjs 3.1 as we use it, by hand: which properties an object may have, and of what type.

From https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json, which allows nothing else anywhere. What
we never write (events, places, planned coverage, rights) stands here by name alone.
"""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

TEXT, WHOLE_NUMBER = str, int


class Uri:
    pass


class Moment:
    pass


def named(*further):
    """Objects of the kind that people, organisations and objects are."""
    return {"name": TEXT, "rel": TEXT, "uri": Uri, "literal": TEXT} | dict(further)


WORDED = {"role": TEXT, "contentType": TEXT, "value": TEXT}
RENDITION = {
    "name": TEXT, "href": Uri, "contentType": TEXT, "title": TEXT, "width": WHOLE_NUMBER,
    "height": WHOLE_NUMBER, "sizeInBytes": WHOLE_NUMBER, "format": TEXT, "aspectRatio": TEXT,
}  # fmt: skip
ITEM = {
    "uri": Uri,
    "type": {"text", "audio", "video", "picture", "graphic", "composite", "component", "event",
             "planning"},
    "representationType": {"full", "partial"},
    "profile": TEXT,
    "version": TEXT,
    "firstCreated": Moment,
    "versionCreated": Moment,
    "contentCreated": Moment,
    "embargoedUntil": Moment,
    "pubStatus": {"usable", "withheld", "canceled"},
    "urgency": WHOLE_NUMBER,
    "copyrightHolder": TEXT,
    "copyrightNotice": TEXT,
    "usageTerms": TEXT,
    "edNote": TEXT,
    "language": TEXT,
    "descriptions": [WORDED],
    "bodies": [WORDED | {"charCount": WHOLE_NUMBER, "wordCount": WHOLE_NUMBER}],
    "headlines": [WORDED],
    "people": [named()],
    "organisations": [named()],
    "subjects": [named(("creator", TEXT), ("relevance", WHOLE_NUMBER),
                       ("confidence", WHOLE_NUMBER))],
    "objects": [named()],
    "infoSources": [{"name": TEXT, "role": TEXT, "uri": Uri, "literal": TEXT}],
    "title": TEXT,
    "by": TEXT,
    "slugline": TEXT,
    "located": TEXT,
    "renditions": [RENDITION],
    "altIds": [{"role": TEXT, "value": TEXT}],
    "trustIndicators": [{"role": Uri, "title": TEXT, "href": Uri}],
    "standard": {"name": TEXT, "version": TEXT, "schema": Uri},
    "genres": [{"name": TEXT, "uri": Uri, "literal": TEXT}],
    "expires": Moment,
}  # fmt: skip
ITEM["associations"] = [ITEM | {"name": TEXT, "rel": TEXT}]
#: What an object must have, by the property that holds it.
REQUIRED = {
    "": {"uri"}, "descriptions": {"value"}, "bodies": {"value"}, "headlines": {"value"},
    "renditions": {"name"}, "associations": {"name", "uri"},
}  # fmt: skip


def complaints(value, rule=ITEM, place: str = "") -> Iterator[str]:
    """What in a document the standard does not allow."""
    name = place.rsplit(".", 1)[-1].split("[")[0]
    if isinstance(rule, dict):
        if not isinstance(value, dict):
            yield f"{place}: no object"
            return
        yield from (f"{place}.{key}: no such property" for key in value.keys() - rule.keys())
        yield from (f"{place}: no {key}" for key in REQUIRED.get(name, set()) - value.keys())
        for key in value.keys() & rule.keys():
            yield from complaints(value[key], rule[key], f"{place}.{key}")
    elif isinstance(rule, list):
        if not isinstance(value, list):
            yield f"{place}: no list"
            return
        for number, part in enumerate(value):
            yield from complaints(part, rule[0], f"{place}[{number}]")
    elif isinstance(rule, set):
        if value not in rule:
            yield f"{place}: {value} is none of {sorted(rule)}"
    elif rule is Uri:
        if not isinstance(value, str) or not urlsplit(value).scheme:
            yield f"{place}: {value} is no URI"
    elif rule is Moment:
        if not _is_moment(value):
            yield f"{place}: {value} is no moment with its zone"
    elif type(value) is not rule:
        yield f"{place}: {value} is not {rule.__name__}"


def _is_moment(value) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False
