"""People, companies and documents on file that a text may speak of, as values."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from newsroom.quotes.attribution import FiledPost
from newsroom.quotes.attributions import posts_of
from newsroom.quotes.detection import PersonOnFile
from newsroom.quotes.detection.file import PostOnFile, fold
from partnerships.models import Appointment, Document, Name, Record

#: What companies carry behind their names.
_FORMS = {"ag", "co", "company", "corp", "corporation", "gmbh", "group", "inc", "ltd", "plc", "sa"}
#: Days before and after an article within which the document that it cites is looked for.
_DAYS = 14
_CANDIDATES = 200


@dataclass
class OnFile:
    """What `load` found; the keys are those of the records."""

    people: list[PersonOnFile] = field(default_factory=list)
    posts: dict[int, dict[FiledPost, Appointment]] = field(default_factory=dict)
    companies: dict[str, int] = field(default_factory=dict)
    company_names: dict[int, str] = field(default_factory=dict)
    named: list[int] = field(default_factory=list)  # companies, in the order of the text
    documents: list[Document] = field(default_factory=list)

    @property
    def organisations(self) -> list[str]:
        return [self.company_names[key] for key in self.named]

    def company(self, name: str) -> int | None:
        """The key of a company by any of its names, whatever its legal form, or by the beginning
        of one that no other company's name begins with."""
        wanted = company_key(name)
        if not wanted or wanted in self.companies:
            return self.companies.get(wanted)
        longer = {pk for key, pk in self.companies.items() if key.startswith(f"{wanted} ")}
        return longer.pop() if len(longer) == 1 else None


def load(text: str, day: date | None) -> OnFile:
    """People whose first or last name stands in the text with their posts, companies that it
    names, documents of about that day: six queries, however much is on file."""
    folded = fold(text)
    words, whole = set(folded), f" {' '.join(folded)} "
    found = OnFile()
    places: dict[int, int] = {}
    names: dict[int, list[str]] = {}
    for pk, kind, name in _names():
        parts = fold(name)
        if not parts:
            continue
        if kind == Record.Kind.PERSON and {parts[0], parts[-1]} & words:
            names.setdefault(pk, []).append(name)
        elif kind == Record.Kind.COMPANY and parts[0] in words:
            key = company_key(name)
            found.companies.setdefault(key, pk)
            found.company_names.setdefault(pk, name)
            if (at := whole.find(f" {key} ")) >= 0:
                places[pk] = min(at, places.get(pk, at))
    found.named = sorted(places, key=places.__getitem__)
    found.posts = posts_of(names)
    found.people = [
        PersonOnFile(pk, first, tuple(others), _held(found.posts.get(pk, {})))
        for pk, (first, *others) in names.items()
    ]
    found.documents = _documents(day)
    return found


def _names():
    """Key, kind and name of every person and company, the name that pages print first."""
    kinds = [Record.Kind.PERSON, Record.Kind.COMPANY]
    yield from (
        Record.objects.standing()
        .filter(kind__in=kinds)
        .values_list("pk", "kind", "name")
        .iterator()
    )
    yield from (
        Name.objects.filter(record__kind__in=kinds, record__merged_into=None)
        .values_list("record", "record__kind", "text")
        .iterator()
    )


def _held(posts: dict[FiledPost, Appointment]) -> tuple[PostOnFile, ...]:
    return tuple(
        PostOnFile(row.role, row.company.name, row.started_earliest, row.ended_latest)
        for row in posts.values()
    )


def _documents(day: date | None) -> list[Document]:
    if day is None:
        return []
    near = Q(dated_latest__gte=day - timedelta(_DAYS), dated_earliest__lte=day + timedelta(_DAYS))
    return list(Document.objects.filter(near, merged_into=None)[:_CANDIDATES])


def company_key(name: str) -> str:
    """“Leica Camera AG”, “the Leica Camera Group” and “Leica Camera” are one."""
    words = fold(re.sub(r"^the\s", "", name.strip(), flags=re.I))
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return " ".join(words)
