"""Is the speaker somebody on file? Matched, several (ranked), or unmatched with a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsroom.quotes.detection.file import PersonOnFile, PostOnFile, fold, same_post
from newsroom.quotes.detection.results import Quotation, SpeakerType
from newsroom.quotes.detection.titles import post_and_company


@dataclass(frozen=True, slots=True)
class Matched:
    person: PersonOnFile
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    person: PersonOnFile
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class Several:
    """Nobody for certain: the likeliest first, each with what speaks for it."""

    candidates: tuple[Candidate, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """A person to open a record for; post and company as the text has them."""

    name: str
    post: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Unmatched:
    proposal: ProposedPerson | None
    reason: str


Match = Matched | Several | Unmatched

_SURE = 10


def match(quotation: Quotation, people: Iterable[PersonOnFile], on: date | None = None) -> Match:
    """Whom on file the speaker is; posts count as held `on` that day, or now."""
    speaker = quotation.speaker
    name = speaker.full or ""
    if speaker.type is not SpeakerType.PERSON or not name:
        return Unmatched(None, f"the speaker is no named person but: {speaker.type.value}")
    post, company = post_and_company(speaker.title or "")
    candidates = []
    for person in people:
        score, reason = _likeness(name, person)
        if score:
            more, because = _post_likeness(post, company, person, on)
            reasons = f"{reason}; {because}" if because else reason
            candidates.append(Candidate(person, score + more, reasons))
    if not candidates:
        proposal = ProposedPerson(name, post, company)
        return Unmatched(proposal, f"nobody on file is called {name}")
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.person.name))
    best = candidates[0]
    second = candidates[1].score if len(candidates) > 1 else 0
    if best.score >= _SURE and second < best.score:
        return Matched(best.person, best.reason)
    if len(candidates) > 1:
        reason = f"{len(candidates)} people on file may be meant by “{name}”"
    else:
        reason = "the name alone does not settle it"
    return Several(tuple(candidates), reason)


def _likeness(name: str, person: PersonOnFile) -> tuple[int, str]:
    """How much the name is theirs, and why; 0 is not at all."""
    best = (0, "")
    wanted = fold(name)
    for known in person.names:
        have = fold(known)
        if not have or not wanted:
            continue
        if wanted == have:
            found = (12, f"called {known} on file")
        elif len(wanted) > 1 and sorted(wanted) == sorted(have):
            found = (11, f"{known} with the family name in the other place")
        elif len(wanted) > 1 and wanted[-1] == have[-1] and wanted[0] == have[0]:
            found = (10, f"first and last name of {known}")
        elif len(wanted) > 1 and wanted[-1] == have[-1] and wanted[0][0] == have[0][0]:
            alike = wanted[0].startswith(have[0]) or have[0].startswith(wanted[0])
            if not alike:
                continue
            found = (8, f"the surname of {known}, and a short form of the first name")
        elif len(wanted) == 1 and wanted[0] in (have[-1], have[0]):
            found = (6, f"“{name}” is a part of {known}")
        else:
            continue
        best = max(best, found)
    return best


def _post_likeness(
    post: str, company: str, person: PersonOnFile, on: date | None
) -> tuple[int, str]:
    """What a post named in the text adds: company and post on that day, or ever."""
    best = (0, "")
    for held in person.posts:
        at_company = bool(company) and _same_company(company, held)
        same = bool(post) and same_post(post, held.title)
        if not at_company and not same:
            continue
        words = f"{held.title}, {held.company}" if held.company else held.title
        if held.is_held(on):
            found = (2 + 2 * at_company + same, f"{words} on that day")
        else:
            found = (1 + at_company, f"{words} at another time")
        best = max(best, found)
    return best


def _same_company(company: str, held: PostOnFile) -> bool:
    wanted, have = fold(company), fold(held.company)
    return bool(wanted and have) and wanted[0] == have[0]
