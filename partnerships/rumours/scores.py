"""The ledger as readers see it, handed to what scores it and writes it down.

Everything here is answered as of a time: what is not public then is neither scored nor told.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from partnerships.models import Claim, ClaimSource, Verdict
from partnerships.rumours import ledger_file, scoring
from partnerships.rumours.ledger_file.chain import moment

#: Among entries of one moment: the claim before what became of it.
ORDER = ("claim", "verdict", "agreement", "void")


def board(at: datetime | None = None) -> scoring.Board:
    """All sources whose claims readers may see, scored as of a time. Three queries."""
    at = at or timezone.now()
    return scoring.board(ledger_file.replayed(entries(at)), on=at.astimezone(UTC).date())


def exported(form: str, at: datetime | None = None) -> str:
    """The ledger as a file, ``json`` or ``csv``, that ``verify_ledger`` can check."""
    at = at or timezone.now()
    write = {"json": ledger_file.as_json, "csv": ledger_file.as_csv}[form]
    return write(entries(at), at=at)


def entries(at: datetime | None = None) -> list[dict[str, Any]]:
    """What the public ledger says, oldest first: each entry at the moment readers could see it.

    That moment is the latest of its writing and of the days of all it involves; so what leaves
    an embargo comes last, and a file from earlier stays the beginning of a later one.
    """
    at = at or timezone.now()
    claims = _claims(at)
    found = [*_of_claims(claims, at), *_of_verdicts(claims, at)]
    found = [(when, *rest) for when, *rest in found if when <= at]
    found.sort(key=lambda one: (one[0], ORDER.index(one[1]), one[2]))
    return [{"at": moment(when), "type": kind, **values} for when, kind, _, values in found]


def _claims(at) -> dict[int, Claim]:
    claims = Claim.objects.public(at).entered().select_related("subject__merged_into")
    return {claim.pk: claim for claim in claims}


def _seen_from(claim: Claim) -> datetime:
    return max(claim.entered_at, claim.public_from, claim.subject.canonical.public_from)


def _of_claims(claims: dict[int, Claim], at) -> Iterator[tuple]:
    claimants = _claimants(at)
    for pk, claim in claims.items():
        seen = _seen_from(claim)
        revised = claims.get(claim.revises_id)
        subject = claim.subject.canonical
        yield (
            seen,
            "claim",
            pk,
            {
                "claim": claim.slug,
                "title": claim.title or None,
                "subject": subject.get_absolute_url().strip("/"),
                "sources": list(dict.fromkeys(claimants.get(pk, ()))),
                "kind": claim.kind,
                "prediction": claim.prediction,
                "claimed_on": claim.claimed_on,
                "words": claim.words or None,
                "language": claim.language or None,
                "hedge": claim.hedge or None,
                "official": claim.official,
                "judge_when": claim.judge_when or None,
                "judge_by": _day(claim.judge_by),
                "rule": claim.rule or None,
                "revises": revised.slug if revised else None,
                "window_earliest": _day(claim.window_earliest),
                "window_latest": _day(claim.window_latest),
                "recorded_at": moment(claim.recorded_at),
                "entered_at": moment(claim.entered_at),
            },
        )
        if claim.is_voided:
            values = {"claim": claim.slug, "note": claim.void_note}
            yield max(claim.voided_at, seen), "void", pk, values


def _claimants(at) -> dict[int, list[str]]:
    """By claim, the slugs of the claimants readers may know, each as whom it was merged into."""
    found: dict[int, list[str]] = {}
    rows = ClaimSource.objects.select_related("source__merged_into").order_by("position", "pk")
    for row in rows:
        source = row.source.canonical
        if source.is_public(at):
            found.setdefault(row.claim_id, []).append(source.slug)
    return found


def _of_verdicts(claims: dict[int, Claim], at) -> Iterator[tuple]:
    for verdict in Verdict.objects.public(at):
        claim = claims.get(verdict.claim_id)
        if claim is None:
            continue
        seen = max(verdict.recorded_at, verdict.public_from, _seen_from(claim))
        if verdict.waits:
            seen = max(seen, verdict.agreed_at)
        key = {"claim": claim.slug, "recorded_at": moment(verdict.recorded_at)}
        values = {
            "finding": verdict.finding,
            "outcome_on": verdict.outcome_on or None,
            "judged_on": verdict.judged_on.isoformat(),
            "explanation": verdict.explanation or None,
            "provisional": verdict.provisional or verdict.agreed_at is not None,
        }
        yield seen, "verdict", verdict.pk, key | values
        if verdict.agreed_at is not None:
            yield max(verdict.agreed_at, seen), "agreement", verdict.pk, key


def _day(day) -> str | None:
    return day.isoformat() if day else None
