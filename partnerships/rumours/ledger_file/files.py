"""The two ways of writing: JSON with the scores, CSV with the hash of the scores."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from partnerships.rumours import scoring
from partnerships.rumours.ledger_file.chain import COLUMNS, TYPES, Broken, Entry, chained, digest
from partnerships.rumours.ledger_file.chain import canonical as written
from partnerships.rumours.ledger_file.chain import moment as written_moment
from partnerships.rumours.ledger_file.replaying import replayed, scores

FORMAT = "on-record-ledger-1"

#: A spreadsheet takes a cell that begins with one of these for a formula. An apostrophe before
#: it prevents that; one that was there already is doubled, so that none is lost.
GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")
TRUTHS = {"true": True, "false": False}


def ended(bodies: Iterable[Mapping[str, Any]], at: datetime) -> tuple[list[Entry], dict[str, Any]]:
    """All entries with the one that ends the file, and the scores on the day of ``at`` (UTC)."""
    bodies = list(bodies)
    board = scoring.board(replayed(bodies), on=at.astimezone(UTC).date())
    found = scores(board)
    end = {"at": written_moment(at), "type": "end", "scores": digest(found)}
    return list(chained([*bodies, end])), found


def as_json(bodies: Iterable[Mapping[str, Any]], *, at: datetime) -> str:
    return json_text(*ended(bodies, at))


def as_csv(bodies: Iterable[Mapping[str, Any]], *, at: datetime) -> str:
    return csv_text(ended(bodies, at)[0])


def json_text(entries: list[Entry], found: dict[str, Any]) -> str:
    """An entry a line, a source a line: a change shows in a comparison of two files."""
    lines = ",\n".join(map(written, entries))
    sources = ",\n".join(map(written, found["sources"]))
    rest = written({name: value for name, value in found.items() if name != "sources"})[1:-1]
    return (
        f'{{"format":"{FORMAT}",\n"entries":[\n{lines}\n],\n'
        f'"scores":{{{rest},"sources":[\n{sources}\n]}}}}\n'
    )


def csv_text(entries: list[Entry]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_cell(name, entry.get(name)) for name in COLUMNS])
    return text.getvalue()


def read(text: str) -> tuple[list[Entry], dict[str, Any] | None]:
    """The entries and, of JSON, the scores: as they stand there, unchecked. Raises Broken."""
    return _read_json(text) if text.startswith("{") else (_read_csv(text), None)


def _read_json(text: str) -> tuple[list[Entry], dict[str, Any]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Broken(f"The file cannot be read as JSON: {error}.") from None
    if data.get("format") != FORMAT:
        raise Broken(f"The file does not say that its format is {FORMAT}.")
    entries, found = data.get("entries"), data.get("scores")
    if not isinstance(entries, list) or not isinstance(found, dict):
        raise Broken("The file needs “entries” and “scores”.")
    return entries, found


def _read_csv(text: str) -> list[Entry]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise Broken(f"The file cannot be read as CSV: {error}.") from None
    if not rows or rows[0] != list(COLUMNS):
        raise Broken("The first line of the file does not name the columns of the ledger.")
    return [_entry(number, row) for number, row in enumerate(rows[1:], 1)]


def _entry(number: int, row: list[str]) -> Entry:
    if len(row) != len(COLUMNS):
        raise Broken(f"Entry {number} has {len(row)} cells, not {len(COLUMNS)}.")
    cells = dict(zip(COLUMNS, row, strict=True))
    if cells["type"] not in TYPES:
        raise Broken(f"Entry {number} is of no type that the ledger has.")
    for name, cell in cells.items():
        if cell and name not in TYPES[cells["type"]]:
            raise Broken(f"Entry {number} (“{cells['claim']}”) has too much: {name}.")
    try:
        return {name: _read(name, cells[name]) for name in COLUMNS if name in TYPES[cells["type"]]}
    except (ValueError, KeyError, RecursionError):
        raise Broken(f"Entry {number} (“{cells['claim']}”) has a cell of a wrong kind.") from None


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    match COLUMNS[name]:
        case "truth":
            text = "true" if value else "false"
        case "list":
            text = "; ".join(value)
        case "object":
            text = written(value)
        case _:
            text = str(value)
    return f"'{text}" if text.startswith(GUARDED) else text


def _read(name: str, cell: str) -> Any:
    cell = cell.removeprefix("'")
    match COLUMNS[name]:
        case "number":
            return int(cell)
        case "truth":
            return TRUTHS[cell]
        case "list":
            return cell.split("; ") if cell else []
        case "object":
            return json.loads(cell)
    return cell or None
