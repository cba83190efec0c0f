"""What is to come of an article, as its page says it: a frozen text, a withdrawal."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.versions.issuing import pending_withdrawal
from newsroom.versions.models import Version, Withdrawal


@dataclass(frozen=True)
class Standing:
    """`changes` counts the saves since the scheduled text was frozen."""

    scheduled: Version | None = None
    changes: int = 0
    ending: Withdrawal | None = None

    #: Verbs whose buttons stand beside these sentences and not at the foot of the page.
    verbs = ("hold", "refreeze", "bring_forward", "call_off")

    @property
    def is_told(self) -> bool:
        return bool(self.scheduled or self.ending)


def standing_of(article: Article, now: datetime | None = None) -> Standing:
    now = now or timezone.now()
    scheduled = (
        article.versions.scheduled(now)
        .select_related("revision", "by")
        .defer("body", "segments", "search_text", "revision__content")
        .first()
    )
    return Standing(
        scheduled=scheduled,
        changes=article.revision - scheduled.revision.number if scheduled else 0,
        ending=pending_withdrawal(article, now),
    )
