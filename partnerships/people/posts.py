"""Who held a post on a day: certain, possible or not, and why. Dates in, reasons out."""

from dataclasses import dataclass
from datetime import date

from partnerships.dates import parse, spoken


@dataclass(frozen=True)
class Certainty:
    """``certainty`` is certain, possible or none; ``reasons`` are sentences for the desk."""

    certainty: str
    reasons: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        return self.certainty == "certain"

    @property
    def is_ruled_out(self) -> bool:
        return self.certainty == "none"


def held_on(
    day: date, *, started: str = "", ended: str = "", end_status: str = "unknown", seen_on: str = ""
) -> Certainty:
    """Whether a post was held on ``day``, from EDTF dates of which any may be empty.

    Ruled out before the earliest start and after the latest end. Certain between two days on
    which the holder was surely in post: from the latest start or the day seen there, whichever
    is first, to the earliest end; for ever, if the post is known to go on; else only to the day
    seen there, or to the start if never seen.
    """
    first, last, seen = (parse(text) if text else None for text in (started, ended, seen_on))
    reasons = _reasons(started, ended, end_status, seen_on)

    if first and day < first.earliest:
        return Certainty("none", (f"{spoken(day.isoformat())} is before the start.", *reasons))
    if last and day > last.latest:
        return Certainty("none", (f"{spoken(day.isoformat())} is after the end.", *reasons))

    in_post_by = min(
        [date_ for date_ in (first and first.latest, seen and seen.earliest) if date_],
        default=date.max,
    )
    if end_status == "open":
        in_post_until = date.max
    elif last:
        in_post_until = last.earliest
    elif seen:
        in_post_until = seen.latest
    else:
        in_post_until = first.latest if first else date.min
    certain = in_post_by <= day <= in_post_until
    return Certainty("certain" if certain else "possible", reasons)


def _reasons(started: str, ended: str, end_status: str, seen_on: str) -> tuple[str, ...]:
    start = f"Started {spoken(started)}." if started else "The start is not known."
    if ended:
        end = f"Ended {spoken(ended)}."
    else:
        end = {
            "open": "Goes on, as far as we know.",
            "ended": "Has ended, but the day is not known.",
        }.get(end_status, "Whether it has ended is not known.")
    seen = (f"Documented in post in {spoken(seen_on)}.",) if seen_on else ()
    return (start, end, *seen)
