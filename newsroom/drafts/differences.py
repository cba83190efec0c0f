"""What differs between two revisions of an article, with names instead of keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from newsroom.articles.models import Author, Disclosure, Kind, Section, Series
from newsroom.images.models import Image
from newsroom.quotes.models import Quote
from newsroom.versions.comparison import Piece, compare_lines
from newsroom.workflow.changes import NAMES
from partnerships.models import Claim, Company, Record

#: Compared word by word above the fields.
_TEXT = {"headline", "standfirst"}
_LISTS = {"authors": "byline", "mentions": "mentions", "claims": "claims reported"}
_KEPT_AS_KEY = {
    "section_id": Section, "series_id": Series, "sponsor_id": Company, "lead_image_id": Image,
    "authors": Author, "mentions": Record, "claims": Claim,
}  # fmt: skip
_CHOICES = {"kind": Kind, "disclosure": Disclosure}
_GONE = "no longer on file"


@dataclass(frozen=True)
class Field:
    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Tag:
    """A passage that came, went, or has other words or another attribution."""

    change: str
    speaker: str
    words: tuple[Piece, ...]
    attribution: tuple[Piece, ...]


def fields(before: Mapping, after: Mapping) -> list[Field]:
    """The fields and lists that differ, in the order in which the desk tells of them; one query
    for each kind of thing that they name."""
    labels = {name: label for name, label in NAMES.items() if name not in _TEXT} | _LISTS
    changed = {name: label for name, label in labels.items() if before.get(name) != after.get(name)}
    names = _names(changed, before, after)
    return [
        _list(label, before.get(name) or (), after.get(name) or (), names[name])
        if name in _LISTS
        else Field(label, *(_shown(name, side.get(name), names) for side in (before, after)))
        for name, label in changed.items()
    ]


def tags(before: Mapping, after: Mapping) -> list[Tag]:
    """Tagged passages that are not the same in both."""
    old = {row["id"]: row for row in before.get("passages") or ()}
    new = {row["id"]: row for row in after.get("passages") or ()}
    changed = [key for key in old | new if old.get(key) != new.get(key)]
    speakers = _speakers((new.get(key) or old[key])["quote"] for key in changed)
    found = []
    for key in changed:
        was, now = old.get(key), new.get(key)
        change = "Changed" if was and now else "Tagged" if now else "Untagged"
        found.append(
            Tag(
                change,
                speakers.get((now or was)["quote"], ""),
                compare_lines(_words(was), _words(now)),
                compare_lines(*((side or {}).get("attribution", "") for side in (was, now))),
            )
        )
    return found


def _words(row: Mapping | None) -> str:
    return " … ".join(row["fragments"]) if row else ""


def _speakers(quotes: Iterable[int]) -> dict[int, str]:
    found = Quote.objects.filter(pk__in=set(quotes)).prefetch_related(
        "speakers__person", "speakers__company", "speakers__document"
    )
    return {quote.pk: ", ".join(str(row) for row in quote.speakers.all()) for quote in found}


def _names(changed: Iterable[str], before: Mapping, after: Mapping) -> dict[str, dict[int, str]]:
    names = {}
    for name in changed:
        if model := _KEPT_AS_KEY.get(name):
            values = [side.get(name) for side in (before, after)]
            keys = {key for value in values for key in (value if name in _LISTS else [value])}
            rows = model.objects.filter(pk__in=keys - {None})
            names[name] = {row.pk: str(row) for row in rows}
    return names


def _shown(name: str, value, names: Mapping) -> str:
    if value in (None, "", []):
        return ""
    if name in names:
        return names[name].get(value, _GONE)
    if name in _CHOICES:
        return str(dict(_CHOICES[name].choices).get(value, value))
    if name == "day":
        return date_format(date.fromisoformat(value), "j F Y")
    return {True: "yes", False: "no"}.get(value, str(value)) if value is not None else ""


def _list(label: str, before: Iterable, after: Iterable, names: Mapping) -> Field:
    """A list as its names: those that went and those that came are marked."""
    old, new = list(before), list(after)
    pieces = []
    for key in [*new, *(key for key in old if key not in new)]:
        verb = "same" if key in old and key in new else "added" if key in new else "removed"
        pieces += [Piece(verb, names.get(key, _GONE)), Piece("same", ", ")]
    shown = [", ".join(names.get(key, _GONE) for key in side) for side in (old, new)]
    return Field(label, *shown, tuple(pieces[:-1]))
