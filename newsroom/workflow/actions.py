"""Desk work: keep revisions, move an article along. Each verb is atomic and leaves one row."""

from uuid import UUID

from django.db import transaction

from newsroom.articles.models import Article, State
from newsroom.articles.querysets import SEE_ALL
from newsroom.quotes.finding import note_untagged
from newsroom.workflow.changes import summary
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from newsroom.workflow.models import Move, Revision
from newsroom.workflow.seen import Seen, refuse_stale
from newsroom.workflow.snapshots import snapshot
from newsroom.workflow.transitions import TRANSITIONS, Transition


def authorise(article: Article, verb: str, *, by) -> Transition:
    """The transition if `by` may do it in the state the article is in.

    Raises NotAllowed, or Refused where the state does not fit.
    """
    transition = TRANSITIONS[verb]
    if by is not None and not by.has_perm(transition.permission):
        raise NotAllowed(f"{by.get_username()} may not {transition.label.lower()} articles.")
    if by is not None and not _is_theirs(article, by):
        raise NotAllowed(f"{by.get_username()} may only work on their own articles.")
    if article.binned_at:
        raise Refused("The article is in the bin: take it out first.")
    if article.state not in transition.sources:
        raise Refused(
            f"“{transition.label}” does not fit: the article is "
            f"{article.get_state_display().lower()}."
        )
    return transition


def _is_theirs(article: Article, user) -> bool:
    """Asks the database only for those who do not see every article anyway."""
    return user.has_perm(SEE_ALL) or Article.objects.seen_by(user).filter(pk=article.pk).exists()


def allowed_verbs(article: Article, *, by) -> list[Transition]:
    """The verbs whose buttons this person sees on this article."""
    return [
        transition
        for transition in TRANSITIONS.values()
        if article.state in transition.sources and by.has_perm(transition.permission)
    ]


@transaction.atomic
def move(
    article: Article, verb: str, *, by, note: str = "", after: Seen | int | None = None
) -> Article:
    """Do one step of the table. Raises Refused (NotAllowed, SomebodyWasFaster).

    `after` is what `by` decided upon.
    """
    transition = authorise(article, verb, by=by)
    if after is not None:
        refuse_stale(
            Article.objects.select_for_update(of=("self",)).get(pk=article.pk), after, by=by
        )
    if transition.needs_note and not note.strip():
        raise Refused(f"“{transition.label}” needs a reason.")
    before = article.state
    if transition.target and transition.target != before:
        moved = Article.objects.filter(pk=article.pk, state=before).update(state=transition.target)
        if not moved:
            raise SomebodyWasFaster("Somebody else moved the article just now. Look again.")
        article.state = transition.target
    Move.objects.create(article=article, verb=verb, by=by, note=note.strip())
    return article


def submit(article: Article, *, by, note: str = "", after: Seen | int | None = None) -> Article:
    return move(article, "submit", by=by, note=note, after=after)


def send_back(article: Article, *, by, note: str, after: Seen | int | None = None) -> Article:
    return move(article, "send_back", by=by, note=note, after=after)


def approve(article: Article, *, by, note: str = "", after: Seen | int | None = None) -> Article:
    return move(article, "approve", by=by, note=note, after=after)


def spike(article: Article, *, by, note: str, after: Seen | int | None = None) -> Article:
    return move(article, "spike", by=by, note=note, after=after)


def reopen(article: Article, *, by, note: str = "", after: Seen | int | None = None) -> Article:
    return move(article, "reopen", by=by, note=note, after=after)


@transaction.atomic
def save_revision(
    article: Article, *, by, note: str = "", after: int | None = None, tab: UUID | None = None
) -> Revision:
    """Keep the article as it stands as its next revision; the same words make no new one.

    `after` is the number of the revision that the editor had before them, `tab` the opening of
    the form that saves. An approved article that changes is a draft again. Raises
    SomebodyWasFaster when another revision came between, or somebody put the article into the
    bin.
    """
    if after is None:
        after = Article.objects.values_list("revision", flat=True).get(pk=article.pk)
    content = snapshot(article)
    last = article.revisions.filter(number=after).first()
    if last and last.content == content:
        return last
    claimed = Article.objects.filter(pk=article.pk, revision=after, binned_at=None).update(
        revision=after + 1,
        state=State.DRAFT if last and article.state == State.APPROVED else article.state,
    )
    if not claimed:
        refuse_binned(article)
        newest = article.revisions.select_related("by").first()
        raise SomebodyWasFaster(
            f"{newest.by or 'Somebody'} saved this article after you opened it. "
            "Nothing was overwritten; your text is still in the form."
        )
    article.refresh_from_db(fields=["revision", "state"])
    if not last or last.content["body"] != content["body"]:
        note_untagged(article)
    return Revision.objects.create(
        article=article,
        number=article.revision,
        by=by,
        note=note,
        changes=summary(last.content if last else None, content),
        content=content,
        tab=tab,
    )


def refuse_binned(article: Article) -> None:
    """Raise SomebodyWasFaster when the article went into the bin meanwhile."""
    if Article.objects.filter(pk=article.pk, binned_at__isnull=False).exists():
        raise SomebodyWasFaster("Somebody put this article into the bin. Nothing was saved.")
