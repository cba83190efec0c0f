"""Unsaved text, kept while somebody types: beside the article, never in it and never in the log."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.drafts.models import Draft
from newsroom.workflow.errors import NotAllowed, Refused

#: Names and values of a form, in its order.
Pairs = Sequence[tuple[str, str]]

#: Of one form: its fields, and the characters of all of them.
MOST_FIELDS, LONGEST = 5_000, 1_500_000
#: How long a closed tab is remembered, so that its late requests change nothing.
REMEMBERED = timedelta(days=2)


@transaction.atomic
def keep(
    article: Article | None, *, by, tab: UUID, sequence: int, based_on: int, fields: Pairs
) -> Draft:
    """The newest text of a tab, `article` being None for one that was never saved.

    Only a higher `sequence` replaces what is there: a request that was overtaken changes nothing,
    nor does one of a tab that saved or dropped its text. The answer says how it stands. Raises
    Refused (NotAllowed).
    """
    _authorise(article, by)
    if len(fields) > MOST_FIELDS or sum(len(name) + len(value) for name, value in fields) > LONGEST:
        raise Refused("This is too much text to keep.")
    now = timezone.now()
    content = {
        "sequence": sequence,
        "based_on": based_on,
        "fields": [list(pair) for pair in fields],
        "typed_at": now,
    }
    mine = Draft.objects.filter(by=by, tab=tab)
    overtaken = mine.filter(article=article, closed_at=None, sequence__lt=sequence)
    if not overtaken.update(**content):
        draft, _ = Draft.objects.get_or_create(
            by=by, tab=tab, defaults=content | {"article": article}
        )
        if draft.article_id != (article and article.pk):
            raise Refused("This tab writes in another article.")
        return draft
    return mine.get()


@transaction.atomic
def close(tab: UUID, *, by, article: Article | None = None) -> None:
    """The text of a tab is saved or dropped: nothing of it is offered again, nor of what it took
    over. A tab that never sent anything is remembered too: its first text may be on its way."""
    now = timezone.now()
    draft, created = Draft.objects.get_or_create(
        by=by,
        tab=tab,
        defaults={
            "article": article, "sequence": 0, "fields": [], "typed_at": now, "closed_at": now,
        },
    )  # fmt: skip
    if not created:
        closing = Draft.objects.filter(Q(pk=draft.pk) | Q(merged_into=draft), by=by)
        closing.filter(closed_at=None).update(fields=[], closed_at=now)
    Draft.objects.filter(by=by, closed_at__lt=now - REMEMBERED).delete()


@transaction.atomic
def take_over(draft: Draft, *, based_on: int, fields: Pairs) -> Draft:
    """A new unsaved text in place of `draft`, grown from revision `based_on`.

    `draft` is kept until the new one is saved or dropped.
    """
    new = Draft.objects.create(
        by=draft.by,
        article=draft.article,
        tab=uuid4(),
        sequence=draft.sequence,
        based_on=based_on,
        fields=[list(pair) for pair in fields],
        typed_at=timezone.now(),
    )
    Draft.objects.filter(Q(pk=draft.pk) | Q(merged_into=draft)).update(merged_into=new)
    return new


def _authorise(article: Article | None, by) -> None:
    """Text is kept though the article went into the bin meanwhile: it may come out again."""
    allowed = by.has_perm(f"newsroom.{'change' if article else 'add'}_article")
    if article and allowed:
        allowed = Article.objects.seen_by(by).filter(pk=article.pk).exists()
    if not allowed:
        raise NotAllowed(f"{by.get_username()} may not write in this article.")
