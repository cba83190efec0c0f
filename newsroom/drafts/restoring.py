"""An earlier revision becomes the newest one: nothing is taken back, something is added."""

from django.db import transaction

from newsroom.articles.models import Article
from newsroom.drafts.contents import write
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused
from newsroom.workflow.models import Revision
from newsroom.workflow.seen import refuse_stale


@transaction.atomic
def restore(revision: Revision, *, by, after: int | None = None) -> tuple[Revision, list[str]]:
    """The words, fields and tags of `revision` as the article's next one.

    Answers it, and in sentences what could not be put back. `after` is the revision that `by` had
    before them. Raises Refused (NotAllowed, SomebodyWasFaster), ValidationError for what has
    become impossible since, such as a part of a series that another article is now.
    """
    article = locked(revision.article_id, by=by, after=after)
    if revision.number == article.revision:
        raise Refused("This is the newest revision.")
    lost = write(article, revision.content)
    note = f"Revision {revision.number} restored"
    return save_revision(article, by=by, note=note, after=article.revision), lost


def locked(pk: int, *, by, after: int | None) -> Article:
    """The article as it stands now, if `by` may write in it and has seen the newest revision."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=pk)
    if not Article.objects.editable_by(by).filter(pk=pk).exists():
        raise NotAllowed(f"{by.get_username()} may not write in this article.")
    refuse_stale(article, after, by=by)
    return article
