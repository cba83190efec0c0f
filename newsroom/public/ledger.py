"""What the ledger says on one page: public statements of any kind, with their documents.

A company's page shows eight kinds of statement; each is a table. One query over the plain
statements reads them all, a second one the documents, however many rows there are.
"""

from collections import defaultdict
from datetime import date, datetime
from operator import attrgetter
from types import SimpleNamespace
from typing import Literal

from django.db.models import Exists, FilteredRelation, Model, OuterRef, QuerySet

from newsroom.public.links import Links
from newsroom.public.sentences import partnership_on
from partnerships.models import (
    Appointment,
    Citation,
    Claim,
    Ownership,
    Party,
    Record,
    RivalDate,
    Statement,
    Verdict,
)
from partnerships.people.posts import held_on


class Ledger:
    """Statements by model, each with `cited` (its public citations) and, once linked, `seen`
    (the public records it involves, by the name of the field)."""

    def __init__(
        self,
        *branches: QuerySet,
        at: datetime,
        record: Record | None = None,
        details: tuple[str, ...] = (),
        cites: Literal["apart", "along", "no"] = "apart",
    ):
        """Read the union of `branches`: querysets of statements, public and narrowed.

        `details` are relations to read along, such as "as_lineage__other". Documents come by a
        query of their own; `cites` can be “along”, in the same query, with a row for each of
        them, for what has few; or “no”.
        """
        self._rows: dict[type[Model], list] = defaultdict(list)
        self.cited_for_record: list[Citation] = []
        self._read(branches, details, at if cites == "along" else None)
        if cites == "apart":
            self._cite(at, record)
        self._judge()
        self._set_rivals()

    def _read(self, branches, details, cited_at):
        models = list(dict.fromkeys(branch.model for branch in branches))
        names = {model: f"as_{model._meta.model_name}" for model in models}
        first, *others = [_keys(branch) for branch in branches]
        keys = first.union(*others, all=True) if others else first
        related = (*names.values(), *details)
        statements = Statement.objects.filter(pk__in=keys).select_related(*related)
        if Verdict in names:
            contested = Verdict.objects.under_review().filter(pk=OuterRef("pk"))
            statements = statements.annotate(under_review=Exists(contested))
        for statement, citations in _with_citations(statements, cited_at):
            for model, name in names.items():
                if row := getattr(statement, name, None):
                    row.cited, row.rivals = citations, []
                    row.seen = SimpleNamespace()
                    if model is Verdict:
                        row.under_review = statement.under_review
                    self._rows[model].append(row)
        for model, rows in self._rows.items():
            _sort(rows, model._meta.ordering)

    def _cite(self, at, record):
        rows = {row.pk: row for rows in self._rows.values() for row in rows}
        citations = Citation.objects.public(at).select_related("document")
        citations = citations.defer("document__text", "document__note")
        wanted = citations.filter(statement__in=list(rows))
        if record:
            wanted = wanted | citations.filter(record=record.pk)
        for citation in wanted:
            if citation.statement_id:
                rows[citation.statement_id].cited.append(citation)
            else:
                self.cited_for_record.append(citation)

    def _judge(self):
        """Put the verdict that stands on each claim, the newest that no other supersedes, and
        whether one of its verdicts is under review."""
        verdicts = self[Verdict]
        superseded = {verdict.supersedes_id for verdict in verdicts}
        contested = {verdict.claim_id for verdict in verdicts if verdict.under_review}
        standing = {}
        for verdict in verdicts:  # newest first
            if verdict.pk not in superseded:
                standing.setdefault(verdict.claim_id, verdict)
        for claim in self[Claim]:
            claim.verdict = standing.get(claim.pk)
            claim.finding = claim.verdict.finding if claim.verdict else None
            claim.under_review = claim.pk in contested

    def _set_rivals(self):
        """Put other dates that somebody gives beside what they are about."""
        self.rivals_of_record: list[RivalDate] = []
        rows = {row.pk: row for rows in self._rows.values() for row in rows}
        for rival in self[RivalDate]:
            beside = rows[rival.about_id].rivals if rival.about_id in rows else None
            (self.rivals_of_record if beside is None else beside).append(rival)

    def __getitem__(self, model: type[Model]) -> list:
        return self._rows.get(model, [])

    def keys(self) -> set[int]:
        """The keys of all records involved, for Links."""
        return {
            key
            for model, rows in self._rows.items()
            for name in _records_of(model)
            for row in rows
            if (key := getattr(row, f"{name}_id"))
        }

    def link(self, links: Links) -> "Ledger":
        for model, rows in self._rows.items():
            for name in _records_of(model):
                for row in rows:
                    setattr(row.seen, name, links[getattr(row, f"{name}_id")])
        return self

    def set_aside(self, model: type[Model], name: str, record: Record) -> list:
        """Take out the linked rows whose field `name` is another record, and answer them."""
        rows = self._rows[model]
        own = {
            id(row) for row in rows if (seen := getattr(row.seen, name)) and seen.pk == record.pk
        }
        self._rows[model] = [row for row in rows if id(row) in own]
        return [row for row in rows if id(row) not in own]

    def as_of(self, day: date | None) -> "Ledger":
        """Put on each row how sure it is of that day: `held` on posts and stakes, the certain
        ones first, and the partnership's `state` on its parties. Nothing for the present."""
        if day is None:
            return self
        for row in self[Appointment]:
            row.held = row.on(day)
        for row in self[Ownership]:
            row.held = held_on(day, started=row.started, ended=row.ended, end_status=row.end_status)
        self[Appointment].sort(key=lambda row: not row.held.is_certain)
        for row in self[Party]:
            row.state = partnership_on(day, row.seen.partnership.as_partnership, spoken_of=True)
        return self


def first_of(rows: QuerySet, limit: int) -> QuerySet:
    """A branch cut to its first rows, one more than `limit` so that the page can say “all”."""
    return rows.model.objects.filter(pk__in=rows.values("pk")[: limit + 1])


def _with_citations(statements: QuerySet, at: datetime | None) -> list[tuple[Statement, list]]:
    """Each with its citations that are public at `at`, from the one query; none without a time."""
    if at is None:
        return [(statement, []) for statement in statements]
    rows = (
        statements.annotate(cited_by=FilteredRelation("citations"))
        .select_related("cited_by__document")
        .defer("cited_by__document__text", "cited_by__document__note")
        .order_by("pk", "cited_by__pk")
    )
    found: dict[int, tuple[Statement, list]] = {}
    for statement in rows:
        _, citations = found.setdefault(statement.pk, (statement, []))
        citation = getattr(statement, "cited_by", None)
        if citation and citation.document.is_public(at):
            citations.append(citation)
    return list(found.values())


def _keys(branch):
    return branch.order_by().values("pk")


def _records_of(model):
    return [
        name
        for name in model.involves
        if issubclass(model._meta.get_field(name).related_model, Record)
    ]


def _sort(rows, ordering):
    """By the model's own ordering, what has no value last either way."""
    for name in reversed(ordering):
        field, backwards = name.removeprefix("-"), name.startswith("-")
        known = [row for row in rows if getattr(row, field) is not None]
        unknown = [row for row in rows if getattr(row, field) is None]
        rows[:] = sorted(known, key=attrgetter(field), reverse=backwards) + unknown
