"""From proposals to quotes on file and marks in the body; one article, one writing."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from newsroom.articles.models import Article
from newsroom.quotes.actions import record_quote, sync_passages, tag
from newsroom.quotes.body_text import BodyText, Span
from newsroom.quotes.models import Passage, Quote, QuoteSpeaker
from newsroom.tagging.proposals import Proposal
from newsroom.tagging.speakers import OnFileAnswer, Status
from newsroom.versions.actions import make_public_with
from newsroom.workflow.actions import save_revision
from partnerships.companies.actions import propose_company
from partnerships.documents.actions import propose_document
from partnerships.models import Company, Document
from partnerships.people.actions import propose_person


@dataclass(frozen=True)
class Choice:
    """What an editor says over a proposal; what is left out is as proposed.

    `candidate` is the value of one of those offered; `reason` is why a source is not named.
    """

    speakers: tuple[QuoteSpeaker, ...] | None = None
    candidate: str = ""
    reason: str = ""
    attribution: str | None = None
    quote: Quote | None = None
    document: Document | None = None
    said_on: str = ""
    place: str = ""
    terms: str = "on_record"


@dataclass
class Recording:
    """Collects marks; who was proposed to the ledger once is the same person from then on."""

    article: Article
    body: BodyText
    by: object
    spans: list[Span] = field(default_factory=list)
    people: dict[str, QuoteSpeaker] = field(default_factory=dict)
    companies: dict[str, Company] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def tag(self, proposal: Proposal, choice: Choice) -> Passage:
        """A passage of the article, with its quote. Raises ValidationError keyed by field."""
        utterance = proposal.utterance
        passage = utterance.passage and self.article.passages.filter(pk=utterance.passage).first()
        if not passage:
            quote = choice.quote or (choice == Choice() and proposal.quote) or None
            passage = tag(
                self.article,
                quote=quote or self._quote(proposal, choice),
                words=utterance.fragments,
                by=self.by,
                attribution=utterance.attribution
                if choice.attribution is None
                else choice.attribution,
            )
        self.spans += utterance.spans(str(passage.pk))
        return passage

    def store(self, *, note: str, after: int) -> None:
        """Write the marks and keep a revision. Raises SomebodyWasFaster."""
        self.article.body = self.body.marked(self.spans)
        self.article.save(update_fields=["body", "updated_at"])
        sync_passages(self.article)
        save_revision(self.article, by=self.by, note=note, after=after)

    def _quote(self, proposal: Proposal, choice: Choice) -> Quote:
        speakers = choice.speakers
        if speakers is None:
            speakers = self._speakers(proposal.answer, choice)
        document = choice.document or next((row.document for row in speakers if row.document), None)
        quote = record_quote(
            proposal.utterance.said,
            by=self.by,
            speakers=[_copy(row) for row in speakers],
            nobody_named=proposal.answer.status is Status.NOBODY,
            said_on=choice.said_on,
            document=document,
            place=choice.place,
            terms=choice.terms,
            language=self.article.language,
        )
        make_public_with(self.article, quote)
        return quote

    def _speakers(self, answer: OnFileAnswer, choice: Choice) -> tuple[QuoteSpeaker, ...]:
        if choice.candidate:
            return (self._candidate(answer, choice.candidate),)
        match answer.status:
            case Status.MATCHED | Status.NOBODY:
                return answer.speakers
            case Status.SEVERAL:
                raise ValidationError({"speaker": "Choose which of them it is."})
            case Status.UNNAMED:
                if not choice.reason.strip():
                    raise ValidationError({"reason": "Say why the source is not named."})
                row = _copy(answer.speakers[0])
                row.reason = choice.reason.strip()
                return (row,)
        return (self._proposed(answer),)

    def _candidate(self, answer: OnFileAnswer, value: str) -> QuoteSpeaker:
        chosen = next((one for one in answer.candidates if one.value == value), None)
        if chosen is None:
            raise ValidationError({"speaker": "Choose one of those offered."})
        return chosen.speaker

    def _proposed(self, answer: OnFileAnswer) -> QuoteSpeaker:
        """Somebody who is not on file: a proposal to the ledger, once for each name."""
        if answer.person:
            name = answer.person.name
            if name not in self.people:
                self.people[name] = self._new_person(answer)
            return self.people[name]
        if answer.company:
            return QuoteSpeaker(kind="company", company=self._company(answer.company))
        if answer.document:
            return QuoteSpeaker(kind="document", document=self._document(answer))
        raise ValidationError({"speaker": "Say who speaks: nobody on file fits, and no full name."})

    def _new_person(self, answer: OnFileAnswer) -> QuoteSpeaker:
        proposed = answer.person
        company = self._company(proposed.company, answer.company_key) if proposed.company else None
        person, held = propose_person(
            proposed.name,
            by=self.by,
            post=proposed.post[:200],
            company=company,
            seen_on=self.article.day.isoformat() if self.article.day else "",
        )
        return QuoteSpeaker(
            kind=QuoteSpeaker.Kind.PERSON,
            person=person,
            appointment=held,
            company=company,
            post=f"{held.role}, {company.name}"[:200] if held else proposed.post[:200],
        )

    def _company(self, name: str, key: int | None = None) -> Company:
        if name not in self.companies:
            self.companies[name] = (
                Company.objects.get(pk=key) if key else propose_company(name[:200], by=self.by)
            )
        return self.companies[name]

    def _document(self, answer: OnFileAnswer) -> Document:
        proposed = answer.document
        if proposed.title not in self.documents:
            self.documents[proposed.title] = propose_document(
                by=self.by,
                kind=proposed.kind,
                title=proposed.title[:300],
                publisher=proposed.publisher[:200],
                dated=self.article.day.isoformat() if self.article.day else "",
                language=self.article.language,
            )
        return self.documents[proposed.title]


def _copy(row: QuoteSpeaker) -> QuoteSpeaker:
    """Another unsaved row: each quote has its own."""
    names = [field.attname for field in QuoteSpeaker._meta.concrete_fields]
    return QuoteSpeaker(
        **{name: getattr(row, name) for name in names if name not in ("id", "quote_id")}
    )
