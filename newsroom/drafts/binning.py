"""The bin: where a draft that never was published waits until somebody wants it again."""

from django.db import transaction
from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.drafts.models import PreviewLink
from newsroom.workflow.actions import authorise
from newsroom.workflow.errors import NotAllowed, Refused
from newsroom.workflow.models import Move
from newsroom.workflow.seen import Seen, refuse_stale
from newsroom.workflow.transitions import TRANSITIONS


@transaction.atomic
def bin_article(article: Article, *, by, after: Seen | int | None = None) -> Article:
    """Out of every list, search and count, until somebody takes it out again.

    `after` is the revision that `by` decided upon. Links to previews are revoked. Raises
    Refused (NotAllowed, SomebodyWasFaster) for what was ever published or is scheduled.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    authorise(article, "bin", by=by)
    refuse_stale(article, after, by=by)
    if article.versions.exists():
        raise Refused("What was published or is scheduled cannot go into the bin.")
    now = timezone.now()
    article.binned_at, article.binned_by = now, by
    article.save(update_fields=["binned_at", "binned_by"])
    PreviewLink.objects.open(now).filter(article=article).update(revoked_at=now, revoked_by=by)
    Move.objects.create(article=article, verb="bin", by=by)
    return article


@transaction.atomic
def unbin(article: Article, *, by) -> Article:
    """Back among the drafts, as it was. Raises Refused, NotAllowed."""
    if not Article.objects.binned_for(by).filter(pk=article.pk).exists():
        if by.has_perm(TRANSITIONS["bin"].permission):
            raise Refused("This article is not in the bin.")
        raise NotAllowed(f"{by.get_username()} may not take articles out of the bin.")
    taken = Article.objects.filter(pk=article.pk, binned_at__isnull=False)
    if taken.update(binned_at=None, binned_by=None):
        Move.objects.create(article=article, verb="unbin", by=by)
    article.refresh_from_db(fields=["binned_at", "binned_by"])
    return article
