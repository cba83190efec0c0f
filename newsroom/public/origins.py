"""Who had a claim first and who repeated whom, as pages and files tell it."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.models import Report
from partnerships.rumours.origins import Origins, Repeated, origins

#: Steps from the origin that a page still indents.
DEEPEST = 4


@dataclass(frozen=True)
class Told:
    """One report in its chain: how deep, how long after the first, and whom it cites."""

    report: Report
    depth: int
    lag: str
    cites: str
    is_first: bool


@dataclass(frozen=True)
class Chain:
    summary: Origins
    rows: list[Told]

    @property
    def first(self) -> list[Told]:
        """Whoever can have been first, as far as the days are known; none if no day is."""
        return [row for row in self.rows if row.is_first]


def chain_of(reports: Iterable[Report], *, claimed: bool) -> Chain:
    """The public reports of one claim, each with its outlet in ``seen.source``; ``claimed``:
    the claimant is known, so that all go back to one origin."""
    known = {report.pk: report for report in reports}
    found = origins(
        (
            Repeated(
                pk,
                str(report.seen.source.pk),
                report.reported_on_earliest,
                report.reported_on_latest,
                report.citing_id,
            )
            for pk, report in known.items()
        ),
        claimed=claimed,
    )
    return Chain(found, [_told(known, link, found.first) for link in found.chain])


def _told(known: dict[int, Report], link, first: tuple[int, ...]) -> Told:
    report = known[link.key]
    cited = known.get(report.citing_id)
    lag = ""
    if link.lag:
        lag = "1 day after the first" if link.lag == 1 else f"{link.lag} days after the first"
    cites = cited.seen.source.name if cited else ""
    return Told(report, min(link.depth, DEEPEST), lag, cites, link.key in first)
