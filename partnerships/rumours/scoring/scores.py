"""The score of one source: figures, each with its sentence and the claims behind it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from math import fsum

from partnerships.rumours.scoring import formulas, words
from partnerships.rumours.scoring.calibration import Calibration, calibration
from partnerships.rumours.scoring.claims import Point, Standing
from partnerships.rumours.scoring.formulas import Interval
from partnerships.rumours.scoring.hedges import probability
from partnerships.rumours.scoring.rates import BaseRates

Value = int | float | Interval | None

#: Claims with a stated probability before the skill is given.
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, how it came about, and the claims that made it. None: cannot be told."""

    value: Value
    sentence: str
    points: tuple[Point, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(point.claim.slug for point in self.points)


@dataclass(frozen=True, slots=True)
class Share:
    """Points of n claims. ``subjects``: of how many different things they speak."""

    n: int
    subjects: int
    correct: Figure
    interval: Figure

    @property
    def low(self) -> float | None:
        return self.interval.value.low if self.interval.value else None


@dataclass(frozen=True, slots=True)
class Score:
    source: str
    share: Share
    recent: Share  # outcomes of the last 12 months
    brier: Figure
    skill: Figure
    specificity: Figure
    lead: Figure
    open: Figure
    withdrawn: Figure
    late: Figure
    provisional: Figure
    untested: Figure
    calibration: Calibration | None
    points: tuple[Point, ...]

    @property
    def n(self) -> int:
        return self.share.n

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by name, in the order in which the method explains them."""
        named = {"correct": self.share.correct, "interval": self.share.interval}
        named |= {"recent_correct": self.recent.correct, "recent_interval": self.recent.interval}
        others = ((field.name, getattr(self, field.name)) for field in fields(self))
        return named | {name: value for name, value in others if isinstance(value, Figure)}


def score(source: str, points: Iterable[Point], rates: BaseRates | None, *, on: date) -> Score:
    """``points`` are all claims of the source, whether scored or not; ``on`` is today.

    Without rates there is nothing to compare with, and so no skill.
    """
    points = tuple(points)
    of = {standing: [] for standing in Standing}
    for point in points:
        of[point.standing].append(point)
    scored = of[Standing.SCORED]
    since = formulas.year_before(on)
    stated, brier, skill = _stated(scored, rates)
    return Score(
        source=source,
        share=share(scored),
        recent=share([p for p in scored if since < p.claim.outcome.latest <= on]),
        brier=brier,
        skill=skill,
        specificity=_specificity(scored),
        lead=_lead(scored),
        open=_open(of[Standing.OPEN], on),
        withdrawn=_withdrawn(of[Standing.TAKEN_BACK], of[Standing.VOIDED]),
        late=_count(of[Standing.LATE], words.late),
        provisional=_count(of[Standing.PROVISIONAL], words.provisional),
        untested=_count(of[Standing.UNTESTED] + of[Standing.UNDATED], words.untested),
        calibration=calibration(stated),
        points=points,
    )


def share(scored: Sequence[Point]) -> Share:
    n, given = len(scored), tuple(scored)
    points = fsum(point.credit for point in given)
    found = Counter(point.claim.finding for point in given)
    interval = formulas.wilson(points, n)
    return Share(
        n=n,
        subjects=len({point.claim.subject for point in given}),
        correct=Figure(points, words.correct(points, n, found), given),
        interval=Figure(interval, words.interval(interval, n), given),
    )


def _stated(scored, rates) -> tuple[list[tuple[float, Point]], Figure, Figure]:
    """Each claim that states a probability, with it; the Brier score and the skill of them."""
    pairs = [(probability(point.claim.hedge), point) for point in scored]
    pairs = [(p, point) for p, point in pairs if p is not None]
    given = tuple(point for _, point in pairs)
    credits = [point.credit for point in given]
    value = formulas.brier([p for p, _ in pairs], credits)
    missing = len(scored) - len(given)
    stated = Figure(value, words.brier(value, len(given), missing), given)
    if rates is None:
        return pairs, stated, Figure(None, words.NOT_COMPARED, given)
    kinds = {point.claim.kind for point in given}
    base = {kind: rates.of(kind) for kind in sorted(kinds)}
    reference = formulas.brier([base[point.claim.kind] for point in given], credits)
    skill = formulas.skill(value, reference) if len(given) >= ENOUGH else None
    return (
        pairs,
        stated,
        Figure(skill, words.skill(skill, value, reference, base, len(given) < ENOUGH), given),
    )


def _specificity(scored) -> Figure:
    sizes = [(point.claim.days_predicted, point) for point in scored]
    sizes = [(days, point) for days, point in sizes if days is not None]
    value = formulas.median(days for days, _ in sizes)
    sentence = words.specificity(value, len(sizes), len(scored) - len(sizes))
    return Figure(value, sentence, tuple(point for _, point in sizes))


def _lead(scored) -> Figure:
    right = tuple(point for point in scored if point.credit)
    value = formulas.median(point.lead for point in right)
    return Figure(value, words.lead(value, len(right)), right)


def _open(points, on) -> Figure:
    overdue = sum(1 for point in points if point.claim.due and point.claim.due < on)
    return Figure(len(points), words.open_claims(len(points), overdue), tuple(points))


def _withdrawn(taken_back, voided) -> Figure:
    sentence = words.withdrawn(len(taken_back), len(voided))
    return Figure(len(taken_back) + len(voided), sentence, (*taken_back, *voided))


def _count(points, sentence) -> Figure:
    return Figure(len(points), sentence(len(points)), tuple(points))
