"""What an editor can do with claims and verdicts. Refusals are ValidationErrors with sentences."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from partnerships.documents.models import Document
from partnerships.records.models import Citation
from partnerships.rumours.models import Claim, Verdict
from partnerships.rumours.rules import unsupported

Cited = Document | tuple[Document, str]


@transaction.atomic
def enter(claim: Claim, *, by) -> Claim:
    """Put a claim, as it is saved, into the ledger; from then on its row is frozen.

    Raises ValidationError if it is there already, lacks a report or an official claimant, or
    does not make sense.
    """
    claim.refresh_from_db()
    reasons = list(unsupported(claim))
    if claim.is_entered:
        reasons = ["This claim was entered already."]
    try:
        claim.full_clean()  # takes the window from the prediction
    except ValidationError as error:
        reasons += error.messages
    if reasons:
        raise ValidationError(reasons)
    values = {
        "entered_at": timezone.now(),
        "entered_by": by,
        "window_earliest": claim.window_earliest,
        "window_latest": claim.window_latest,
    }
    if not Claim.objects.drafts().filter(pk=claim.pk).update(**values):
        raise ValidationError("This claim was entered already.")
    claim.entered_at, claim.entered_by = values["entered_at"], by
    return claim


@transaction.atomic
def void(claim: Claim, *, by, note: str) -> Claim:
    """Mark an entered claim as our own entry error, with a note for readers. Not reversible.

    A source that changes its mind is no reason: that is a second claim that revises the first.
    """
    if not note.strip():
        raise ValidationError("Say in a note for readers what our error was.")
    now = timezone.now()
    if (
        not Claim.objects.standing()
        .filter(pk=claim.pk)
        .update(voided_at=now, voided_by=by, void_note=note.strip())
    ):
        raise ValidationError("Only a claim that was entered, and is not void, can be voided.")
    claim.voided_at, claim.voided_by, claim.void_note = now, by, note.strip()
    return claim


@transaction.atomic
def judge(
    claim: Claim,
    *,
    by,
    finding: str,
    explanation: str,
    judged_on: date | None = None,
    outcome_on: str = "",
    documents: Iterable[Cited] = (),
    provisional: bool = False,
    verified: bool = False,
    public_from=None,
) -> Verdict:
    """Give a claim its verdict; an earlier one is superseded, never changed.

    ``documents`` are documents, or pairs of document and place in it. Raises ValidationError.
    """
    claim.refresh_from_db(fields=["entered_at", "voided_at"])
    if not claim.is_entered or claim.is_voided:
        raise ValidationError("Only a claim that was entered, and is not void, can be judged.")
    judged_on = judged_on or timezone.localdate()
    if judged_on > timezone.localdate():
        raise ValidationError({"judged_on": "A verdict cannot be dated in the future."})
    last = claim.verdicts.filter(superseded_by__isnull=True).order_by("-recorded_at", "-pk").first()
    verdict = Verdict(
        claim=claim,
        finding=finding,
        explanation=explanation.strip(),
        judged_on=judged_on,
        outcome_on=outcome_on,
        provisional=provisional,
        verified=verified,
        public_from=public_from,
        by=by,
        supersedes=last,
    )
    verdict.full_clean()  # also tells a second judge that the verdict was superseded meanwhile
    verdict.save()
    for cited in documents:
        document, place = cited if isinstance(cited, tuple) else (cited, "")
        Citation.objects.create(statement=verdict, document=document, place=place)
    return verdict


@transaction.atomic
def agree(verdict: Verdict, *, by) -> Verdict:
    """The second person's agreement to a provisional verdict. Raises ValidationError."""
    if by == verdict.by:
        raise ValidationError("A second person has to agree, not the judge.")
    now = timezone.now()
    if not Verdict.objects.filter(pk=verdict.pk, provisional=True).update(
        provisional=False, agreed_by=by, agreed_at=now
    ):
        raise ValidationError("This verdict is not provisional.")
    verdict.provisional, verdict.agreed_by, verdict.agreed_at = False, by, now
    return verdict
