"""Upload a sheet, see what each row would become, mend or skip, import all of it or nothing."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partnerships import afterwards
from partnerships.rumours.actions import allow
from partnerships.rumours.sheets import reading
from partnerships.rumours.sheets.kinds import KINDS, Kind, names_in
from partnerships.rumours.sheets.lookups import on_file
from partnerships.rumours.sheets.models import Sheet
from partnerships.rumours.sheets.rows import RowForm


@dataclass
class Checked:
    """A row: its number, its cells, what is wrong by column; ``skipped`` rows are left out."""

    number: int
    cells: dict[str, str]
    form: RowForm
    skipped: bool = False
    problems: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_bad(self) -> bool:
        return bool(self.problems) and not self.skipped

    @property
    def of_the_row(self) -> list[str]:
        return self.problems.get("", [])

    @property
    def mended(self) -> list[tuple[str, str, list[str]]]:
        """Column, cell and problems, of the cells that are wrong."""
        return [(c, self.cells[c], self.problems[c]) for c in self.cells if c in self.problems]

    @property
    def others(self) -> list[tuple[str, str]]:
        return [(c, cell) for c, cell in self.cells.items() if c not in self.problems]


class NotImported(ValidationError):
    """Rows are bad still; ``rows`` has them all, with their problems."""

    def __init__(self, rows: list[Checked]):
        self.rows = rows
        super().__init__("Nothing was imported: mend the rows that are marked, or skip them.")


def kind_of(sheet: Sheet) -> Kind:
    return KINDS[sheet.kind]


def _allow(kind: Kind, by) -> None:
    for permission in kind.permissions:
        allow(by, permission, "import sheets of this kind")


def upload(kind: str, data: bytes, *, filename: str, by) -> Sheet:
    """Keep the rows of a file, seen by whoever uploaded it. Raises reading.Unreadable."""
    _allow(KINDS[kind], by)
    rows = reading.read(data, list(KINDS[kind].columns))
    if not rows:
        raise reading.Unreadable("The file has no row below its columns.")
    return Sheet.objects.create(kind=kind, filename=filename[:200], rows=rows, by=by)


def check(sheet: Sheet) -> list[Checked]:
    """What each row would become. Three queries, however many rows."""
    kind = kind_of(sheet)
    urls = {cells["document"] for cells in sheet.rows}
    titles = {cells.get("title", "") for cells in sheet.rows}
    found = on_file(names_in(kind, sheet.rows), urls, titles)
    skipped, checked = set(sheet.skipped), []
    for number, cells in enumerate(sheet.rows, 1):
        form = kind.row(cells, found=found)
        checked.append(Checked(number, cells, form, number in skipped, form.problems))
    _mark_twins(kind, checked)
    return checked


def _mark_twins(kind: Kind, rows: list[Checked]) -> None:
    """Rows that say the same twice."""
    column = "title" if "title" in kind.columns else "event"
    keys = {row.number: (row.cells["subject"], row.cells[column], row.cells.get("on", ""),
                         row.cells["what"]) for row in rows if not row.skipped}  # fmt: skip
    counted = Counter(keys.values())
    seen = set()
    for row in rows:
        key = keys.get(row.number)
        if key in seen and counted[key] > 1:
            row.problems.setdefault(column, []).append("An earlier row says the same.")
        seen.add(key)


def mend(sheet: Sheet, cells: dict[int, dict[str, str]], skipped: set[int], *, by) -> Sheet:
    """Put other words into cells, by number of the row and column, and leave rows out."""
    _allow(kind_of(sheet), by)
    for number, changed in cells.items():
        if 1 <= number <= len(sheet.rows):
            row = sheet.rows[number - 1]
            row |= {
                name: value.strip()[: reading.LONGEST]
                for name, value in changed.items()
                if name in row
            }
    sheet.skipped = sorted(number for number in skipped if 1 <= number <= len(sheet.rows))
    sheet.save(update_fields=["rows", "skipped"])
    return sheet


def import_sheet(sheet: Sheet, *, by) -> int:
    """Store every row that is not skipped, and forget the sheet; the number of rows comes back.

    One transaction: where a single row is bad, nothing is stored. Raises NotImported. Only the
    first claims get their share cards now, a longer sheet's others by `manage.py make_cards`.
    """
    kind = kind_of(sheet)
    _allow(kind, by)
    with afterwards.in_bulk(), transaction.atomic():
        # Whoever deletes it first imports it: two clicks are one import.
        if not Sheet.objects.filter(pk=sheet.pk).delete()[0]:
            raise ValidationError("This sheet was imported or thrown away already.")
        rows = check(sheet)
        if any(row.is_bad for row in rows):
            raise NotImported(rows)
        wanted = [row for row in rows if not row.skipped]
        for row in wanted:
            _store(kind, row, by=by)
        if any(row.is_bad for row in rows):
            raise NotImported(rows)
    return len(wanted)


def _store(kind: Kind, row: Checked, *, by) -> None:
    try:
        with transaction.atomic():
            kind.store(row.form, by=by)
    except IntegrityError as error:
        row.problems[""] = [str(error).splitlines()[0]]
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            for name, sentences in error.message_dict.items():
                row.problems[name if name in kind.columns else ""] = sentences
        else:
            row.problems[""] = error.messages
