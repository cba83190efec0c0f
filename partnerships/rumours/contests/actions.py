"""What becomes of a contest: received, answered, upheld or changed. Refusals are sentences."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from partnerships.rumours.actions import allow, judge
from partnerships.rumours.choices import ContestStatus
from partnerships.rumours.contests.models import Contest
from partnerships.rumours.models import Claim, Verdict

REVIEW = "partnerships.change_contest"
#: So many in an hour, from one sender and from all together.
PER_SENDER, PER_HOUR = 3, 60
MAX_WORDS = 5_000


class TooMany(ValidationError):
    """More than the limit of an hour."""


@transaction.atomic
def receive(
    claim: Claim, *, words: str, sender: str, name: str = "", email: str = "", at=None
) -> Contest:
    """Somebody disputes the verdict that readers see on a claim.

    ``sender`` is a digest that tells senders apart. Raises ValidationError where there is no
    verdict to dispute, TooMany beyond the limits of the last hour.
    """
    at = at or timezone.now()
    verdict = claim.current_verdict(at)
    if verdict is None:
        raise ValidationError("There is no verdict to contest.")
    lately = Contest.objects.filter(received_at__gt=at - timedelta(hours=1))
    if lately[:PER_HOUR].count() >= PER_HOUR:
        raise TooMany("Many contests have come in this hour. Please try again in an hour.")
    if sender and lately.filter(sender=sender)[:PER_SENDER].count() >= PER_SENDER:
        raise TooMany(f"You have sent {PER_SENDER} in the last hour. Please try again in an hour.")
    contest = Contest(
        verdict=verdict, received_at=at, sender=sender, name=name, email=email, words=words.strip()
    )
    contest.full_clean()
    contest.save()
    return contest


@transaction.atomic
def answer(contest: Contest, *, by, words: str) -> Contest:
    """The public reply of a reviewer, while the verdict stays under review."""
    _may_review(contest, by)
    return _move(
        contest,
        ContestStatus.RECEIVED,
        status=ContestStatus.ANSWERED,
        answer=_said(words),
        answered_at=timezone.now(),
        reviewer=by,
    )


@transaction.atomic
def uphold(contest: Contest, *, by, words: str) -> Contest:
    """The verdict stays; the reviewer says why, for readers."""
    _may_review(contest, by)
    return _decide(contest, by, words, status=ContestStatus.UPHELD)


@transaction.atomic
def change(contest: Contest, *, by, words: str, **verdict) -> Contest:
    """The reviewer judges anew: ``verdict`` is what ``judge`` takes. Readers see it at once.

    Where another verdict took the place of the one contested meanwhile, that is the outcome.
    """
    _may_review(contest, by)
    claim = contest.verdict.claim
    outcome = claim.verdicts.filter(superseded_by__isnull=True).first()
    if outcome is None or outcome.pk == contest.verdict_id:
        outcome = judge(claim, by=by, **{"public_from": timezone.now()} | verdict)
    return _decide(contest, by, words, status=ContestStatus.CHANGED, outcome=outcome)


@transaction.atomic
def set_aside(contest: Contest, *, by) -> Contest:
    """It is spam: readers no longer see a review, and nobody is answered."""
    allow(by, REVIEW, "review contests")
    return _move(contest, ContestStatus.RECEIVED, status=ContestStatus.SPAM)


def judges_of(verdict: Verdict) -> set[int]:
    """Keys of all who gave this verdict or an earlier one on the claim, or agreed to it."""
    given = Verdict.objects.filter(claim=verdict.claim_id, recorded_at__lte=verdict.recorded_at)
    return {key for row in given.values_list("by", "agreed_by") for key in row if key}


def _may_review(contest, by):
    allow(by, REVIEW, "review contests")
    if by is None or by.pk in judges_of(contest.verdict):
        raise ValidationError("A contest is reviewed by somebody who did not judge the claim.")


def _said(words):
    if not words.strip():
        raise ValidationError("Readers and whoever contested it are owed an answer.")
    return words.strip()


def _decide(contest, by, words, **values):
    now = timezone.now()
    values |= {"reviewer": by, "decided_at": now, "answer": _said(words or contest.answer)}
    values["answered_at"] = contest.answered_at or now
    return _move(contest, *ContestStatus.under_review(), **values)


def _move(contest, *expected, **values):
    if not Contest.objects.filter(pk=contest.pk, status__in=expected).update(**values):
        raise ValidationError("Somebody decided on this contest already.")
    for name, value in values.items():
        setattr(contest, name, value)
    return contest
