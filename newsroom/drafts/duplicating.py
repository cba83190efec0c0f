"""A second article from a first: the same words and tags, nothing of its fate."""

import uuid

from django.db import transaction

from newsroom.articles.models import (
    Article,
    ArticleClaim,
    ArticlePath,
    Byline,
    Mention,
)
from newsroom.quotes.actions import sync_passages
from newsroom.quotes.models import Passage
from newsroom.quotes.retagging import retagged
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed
from newsroom.workflow.snapshots import FIELDS

#: A part of a series is one article's, an address too.
_NOT_COPIED = {"slug", "series_part"}
_COPIED = [name for name in FIELDS if name not in _NOT_COPIED]


@transaction.atomic
def duplicate(article: Article, *, by) -> Article:
    """A new draft of `by` with the working copy's words; an embargo comes along.

    Each tagged passage becomes a new, unchecked one of the same quote. Versions, paths, desk
    work and what was to be published together stay with the first. Raises NotAllowed.
    """
    if not by.has_perm("newsroom.add_article"):
        raise NotAllowed(f"{by.get_username()} may not duplicate articles.")
    if not Article.objects.visible_to(by).filter(pk=article.pk).exists():
        raise NotAllowed(f"{by.get_username()} may not see this article.")
    article.refresh_from_db()
    copy = Article(
        **{name: getattr(article, name) for name in _COPIED if name != "body"},
        slug=free_slug(article.slug),
        day=article.day,
        embargo_until=article.embargo_until,
        embargo_zone=article.embargo_zone,
        created_by=by,
    )
    copy.save()
    copy.body = retagged(article.body, _copy_passages(article, copy))
    copy.save(update_fields=["body", "updated_at"])
    Byline.objects.bulk_create(
        Byline(article=copy, author_id=row.author_id, position=row.position)
        for row in article.bylines.all()
    )
    Mention.objects.bulk_create(
        Mention(
            article=copy,
            record_id=row.record_id,
            status=row.status,
            origin=row.origin,
            words=row.words,
        )
        for row in article.mentions.all()
    )
    ArticleClaim.objects.bulk_create(
        ArticleClaim(article=copy, claim_id=row.claim_id) for row in article.article_claims.all()
    )
    sync_passages(copy)
    note = f"Duplicate of “{article}”, revision {article.revision}"
    save_revision(copy, by=by, note=note[:300])
    return copy


def _copy_passages(article: Article, copy: Article) -> dict[str, str]:
    """New passages of the same quotes: the old key and the new one."""
    keys = {}
    for passage in article.passages.attached():
        new = Passage.objects.create(
            id=uuid.uuid4(),
            article=copy,
            quote_id=passage.quote_id,
            fragments=passage.fragments,
            attribution=passage.attribution,
            language=passage.language,
            via=passage.via,
        )
        keys[str(passage.id)] = str(new.id)
    return keys


def free_slug(slug: str) -> str:
    """“slug-2”, or the next number that no article has and no address ends in."""
    if not slug:
        return ""
    base = slug[:90].rstrip("-")
    taken = set(
        Article.objects.filter(slug__startswith=f"{base}-").values_list("slug", flat=True)
    ) | {
        path.rsplit("/", 1)[-1]
        for path in ArticlePath.objects.filter(path__contains=f"/{base}-").values_list(
            "path", flat=True
        )
    }
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
