"""From entries to what they amount to: the claims as they stand, and their scores as data."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from partnerships.dates import bounds
from partnerships.rumours import scoring
from partnerships.rumours.ledger_file.chain import Broken, Entry, named
from partnerships.rumours.predictions import Window

#: Decimals of a figure in the file.
DECIMALS = 12

#: A ledger has many claims on few days.
_bounds = lru_cache(maxsize=10_000)(bounds)


def replayed(entries: Iterable[Entry]) -> list[scoring.Claimed]:
    """The claims that the entries tell of, in their order. Raises Broken.

    Of several verdicts on a claim the one recorded last counts.
    """
    claims: dict[str, Entry] = {}
    verdicts: dict[str, Entry] = {}
    agreed: set[tuple[str, str]] = set()
    voided: set[str] = set()
    for number, entry in enumerate(entries, 1):
        kind, slug = entry["type"], entry.get("claim")
        if kind == "end":
            continue
        if (kind == "claim") == (slug in claims):
            problem = "is there already" if kind == "claim" else "comes before its claim"
            raise Broken(f"{named(number, entry)} {problem}.")
        if kind == "claim":
            claims[slug] = entry
        elif kind == "verdict":
            last = verdicts.get(slug)
            if last is None or entry["recorded_at"] >= last["recorded_at"]:
                verdicts[slug] = entry
        elif kind == "agreement":
            agreed.add((slug, entry["recorded_at"]))
        else:
            voided.add(slug)
    return [
        _claimed(entry, verdicts.get(slug), agreed, slug in voided)
        for slug, entry in claims.items()
    ]


def _claimed(entry: Entry, verdict: Entry | None, agreed, is_voided: bool) -> scoring.Claimed:
    fixed_at = max(entry["recorded_at"], entry["entered_at"])
    window = Window(_day(entry["window_earliest"]), _day(entry["window_latest"]))
    found = verdict or {}
    return scoring.Claimed(
        slug=entry["claim"],
        title=entry["title"] or "",
        kind=entry["kind"],
        subject=entry["subject"],
        sources=tuple(dict.fromkeys(entry["sources"])),
        claimed_on=_bounds(entry["claimed_on"])[1],
        recorded_on=datetime.fromisoformat(fixed_at).astimezone(UTC).date(),
        window=window,
        due=_day(entry["judge_by"]) or window.latest,
        hedge=entry["hedge"] or "",
        is_voided=is_voided,
        finding=found.get("finding"),
        outcome=Window(*_bounds(found.get("outcome_on") or "")),
        is_provisional=found.get("provisional", False)
        and (entry["claim"], found["recorded_at"]) not in agreed,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def scores(board: scoring.Board) -> dict[str, Any]:
    """The board as data: base rates, each source's figures, where each claim stands."""
    return {
        "on": board.on.isoformat(),
        "base_rates": {
            "all": _rate(board.rates.overall),
            **{kind: _rate(rate) for kind, rate in board.rates.by_kind.items()},
        },
        "sources": [_row(row) for row in board.rows],
        "claims": {
            point.claim.slug: {"standing": str(point.standing), "points": point.credit}
            for point in board.points
        },
    }


def _rate(rate) -> dict[str, float | int]:
    return {"points": rate.points, "n": rate.n}


def _row(row: scoring.Row) -> dict[str, Any]:
    score = row.score
    return {
        "source": score.source,
        "rank": row.rank,
        "n": score.n,
        "recent_n": score.recent.n,
        "subjects": score.share.subjects,
        **{name: _value(figure.value) for name, figure in score.figures.items()},
        "calibration": _calibration(score.calibration),
    }


def _calibration(calibration) -> dict[str, Any] | None:
    if calibration is None:
        return None
    parts = calibration.parts
    return {
        "n": calibration.n,
        "reliability": _value(parts.reliability),
        "resolution": _value(parts.resolution),
        "uncertainty": _value(parts.uncertainty),
        "stated": [
            {"probability": one.stated, "n": one.n, "correct": one.correct}
            for one in calibration.bins
        ],
    }


def _value(value: scoring.Interval | float | None) -> Any:
    if isinstance(value, scoring.Interval):
        return {"low": _value(value.low), "high": _value(value.high)}
    return round(value, DECIMALS) + 0.0 if isinstance(value, float) else value
