"""Scores as pages show them, and the record of our own newsroom."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db.models import Min

from newsroom.models import PrintedClaim
from newsroom.public.rendering import readable
from partnerships.models import Claim, Source
from partnerships.rumours import standings
from partnerships.rumours.scoring import Claimed, Figure, Interval, Line, Point, Score, words

#: What each figure is called, in the order in which the method explains them.
LABELS = {
    "correct": "Points",
    "interval": "95% interval",
    "recent_correct": "Last 12 months",
    "recent_interval": "95% interval, last 12 months",
    "brier": "Brier score",
    "skill": "Skill",
    "specificity": "Size of the window",
    "lead": "Lead",
    "open": "Open",
    "withdrawn": "Withdrawn",
    "late": "Recorded too late",
    "provisional": "Provisional",
    "untested": "Not tested",
}
IN_DAYS = {"specificity", "lead"}
#: What the page of a source tells; the page of its score tells all.
IN_SHORT = ("correct", "interval", "recent_correct", "lead", "open", "withdrawn")


@dataclass(frozen=True)
class Shown:
    """One figure: its name, the number as printed, its sentence, the claims behind it."""

    name: str
    label: str
    value: str
    sentence: str
    points: tuple[Point, ...]


def shown(score: Score, names: tuple[str, ...] = tuple(LABELS)) -> list[Shown]:
    figures = score.figures
    found = []
    for name in names:
        figure = figures[name]
        n = {"correct": score.n, "recent_correct": score.recent.n}.get(name)
        found.append(
            Shown(name, LABELS[name], _value(name, figure, n), figure.sentence, figure.points)
        )
    return found


def _value(name: str, figure: Figure, n: int | None) -> str:
    match figure.value:
        case None:
            return "–"
        case Interval(low, high):
            return _range(low, high)
        case _ if n == 0:
            return "–"
        case value if n is not None:
            return f"{words.number(value)} of {n}"
        case value if name in IN_DAYS:
            return words.days(value)
        case int(value):
            return str(value)
        case value:
            return f"{value:+.2f}" if name == "skill" else f"{value:.3f}"


@dataclass(frozen=True)
class BoardRow:
    """A line of the board, its interval also in per cent of the bar that is drawn of it."""

    rank: int | None
    source: Source
    line: Line

    @property
    def interval(self) -> str:
        return _range(self.line.low, self.line.high)

    @property
    def share(self) -> float:
        return round(98.5 * self.line.correct / self.line.n, 1)

    @property
    def start(self) -> float:
        return round(100 * self.line.low, 1)

    @property
    def width(self) -> float:
        return round(100 * (self.line.high - self.line.low), 1)


def _range(low: float, high: float) -> str:
    return f"{low:.0%} to {high:.0%}"


def own_score(at: datetime, rates) -> Score:
    """Our own record: the claims that our live articles report, each dated by the first of them.

    Whoever repeats a claim before its outcome stands by it as far as readers can tell. Three
    queries.
    """
    printed = PrintedClaim.objects.filter(version__in=readable(at))
    first = dict(
        printed.order_by().values_list("claim").annotate(Min("version__first_published_at"))
    )
    claims = Claim.objects.public(at).entered().filter(pk__in=printed.order_by().values("claim"))
    found = standings.claimed(claims, at)
    ours = [_as_ours(claim, first[pk]) for pk, claim in found.items()]
    return standings.score_of("us", ours, at, rates)


def _as_ours(claim: Claimed, printed_at: datetime) -> Claimed:
    day = printed_at.astimezone(UTC).date()
    return replace(claim, claimed_on=day, recorded_on=max(claim.recorded_on, day))
