"""Entries, what they hold, and the hash that ties each to the one before."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from partnerships.dates import EdtfError, parse
from partnerships.rumours.scoring.claims import FOUND

Entry = dict[str, Any]

#: Before the first entry.
NOTHING = "0" * 64


class Broken(ValueError):
    """The file is not what was written; the message names the place in a sentence."""


#: What each column holds. Text is never empty: nothing is null.
COLUMNS = {
    "number": "number",
    "at": "moment",
    "type": "text",
    "claim": "text",
    "title": "text?",
    "subject": "text",
    "sources": "list",
    "kind": "text",
    "prediction": "object",
    "claimed_on": "edtf",
    "words": "text?",
    "language": "text?",
    "hedge": "text?",
    "official": "truth",
    "judge_when": "text?",
    "judge_by": "day?",
    "rule": "text?",
    "revises": "text?",
    "window_earliest": "day?",
    "window_latest": "day?",
    "entered_at": "moment",
    "finding": "finding",
    "outcome_on": "edtf?",
    "judged_on": "day",
    "explanation": "text?",
    "provisional": "truth",
    "recorded_at": "moment",
    "note": "text",
    "scores": "text",
    "previous": "text",
    "hash": "text",
}
_ALL = ("number", "at", "type", "previous", "hash")
_CLAIM = (
    *("claim", "title", "subject", "sources", "kind", "prediction", "claimed_on", "words"),
    *("language", "hedge", "official", "judge_when", "judge_by", "rule", "revises"),
    *("window_earliest", "window_latest", "recorded_at", "entered_at"),
)
_VERDICT = (
    *("claim", "finding", "outcome_on", "judged_on", "explanation", "provisional"),
    "recorded_at",
)
#: What an entry of each type holds. An agreement names its verdict by ``recorded_at``; the last
#: entry of a file holds the hash of the scores.
TYPES = {
    "claim": {*_ALL, *_CLAIM},
    "verdict": {*_ALL, *_VERDICT},
    "agreement": {*_ALL, "claim", "recorded_at"},
    "void": {*_ALL, "claim", "note"},
    "end": {*_ALL, "scores"},
}


def canonical(value: Any) -> str:
    """One way to write each value, so that it has one hash: JSON with sorted keys, no spaces."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def digest(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def hash_of(entry: Mapping[str, Any]) -> str:
    """SHA-256 over everything else in the entry, its number and the hash before it included."""
    return digest({key: value for key, value in entry.items() if key != "hash"})


def chained(bodies: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    """The bodies, oldest first, as entries with number, ``previous`` and ``hash``."""
    previous = NOTHING
    for number, body in enumerate(bodies, 1):
        entry = {"number": number, **body, "previous": previous}
        previous = entry["hash"] = hash_of(entry)
        yield entry


def moment(at: datetime) -> str:
    """2022-07-04T09:30:00.000000Z: sorted as text, these are sorted in time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def named(number: int, entry: Any) -> str:
    """Entry 7 (verdict on “x”)."""
    kind, claim = (entry.get("type"), entry.get("claim")) if isinstance(entry, dict) else ("", "")
    if kind == "end":
        return f"Entry {number} (the end)"
    what = {"claim": "claim", "verdict": "verdict on", "agreement": "agreement on"}.get(kind)
    return f"Entry {number} ({what or 'voiding of'} “{claim}”)" if claim else f"Entry {number}"


def check(entries: list[Entry]) -> None:
    """Raise Broken for the first entry that is malformed, changed or out of its place."""
    previous, at = NOTHING, ""
    for number, entry in enumerate(entries, 1):
        name = named(number, entry)
        if complaint := _complaint(entry):
            raise Broken(f"{name} {complaint}.")
        if entry["hash"] != hash_of(entry):
            raise Broken(f"{name} was changed: its hash is not that of what it says.")
        if entry["previous"] != previous or entry["number"] != number:
            before = f"entry {number - 1}" if number > 1 else "the beginning"
            raise Broken(f"{name} does not follow {before}: one was removed, added or moved.")
        if entry["at"] < at:
            raise Broken(f"{name} is older than the entry before it.")
        if (entry["type"] == "end") != (number == len(entries)):
            raise Broken(f"{name} is not where the file ends.")
        previous, at = entry["hash"], entry["at"]
    if not entries:
        raise Broken("The file has no entry, not even its end.")


def _complaint(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return "is not an object"
    if not isinstance(entry.get("type"), str) or entry["type"] not in TYPES:
        return "is of no type that the ledger has"
    if odd := sorted(TYPES[entry["type"]] ^ entry.keys()):
        return f"lacks something or has too much: {', '.join(odd)}"
    for name, value in entry.items():
        kind = COLUMNS[name]
        if value is None and kind.endswith("?"):
            continue
        if not _is(kind.rstrip("?"), value):
            return f"has no proper “{name}”"
    return None


def _is(kind: str, value: Any) -> bool:
    match kind:
        case "number":
            return type(value) is int
        case "truth":
            return type(value) is bool
        case "list":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case "object":
            return isinstance(value, dict)
        case "finding":
            return isinstance(value, str) and value in FOUND
    if not isinstance(value, str) or not value:
        return False
    try:
        match kind:
            case "moment":
                return moment(datetime.fromisoformat(value)) == value
            case "day":
                return date.fromisoformat(value).isoformat() == value
            case "edtf":
                parse(value)
    except (EdtfError, ValueError, OverflowError):
        return False
    return True
