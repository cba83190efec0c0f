"""What a save changed, in a line for the list of revisions. Pure; linear in the text."""

import re
from collections import Counter
from collections.abc import Mapping

from newsroom.quotes.marks import text_of

_WORD = re.compile(r"[\w’'-]+")
#: How the desk calls what a snapshot holds, in the order in which it is told.
NAMES = {
    "headline": "headline", "standfirst": "standfirst", "slug": "address", "kind": "kind",
    "section_id": "section", "series_id": "series", "series_part": "part of the series",
    "day": "day", "is_developing": "developing", "language": "language",
    "disclosure": "disclosure", "disclosure_note": "note of the disclosure",
    "sponsor_id": "sponsor", "lead_image_id": "lead picture", "lead_caption": "caption",
    "lead_alternative_text": "alternative text", "lead_is_decorative": "decorative picture",
    "authors": "byline",
}  # fmt: skip
LENGTH = 300


def summary(before: Mapping | None, after: Mapping) -> str:
    """“headline, text +12 −3 words, 1 passage tagged”; what came first has nothing before it."""
    if before is None:
        return "First revision"
    told = [name for key, name in NAMES.items() if before.get(key) != after.get(key)]
    if text := _text(before.get("body") or "", after.get("body") or ""):
        told.append(text)
    told += _passages(before, after)
    for key, name in (("mentions", "mentions"), ("claims", "claims reported")):
        if signs := _signs(set(before.get(key) or ()), set(after.get(key) or ())):
            told.append(f"{name} {signs}")
    return ", ".join(told)[:LENGTH]


def _text(before: str, after: str) -> str:
    if before == after:
        return ""
    old, new = (Counter(_WORD.findall(text_of(body))) for body in (before, after))
    added, removed = (new - old).total(), (old - new).total()
    if not added and not removed:
        same = [text_of(body) for body in (before, after)]
        return "text in another order" if same[0] != same[1] else "form of the text"
    return f"text {_counted(added, removed)} words"


def _counted(added: int, removed: int) -> str:
    return " ".join(f"{sign}{number}" for sign, number in (("+", added), ("−", removed)) if number)


def _signs(before: set, after: set) -> str:
    return _counted(len(after - before), len(before - after))


def _passages(before: Mapping, after: Mapping) -> list[str]:
    """Passages by their key: come, gone, or of other words or another attribution."""
    old = {row["id"]: row for row in before.get("passages") or ()}
    new = {row["id"]: row for row in after.get("passages") or ()}
    counts = {
        "tagged": len(new.keys() - old.keys()),
        "untagged": len(old.keys() - new.keys()),
        "changed": sum(old[key] != new[key] for key in old.keys() & new.keys()),
    }
    return [
        f"{number} passage{'s' if number > 1 else ''} {verb}"
        for verb, number in counts.items()
        if number
    ]
