"""When what readers see on a page last changed, as far as our tables can tell.

What was edited at the desk does not count, what became public does: a record's page changed when
the newest public statement about it could first be read, or the newest article that names it.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Expression, F, Max, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from newsroom.models import PrintedMention, Quote, Withdrawal
from newsroom.public.rendering import readable
from partnerships.models import (
    Appointment,
    Claim,
    DeviceEvent,
    Lineage,
    Name,
    Ownership,
    PartnershipDevice,
    PartnershipEvent,
    Party,
    Price,
    Record,
    Release,
    Report,
    RivalDate,
    Specification,
    Term,
    Ticker,
    Verdict,
)

#: The moment from which readers could see a row that carries its own day.
SEEN = Greatest("public_from", "created_at")
STATEMENTS = (
    Name, RivalDate, Ownership, Ticker, Appointment, Party, PartnershipEvent, PartnershipDevice,
    Term, DeviceEvent, Lineage, Release, Specification, Price, Report,
)  # fmt: skip

#: Rows that change a page, the path from a row to the page's key, the moment they did.
Branch = tuple[QuerySet, str, Expression | F]


def of_articles(at: datetime) -> QuerySet:
    """Live versions with `changed_at`: told to readers, a retraction included."""
    retracted = Withdrawal.objects.in_force(at).filter(
        article=OuterRef("article"), kind=Withdrawal.Kind.RETRACTED
    )
    retracted_at = retracted.order_by().values("article").annotate(at=Max("at")).values("at")
    told = Coalesce("updated_at", "first_published_at")
    return readable(at).annotate(
        changed_at=Greatest(told, Coalesce(Subquery(retracted_at), "first_published_at"))
    )


def of_quotes(at: datetime) -> QuerySet:
    return Quote.objects.public(at).annotate(changed_at=SEEN)


def of_claims(at: datetime) -> QuerySet:
    return _annotated(Claim.objects.public(at).standing(), _about_claims(at))


def of_records(model: type[Model], at: datetime) -> QuerySet:
    """The public records of one kind, such as Company."""
    return _annotated(model.objects.public(at), _about_records(model, at))


def _about_claims(at: datetime) -> Iterator[Branch]:
    yield Report.objects.public(at), "claim", SEEN
    yield Verdict.objects.public(at), "claim", SEEN


def _about_records(kind: type[Model], at: datetime) -> Iterator[Branch]:
    for model in STATEMENTS:
        for name in model.involves:
            if model._meta.get_field(name).related_model in (Record, kind):
                yield model.objects.public(at), name, SEEN
    claims = Claim.objects.public(at).standing()
    yield claims, "subject", SEEN
    yield claims, "claimant_rows__source", SEEN
    yield Verdict.objects.public(at).filter(claim__in=claims.values("pk")), "claim__subject", SEEN
    live = PrintedMention.objects.filter(version__in=readable(at).values("pk"))
    yield live, "record", F("version__first_published_at")


def _annotated(rows: QuerySet, branches: Iterator[Branch]) -> QuerySet:
    """`rows` with `changed_at`, the latest of their own moment and of all branches."""
    moments = [
        Coalesce(
            Subquery(
                found.filter(Q(**{path: OuterRef("pk")}))
                .order_by()
                .annotate(key=F(path))
                .values("key")
                .annotate(last=Max(moment))
                .values("last")
            ),
            SEEN,
        )
        for found, path, moment in branches
    ]
    return rows.annotate(changed_at=Greatest(SEEN, *moments))
