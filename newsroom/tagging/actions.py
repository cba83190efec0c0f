"""What an editor does with the quotations found in an article: accept, refuse, restore.

`accept` and `accept_all` write the marks into the working copy. `record` and `record_all` leave
that to the editor in the page: `article.body` is then the text as it stands there, and nothing
of the article is saved.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.quotes.body_text import BodyText
from newsroom.quotes.finding import untagged_row
from newsroom.quotes.models import Passage
from newsroom.quotes.untagged import UntaggedQuotation
from newsroom.quotes.utterances import utterances_in
from newsroom.tagging.proposals import Proposal, proposals
from newsroom.tagging.recording import Choice, Recording
from newsroom.tagging.speakers import Status
from newsroom.workflow.errors import NotAllowed, Refused
from newsroom.workflow.seen import Seen, refuse_stale

PERMISSION = "newsroom.change_article"


@dataclass(frozen=True)
class Accepted:
    """What was tagged, with the passages made; `left` are sure enough, but ask for a choice."""

    tagged: list[tuple[Proposal, Passage]]
    left: list[Proposal]

    @property
    def passages(self) -> list[Passage]:
        return [passage for _, passage in self.tagged]


@transaction.atomic
def accept(
    article: Article,
    fingerprint: str,
    *,
    by,
    after: Seen | int | None = None,
    choice: Choice | None = None,
) -> Passage:
    """Tag one utterance as proposed, or as chosen: a quote, a passage, marks in the body and a
    revision. Who is not on file becomes a proposal to the ledger.

    `after` is the revision that the editor had before them. Raises NotAllowed, Refused
    (SomebodyWasFaster), ValidationError keyed by field, PermissionDenied for the ledger.
    """
    _may(by)
    refuse_stale(article, after, by=by)
    found = proposals(article)
    recording = Recording(article, found.body, by)
    _, passage = _record(found, recording, fingerprint, choice)
    recording.store(note="Tagged a quotation that was found.", after=article.revision)
    return passage


@transaction.atomic
def record(
    article: Article, fingerprint: str, *, by, choice: Choice | None = None
) -> tuple[Proposal, Passage]:
    """As `accept`, without the marks."""
    _may(by)
    found = proposals(article)
    return _record(found, Recording(article, found.body, by), fingerprint, choice)


def _record(found, recording, fingerprint, choice) -> tuple[Proposal, Passage]:
    proposal = found.by_fingerprint(fingerprint)
    if proposal is None:
        raise gone()
    return proposal, recording.tag(proposal, choice or Choice())


@transaction.atomic
def accept_all(article: Article, *, by, above: float, after: Seen | int | None = None) -> Accepted:
    """Tag every open utterance of at least this confidence, of 0 to 1, whose speaker is settled.

    Those that name nobody, or somebody who may be one of several, are left. Raises as `accept`.
    """
    _may(by)
    refuse_stale(article, after, by=by)
    found = proposals(article)
    recording = Recording(article, found.body, by)
    accepted = _record_all(found, recording, above)
    if number := len(accepted.tagged):
        note = f"Tagged {number} quotation{'s' * (number > 1)} found."
        recording.store(note=note, after=article.revision)
    return accepted


@transaction.atomic
def record_all(article: Article, *, by, above: float) -> Accepted:
    """As `accept_all`, without the marks."""
    _may(by)
    found = proposals(article)
    return _record_all(found, Recording(article, found.body, by), above)


def _record_all(found, recording, above) -> Accepted:
    sure = [one for one in found.open if one.utterance.confidence >= above]
    return Accepted(
        [(one, recording.tag(one, Choice())) for one in sure if _needs_nobody(one)],
        [one for one in sure if not _needs_nobody(one)],
    )


def _needs_nobody(proposal: Proposal) -> bool:
    return proposal.answer.is_settled and proposal.answer.status is not Status.NOBODY


@transaction.atomic
def refuse(article: Article, fingerprint: str, *, by) -> UntaggedQuotation:
    """These words are no quotation to tag: remembered, wherever the text moves them."""
    return _decide(
        article,
        fingerprint,
        by=by,
        status=UntaggedQuotation.Status.REFUSED,
        refused_by=by,
        refused_at=timezone.now(),
    )


@transaction.atomic
def restore(article: Article, fingerprint: str, *, by) -> UntaggedQuotation:
    """Take a refusal back."""
    open_again = UntaggedQuotation.Status.OPEN
    return _decide(article, fingerprint, by=by, status=open_again, refused_by=None, refused_at=None)


def _decide(article: Article, fingerprint: str, *, by, **decision) -> UntaggedQuotation:
    _may(by)
    row = article.untagged.filter(fingerprint=fingerprint).first() or _found_now(
        article, fingerprint
    )
    for name, value in decision.items():
        setattr(row, name, value)
    row.save(update_fields=None if row.pk is None else list(decision))
    return row


def _found_now(article: Article, fingerprint: str) -> UntaggedQuotation:
    """Words that no save noted yet, because they stand in the editor only."""
    found = utterances_in(BodyText(article.body))
    utterance = next((one for one in found if one.fingerprint == fingerprint), None)
    if utterance is None:
        raise gone()
    return untagged_row(article, utterance)


def _may(by) -> None:
    if by is not None and not by.has_perm(PERMISSION):
        raise NotAllowed(f"{by.get_username()} may not tag quotations.")


def gone() -> Refused:
    return Refused("These words stand in the text no more, or are tagged already. Look again.")


def summary(accepted: Accepted) -> str:
    """“3 quotations are tagged. 1 asks for your choice.”"""
    tagged, left = len(accepted.passages), len(accepted.left)
    said = f"{_count(tagged)} {'is' if tagged == 1 else 'are'} tagged."
    return f"{said} {left} {'asks' if left == 1 else 'ask'} for your choice." if left else said


def _count(number: int) -> str:
    return f"{number or 'No'} quotation{'' if number == 1 else 's'}"
