"""What somebody had before them when they decided: the version token of an article.

A page carries it, the action compares it inside its transaction. A save of words compares the
revision alone: that a colleague approved meanwhile overwrites nothing.
"""

from dataclasses import dataclass

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from newsroom.articles.models import Article
from newsroom.workflow.errors import SomebodyWasFaster
from newsroom.workflow.models import Move
from newsroom.workflow.transitions import TRANSITIONS


@dataclass(frozen=True)
class Seen:
    """The newest revision of an article, and the last step of its desk work."""

    revision: int
    step: int

    def __str__(self):
        return f"{self.revision}-{self.step}"

    @classmethod
    def of(cls, article: Article) -> "Seen":
        """Costs a query, unless the article comes from `with_last_step`."""
        step = getattr(article, "last_step", None)
        if step is None:
            step = article.moves.aggregate(last=Max("pk"))["last"] or 0
        return cls(article.revision, step)

    @classmethod
    def read(cls, text: str | None) -> "Seen | None":
        """What a page sent; None for what no page of ours sends."""
        parts = (text or "").split("-")
        if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
            return None
        return cls(*map(int, parts))


def with_last_step(articles: QuerySet) -> QuerySet:
    last = Move.objects.filter(article=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    return articles.annotate(last_step=Coalesce(Subquery(last), 0))


def refuse_stale(article: Article, after: Seen | int | None, *, by=None) -> None:
    """Raise SomebodyWasFaster unless the article stands as `by` saw it; None asks nothing.

    A number is that of the newest revision. Steps of `by` themselves, in another tab, are not
    somebody else's. To be called inside the transaction that writes, with the article read there.
    """
    if after is None:
        return
    revision = after.revision if isinstance(after, Seen) else after
    if article.revision != revision:
        newest = article.revisions.select_related("by").first()
        raise SomebodyWasFaster(
            f"{_who(newest and newest.by, by)} saved this article after you opened it. "
            "Look at it again first."
        )
    if isinstance(after, Seen):
        later = article.moves.filter(pk__gt=after.step).select_related("by").order_by("-pk")
        move = (later.exclude(by=by) if by is not None else later).first()
        if move:
            done = TRANSITIONS[move.verb].label if move.verb in TRANSITIONS else move.verb
            raise SomebodyWasFaster(
                f"{_who(move.by, by)} did something here after you opened this: “{done}”. "
                "Look at the article again first."
            )


def _who(user, by) -> str:
    if user is not None and user == by:
        return "In another tab you"
    return str(user or "Somebody")
