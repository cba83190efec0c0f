"""Who had it first, and who only repeated it: the chains that citing makes. No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnerships.records.graphs import circles


class CircularCitation(ValueError):
    """Reports cite each other in a circle: nobody can have been first."""


@dataclass(frozen=True)
class Repeated:
    """A report: its outlet, the days it can be of, and the key of the report it cites."""

    key: int
    outlet: str
    earliest: date | None = None
    latest: date | None = None
    citing: int | None = None


@dataclass(frozen=True)
class Link:
    """A report in its chain: how many steps from the origin, and days after the first one."""

    key: int
    depth: int
    lag: int | None = None


@dataclass(frozen=True)
class Origins:
    """``first`` are the reports that can have been first, as far as their days are known."""

    independent: int
    reports: int
    first: tuple[int, ...]
    chain: tuple[Link, ...]

    def __str__(self) -> str:
        origins = "1 origin" if self.independent == 1 else f"{self.independent} independent origins"
        reports = "1 report" if self.reports == 1 else f"{self.reports} reports"
        return f"{origins}, {reports}"


def origins(reports: Iterable[Repeated], *, claimed: bool = False) -> Origins:
    """Count the origins of a claim and put its reports in order, each after what it cites.

    A report that cites no other is an origin, an outlet once however often it reported; where
    the claimant is known (``claimed``), all of them go back to that one. A citation of a report
    that is not given counts as none. Raises CircularCitation.
    """
    known = {report.key: report for report in sorted(reports, key=_order)}
    edges = [(r.key, r.citing) for r in known.values() if r.citing in known]
    if circle := next(circles(edges), None):
        path = " → ".join(known[key].outlet for key in (*circle, circle[0]))
        raise CircularCitation(f"Reports cite each other in a circle: {path}.")
    children: dict[int | None, list[Repeated]] = {}
    for report in known.values():
        children.setdefault(report.citing if report.citing in known else None, []).append(report)
    began = min((r.earliest for r in known.values() if r.earliest), default=None)
    chain: list[Link] = []
    ahead = [(report, 0) for report in reversed(children.get(None, []))]
    while ahead:
        report, depth = ahead.pop()
        lag = (report.earliest - began).days if report.earliest and began else None
        chain.append(Link(report.key, depth, lag))
        ahead += [(child, depth + 1) for child in reversed(children.get(report.key, []))]
    roots = {report.outlet for report in children.get(None, [])}
    independent = 1 if claimed and known else len(roots)
    return Origins(independent, len(known), _first(known.values()), tuple(chain))


def _order(report: Repeated):
    return (report.earliest is None, report.earliest or date.max, report.key)


def _first(reports: Iterable[Repeated]) -> tuple[int, ...]:
    dated = [report for report in reports if report.earliest and report.latest]
    if not dated:
        return ()
    end = min(report.latest for report in dated)
    return tuple(report.key for report in dated if report.earliest <= end)
