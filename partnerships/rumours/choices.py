"""The words that claims, their sources and their verdicts are told in."""

from django.db import models

from partnerships.rumours import predictions


class SourceType(models.TextChoices):
    PERSON = "person", "person"
    HANDLE = "handle", "handle"
    OUTLET = "outlet", "outlet"
    COMPANY = "company", "company"


class ClaimKind(models.TextChoices):
    DATE = "date", "date"
    DATE_RANGE = "date_range", "range of dates"
    NAME = "name", "name"
    SPEC = "spec", "specification"
    PRICE = "price", "price"
    PARTNER = "partner", "partner"
    REGION = "region", "markets"
    EXISTENCE = "existence", "existence"
    EVENT = "event", "event"

    @classmethod
    def timed(cls):
        return [kind for kind in cls if kind.value in predictions.TIMED]


class JudgeWhen(models.TextChoices):
    DAY = "day", "on a day"
    ANNOUNCED_OR_CANCELLED = (
        "announced_or_cancelled",
        "when the subject is announced or cancelled",
    )


class Finding(models.TextChoices):
    CAME_TRUE = "came_true", "came true"
    PARTLY = "partly", "partly true"
    DID_NOT = "did_not", "did not come true"
    PREMATURE = "premature", "premature"
    OVERTAKEN = "overtaken", "overtaken by events"
    CANNOT_BE_SETTLED = "cannot_be_settled", "cannot be settled"
    TAKEN_BACK = "taken_back", "taken back by the source"


class ContestStatus(models.TextChoices):
    RECEIVED = "received", "received"
    ANSWERED = "answered", "answered"
    UPHELD = "upheld", "verdict upheld"
    CHANGED = "changed", "verdict changed"
    SPAM = "spam", "no contest: spam"

    @classmethod
    def under_review(cls):
        return [cls.RECEIVED, cls.ANSWERED]

    @classmethod
    def decided(cls):
        return [cls.UPHELD, cls.CHANGED]
