"""One search over all that readers can find: `search(words, at=…)`.

The clock is asked in the query, so that what is not live has no hit, no count and no snippet.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import CharField, Exists, F, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.utils import timezone

from newsroom.search.models import SearchEntry, SearchType
from newsroom.search.query import Query, read, spans
from newsroom.search.snippets import Marked, marked, snippet
from partnerships.models import Record, Verdict

#: Hits are looked at so far; of more only these, the ones entered last, are ranked and counted.
MOST = 10_000
HITS_PER_PAGE = 20
#: Other names read as the name of their record, at the most, in one question.
MOST_ALTERNATIVES = 3
VALUES_PER_FACET = 12
_ROW = (
    "id", "type", "version_id", "passage_id", "record_id", "name_id", "claim_id", "section_id",
    "key", "written_day", "rank",
)  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """Something found: its name or headline, the words round what was asked, where it leads.

    `thing` is the Version, PrintedPassage, Record or Claim; `version` the one that prints a
    passage; `other_name` the name by which a record was found; `finding` of a claim, "" if open,
    and whether it is `under_review`.
    """

    type: str
    thing: Any
    title: Marked
    snippet: Marked
    address: str
    day: date | None
    other_name: str = ""
    finding: str = ""
    under_review: bool = False


@dataclass(frozen=True)
class Value:
    """One value of a facet, as the address has it, and how many of the hits have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Found:
    """A page of hits. `total` counts all that fit, up to MOST; `is_more` says there are more."""

    query: Query
    total: int = 0
    is_more: bool = False
    page: int = 1
    pages: int = 1
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, list[Value]] = field(default_factory=dict)

    @property
    def how_many(self) -> str:
        """“1,204”, or “10,000+”."""
        return f"{MOST:,}+" if self.is_more else f"{self.total:,}"


class Tier(IntEnum):
    """How near a record's name is to the question."""

    CALLED_SO = 0
    CALLED_SO_IN_OTHER_WORDS = 1
    BEGINS_OR_ENDS_SO = 2
    FITS = 3


@dataclass(slots=True)
class _Row:
    id: int
    type: str
    version_id: int | None
    passage_id: int | None
    record_id: int | None
    name_id: int | None
    claim_id: int | None
    section_id: int | None
    key: str
    day: str | None
    rank: float
    tier: Tier = Tier.FITS
    by_other_name: bool = False


#: The smaller, the further up: a record's first name goes before its other ones.
_place = attrgetter("tier", "by_other_name", "rank")


def search(
    words: str,
    *,
    at: datetime | None = None,
    rows: QuerySet | None = None,
    newest: bool = False,
    page: int = 1,
    size: int = HITS_PER_PAGE,
    facets: bool = True,
) -> Found:
    """What readers may find at `at` (now) for the words; `rows` are the entries to look among.

    A record whose name is the question comes first, then one whose name begins or ends with it,
    then what fits best (`newest`: the newest). Words that stand for nothing find nothing; no text
    is an error. A page past the last one has no hit. Six queries at the most.
    """
    at = at or timezone.now()
    rows = SearchEntry.objects.live(at) if rows is None else rows
    query = with_names(read(words), at)
    if not query:
        return Found(query)
    found, is_more = _looked_up(rows, query, newest)
    found = _one_each(found, query)
    found.sort(key=lambda row: (row.day or "", row.id), reverse=True)
    if not newest:
        found.sort(key=_place)
    shown = found[(page - 1) * size : page * size]
    findings = _findings(found, at)
    return Found(
        query,
        len(found),
        is_more,
        page,
        max(1, -(-len(found) // size)),
        _hits(shown, query, findings, at),
        _facets(found, findings, at) if facets else {},
    )


def with_names(query: Query, at: datetime) -> Query:
    """Other names in the question read as the name of their record: “小米12” as “Xiaomi 12”.

    What is the first name of one record is not taken for another name of another.
    """
    if not query:
        return query
    found = spans(query.asked)
    names = (
        SearchEntry.objects.live(at)
        .filter(key__in=list(found))
        .values_list("key", "record__name", "name")
    )
    names = list(names)
    first = {key for key, _, other_name in names if other_name is None}
    names = {(key, name) for key, name, _ in names if key not in first}
    longest = sorted(names, key=lambda row: (-len(row[0]), row[1]))
    for key, name in longest[:MOST_ALTERNATIVES]:
        before, after = found[key]
        query = query.also(f"{before}{name}{after}")
    return query


def _looked_up(rows: QuerySet, query: Query, newest: bool) -> tuple[list[_Row], bool]:
    """The rows that match, MOST of them; of more also those that are called what was asked."""
    order = [F("day").desc(nulls_last=True), "-pk"] if newest else ["-pk"]
    # As text: thousands of dates take longer to make than to find.
    matching = rows.matching(query).annotate(written_day=Cast("day", CharField()))
    found = [_Row(*values) for values in matching.order_by(*order).values_list(*_ROW)[: MOST + 1]]
    if len(found) <= MOST:
        return found, False
    called_so = matching.filter(key__in=query.keys).order_by().values_list(*_ROW)
    all_found = {row.id: row for row in [*found[:MOST], *(_Row(*row) for row in called_so)]}
    return list(all_found.values()), True


def _one_each(found: list[_Row], query: Query) -> list[_Row]:
    """Each record once, by the name that fits best."""
    several = any(len(part.words) > 1 for part in query.parts) or len(query.parts) > 1
    best: dict[int, _Row] = {}
    others = []
    for row in found:
        if row.record_id is None:
            others.append(row)
            continue
        row.tier = _tier(row.key, query.keys, several)
        row.by_other_name = row.tier < Tier.FITS and row.name_id is not None
        other = best.get(row.record_id)
        if other is None or _place(row) < _place(other):
            best[row.record_id] = row
    return [*best.values(), *others]


def _tier(key: str, asked: tuple[str, ...], several_words: bool) -> Tier:
    if key == asked[0]:
        return Tier.CALLED_SO
    if key in asked:
        return Tier.CALLED_SO_IN_OTHER_WORDS
    if several_words and (key.startswith(asked) or key.endswith(asked)):
        return Tier.BEGINS_OR_ENDS_SO
    return Tier.FITS


def _among(keys: Iterable[int]) -> RawSQL:
    """Thousands of keys as one parameter."""
    keys = list(keys)
    if connection.vendor == "sqlite":
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(keys)])
    return RawSQL("SELECT unnest(%s::bigint[])", [keys])


def _findings(found: list[_Row], at: datetime) -> dict[int, str]:
    """The finding of each claim found that has a verdict."""
    claims = [row.claim_id for row in found if row.claim_id]
    if not claims:
        return {}
    judged = Verdict.objects.current(at).filter(claim__in=_among(claims))
    return dict(judged.order_by("recorded_at", "pk").values_list("claim", "finding"))


def _hits(shown: list[_Row], query: Query, findings: dict[int, str], at: datetime) -> list[Hit]:
    if not shown:
        return []
    contested = Verdict.objects.public(at).under_review().filter(claim=OuterRef("claim"))
    entries = (
        SearchEntry.objects.filter(pk__in=[row.id for row in shown])
        .select_related(*_read_along(shown))
        .defer("version__body", "version__segments")
        .annotate(under_review=Exists(contested))
        .in_bulk()
    )
    return [
        _hit(entry, query, findings) for row in shown if (entry := entries.get(row.id)) is not None
    ]


def _read_along(shown: list[_Row]) -> list[str]:
    """The tables that these hits are told from: each costs a plan and a join."""
    filled = {
        "version": lambda row: row.version_id,
        "passage": lambda row: row.passage_id,
        "record": lambda row: row.record_id,
        "name": lambda row: row.name_id,
        "claim": lambda row: row.claim_id,
    }
    return [name for name, key in filled.items() if any(map(key, shown))]


def _hit(entry: SearchEntry, query: Query, findings: dict[int, str]) -> Hit:
    parts, version = query.parts, entry.version
    match entry.type:
        case SearchType.ARTICLE:
            text = version.search_text.removeprefix(version.headline)
            return Hit(
                entry.type, version, marked(version.headline, parts), snippet(text, parts),
                version.get_absolute_url(), entry.day,
            )  # fmt: skip
        case SearchType.PASSAGE:
            return Hit(
                entry.type, entry.passage, marked(version.headline, parts),
                snippet(entry.passage.words, parts), version.get_absolute_url(), entry.day,
            )  # fmt: skip
        case SearchType.CLAIM:
            claim = entry.claim
            said = claim.translation or claim.words
            return Hit(
                entry.type, claim, marked(claim.title, parts), snippet(said, parts),
                claim.get_absolute_url(), entry.day, finding=findings.get(claim.pk, ""),
                under_review=entry.under_review,
            )  # fmt: skip
    record, name = entry.record, entry.name.text if entry.name else ""
    return Hit(
        entry.type, record, marked(record.name, parts), marked(name, parts),
        record.get_absolute_url(), None, other_name=name,
    )  # fmt: skip


def _facets(found: list[_Row], findings: dict[int, str], at: datetime) -> dict[str, list[Value]]:
    types = Counter(row.type for row in found)
    sections = Counter(row.section_id for row in found if row.section_id)
    years = Counter(row.day[:4] for row in found if row.day)
    verdicts = Counter(findings.get(row.claim_id, "open") for row in found if row.claim_id)
    return {
        "type": [Value(kind, kind.label, types[kind]) for kind in SearchType if types[kind]],
        "section": [Value(str(key), "", count) for key, count in sections.most_common()],
        **_record_facets(found, at),
        "year": [Value(year, year, years[year]) for year in sorted(years, reverse=True)],
        "verdict": [Value(name, "", count) for name, count in verdicts.most_common()],
    }


#: Of all named in articles and speaking in passages those that count most, with their heirs.
_NAMED = f"""
    WITH named (record_id, count) AS (
        SELECT record_id, count(*) FROM newsroom_printedmention
        WHERE version_id IN ({{articles}}) GROUP BY record_id
        UNION ALL
        SELECT said.person_id, count(*) FROM newsroom_printedpassage passage
        JOIN newsroom_quotespeaker said ON said.quote_id = passage.quote_id
        WHERE passage.id IN ({{passages}}) AND said.person_id IS NOT NULL GROUP BY said.person_id
        UNION ALL
        SELECT said.company_id, count(*) FROM newsroom_printedpassage passage
        JOIN newsroom_quotespeaker said ON said.quote_id = passage.quote_id
        WHERE passage.id IN ({{passages}}) AND said.company_id IS NOT NULL GROUP BY said.company_id
    ), likely AS (
        SELECT record.id, record.merged_into_id, CAST(sum(named.count) AS bigint) AS count
        FROM named JOIN partnerships_record record ON record.id = named.record_id
        WHERE record.kind IN ('company', 'person')
        GROUP BY record.id, record.merged_into_id
        ORDER BY count DESC, record.id LIMIT {6 * VALUES_PER_FACET}
    )
    SELECT heir.kind, heir.slug, heir.name, CAST(sum(likely.count) AS bigint) AS count
    FROM likely
    JOIN partnerships_record heir ON heir.id = COALESCE(likely.merged_into_id, likely.id)
    WHERE heir.merged_into_id IS NULL AND heir.public_from <= %s
    GROUP BY heir.kind, heir.slug, heir.name
    ORDER BY count DESC, heir.name
"""


def _record_facets(found: list[_Row], at: datetime) -> dict[str, list[Value]]:
    """Companies and people: of an article those it names, of a quote those who said it."""
    articles = [row.version_id for row in found if row.type == SearchType.ARTICLE]
    passages = [row.passage_id for row in found if row.passage_id]
    values: dict[str, list[Value]] = {Record.Kind.COMPANY: [], Record.Kind.PERSON: []}
    if articles or passages:
        named, said = _among(articles), _among(passages)
        sql = _NAMED.format(articles=named.sql, passages=said.sql)
        with connection.cursor() as cursor:
            cursor.execute(sql, [*named.params, *said.params, *said.params, at])
            for kind, *value in cursor:
                values[kind].append(Value(*value))
    return {kind: counted[:VALUES_PER_FACET] for kind, counted in values.items()}
