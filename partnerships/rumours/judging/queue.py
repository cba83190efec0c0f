"""One page of the queue: claims that wait, what is on file about them, what that suggests."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format

from partnerships.documents.models import Document
from partnerships.records.models import Citation
from partnerships.rumours import due, outcomes
from partnerships.rumours.house_rules import HouseRules, SecondPerson
from partnerships.rumours.judging.models import LeftOpen
from partnerships.rumours.models import Claim, ClaimSource, Finding, Verdict
from partnerships.rumours.predictions import PredictionError
from partnerships.rumours.proposing import Facts, Proposal

#: Claims on one page; those that contradict one of them stand beside it, however many.
PER_PAGE = 20


@dataclass
class Waiting:
    """A claim that waits: why now, what is proposed, and what the judgement would cite."""

    claim: Claim
    why: str
    proposal: Proposal
    documents: tuple[Document, ...] = ()
    next: int | None = None  # the key of the claim after it on the page

    @property
    def finding(self) -> str:
        """What is proposed, in words; empty where nothing settles the claim."""
        return Finding(self.proposal.finding).label if self.proposal.finding else ""

    @property
    def predicts(self) -> str:
        try:
            words = str(self.claim.predicted)
        except PredictionError as error:
            return str(error)
        return words[:1].upper() + words[1:]

    @property
    def others_claimed(self) -> int:
        """How many made the claim together with the first one."""
        return (self.claim.claimants_in_all or 1) - 1

    @property
    def is_public(self) -> bool:
        return self.claim.is_public()

    @property
    def second_person(self) -> str:
        """What the house rules say of a verdict on it, in a sentence; empty if nothing."""
        return {
            SecondPerson.ALWAYS: "The verdict is provisional until a second person agrees.",
            SecondPerson.UNDOCUMENTED: "Without a document it is provisional until a second "
            "person agrees.",
        }.get(self.claim.second_person, "")


@dataclass
class Group:
    """Claims that contradict each other, or a single one; ``judged``: those that are settled."""

    waiting: list[Waiting] = field(default_factory=list)
    judged: list[Claim] = field(default_factory=list)

    @property
    def is_contradiction(self) -> bool:
        return len(self.waiting) + len(self.judged) > 1


@dataclass(frozen=True)
class QueuePage:
    groups: list[Group]
    number: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def following(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def waiting(self) -> list[Waiting]:
        return [row for group in self.groups for row in group.waiting]


def asked(at: datetime, lineage: due.Succession) -> QuerySet[Claim]:
    """Claims that wait and were not left open until later, those about one subject together."""
    later = LeftOpen.objects.on(timezone.localdate(at)).filter(claim=OuterRef("pk"))
    return due.due(at, lineage).filter(~Exists(later)).order_by("about_id", "kind", "pk")


def page(number: int = 1, at: datetime | None = None) -> QueuePage:
    """One page of what waits. Seven queries, however much waits; the last page for one beyond."""
    at = at or timezone.now()
    lineage = due.succession(at)
    start = (number - 1) * PER_PAGE
    # Sorting keys and counting them is cheap; whole claims are read for this page only.
    keys = asked(at, lineage).values_list("pk", Window(Count("pk")))
    places = dict(keys[start : start + PER_PAGE])
    if not places and number > 1:
        return page(-(-asked(at, lineage).count() // PER_PAGE) or 1, at)
    rows = shown(due.with_about(Claim.objects.filter(pk__in=places)))
    found = sorted(rows, key=lambda claim: list(places).index(claim.pk))
    total = next(iter(places.values()), 0)
    answered = QueuePage(list(grouped(found, at, lineage)), number, total)
    for row, after in pairwise(answered.waiting):
        row.next = after.claim.pk
    return answered


def one(claim: Claim, at: datetime | None = None) -> Waiting:
    """A claim as the queue would show it, whether it waits or not."""
    at = at or timezone.now()
    lineage = due.succession(at)
    row = shown(due.with_about(Claim.objects.filter(pk=claim.pk))).get()
    return judged([row], at, lineage)[0]


def shown(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """With what the desk is shown of a claim: its subject, and who made it."""
    rows = ClaimSource.objects.filter(claim=OuterRef("pk")).order_by("position", "pk")
    everyone = rows.order_by().values("claim").annotate(n=Count("pk"))
    return claims.select_related("subject__merged_into").annotate(
        first_claimant=Subquery(rows.values("source__name")[:1]),
        claimants_in_all=Subquery(everyone.values("n")),
        second_person=Subquery(HouseRules.objects.values("second_person")[:1]),
    )


def judged(
    claims: Iterable[Claim],
    at: datetime,
    lineage: due.Succession,
    typed: dict[int, Facts] | None = None,
) -> list[Waiting]:
    """What the facts on file, and those ``typed`` besides, suggest for each claim. Three
    queries."""
    claims, today = list(claims), timezone.localdate(at)
    keys = {claim.about_id for claim in claims}
    known = outcomes.on_file(keys, lineage.heirs)
    documents = _documents(keys | {h for key in keys for h in lineage.heirs.get(key, ())})
    found = []
    for claim in claims:
        proposal, facts = outcomes.proposed(claim, known.about(claim.about_id, typed), today=today)
        about = {claim.about_id, *lineage.heirs.get(claim.about_id, ())}
        cited = dict.fromkeys(doc for key in sorted(about) for doc in documents.get(key, ()))
        found.append(Waiting(claim, _why(claim, facts, today), proposal, tuple(cited)))
    return found


def _documents(devices: set[int]) -> dict[int, list[Document]]:
    """By device the documents that say what settled it."""
    citations = (
        Citation.objects.filter(
            statement__as_deviceevent__device__in=devices,
            statement__as_deviceevent__kind__in=due.SETTLING,
        )
        .select_related("document")
        .defer("document__text", "document__note")
        .annotate(device=F("statement__as_deviceevent__device"))
    )
    found = defaultdict(list)
    for citation in citations:
        found[citation.device].append(citation.document)
    return found


def _why(claim: Claim, facts: Facts, today: date) -> str:
    """Why the claim waits now, in a sentence."""
    if facts.heir:
        how = "became" if facts.became else "was replaced by"
        return f"{claim.subject.canonical.name} {how} {facts.heir}."
    if facts.is_settled:
        return f"{claim.subject.canonical.name} was announced or is on sale."
    if facts.has("cancelled", "never_announced"):
        return f"{claim.subject.canonical.name} was cancelled or never announced."
    day = claim.judge_by or claim.window_latest
    if day and day <= today:
        return f"Its day has come: {date_format(day, 'j F Y')}."
    return "It contradicts a claim that waits."


def grouped(
    found: list[Claim],
    at: datetime,
    lineage: due.Succession,
    typed: dict[int, Facts] | None = None,
) -> Iterator[Group]:
    """Claims, each beside those it contradicts; see ``judged`` for what is ``typed``."""
    against = defaultdict(list)
    for other in _against([claim.pk for claim in found]):
        against[other.against].append(other)
    here = {claim.pk: claim for claim in found}
    for other in (other for others in against.values() for other in others):
        if other.is_open:
            here.setdefault(other.pk, other)
    waiting = {row.claim.pk: row for row in judged(here.values(), at, lineage, typed)}
    placed = set()
    for claim in found:
        if claim.pk in placed:
            continue
        group, ahead, settled = Group(), [claim.pk], {}
        while ahead:
            key = ahead.pop(0)
            if key in placed:
                continue
            placed.add(key)
            group.waiting.append(waiting[key])
            for other in against.get(key, ()):
                if other.pk in here:
                    ahead.append(other.pk)
                elif not other.is_open:
                    other.finding_label = Finding(other.finding_at_desk).label
                    settled[other.pk] = other
        group.judged = list(settled.values())
        yield group


def _against(keys: list[int]) -> QuerySet[Claim]:
    """Standing claims that contradict these: ``against`` is which, ``is_open`` without verdict."""
    last = Verdict.objects.filter(claim=OuterRef("pk"), superseded_by__isnull=True)
    rows = due.with_about(shown(Claim.objects.standing())).filter(contradicts__in=keys)
    finding = Subquery(last.order_by("-recorded_at", "-pk").values("finding")[:1])
    return rows.annotate(
        against=F("contradicts"),
        finding_at_desk=Coalesce(finding, Value("")),
        is_open=Q(finding_at_desk=""),
    ).order_by("pk")
