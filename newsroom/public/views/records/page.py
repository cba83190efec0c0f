"""What the pages of all records have in common.

Each reads what is public now, of the present or as of the day that ?on= asks for: the record, its
statements with their documents, the quotes and articles about it. Eight queries at the most,
whatever the number of rows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import FilteredRelation, Q, QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public.filters import naming
from newsroom.public.images import portrait
from newsroom.public.ledger import Ledger, first_of
from newsroom.public.on_day import Moment, moment
from newsroom.public.pages import ROWS_PER_PAGE, answer, listed_in
from newsroom.public.site import current_site
from partnerships.models import Claim, Record, RivalDate, Verdict

#: Articles and quotes of a page before its “all …” link.
ARTICLES_SHOWN = QUOTES_SHOWN = 20


@dataclass
class Fact:
    """One line about a record: whether a document supports it, and other dates given."""

    label: str
    value: str
    field: str
    sourced: bool = True
    rivals: list[RivalDate] = field(default_factory=list)


class Moved(Exception):
    """The record has another address now."""


def _find(kind, slug, at):
    """The public record of that address. Raises Http404, or Moved with the record it became."""
    rows = (
        Record.objects.addressed(kind, slug)
        .annotate(portrait=FilteredRelation("depictions", condition=Q(depictions__is_main=True)))
        .select_related(f"as_{kind}", "portrait__image")
    )
    found = sorted(rows, key=lambda row: row.slug != slug)
    if not found or not found[0].canonical.is_public(at):
        raise Http404
    record = found[0].canonical
    if record.slug != slug:
        raise Moved(record)
    child = getattr(record, f"as_{kind}")
    child.picture = portrait(getattr(found[0], "portrait", None), at, child.name)
    return child


def record_page(kind: str, *, is_dated: bool = True, part: str = "", template: str = ""):
    """A view of a record of this kind from `details(record, moment) -> context`.

    `is_dated`: the page answers ?on=. A day that makes no sense is named, and nothing shown.
    `part`: what of the address follows that of the record, for a second page with its `template`.
    """

    template = template or f"{kind}_detail.html"

    def decorate(details: Callable[[Record, Moment], dict]):
        @require_safe
        def view(request, slug):
            at = timezone.now()
            try:
                record = _find(kind, slug, at)
            except Moved as moved:
                return HttpResponsePermanentRedirect(f"{moved.args[0].get_absolute_url()}{part}")
            site = current_site()
            if not is_dated:
                context = {"record": record, **details(record, Moment(at, site.zone))}
                return answer(request, template, context, at=at, site=site)
            when = moment(request, at, site.zone)
            context = {"record": record, "when": when}
            if when.error:
                return answer(request, "record_undated.html", context, at=at, site=site)
            context |= details(record, when)
            return answer(request, template, context, at=at, site=site)

        return view

    return decorate


def articles_about(record: Record, when: Moment) -> dict:
    rows = when.articles().filter(naming(record)).listed()
    articles, more = listed_in(rows, ARTICLES_SHOWN)
    return {"articles": articles, "more_articles": more}


def claims_about(same: QuerySet, when: Moment) -> tuple[QuerySet, QuerySet]:
    """Branches: the newest claims about the record, and what came of them."""
    claims = first_of(when.public(Claim).standing().filter(subject__in=same), ROWS_PER_PAGE)
    return claims, when.public(Verdict).filter(claim__in=claims.values("pk"))


def quotes_about(same: QuerySet, when: Moment) -> QuerySet:
    return when.quotes().filter(about__in=same).values("pk")[: QUOTES_SHOWN + 1]


def cut(rows: list) -> tuple[list, bool]:
    """The first page of rows, and whether there are more."""
    return rows[:ROWS_PER_PAGE], len(rows) > ROWS_PER_PAGE


def facts(record: Record, ledger: Ledger, when: Moment, *lines: tuple[str, str, str]) -> list[Fact]:
    """The lines that say something, each with its standing.

    On a chosen day only those whose own day has come: the others are told of the present.
    """
    return [
        Fact(
            label,
            value,
            name,
            bool(ledger.cited_for_record) and name not in record.unsourced_fields,
            [rival for rival in ledger.rivals_of_record if rival.field == name],
        )
        for label, name, value in lines
        if value and when.has_come(getattr(record, f"{name}_earliest", None))
    ]
