"""Who on file the speaker of an utterance is: matched, several, nobody yet."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from newsroom.quotes.attribution import Attribution, check_attribution
from newsroom.quotes.detection import (
    Matched,
    PersonOnFile,
    ProposedPerson,
    Several,
    SpeakerType,
    match,
)
from newsroom.quotes.models import QuoteSpeaker
from newsroom.quotes.utterances import Utterance
from newsroom.tagging.on_file import OnFile
from partnerships.models import Document
from partnerships.people.posts import Certainty

_SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.I)
_AND = re.compile(r",? and |, | & ")
_RELEASE = re.compile(r"\b(?:release|announcement|statement)\b", re.I)
_DOCUMENTS = (
    (
        _RELEASE,
        (Document.Kind.RELEASE, Document.Kind.RELEASE_COPY, Document.Kind.NEWSROOM_PAGE),
    ),
    (re.compile(r"\bfiling\b", re.I), (Document.Kind.FILING,)),
    (re.compile(r"\b(?:post|tweet)\b", re.I), (Document.Kind.POST,)),
    (re.compile(r"\binterview\b", re.I), (Document.Kind.INTERVIEW,)),
)


class Status(StrEnum):
    MATCHED = "matched"
    SEVERAL = "several"
    UNMATCHED = "unmatched"
    UNNAMED = "unnamed"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Candidate:
    """Somebody or something on file that may be meant: `value` is what a form sends."""

    speaker: QuoteSpeaker  # unsaved
    name: str
    reason: str

    @property
    def value(self) -> str:
        row = self.speaker
        return f"{row.kind}-{row.person_id or row.document_id}"


@dataclass(frozen=True)
class NewDocument:
    """A document to open an entry for, as the text speaks of it."""

    kind: str
    title: str
    publisher: str


@dataclass(frozen=True)
class OnFileAnswer:
    """`speakers` are unsaved rows, ready to be recorded, where it is matched; the candidates are
    ranked; what is proposed is not on file yet. `reason` is a sentence."""

    status: Status
    reason: str
    speakers: tuple[QuoteSpeaker, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    person: ProposedPerson | None = None
    company: str = ""
    company_key: int | None = None  # of the proposed person's company, if it is on file
    document: NewDocument | None = None

    @property
    def is_settled(self) -> bool:
        """Whether it can be accepted without a choice."""
        proposes = self.person or self.company or self.document
        return self.status in (Status.MATCHED, Status.NOBODY) or bool(
            self.status is Status.UNMATCHED and proposes
        )


@dataclass(frozen=True)
class Asked:
    """An utterance with what the answer depends on."""

    utterance: Utterance
    on_file: OnFile
    day: date | None


def answer(asked: Asked) -> OnFileAnswer:
    """Who it is on file, of whatever kind the speaker is."""
    match asked.utterance.speaker.type:
        case SpeakerType.PERSON:
            return _person(asked)
        case SpeakerType.ORGANISATION:
            return _organisation(asked)
        case SpeakerType.DOCUMENT:
            return _document(asked)
        case SpeakerType.UNNAMED:
            return _unnamed(asked)
    return OnFileAnswer(Status.NOBODY, "The article names nobody.")


def _person(asked: Asked) -> OnFileAnswer:
    utterance = asked.utterance
    found = match(utterance.quotation, asked.on_file.people, asked.day)
    match found:
        case Matched(person, reason):
            row = speaker_row(person.key, utterance.speaker.title or "", asked)
            return OnFileAnswer(Status.MATCHED, f"{person.name}: {reason}.", (row,))
        case Several(candidates, reason):
            ranked = tuple(
                Candidate(
                    speaker_row(one.person.key, utterance.speaker.title or "", asked),
                    _with_post(one.person),
                    one.reason,
                )
                for one in candidates
            )
            return OnFileAnswer(Status.SEVERAL, _sentence(reason), candidates=ranked)
    proposal = found.proposal
    if proposal and len(proposal.name.split()) < 2:  # a surname opens no record
        proposal = None
    company = proposal and proposal.company and asked.on_file.company(proposal.company)
    return OnFileAnswer(
        Status.UNMATCHED, _sentence(found.reason), person=proposal, company_key=company or None
    )


def speaker_row(person: int, title: str, asked: Asked) -> QuoteSpeaker:
    """Unsaved; with the post on file of that day, else the post as the article has it."""
    row = QuoteSpeaker(kind=QuoteSpeaker.Kind.PERSON, person_id=person, post=title[:200])
    posts = asked.on_file.posts.get(person, {})
    checked = check_attribution(title, posts, asked.day)
    held: list[tuple[Certainty, object]] = []
    if checked.post and checked.finding in (Attribution.AS_ON_FILE, Attribution.NOT_KNOWN):
        appointment = posts[checked.post]
    elif title or asked.day is None:
        return row
    else:
        held = [post for post in posts if post.on(asked.day).is_certain]
        if len(held) != 1:
            return row
        appointment = posts[held[0]]
    row.appointment, row.company = appointment, appointment.company
    row.post = f"{appointment.role}, {appointment.company.name}"[:200]
    return row


def _with_post(person: PersonOnFile) -> str:
    post = next((post for post in person.posts), None)
    return f"{person.name} ({post.title}, {post.company})" if post else person.name


def _organisation(asked: Asked) -> OnFileAnswer:
    name = asked.utterance.speaker.full or asked.utterance.speaker.written or ""
    for parts in ([name], [part for part in _AND.split(name) if part]):
        keys = [asked.on_file.company(part) for part in parts]
        if parts and all(keys):
            rows = tuple(QuoteSpeaker(kind="company", company_id=key) for key in keys)
            names = " and ".join(asked.on_file.company_names[key] for key in keys)
            jointly = " together" if len(keys) > 1 else ""
            return OnFileAnswer(Status.MATCHED, f"{names}{jointly}, on file by name.", rows)
    proposed = name if name[:1].isupper() and len(_AND.split(name)) == 1 else ""
    return OnFileAnswer(Status.UNMATCHED, f"No company on file is called {name}.", company=proposed)


def _document(asked: Asked) -> OnFileAnswer:
    """Of the kinds that the words name, those of the days around that name a company of ours."""
    written = asked.utterance.speaker.written or ""
    kinds = next((kinds for words, kinds in _DOCUMENTS if words.search(written)), ())
    companies = [name.split()[0] for name in asked.on_file.organisations]
    found = []
    for document in asked.on_file.documents:
        named = [name for name in companies if name in f"{document.publisher} {document.title}"]
        holds = _holds(document, asked.utterance)
        if (kinds and document.kind not in kinds) or not (named or holds):
            continue
        reasons = [f"names {' and '.join(named)}"] * bool(named) + ["has these words"] * holds
        found.append((2 * holds + len(named), document, ", ".join(reasons)))
    found.sort(key=lambda row: (-row[0], row[1].pk))
    candidates = tuple(
        Candidate(QuoteSpeaker(kind="document", document=document), str(document), reason)
        for _, document, reason in found
    )
    if candidates and (len(found) == 1 or found[0][0] > found[1][0]):
        reason = f"{candidates[0].name}: {candidates[0].reason}."
        return OnFileAnswer(Status.MATCHED, reason, (candidates[0].speaker,), candidates)
    if candidates:
        reason = f"{len(candidates)} documents of those days may be meant by “{written}”."
        return OnFileAnswer(Status.SEVERAL, reason, candidates=candidates)
    title = re.sub(r"^(?:an?|the|its|their) ", "", written, flags=re.I)
    proposed = NewDocument(
        kind=kinds[0] if kinds else Document.Kind.OTHER,
        title=title[:1].upper() + title[1:],
        publisher=", ".join(asked.on_file.organisations[:2]) or "Publisher not known",
    )
    return OnFileAnswer(Status.UNMATCHED, f"No document on file is “{written}”.", document=proposed)


def _holds(document: Document, utterance: Utterance) -> bool:
    folded = " ".join(document.text.split()).casefold()
    return all(words.strip(" ,.").casefold() in folded for words in utterance.fragments)


def _unnamed(asked: Asked) -> OnFileAnswer:
    written = asked.utterance.speaker.written or "an unnamed source"
    if _SPOKEN_FOR.search(written):
        for key, name in asked.on_file.company_names.items():
            if re.search(rf"\b{re.escape(name)}\b", written):
                row = QuoteSpeaker(
                    kind=QuoteSpeaker.Kind.SPOKESPERSON, company_id=key, description=written[:200]
                )
                return OnFileAnswer(Status.MATCHED, f"Speaks for {name}, on file by name.", (row,))
    return OnFileAnswer(
        Status.UNNAMED, "Nobody is named: say why, the reason is printed.",
        speakers=(QuoteSpeaker(kind=QuoteSpeaker.Kind.UNNAMED, description=written[:200]),),
    )  # fmt: skip


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
