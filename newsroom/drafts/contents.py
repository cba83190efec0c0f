"""What a revision holds, put back into an article's rows."""

import copy
from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError

from newsroom.articles.body import clean_body
from newsroom.articles.models import (
    Article,
    ArticleClaim,
    Author,
    Byline,
    Mention,
    Section,
    Series,
)
from newsroom.images.models import Image
from newsroom.quotes.actions import sync_passages
from newsroom.quotes.marks import passages_in
from newsroom.quotes.retagging import untagged
from newsroom.workflow.snapshots import FIELDS, snapshot
from partnerships.models import Claim, Company, Record

#: Keys of rows that may be gone since.
_KEYS = {
    "section_id": (Section, "section"),
    "series_id": (Series, "series"),
    "sponsor_id": (Company, "sponsor"),
    "lead_image_id": (Image, "lead picture"),
}

_TICKS = {"is_developing", "lead_is_decorative"}
#: Rows of one inline that are read.
MOST_ROWS = 500
_WORDS = {"headline", "standfirst", "lead_caption", "lead_alternative_text", "disclosure_note"}


def write(article: Article, content: Mapping) -> list[str]:
    """Make `article` what `content` (a snapshot) says; what that leaves out stays.

    To be called in a transaction that keeps a revision afterwards. Passages come back with the
    words' marks. Answers what could not be put back, in sentences. Raises ValidationError where
    the article would break a rule.
    """
    lost = _write_fields(article, content)
    article.full_clean(exclude=["authors", "mentioned", "claims"])
    article.save()
    lost += _write_rows(article, content)
    _write_attributions(article, content)
    sync_passages(article)
    return lost


def as_it_stood(article: Article, content: Mapping) -> Article:
    """The article in memory with the fields of a snapshot; its rows stay those of now."""
    stood = copy.copy(article)
    stood._state = copy.copy(article._state)
    stood._state.fields_cache = dict(article._state.fields_cache)
    for name in FIELDS:
        if name in content:
            setattr(stood, name, content[name])
    if "day" in content:
        stood.day = date.fromisoformat(content["day"]) if content["day"] else None
    return stood


def typed_content(article: Article, pairs: Iterable[tuple[str, str]]) -> dict:
    """What a revision would hold if the unsaved form were saved as it stands.

    `article` may be one that was never saved. A value that no save would take stays as saved.
    """
    values = dict(pairs)
    if article.pk:
        content = snapshot(article)
    else:
        content = _NOTHING | {name: getattr(article, name) for name in FIELDS}
    if not values:
        return content
    for name in FIELDS:
        content[name] = _typed(name, values, content[name])
    if day := _read("day", values.get("day", "")):
        content["day"] = day.isoformat()
    for rows, (key, named) in _ROWS.items():
        if f"{rows}-TOTAL_FORMS" in values:
            content[key] = _typed_rows(values, rows, named)
    return content


#: Rows on the page: what they are in a revision, and which field names the thing.
_ROWS = {
    "bylines": ("authors", "author"),
    "mentions": ("mentions", "record"),
    "article_claims": ("claims", "claim"),
}
_NOTHING = {"day": None, "authors": [], "mentions": [], "claims": [], "passages": []}


def _typed(name: str, values: Mapping[str, str], saved):
    field = name.removesuffix("_id")
    if field in _TICKS:
        return field in values
    if field not in values:
        return saved
    if field == "body":
        return clean_body(values[field])
    if field in _WORDS:
        return " ".join(values[field].split())
    if name not in _KEYS:
        read = _read(field, values[field])
        return saved if read is None and field != "series_part" else read
    if not values[field]:
        return None
    key = int(values[field]) if values[field].isdecimal() else saved
    return key if key == saved or _KEYS[name][0].objects.filter(pk=key).exists() else saved


def _read(field: str, text: str):
    """A value as the form reads it; None for what it would not take."""
    try:
        return Article._meta.get_field(field).formfield().clean(text)
    except ValidationError:
        return None


def _typed_rows(values: Mapping[str, str], prefix: str, named: str) -> list[int]:
    """The keys that the rows of an inline name, in the order of their positions."""
    found = []
    count = values[f"{prefix}-TOTAL_FORMS"]
    for number in range(min(int(count), MOST_ROWS) if count.isdecimal() else 0):
        row = f"{prefix}-{number}"
        key = values.get(f"{row}-{named}", "")
        is_out = f"{row}-DELETE" in values or values.get(f"{row}-status", "accepted") != "accepted"
        if key.isdecimal() and not is_out:
            place = values.get(f"{row}-position", "")
            found.append((int(place) if place.isdecimal() else 0, number, int(key)))
    return [key for *_, key in sorted(found)]


def _write_fields(article: Article, content: Mapping) -> list[str]:
    lost = []
    for name in FIELDS:
        if name not in content:
            continue
        model, label = _KEYS.get(name, (None, ""))
        value = content[name]
        if model and value is not None and not model.objects.filter(pk=value).exists():
            lost.append(f"The {label} of that time is no longer on file.")
            continue
        setattr(article, name, value)
    if "day" in content:
        article.day = date.fromisoformat(content["day"]) if content["day"] else None
    own = {str(key) for key in article.passages.values_list("id", flat=True)}
    strangers = [key for key in passages_in(article.body) if key.lower() not in own]
    if strangers:
        lost.append("Some tagged words lost their tag: tag them again.")
        article.body = untagged(article.body, strangers)
    return lost


def _write_rows(article: Article, content: Mapping) -> list[str]:
    lost = []
    if "authors" in content:
        keys = _on_file(Author, content["authors"])
        article.bylines.exclude(author__in=keys).delete()
        for position, key in enumerate(keys):
            Byline.objects.update_or_create(
                article=article, author_id=key, defaults={"position": position}
            )
        lost += _missing(content["authors"], keys, "an author")
    if "mentions" in content:
        lost += _write_mentions(article, content["mentions"])
    if "claims" in content:
        keys = _on_file(Claim, content["claims"])
        article.article_claims.exclude(claim__in=keys).delete()
        for key in keys:
            ArticleClaim.objects.get_or_create(article=article, claim_id=key)
        lost += _missing(content["claims"], keys, "a claim")
    return lost


def _write_mentions(article: Article, wanted: Iterable[int]) -> list[str]:
    """Those wanted are accepted; of the others what the text named is offered again."""
    keys = _on_file(Record, wanted)
    others = article.mentions.accepted().exclude(record__in=keys)
    others.filter(origin=Mention.Origin.BY_HAND).delete()
    others.update(status=Mention.Status.OFFERED)
    for key in keys:
        Mention.objects.update_or_create(
            article=article, record_id=key, defaults={"status": Mention.Status.ACCEPTED}
        )
    return _missing(wanted, keys, "a mention")


def _write_attributions(article: Article, content: Mapping) -> None:
    rows = {row["id"]: row for row in content.get("passages") or ()}
    for passage in article.passages.filter(id__in=list(rows)):
        row = rows[str(passage.id)]
        before = (passage.attribution, passage.language)
        passage.attribution, passage.language = row["attribution"], row["language"]
        if before != (passage.attribution, passage.language):
            passage.save(update_fields=["attribution", "language"])


def _on_file(model, keys: Iterable[int]) -> list[int]:
    """The keys that still have a row, in their order."""
    keys = list(dict.fromkeys(keys))
    known = set(model.objects.filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in known]


def _missing(wanted: Iterable[int], found: list[int], what: str) -> list[str]:
    gone = len(set(wanted) - set(found))
    return [f"{what.capitalize()} of that time is no longer on file."] * gone
