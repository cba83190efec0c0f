"""What is done with people at the desk, besides their page."""

import re

from django.db import transaction

from partnerships.companies.models import Company
from partnerships.people.models import Appointment, Person
from partnerships.proposals.actions import propose
from partnerships.records.actions import free_slug, may_propose

_TYPES = (
    (re.compile(r"\bspokes", re.I), Person.Type.SPOKESPERSON),
    (re.compile(r"\banalyst\b", re.I), Person.Type.ANALYST),
    (re.compile(r"\b(?:design|designer)\b", re.I), Person.Type.DESIGNER),
    (re.compile(r"\b(?:journalist|reporter|editor|columnist)\b", re.I), Person.Type.JOURNALIST),
)


@transaction.atomic
def propose_person(
    name: str,
    *,
    by,
    post: str = "",
    company: Company | None = None,
    seen_on: str = "",
    kind: str = "",
) -> tuple[Person, Appointment | None]:
    """A person as a text names them, with the post held on `seen_on` (EDTF) where it names one.

    `kind` is a Person.Type; without one the post says it.
    Both are seen at the desk only until an editor accepts them. Raises PermissionDenied;
    ValidationError where the name cannot be one.
    """
    may_propose(Person, by=by)
    if kind not in Person.Type.values:
        kind = next((kind for words, kind in _TYPES if words.search(post)), Person.Type.EXECUTIVE)
    person = Person(name=name, slug=free_slug(Person.record_kind, name), type=kind)
    propose(person, by=by)
    person.full_clean(exclude=["record", "record_ptr"])
    person.save()
    if not (post and company):
        return person, None
    may_propose(Appointment, by=by)
    held = Appointment(person=person, company=company, role=post, seen_on=seen_on)
    propose(held, by=by)
    held.full_clean(exclude=["statement", "statement_ptr"])
    held.save()
    return person, held
