"""Links to a preview for people without an account: they expire, and can be revoked."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.drafts.models import PreviewLink
from newsroom.workflow.errors import NotAllowed, Refused
from newsroom.workflow.models import Move, Revision


@transaction.atomic
def share(
    article: Article,
    *,
    by,
    lasting: timedelta,
    revision: Revision | None = None,
    label: str = "",
) -> PreviewLink:
    """A link good for `lasting`, to one revision or always to the newest. Raises Refused."""
    _authorise(article, by)
    if not timedelta(0) < lasting <= PreviewLink.LONGEST:
        raise Refused(f"A link is good for {PreviewLink.LONGEST.days} days at the most.")
    if revision and revision.article_id != article.pk:
        raise Refused("This revision is another article's.")
    now = timezone.now()
    link = PreviewLink.objects.create(
        article=article,
        revision=revision,
        key=PreviewLink.new_key(),
        label=label.strip()[:120],
        by=by,
        created_at=now,
        expires_at=now + lasting,
    )
    Move.objects.create(article=article, verb="share", by=by, note=link.label)
    return link


@transaction.atomic
def revoke(link: PreviewLink, *, by) -> PreviewLink:
    """From now on the link shows nothing; revoking it again changes nothing."""
    _authorise(link.article, by)
    open_link = PreviewLink.objects.filter(pk=link.pk, revoked_at=None)
    if open_link.update(revoked_at=timezone.now(), revoked_by=by):
        Move.objects.create(article=link.article, verb="unshare", by=by, note=link.label)
    link.refresh_from_db()
    return link


def _authorise(article: Article, by) -> None:
    if not Article.objects.visible_to(by).filter(pk=article.pk).exists():
        raise NotAllowed(f"{by.get_username()} may not share this article.")
