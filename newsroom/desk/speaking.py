"""Who can have said it: the search for speakers, and a speaker as the dialog sends one."""

import re
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from newsroom.articles.recognition import named_in
from newsroom.desk.answers import LIMIT, answer, one, visible
from newsroom.quotes.models import QuoteSpeaker
from partnerships.companies.actions import propose_company
from partnerships.dates import EdtfError, parse
from partnerships.models import Appointment, Company, Document, Person, Record
from partnerships.people.actions import propose_person

#: The words before and after a selection that are looked at for names, in characters.
MAX_NEAR = 2_000


@require_GET
@never_cache
def speakers(request, pk):
    """People with their posts on the day, companies or documents whose name holds `q`.

    Without `q` those whom the words around the selection name: `before` it and `after` it. They
    come first in any case, the nearest before the others.
    """
    article = visible(request, pk)
    q = request.GET.get("q", "").strip()
    if request.GET.get("kind") == "document":
        return answer(documents_named(q))
    is_company = request.GET.get("kind") == "company"
    near = _Near(request.GET.get("before", ""), request.GET.get("after", ""))
    model = Company if is_company else Person
    if q:
        found = list(named(model.objects, q))
    else:
        mentioned = article.mentions.exclude(status="refused").values("record")
        found = list(model.objects.filter(merged_into=None, pk__in=near.records))
        if not is_company:
            also = model.objects.filter(merged_into=None, pk__in=mentioned)
            found += [row for row in also.exclude(pk__in=near.records) if near.distance(row)]
    found.sort(key=near.rank)
    if is_company:
        rows = [{"id": row.pk, "text": row.name, "detail": row.headquarters} for row in found]
        return answer(rows)
    return answer(_with_posts(found[:LIMIT], _day(request, article)))


class _Near:
    """What the words around a selection name: records on file, and people by their last name."""

    def __init__(self, before: str, after: str):
        self.before, self.after = before[-MAX_NEAR:], after[:MAX_NEAR]
        self.records: dict[int, int] = {}
        text = f"{self.before}\n{self.after}"
        for found in named_in(text):
            self.records[found.record] = self._distance(found.start, len(found.words))

    def _distance(self, start: int, length: int) -> int:
        """Characters between a name and the selection, from 1."""
        gap = len(self.before) - (start + length)
        return gap + 1 if gap >= 0 else start - len(self.before)

    def rank(self, record: Record) -> tuple:
        """The nearest first; where two have one last name, whom the text names in full."""
        distance = self.distance(record) or 2 * MAX_NEAR
        return distance, record.pk not in self.records, record.name

    def distance(self, record: Record) -> int | None:
        """How far off the text names it; None where it does not."""
        if record.pk in self.records:
            return self.records[record.pk]
        last = record.name.split()[-1]
        text = f"{self.before}\n{self.after}"
        places = [m.start() for m in re.finditer(rf"\b{re.escape(last)}\b", text)]
        return min((self._distance(place, len(last)) for place in places), default=None)


def _day(request, article) -> date | None:
    """The day whose posts are asked for: what stands in "Said on", else the article's."""
    try:
        return parse(request.GET.get("day", "")).earliest
    except EdtfError:
        return article.day


def named(records, q: str):
    """Records that hold `q` in their name or another one."""
    found = records.filter(merged_into=None)
    if q:
        found = found.filter(pk__in=Record.objects.named(q).values("pk"))
    return found.order_by("name", "pk")[:LIMIT]


def _with_posts(people: list[Person], day: date | None) -> list[dict]:
    """One row for each post that a person held, or may have held, that day: two queries."""
    held: dict[int, list[dict]] = {person.pk: [] for person in people}
    posts = Appointment.objects.filter(person__in=people).select_related("company")
    for post in posts if day else []:
        held_on = post.on(day)
        if not held_on.is_ruled_out:
            held[post.person_id].append(
                {
                    "appointment": post.pk,
                    "post": f"{post.role}, {post.company.name}",
                    "certainty": held_on.certainty,
                }
            )
    none = {"appointment": None, "post": "", "certainty": ""}
    return [
        {"id": person.pk, "text": person.name} | row
        for person in people
        for row in sorted(held[person.pk], key=lambda row: row["certainty"] != "certain") or [none]
    ]


def documents_named(q: str) -> list[dict]:
    """Documents by title, publisher or address, the newest first."""
    found = Document.objects.filter(merged_into=None).order_by("-dated_earliest", "-pk")
    if q:
        found = found.filter(
            Q(title__icontains=q) | Q(publisher__icontains=q) | Q(url__icontains=q)
        )
    return [
        {"id": document.pk, "text": str(document), "detail": document.title or document.url}
        for document in found.defer("text")[:LIMIT]
    ]


def speakers_from(data, *, day: str, by) -> list[QuoteSpeaker]:
    """The speakers that the dialog sends, in order, unsaved. Raises ValidationError by field."""
    if not isinstance(data, list) or not data:
        raise ValidationError({"kind": "Choose who speaks."})
    rows = [_speaker(row if isinstance(row, dict) else {}, day=day, by=by) for row in data]
    keys = [(row.kind, row.person_id, row.company_id, row.document_id) for row in rows]
    if len(set(keys)) < len(keys):
        raise ValidationError({"speaker": "The same speaker is named twice."})
    return rows


def _speaker(data: dict, *, day: str, by) -> QuoteSpeaker:
    kind = str(data.get("kind") or "")
    speaker = QuoteSpeaker(
        kind=kind,
        description=str(data.get("description") or "").strip(),
        reason=str(data.get("reason") or "").strip(),
    )
    match kind:
        case "person":
            _person(speaker, data, day=day, by=by)
        case "company" | "spokesperson":
            speaker.company = one(Company, data.get("id"), "speaker")
        case "document":
            speaker.document = one(Document, data.get("id"), "speaker")
        case "unnamed":
            if not speaker.description:
                raise ValidationError({"description": "Say how the source is described."})
            if not speaker.reason:
                raise ValidationError({"reason": "Say why the source is not named."})
        case _:
            raise ValidationError({"kind": "Choose who speaks."})
    if kind == "spokesperson" and not speaker.description:
        speaker.description = "a spokesperson"
    if kind != "unnamed" and not (speaker.person or speaker.company or speaker.document):
        raise ValidationError({"speaker": "Choose who speaks from the list."})
    return speaker


def _person(speaker: QuoteSpeaker, data: dict, *, day: str, by) -> None:
    if isinstance(data.get("new"), dict):
        speaker.person, speaker.appointment = _proposed(data["new"], day=day, by=by)
    else:
        speaker.person = one(Person, data.get("id"), "speaker")
        speaker.appointment = one(Appointment, data.get("appointment"), "speaker")
    if speaker.appointment:
        if speaker.appointment.person_id != speaker.person_id:
            raise ValidationError({"speaker": "This post is somebody else's."})
        speaker.company = speaker.appointment.company
        speaker.post = f"{speaker.appointment.role}, {speaker.company.name}"


@transaction.atomic
def _proposed(data: dict, *, day: str, by) -> tuple[Person, Appointment | None]:
    """A person who is not on file, with the post held that day, at a company that may be new too:
    all of them proposals.

    Raises PermissionDenied; ValidationError keyed new_name, new_role, new_company.
    """
    if not (by.has_perm("partnerships.add_person") and by.has_perm("partnerships.add_appointment")):
        raise PermissionDenied
    name, role, fresh = (
        " ".join(str(data.get(key) or "").split()) for key in ("name", "role", "company_name")
    )
    if not name:
        raise ValidationError({"new_name": "Give the name."})
    if Person.objects.filter(merged_into=None, name__iexact=name).exists():
        raise ValidationError({"new_name": f"{name} is on file: choose them from the list."})
    company = one(Company, data.get("company"), "new_company")
    if bool(role) != bool(company or fresh):
        missing = "new_role" if company or fresh else "new_company"
        raise ValidationError({missing: "A post has a title and a company; leave both empty."})
    if fresh and Company.objects.filter(merged_into=None, name__iexact=fresh).exists():
        raise ValidationError({"new_company": f"{fresh} is on file: choose it from the list."})
    try:
        if fresh and not company:
            company = propose_company(fresh, by=by)
        kind = str(data.get("type") or "")
        return propose_person(name, by=by, post=role, company=company, seen_on=day, kind=kind)
    except ValidationError as error:
        field = next((at for at in _FIELDS if at in error.message_dict), "name")
        raise ValidationError({_FIELDS[field]: error.messages}) from error


#: Where the dialog asks for what a proposal may not be.
_FIELDS = {"role": "new_role", "seen_on": "said_on", "name": "new_name"}
