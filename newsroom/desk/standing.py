"""What is to come of an article, as its page says it: a frozen text, a withdrawal, the end of a
developing story."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.versions.issuing import pending_withdrawal
from newsroom.versions.models import Version, Withdrawal
from newsroom.versions.querysets import QUIET_AFTER


@dataclass(frozen=True)
class Standing:
    """`changes` counts the saves since the scheduled text was frozen; a developing story that is
    quiet had no entry for twelve hours."""

    scheduled: Version | None = None
    changes: int = 0
    ending: Withdrawal | None = None
    developing: Version | None = None
    is_quiet: bool = False

    #: Verbs whose buttons stand beside these sentences and not at the foot of the page.
    verbs = ("hold", "refreeze", "bring_forward", "call_off", "entry", "end_developing")

    @property
    def is_told(self) -> bool:
        return bool(self.scheduled or self.ending or self.developing)


def standing_of(article: Article, now: datetime | None = None) -> Standing:
    now = now or timezone.now()
    scheduled = (
        article.versions.scheduled(now)
        .select_related("revision", "by")
        .defer("body", "segments", "search_text", "revision__content")
        .first()
    )
    developing = article.versions.developing(now).defer("body", "segments", "search_text").first()
    return Standing(
        scheduled=scheduled,
        changes=article.revision - scheduled.revision.number if scheduled else 0,
        ending=pending_withdrawal(article, now),
        developing=developing,
        is_quiet=developing is not None and developing.live_from <= now - QUIET_AFTER,
    )
