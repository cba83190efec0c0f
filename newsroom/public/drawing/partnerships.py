"""Partnerships: all of them in groups, a company's own, and one with what it promised."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import partial

from django.db.models import QuerySet

from newsroom.public import sentences
from newsroom.public.drawing.figures import Cell, Figure, day_line, figure_of
from newsroom.public.ledger import Ledger, first_of
from newsroom.public.on_day import Moment
from newsroom.public.pages import ROWS_PER_PAGE
from newsroom.public.pictures.course import Promise, course, due_after
from newsroom.public.pictures.runs import Mark, Run
from newsroom.public.pictures.strip import strip
from newsroom.public.pictures.timeline import Group
from partnerships.dates import spoken
from partnerships.models import (
    Company,
    DeviceEvent,
    Partnership,
    PartnershipDevice,
    PartnershipEvent,
    Party,
    Record,
    Term,
)

SINGLE = "Companies with one partnership"


def run_of(partnership: Partnership, events: Iterable[Mark] = (), label="") -> Run:
    row = partnership
    when = sentences.period(row.started or row.announced, row.ended, row.end_status)
    return Run(
        name=row.name,
        label=label or row.name,
        url=row.get_absolute_url(),
        status=row.status,
        announced=row.announced,
        started=row.started,
        ended=row.ended,
        end_status=row.end_status,
        events=tuple(events),
        words=f"{row.get_status_display()}, {when}",
    )


def labelled(rows: Collection[Partnership], own: Company | Record | None) -> dict[int, str]:
    """Each partnership by the names of the others in it; a second one with them by its own name.

    The rows have `between`, the public records of their parties.
    """
    labels = {}
    for row in rows:
        others = [record.name for record in row.between if own is None or record.pk != own.pk]
        labels[row.pk] = ", ".join(others) if own and others else row.name
    first = {}
    for row in sorted(rows, key=lambda row: (row.started or row.announced or "9", row.pk)):
        first.setdefault(labels[row.pk], row.pk)
    return {row.pk: label if first[label := labels[row.pk]] == row.pk else row.name for row in rows}


def groups(rows: list[Partnership], *, by: str, company: Record | None) -> list[Group]:
    """The rows, dressed with `between` and `happened`, in groups; each partnership in one.

    By company that is the one asked for, or the party with most partnerships among the rows;
    companies with a single one stand together at the end.
    """
    found: dict[tuple, list[Partnership]] = defaultdict(list)
    if company or by == "company":
        busy = Counter(record for row in rows for record in row.between if is_company(record))
        for row in rows:
            found[_hub(row, busy, company)].append(row)
        for key in [key for key, own in found.items() if len(own) == 1 and not company]:
            found[SINGLE] += found.pop(key)
    elif by == "kind":
        for row in rows:
            kind = next(iter(row.kinds.all()), None)
            found[kind.get_kind_display().capitalize() if kind else "No kind on file"].append(row)
    elif by == "status":
        for row in rows:
            found[row.get_status_display().capitalize()].append(row)
    elif rows:
        found[""] = rows
    order = sorted(found, key=lambda key: (key == SINGLE, -len(found[key]), str(key)))
    return [_group(key, found[key]) for key in order]


def is_company(record: Record) -> bool:
    return record.kind == Record.Kind.COMPANY


def _hub(row, busy, company):
    if company:
        return company
    own = [record for record in row.between if is_company(record)]
    return max(own, key=lambda record: busy[record], default="No company on file")


def _group(key, rows) -> Group:
    own = key if isinstance(key, Record) else None
    labels = labelled(rows, own)
    return Group(
        str(key),
        [run_of(row, row.happened, labels[row.pk]) for row in rows],
        own.get_absolute_url() if own else "",
    )


def company_branches(same: QuerySet, when: Moment) -> list[QuerySet]:
    """The company's parts in partnerships, and those of all who take part in them."""
    own = first_of(when.public(Party).filter(company__in=same), ROWS_PER_PAGE)
    return [own, when.public(Party).filter(partnership__in=own.values("partnership"))]


def company_figure(record: Record, parties: list[Party], when: Moment) -> Figure | None:
    """From linked parties of the company's partnerships, its own and all others."""
    rows: dict[int, Partnership] = {}
    for party in parties:
        if not party.seen.partnership:
            continue
        row = rows.setdefault(party.seen.partnership.pk, party.seen.partnership.as_partnership)
        row.between = getattr(row, "between", [])
        if (who := party.seen.company or party.seen.person) and who not in row.between:
            row.between.append(who)
    labels = labelled(rows.values(), record)
    runs = [run_of(row, (), labels[row.pk]) for row in rows.values()]
    return figure_of(
        "strip",
        "Who with, and when",
        partial(strip, runs, company=record.name, **day_line(when)),
        f"{record.get_absolute_url()}timeline.svg",
    )


def partnership_branches(same: QuerySet, when: Moment) -> list[QuerySet]:
    """What became of the devices made under it."""
    made = when.public(PartnershipDevice).filter(partnership__in=same)
    events = when.public(DeviceEvent).filter(device__in=made.values("device"))
    return [events.filter(kind__in=[DeviceEvent.Kind.ANNOUNCED, DeviceEvent.Kind.RELEASED])]


def partnership_figure(record: Partnership, ledger: Ledger, when: Moment) -> Figure | None:
    begun = record.started or record.announced
    promises = [
        Promise(_promised(term), due, begun)
        for term in ledger[Term]
        if (due := term.due_on or (due_after(begun, term.years) if term.years else ""))
    ]
    devices = _announced(ledger)
    if not (promises or devices or ledger[PartnershipEvent]):
        return None
    rows = [(Cell("Promised"), Cell(promise.words), Cell(f"due {promise.due}"))
            for promise in promises]  # fmt: skip
    run = run_of(record, [Mark(event.on, event.what) for event in ledger[PartnershipEvent]])
    rows.append((Cell("Ran"), Cell(record.get_status_display()), Cell(run.words)))
    rows += [(Cell("Event"), Cell(mark.what), Cell(spoken(mark.on))) for mark in run.events]
    rows += [(Cell("Device"), Cell(mark.what, mark.url), Cell(spoken(mark.on))) for mark in devices]
    return figure_of(
        "course",
        "What was promised, and what came" if promises else "How it went",
        partial(course, run, promises, devices, **day_line(when)),
        f"{record.get_absolute_url()}timeline.svg",
        columns=("", "What", "When"),
        rows=rows,
    )


def _promised(term: Term) -> str:
    return sentences.term(term) or term.text or term.get_kind_display()


def _announced(ledger: Ledger) -> list[Mark]:
    """The first known day of each device made under the partnership."""
    first: dict[int, DeviceEvent] = {}
    for event in ledger[DeviceEvent]:
        if event.on and event.seen.device:
            first.setdefault(event.seen.device.pk, event)
    return [
        Mark(row.on, f"{row.seen.device.name} {row.get_kind_display()}",
             row.seen.device.get_absolute_url())
        for row in first.values()
    ]  # fmt: skip
