"""Cells that name what is on file: records by address, slug or name, documents by address."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Q

from partnerships.documents.models import Document
from partnerships.records.models import Record, RecordKind
from partnerships.rumours.models import Claim

SEPARATOR = ";"
KINDS = {kind.folder: kind for kind in RecordKind}


def several(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(SEPARATOR) if name.strip()]


@dataclass
class OnFile:
    """What the cells of a whole sheet can mean. Three queries for any number of them."""

    records: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    documents: dict[str, Document] = field(default_factory=dict)
    claims: set[tuple[int, str]] = field(default_factory=set)

    def record(self, cell: str, *kinds: RecordKind) -> Record:
        """The one record of these kinds that the cell names. Raises ValidationError."""
        folder, _, slug = cell.strip("/").rpartition("/")
        found = self.records.get(slug if folder in KINDS else cell, [])
        if folder in KINDS:
            found = [record for record in found if record.kind == KINDS[folder]]
        found = list({row.pk: row for row in found if not kinds or row.kind in kinds}.values())
        if not found:
            raise ValidationError(f"“{cell}” is not on file.")
        if len(found) > 1:
            raise ValidationError(
                f"“{cell}” can be {len(found)} records: write its address, as in "
                f"“{found[0].get_absolute_url().strip('/')}”."
            )
        return found[0]

    def document(self, cell: str) -> Document:
        if cell not in self.documents:
            raise ValidationError(f"No document on file has the address “{cell}”.")
        return self.documents[cell]


def on_file(names: Iterable[str], urls: Iterable[str], titles: Iterable[str] = ()) -> OnFile:
    """``names`` of records as cells have them, ``urls`` of documents, ``titles`` of claims."""
    found = OnFile()
    cells = {name for name in names if name}
    slugs = {name.strip("/").rpartition("/")[2] for name in cells}
    records = Record.objects.standing().filter(Q(name__in=cells) | Q(slug__in=slugs))
    for record in records:
        for key in {record.name, record.slug}:
            found.records[key].append(record)
    for document in Document.objects.filter(url__in={u for u in urls if u}, merged_into=None):
        found.documents[document.url] = document
    wanted = {title for title in titles if title}
    if wanted:
        found.claims = set(Claim.objects.filter(title__in=wanted).values_list("subject", "title"))
    return found
