"""Scores straight from the tables: of one source, and of all, reading anew only what changed.

``scores.board`` replays the whole ledger, as anybody can who has the file; pages cannot wait for
that. What is read here is scored by the same functions, and a test holds both to the same figures.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from django.core.cache import cache
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum, Value

from partnerships.models import Claim, ClaimSource, Record, Source, Verdict
from partnerships.rumours import ledger_file, scoring
from partnerships.rumours.predictions import Window

#: The one entry of the cache: the stamp of the whole, and of each source its own and its line.
CACHED = f"{ledger_file.FORMAT}:lines"
KEPT = 30 * 24 * 3600  # seconds
#: Squares of keys are summed up modulo this.
PRIME = 1_000_003


def claimed(claims: QuerySet[Claim], at: datetime) -> dict[int, scoring.Claimed]:
    """By key what is scored of these claims, which readers may see. Two queries.

    Their claimants are left out: whoever asks knows whose claims they are.
    """
    latest = {}
    verdicts = Verdict.objects.public(at).filter(claim__in=claims.order_by().values("pk"))
    for pk, *found in verdicts.order_by("recorded_at", "pk").values_list(
        "claim", "finding", "provisional", "outcome_on_earliest", "outcome_on_latest"
    ):
        latest[pk] = found
    rows = claims.values_list(
        "pk", "slug", "title", "kind", "subject", "subject__merged_into", "claimed_on_latest",
        "recorded_at", "entered_at", "window_earliest", "window_latest", "judge_by", "hedge",
        "voided_at",
    )  # fmt: skip
    return {pk: _claimed(latest.get(pk), *values) for pk, *values in rows}


def _claimed(
    verdict, slug, title, kind, subject, heir, claimed_on, recorded_at, entered_at,
    earliest, latest, judge_by, hedge, voided_at,
) -> scoring.Claimed:  # fmt: skip
    finding, provisional, first, last = verdict or (None, False, None, None)
    return scoring.Claimed(
        slug=slug,
        title=title,
        kind=kind,
        subject=str(heir or subject),
        sources=(),
        claimed_on=claimed_on,
        recorded_on=max(recorded_at, entered_at).astimezone(UTC).date(),
        window=Window(earliest, latest),
        due=judge_by or latest,
        hedge=hedge,
        is_voided=voided_at is not None,
        finding=finding,
        outcome=Window(first, last),
        is_provisional=provisional,
    )


def score_of(
    name: str,
    claims: Iterable[scoring.Claimed],
    at: datetime,
    rates: scoring.BaseRates | None = None,
) -> scoring.Score:
    """What these claims are worth on the day of ``at`` (UTC). Without rates there is no skill."""
    points = map(scoring.point, claims)
    return scoring.score(name, points, rates, on=at.astimezone(UTC).date())


def made_by(sources: QuerySet, at: datetime) -> QuerySet[Claim]:
    """The public claims of one source; ``sources``: its key, and those of what was merged."""
    rows = ClaimSource.objects.filter(source__in=sources)
    return Claim.objects.public(at).entered().filter(pk__in=rows.values("claim"))


def rates(at: datetime) -> scoring.BaseRates:
    """How often claims of each kind come true here. One query; the rules are scoring.standing."""
    last = Verdict.objects.public(at).filter(claim=OuterRef("claim"))
    last = last.filter(
        Q(recorded_at__gt=OuterRef("recorded_at"))
        | Q(recorded_at=OuterRef("recorded_at"), pk__gt=OuterRef("pk"))
    )
    # A time is before a day if it is before its midnight in UTC, on both databases.
    before = {
        f"claim__{name}__lt": F("outcome_on_earliest") for name in ("recorded_at", "entered_at")
    }
    rows = (
        Verdict.objects.public(at)
        .filter(~Exists(last), provisional=False, finding__in=scoring.CREDIT, **before)
        .filter(claim__voided_at__isnull=True)
        .order_by()
        .values_list("claim__kind", "finding")
        .annotate(Count("pk"))
    )
    found = defaultdict(lambda: (0.0, 0))
    for kind, finding, count in rows:
        points, n = found[kind]
        found[kind] = points + scoring.CREDIT[finding] * count, n + count
    by_kind = {kind: scoring.Rate(*found[kind]) for kind in sorted(found)}
    totals = zip(*found.values(), strict=True) if found else ((0.0,), (0,))
    return scoring.BaseRates(scoring.Rate(*map(sum, totals)), by_kind)


def lines(at: datetime) -> list[tuple[int | None, Source, scoring.Line]]:
    """All public sources with claims: rank, source, line, the best lower end first.

    A source's line is computed anew when its own stamp moved: a verdict on one claim reads the
    claims of those who made it and of nobody else. Two queries, and five more if anything changed.
    """
    heirs = {
        source.pk: source.merged_into.as_source if source.merged_into_id else source
        for source in Source.objects.select_related("merged_into__as_source").order_by("pk")
    }
    wanted = stamp(at)
    kept, cached = cache.get(CACHED) or (None, {})
    if kept != wanted:
        cached = _refreshed(cached, heirs, at)
        cache.set(CACHED, (wanted, cached), KEPT)
    of = {heirs[pk].slug: (heirs[pk], line) for pk, (_, line) in cached.items()}
    places = scoring.ranks({slug: (line.n, line.low) for slug, (_, line) in of.items()})
    return [(rank, *of[slug]) for slug, rank in places]


def _refreshed(cached: dict[int, tuple], heirs: dict[int, Source], at: datetime) -> dict:
    """By key of each public source its stamp and its line; those whose stamp stands are kept."""
    on, stamps, doubles = at.astimezone(UTC).date(), _stamps(at), defaultdict(list)
    for pk, heir in heirs.items():
        if pk in stamps and heir.is_public(at):
            doubles[heir.pk].append(pk)
    wanted = {pk: (on, *(stamps[double] for double in same)) for pk, same in doubles.items()}
    found = {pk: cached[pk] for pk, own in wanted.items() if cached.get(pk, (None,))[0] == own}
    stale = {pk: same for pk, same in doubles.items() if pk not in found}
    fresh = _lines(stale, at) if stale else {}
    return found | {pk: (wanted[pk], line) for pk, line in fresh.items()}


def _lines(doubles: dict[int, list[int]], at: datetime) -> dict[int, scoring.Line]:
    heirs = {double: pk for pk, same in doubles.items() for double in same}
    found = claimed(made_by(list(heirs), at), at)
    given = defaultdict(dict)
    pairs = ClaimSource.objects.filter(source__in=list(heirs)).order_by("claim")
    for source, claim in pairs.values_list("source", "claim"):
        if claim in found:
            given[heirs[source]][claim] = found[claim]
    return {
        pk: scoring.line(score_of(str(pk), claims.values(), at)) for pk, claims in given.items()
    }


def stamp(at: datetime) -> tuple:
    """What identifies all that the ledger says to readers: the day, the rows, who they are about.

    One query. Keys are summed up twice, once squared and wrapped: an exchange of two rows shows.
    """
    records = Record.objects.filter(public_from__lte=at)
    first, *others = (
        _totals(1, Claim.objects.public(at).entered(), Count("voided_at"), Max("public_from")),
        _totals(2, Verdict.objects.public(at), Count("agreed_at"), Max("public_from")),
        _totals(3, records, Count("merged_into"), Max("public_from")),
        _totals(4, records, Count("merged_into"), Max("updated_at")),
    )
    return (at.astimezone(UTC).date(), *sorted(first.union(*others, all=True)))


def _totals(part: int, rows: QuerySet, other: Count, last: Max) -> QuerySet:
    rows = rows.order_by().annotate(part=Value(part)).values_list("part")
    return rows.annotate(**_sums(), other=other, last=last)


def _stamps(at: datetime) -> dict[int, tuple]:
    """By source what identifies its public claims and all that is said of them. Two queries.

    A verdict counts from its own day here; that its claim is public, the claim's own sums say.
    """
    claims = Claim.objects.public(at).entered().filter(claimant_rows__isnull=False).order_by()
    claims = claims.values_list("claimant_rows__source").annotate(
        **_sums(), voided=Count("voided_at"), merged=Sum("subject__merged_into")
    )
    verdicts = Verdict.objects.filter(public_from__lte=at, claim__claimant_rows__isnull=False)
    verdicts = verdicts.order_by().values_list("claim__claimant_rows__source")
    verdicts = verdicts.annotate(**_sums(), provisional=Count("pk", filter=Q(provisional=True)))
    judged = {source: tuple(values) for source, *values in verdicts}
    return {source: (*values, judged.get(source)) for source, *values in claims}


def _sums() -> dict[str, Count | Sum]:
    return {"number": Count("pk"), "keys": Sum("pk"), "squares": Sum(F("pk") * F("pk") % PRIME)}
