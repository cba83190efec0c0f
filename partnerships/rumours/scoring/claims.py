"""One claim and what it counts for: the rules that stand before any formula."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerships.dates import spoken
from partnerships.rumours.predictions import Window
from partnerships.rumours.scoring.hedges import probability

#: Points by finding. The other findings say that nothing was tested, and give none.
CREDIT = {"came_true": 1.0, "partly": 0.5, "premature": 0.0, "did_not": 0.0}
NO_DAYS = Window(None, None)
UNTESTED = {"overtaken", "cannot_be_settled"}
TAKEN_BACK = "taken_back"

FOUND = {
    "came_true": "came true",
    "partly": "came partly true",
    "premature": "was premature",
    "did_not": "did not come true",
    "overtaken": "was overtaken by events",
    "cannot_be_settled": "cannot be settled",
    "taken_back": "was taken back by its source",
}


class Standing(StrEnum):
    """Whether a claim is scored, and if not, why."""

    SCORED = "scored"
    OPEN = "open"
    PROVISIONAL = "provisional"
    LATE = "late"
    UNDATED = "undated"
    UNTESTED = "untested"
    TAKEN_BACK = "taken_back"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as the ledger has it. Days, never times; of inexact days the bounds.

    ``claimed_on`` is the last day on which it can have been said, ``recorded_on`` the day from
    which our record of it could no longer be changed; ``due`` the day it is to be judged.
    """

    slug: str
    title: str
    kind: str
    subject: str
    sources: tuple[str, ...]
    claimed_on: date
    recorded_on: date
    window: Window = NO_DAYS
    due: date | None = None
    hedge: str = ""
    is_voided: bool = False
    finding: str | None = None
    outcome: Window = NO_DAYS
    is_provisional: bool = False

    @property
    def said_on(self) -> date:
        """Nobody says a thing after we recorded it, however inexact the day we know."""
        return min(self.claimed_on, self.recorded_on)

    @property
    def days_predicted(self) -> int | None:
        """Days that the prediction left possible when it was made; None if it has no last day."""
        if self.window.latest is None:
            return None
        first = max(self.window.earliest or self.said_on, self.said_on)
        days = (self.window.latest - first).days + 1
        return days if days > 0 else None


#: By finding where the claim is scored, else by its standing.
RULES = {
    "came_true": "What came true gives a point.",
    "partly": "Partly true gives half a point, however much of it came.",
    "premature": "The time was part of the claim: premature gives no point.",
    "did_not": "What did not come true gives no point.",
    Standing.OPEN: "Without a verdict nothing is scored.",
    Standing.PROVISIONAL: "A provisional verdict waits for a second person.",
    Standing.LATE: "Only claims recorded before the day of their outcome are scored.",
    Standing.UNDATED: "Without a day of outcome it cannot be shown that the claim came first.",
    Standing.UNTESTED: "What was overtaken or cannot be settled tested nothing.",
    Standing.TAKEN_BACK: "What its source took back is counted as withdrawn.",
    Standing.VOIDED: "An error of ours is counted as withdrawn.",
}


def standing(claim: Claimed) -> Standing:
    """The first of the rules that applies; docs/scores.md lists them in this order."""
    if claim.is_voided:
        return Standing.VOIDED
    if claim.finding is None:
        return Standing.OPEN
    settled = claim.outcome.earliest
    if settled is not None and claim.recorded_on >= settled:
        return Standing.LATE
    if claim.is_provisional:
        return Standing.PROVISIONAL
    if claim.finding == TAKEN_BACK:
        return Standing.TAKEN_BACK
    if claim.finding in UNTESTED:
        return Standing.UNTESTED
    return Standing.UNDATED if settled is None else Standing.SCORED


@dataclass(frozen=True, slots=True)
class Point:
    """What one claim gives, with the sentence that says why."""

    claim: Claimed
    standing: Standing
    credit: float | None

    @property
    def is_scored(self) -> bool:
        return self.credit is not None

    @property
    def lead(self) -> int | None:
        """Days from the claim to its outcome, the fewest that the dates allow."""
        settled = self.claim.outcome.earliest
        return (settled - self.claim.said_on).days if self.is_scored and settled else None

    @property
    def stated(self) -> float | None:
        """The probability that its hedge states; None for one that the table does not have."""
        return probability(self.claim.hedge)

    @property
    def rule(self) -> str:
        """The rule of the method that gave the point, or none."""
        return RULES[self.claim.finding if self.is_scored else self.standing]

    @property
    def sentence(self) -> str:
        claim, recorded = self.claim, spoken(self.claim.recorded_on.isoformat())
        found = f"“{claim.title}” {FOUND.get(claim.finding or '', 'is open')}"
        match self.standing:
            case Standing.SCORED:
                given = {1.0: "1 point", 0.5: "half a point", 0.0: "no point"}[self.credit]
                return f"{found} {_on(claim.outcome)}, recorded {recorded}: {given}."
            case Standing.LATE:
                return (
                    f"{found} {_on(claim.outcome)}, but was recorded only {recorded}: not scored."
                )
            case Standing.PROVISIONAL:
                return f"{found} by a provisional verdict: not scored until a second person agrees."
            case Standing.UNDATED:
                return f"{found}, but its verdict names no day that settled it: not scored."
            case Standing.VOIDED:
                return f"“{claim.title}” was voided for an error of ours: not scored."
            case Standing.OPEN:
                return f"{found}: not scored yet."
        return f"{found}: not scored."


def point(claim: Claimed) -> Point:
    where = standing(claim)
    return Point(claim, where, CREDIT[claim.finding] if where is Standing.SCORED else None)


def _on(days: Window) -> str:
    first, last = (spoken(day.isoformat()) for day in (days.earliest, days.latest))
    return f"on {first}" if first == last else f"between {first} and {last}"
