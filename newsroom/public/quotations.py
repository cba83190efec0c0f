"""Quotes as a page prints them: the words with those who said them, linked where public."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from newsroom.models import PrintedPassage, Quote, QuoteSpeaker, SpeakerFinding, WordsFinding
from newsroom.public.links import Links
from partnerships.models import Document, Record

WITHHELD = "name withheld"

WORDS_CHECKED = {
    WordsFinding.UNCHECKED: "Not yet checked against its source",
    WordsFinding.VERBATIM: "Word for word as in its source",
    WordsFinding.HONEST_OMISSION: "Shortened, and marked as such",
    WordsFinding.ALTERED: "Differs from its source",
    WordsFinding.TRANSLATED_SEEN: "Translated; we have seen the original",
    WordsFinding.TRANSLATED_UNSEEN: "Translated; we have not seen the original",
    WordsFinding.NOT_FOUND: "Not found in the source named",
    WordsFinding.NOT_IN_EXCERPT: "Not in the excerpt of its source that we hold",
    WordsFinding.HEARD: "Heard by our reporter",
    WordsFinding.SECOND_HAND: "Second hand",
    WordsFinding.NO_TEXT: "We do not hold the text of its source",
}
SPEAKER_CHECKED = {
    "agrees": "the source names the same speaker",
    "differs": "the source names another speaker",
    "not_stated": "the source names no speaker",
}


@dataclass(frozen=True)
class Speaker:
    """Who said it, as readers may know them; `post` is the post of that day."""

    name: str
    record: Record | None = None
    post: str = ""
    company: Record | None = None
    reason: str = ""

    def __str__(self):
        return f"{self.name}, {self.post}" if self.post else self.name


@dataclass
class Quotation:
    """A quote on a page; `printed` are its uses in articles, if the page tells them."""

    quote: Quote
    speakers: list[Speaker] = field(default_factory=list)
    document: Document | None = None
    printed: list[PrintedPassage] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    verification: str = ""
    evidence: "Evidence | None" = None

    @property
    def words(self) -> str:
        return " … ".join(self.fragments) or self.quote.words


def quotations(quotes: QuerySet | list, at: datetime, links: Links) -> dict[int, Quotation]:
    """The quotes by key with their documents, in one query over their speakers.

    Call `link_speakers` when `links` has found the records.
    """
    rows = (
        QuoteSpeaker.objects.filter(quote__in=quotes)
        .select_related("quote__document", "document")
        .defer("quote__document__text", "document__text")
    )
    found: dict[int, Quotation] = {}
    for row in rows:
        quotation = found.setdefault(row.quote_id, Quotation(row.quote))
        quotation.quote.speaker_rows = [*getattr(quotation.quote, "speaker_rows", []), row]
        document = row.quote.document
        quotation.document = document if document and document.is_public(at) else None
        links.want([row.person_id, row.company_id])
    return found


def link_speakers(found: Iterable[Quotation], at: datetime, links: Links) -> None:
    for quotation in found:
        quotation.speakers = [_speaker(row, at, links) for row in quotation.quote.speaker_rows]


def _speaker(row: QuoteSpeaker, at: datetime, links: Links) -> Speaker:
    person, company = links[row.person_id], links[row.company_id]
    match row.kind:
        case QuoteSpeaker.Kind.PERSON:
            name = person.name if person else WITHHELD
            return Speaker(name, person, row.post if person else "", _unsaid(company, row.post))
        case QuoteSpeaker.Kind.COMPANY:
            return Speaker(company.name if company else WITHHELD, company)
        case QuoteSpeaker.Kind.SPOKESPERSON:
            return Speaker(row.description, post=row.post, company=company)
        case QuoteSpeaker.Kind.DOCUMENT:
            shown = row.document.is_public(at)
            return Speaker(str(row.document) if shown else "a document", company=company)
    return Speaker(row.description, company=company, reason=row.reason)


def _unsaid(company: Record | None, post: str) -> Record | None:
    """The company, unless the post names it: “Chief executive, Leica Camera AG”."""
    return company if company and company.name not in post else None


def in_order(found: dict[int, Quotation]) -> list[Quotation]:
    """The newest words first."""
    return sorted(
        found.values(),
        key=lambda item: (
            item.quote.said_on_earliest is not None,
            item.quote.said_on_earliest,
            item.quote.pk,
        ),
        reverse=True,
    )


@dataclass
class Topic:
    """What somebody said about one thing: (year, quotes) from the newest; 0 for no known year."""

    record: Record | None
    years: list[tuple[int, list[Quotation]]]
    count: int


def by_topic(said: Iterable[Quotation], links: Links) -> list[Topic]:
    """Grouped by what the words are about, the topics most spoken of first; `said` in order.

    What is about nothing that readers may see comes last.
    """
    topics: dict[Record | None, dict[int, list[Quotation]]] = {}
    for quotation in said:
        day = quotation.quote.said_on_earliest
        years = topics.setdefault(links[quotation.quote.about_id], {})
        years.setdefault(day.year if day else 0, []).append(quotation)
    found = [
        Topic(record, list(years.items()), sum(map(len, years.values())))
        for record, years in topics.items()
    ]
    return sorted(found, key=lambda topic: (topic.record is None, -topic.count))


@dataclass(frozen=True)
class Evidence:
    """What a check saw, as far as the document may be shown: steps of the difference between the
    source ("delete") and us ("insert"), the words as they stand there, whom the source names."""

    difference: list[list[str]] = field(default_factory=list)
    place: str = ""
    speaker: str = ""
    is_withheld: bool = False


def evidence_of(printed: PrintedPassage, document: Document | None) -> Evidence | None:
    """None where readers do not see the document, or the desk has changed the words or the text
    since. Where nothing of it may be shown, its words are left out of the difference."""
    passage = printed.passage
    if document is None:
        return None
    if passage.fragments != printed.fragments or passage.source_sha256 != document.text_sha256:
        return None
    is_altered = passage.words_finding == WordsFinding.ALTERED
    if document.may_show == Document.MayShow.NONE:
        ours = [_withheld(*step) for step in passage.words_difference]
        return Evidence(ours, is_withheld=True) if is_altered and ours else None
    names_another = passage.speaker_finding in (SpeakerFinding.DIFFERS, SpeakerFinding.NOT_STATED)
    found = Evidence(
        passage.words_difference if is_altered else [],
        passage.source_place,
        passage.stated_speaker if names_another else "",
    )
    return found if found.difference or found.place else None


def _withheld(step: str, words: str) -> list[str]:
    return ["equal", "[…]"] if step == "delete" else [step, words]


def verification_of(printed: PrintedPassage) -> str:
    """What was checked, in words; nothing if the desk has changed the words since."""
    passage = printed.passage
    if passage.fragments != printed.fragments:
        return ""
    words = WORDS_CHECKED[WordsFinding(passage.words_finding)]
    if passage.words_finding == WordsFinding.SECOND_HAND and passage.via:
        words = f"{words}, via {passage.via}"
    speaker = SPEAKER_CHECKED.get(passage.speaker_finding)
    return f"{words}; {speaker}" if speaker else words
