"""What an editor can do with claims and verdicts. Refusals are ValidationErrors with sentences.

``by`` is a user with the role for it (PermissionDenied otherwise), or None for an import.
"""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from partnerships import afterwards, dates
from partnerships.documents.models import Document
from partnerships.records.models import Citation
from partnerships.rumours import due
from partnerships.rumours.house_rules import HouseRules
from partnerships.rumours.models import Claim, Finding, Verdict
from partnerships.rumours.rules import unsupported

Cited = Document | tuple[Document, str]
ENTER, JUDGE, AGREE = (
    f"partnerships.{name}" for name in ("change_claim", "add_verdict", "change_verdict")
)


def allow(by, permission: str, what: str) -> None:
    """Raises PermissionDenied, with a sentence, where a user lacks the permission."""
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied(f"{by.get_username()} may not {what}.")


@transaction.atomic
def enter(claim: Claim, *, by) -> Claim:
    """Put a claim, as it is saved, into the ledger; from then on its row is frozen.

    Raises ValidationError if it is there already, lacks a report or an official claimant, or
    does not make sense.
    """
    allow(by, ENTER, "enter claims")
    claim.refresh_from_db()
    reasons = list(unsupported(claim))
    if claim.is_entered:
        reasons = ["This claim was entered already."]
    try:
        # Takes the window from the prediction. The row is stored: its constraints hold.
        claim.full_clean(validate_unique=False, validate_constraints=False)
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
    afterwards.changed(claim)
    return claim


@transaction.atomic
def void(claim: Claim, *, by, note: str) -> Claim:
    """Mark an entered claim as our own entry error, with a note for readers. Not reversible.

    A source that changes its mind is no reason: that is a second claim that revises the first.
    """
    allow(by, ENTER, "void claims")
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
    only_if_open: bool = False,
) -> Verdict:
    """Give a claim its verdict; an earlier one is superseded, never changed, or with
    ``only_if_open`` stands: then somebody judged the claim meanwhile.

    ``documents`` are documents, or pairs of document and place in it. Where the house rules ask
    for a second person, the verdict is provisional and waits for one. Raises ValidationError.
    """
    allow(by, JUDGE, "judge claims")
    Claim.objects.select_for_update(of=("self",)).filter(pk=claim.pk).first()  # one at a time
    claim.refresh_from_db(fields=["entered_at", "voided_at", "public_from"])
    if only_if_open and claim.verdicts.exists():
        raise ValidationError("Somebody judged this claim meanwhile: see its page.")
    documents = list(documents)
    judged_on = judged_on or timezone.localdate()
    if reasons := list(_unjudgeable(claim, finding, judged_on, outcome_on, documents)):
        raise ValidationError(reasons[0])
    waits = HouseRules.objects.current().ask_for_second(documented=bool(documents))
    last = claim.verdicts.filter(superseded_by__isnull=True).order_by("-recorded_at", "-pk").first()
    verdict = Verdict(
        claim=claim,
        finding=finding,
        explanation=explanation.strip(),
        judged_on=judged_on,
        outcome_on=outcome_on,
        provisional=provisional or waits,
        waits=waits,
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
    afterwards.changed(claim)
    return verdict


def _unjudgeable(claim, finding, judged_on, outcome_on, documents):
    """Why the claim cannot have this verdict now, in sentences."""
    if not claim.is_entered or claim.is_voided:
        yield "Only a claim that was entered, and is not void, can be judged."
    if not claim.is_public():
        yield "Readers cannot see this claim: a verdict on it could be tested by nobody."
    if judged_on > timezone.localdate():
        yield {"judged_on": "A verdict cannot be dated in the future."}
    if documents:
        return
    if finding == Finding.TAKEN_BACK:
        yield "A claim is taken back by a document that says so: cite it."
    elif reason := due.not_yet(claim, judged_on):
        yield f"{reason} A verdict before that needs a document."


def take_back(
    claim: Claim, *, by, words: str, on: str, document: Document, place: str = "", **values
) -> Verdict:
    """Record that the source took the claim back on a day (EDTF), as a document says."""
    _, latest = dates.bounds(on)
    if latest and claim.claimed_on_earliest and latest < claim.claimed_on_earliest:
        raise ValidationError({"on": "Nobody takes a claim back before making it."})
    return judge(
        claim,
        by=by,
        finding=Finding.TAKEN_BACK,
        explanation=words,
        outcome_on=on,
        documents=[(document, place)],
        **values,
    )


@transaction.atomic
def agree(verdict: Verdict, *, by) -> Verdict:
    """The second person's agreement to a provisional verdict. Raises ValidationError."""
    allow(by, AGREE, "agree to verdicts")
    if by == verdict.by:
        raise ValidationError("A second person has to agree, not the judge.")
    now = timezone.now()
    if not Verdict.objects.filter(pk=verdict.pk, provisional=True).update(
        provisional=False, agreed_by=by, agreed_at=now
    ):
        raise ValidationError("This verdict is not provisional.")
    verdict.provisional, verdict.agreed_by, verdict.agreed_at = False, by, now
    afterwards.changed(verdict.claim)
    return verdict
