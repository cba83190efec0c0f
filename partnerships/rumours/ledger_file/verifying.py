"""Is this file what was written? From the file alone: no database, no network."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from partnerships.rumours import scoring
from partnerships.rumours.ledger_file import files
from partnerships.rumours.ledger_file.chain import Broken, Entry, canonical, check, digest, named
from partnerships.rumours.ledger_file.replaying import replayed, scores


@dataclass(frozen=True)
class Verified:
    """``head`` is the hash to note elsewhere: it stands for every entry up to it."""

    entries: list[Entry]  # without the one that ends the file
    board: scoring.Board

    @property
    def head(self) -> str | None:
        return self.entries[-1]["hash"] if self.entries else None


def verified(content: bytes) -> Verified:
    """The entries and the scores that follow from them. Raises Broken at the first fault."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise Broken("The file is not text in UTF-8.") from None
    try:
        return _verified(text)
    except Broken:
        raise
    except (ValueError, OverflowError, RecursionError) as error:
        raise Broken(f"The file holds a value that the ledger never has: {error}.") from None


def _verified(text: str) -> Verified:
    entries, found = files.read(text)
    check(entries)
    end = entries[-1]
    on = datetime.fromisoformat(end["at"]).astimezone(UTC).date()
    board = scoring.board(replayed(entries), on=on)
    expected = scores(board)
    if found is not None:
        _compare(found, expected)
    if end["scores"] != digest(expected):
        raise Broken(
            f"{named(len(entries), end)} has a hash of other scores than the entries give."
        )
    rewritten = files.csv_text(entries) if found is None else files.json_text(entries, expected)
    if text != rewritten:
        raise Broken(_first_difference(text, rewritten))
    return Verified(entries[:-1], board)


def continues(later: Verified, earlier: Verified) -> None:
    """Raise Broken unless everything in the earlier file stands unchanged in the later one."""
    for number, old in enumerate(earlier.entries, 1):
        if number > len(later.entries) or later.entries[number - 1]["hash"] != old["hash"]:
            raise Broken(f"{named(number, old)} of the earlier file is not there any more.")


def _compare(found: dict[str, Any], expected: dict[str, Any]) -> None:
    """Name the source or claim whose score was changed."""
    sources = found.get("sources")
    rows = sources if isinstance(sources, list) else []
    for row, right in zip(rows, expected["sources"], strict=False):
        name = right["source"]
        if not isinstance(row, dict) or row.get("source") != name:
            raise Broken(f"The scores do not list “{name}” where the entries put it.")
        for key, value in right.items():
            if key not in row or canonical(row[key]) != canonical(value):
                raise Broken(
                    f"The scores of “{name}” were changed: “{key}” is "
                    f"{canonical(row.get(key))}, the entries give {canonical(value)}."
                )
    claims = found.get("claims")
    for slug, right in expected["claims"].items():
        if not isinstance(claims, dict) or canonical(claims.get(slug)) != canonical(right):
            raise Broken(f"What is said of the claim “{slug}” is not what its entries give.")
    if canonical(found) != canonical(expected):
        raise Broken("The scores are not those that the entries give.")


def _first_difference(text: str, rewritten: str) -> str:
    lines, expected = text.split("\n"), rewritten.split("\n")
    number = next(
        (n for n, (one, other) in enumerate(zip(lines, expected, strict=False), 1) if one != other),
        min(len(lines), len(expected)),
    )
    return f"Line {number} of the file is not as we write it, though what it says is the same."
