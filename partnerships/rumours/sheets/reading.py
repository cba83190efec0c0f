"""A CSV file in, rows of cells out, or a sentence that says what is wrong with the file."""

import csv
import io

MAX_BYTES, MAX_ROWS, LONGEST = 2 * 1024 * 1024, 1_000, 5_000


class Unreadable(ValueError):
    """A sentence for whoever uploaded it."""


def read(data: bytes, columns: list[str]) -> list[dict[str, str]]:
    """Each row as its cells by column, every column there; lines without a word are left out.

    The file is UTF-8 or what Excel writes (UTF-16, Windows-1252), its cells divided by commas,
    semicolons or tabs. Raises Unreadable.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"The file has {len(data) // 1024:,} KB; {MAX_BYTES // 1024:,} are read.")
    text = _decoded(data)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    if not first.strip():
        raise Unreadable("The file is empty.")
    divided_by = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=divided_by, strict=True)
    try:
        found = [[cell.strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise Unreadable(f"Line {rows.line_num} is no CSV: {error}.") from None
    header, *rest = [row for row in found if any(row)]
    _check(header, columns)
    if len(rest) > MAX_ROWS:
        raise Unreadable(f"The file has {len(rest):,} rows; {MAX_ROWS:,} can be read at once.")
    return [_cells(number, header, row, columns) for number, row in enumerate(rest, 1)]


def _decoded(data: bytes) -> str:
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for coding in ["utf-16"] if is_wide else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("This is no text: save the sheet as CSV, in UTF-8.")


def _check(header: list[str], columns: list[str]) -> None:
    unknown = [name for name in header if name not in columns]
    if unknown:
        names = ", ".join(f"“{name}”" for name in unknown[:5])
        raise Unreadable(f"There is no column {names}. The template has them all.")
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise Unreadable(f"The column “{twice[0]}” stands there twice.")


def _cells(number: int, header: list[str], row: list[str], columns: list[str]) -> dict[str, str]:
    if len(row) > len(header) and any(row[len(header) :]):
        raise Unreadable(f"Row {number} has more cells than there are columns.")
    cells = dict(zip(header, row, strict=False))
    if any(len(cell) > LONGEST for cell in cells.values()):
        raise Unreadable(f"A cell of row {number} has more than {LONGEST:,} characters.")
    return {name: cells.get(name, "") for name in columns}
