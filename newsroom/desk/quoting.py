"""What the dialog "Tag quote" asks the server, in JSON; for staff only."""

import json
from datetime import date
from difflib import SequenceMatcher

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from newsroom.articles.models import Article
from newsroom.quotes.actions import record_quote, tag
from newsroom.quotes.models import Quote, QuoteSpeaker
from newsroom.versions.actions import make_public_with
from partnerships.dates import EdtfError, parse
from partnerships.models import Appointment, Company, Document, Person

LIMIT = 10
_ALIKE = 0.6


def _answer(results):
    return JsonResponse({"results": results[:LIMIT]})


def _may(request, permission):
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _visible(request, pk):
    """The article the dialog stands on; 404 for whoever may not see it."""
    _may(request, "newsroom.view_article")
    return get_object_or_404(Article.objects.visible_to(request.user), pk=pk)


def _day(request, article) -> date | None:
    """The day whose posts are asked for: what stands in "Said on", else the article's."""
    try:
        return parse(request.GET.get("day", "")).earliest
    except EdtfError:
        return article.day if article else None


def _named(records, q):
    found = records.filter(merged_into=None)
    if q:
        found = found.filter(Q(name__icontains=q) | Q(names__text__icontains=q)).distinct()
    return found.order_by("name")[:LIMIT]


@require_GET
@never_cache
def speakers(request, pk):
    """People with their posts on the day, companies or documents whose name holds `q`."""
    article = _visible(request, pk)
    q = request.GET.get("q", "").strip()
    match request.GET.get("kind", "person"):
        case "company":
            found = _named(Company.objects, q)
            return _answer(
                [{"id": row.pk, "text": row.name, "detail": row.headquarters} for row in found]
            )
        case "document":
            return _answer(_documents(q))
    people = list(_named(Person.objects, q))
    return _answer([row for person in people for row in _posts(person, _day(request, article))])


def _posts(person, day):
    """One row for each post that the person held, or may have held, that day."""
    row = {"id": person.pk, "text": person.name, "appointment": None, "post": "", "certainty": ""}
    held = Appointment.objects.filter(person=person).select_related("company")
    rows = [
        row
        | {
            "appointment": appointment.pk,
            "post": f"{appointment.role}, {appointment.company.name}",
            "certainty": held_on.certainty,
        }
        for appointment in held
        if day and not (held_on := appointment.on(day)).is_ruled_out
    ]
    rows.sort(key=lambda found: found["certainty"] != "certain")
    return rows or [row]


def _documents(q):
    found = Document.objects.filter(merged_into=None).order_by("-dated_earliest", "-pk")
    if q:
        found = found.filter(
            Q(title__icontains=q) | Q(publisher__icontains=q) | Q(url__icontains=q)
        )
    return [
        {"id": document.pk, "text": str(document), "detail": document.title or document.url}
        for document in found[:LIMIT]
    ]


@require_GET
@never_cache
def documents(request, pk):
    _visible(request, pk)
    return _answer(_documents(request.GET.get("q", "").strip()))


@require_GET
@never_cache
def quotes(request, pk):
    """Quotes on file: alike to `words`, or holding `q`."""
    _visible(request, pk)
    words = request.GET.get("words", "").strip()
    known = Quote.objects.filter(merged_into=None).with_speakers()
    if words:
        found = _alike(known, words)
    else:
        q = request.GET.get("q", "").strip()
        found = known.filter(
            Q(words__icontains=q) | Q(speakers__person__name__icontains=q)
        ).distinct()[:LIMIT]
    return _answer(
        [
            {
                "id": quote.pk,
                "text": quote.words,
                "speaker": ", ".join(speaker.name for speaker in quote.speakers.all()),
                "said_on": quote.said_on,
            }
            for quote in found
        ]
    )


def _alike(quotes, words):
    """Quotes whose words are much the same, or hold these; the most alike first."""
    long_words = sorted({w.strip(".,;:!?") for w in words.split()}, key=len)[-3:]
    some = Q()
    for word in long_words:
        some |= Q(words__icontains=word)
    folded = words.casefold()

    def likeness(quote):
        other = quote.words.casefold()
        return 1.0 if folded in other else SequenceMatcher(None, folded, other).ratio()

    ranked = sorted(((likeness(q), q) for q in quotes.filter(some)[:200]), key=lambda r: -r[0])
    return [quote for score, quote in ranked if score >= _ALIKE][:LIMIT]


@require_POST
def tag_words(request, pk):
    """Make a passage, and the quote if it is new: 201 with the UUID, or 400 with errors."""
    _may(request, "newsroom.change_article")
    article = get_object_or_404(Article.objects.editable_by(request.user), pk=pk)
    try:
        data = json.loads(request.body)
        with transaction.atomic():
            passage = _tag(article, data if isinstance(data, dict) else {}, by=request.user)
    except ValueError:
        return JsonResponse({"errors": {"__all__": ["This was not JSON."]}}, status=400)
    except ValidationError as error:
        return JsonResponse({"errors": _by_field(error)}, status=400)
    return JsonResponse(described(passage), status=201)


def _by_field(error):
    return error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}


def _tag(article, data, *, by):
    words = str(data.get("words") or "")
    if data.get("quote"):
        quote = _one(Quote, data["quote"], "quote")
    else:
        quote = record_quote(
            words,
            by=by,
            speakers=[_speaker(data.get("speaker") or {})],
            said_on=str(data.get("said_on") or ""),
            document=_one(Document, data.get("document"), "document"),
            place=str(data.get("place") or ""),
            terms=str(data.get("terms") or ""),
            language=article.language,
        )
        make_public_with(article, quote)
    return tag(article, quote=quote, words=words, by=by)


def _one(model, pk, field):
    """The row, None for no key; a key that is nothing raises ValidationError at its field."""
    if pk in (None, ""):
        return None
    try:
        return model.objects.get(pk=int(pk))
    except (TypeError, ValueError, OverflowError, model.DoesNotExist):
        raise ValidationError({field: "This is not on file."}) from None


def _speaker(data) -> QuoteSpeaker:
    kind = str(data.get("kind") or "")
    speaker = QuoteSpeaker(
        kind=kind,
        description=str(data.get("description") or ""),
        reason=str(data.get("reason") or ""),
    )
    match kind:
        case "person":
            speaker.person = _one(Person, data.get("id"), "speaker")
            speaker.appointment = _one(Appointment, data.get("appointment"), "speaker")
            if speaker.appointment:
                if speaker.appointment.person_id != speaker.person_id:
                    raise ValidationError({"speaker": "This post is somebody else's."})
                speaker.company = speaker.appointment.company
                speaker.post = f"{speaker.appointment.role}, {speaker.company.name}"
        case "company" | "spokesperson":
            speaker.company = _one(Company, data.get("id"), "speaker")
        case "document":
            speaker.document = _one(Document, data.get("id"), "speaker")
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


def described(passage) -> dict:
    """What the editor shows beside tagged words."""
    spoken = list(passage.quote.speakers.all())
    return {
        "id": str(passage.id),
        "words": passage.words,
        "speaker": ", ".join(speaker.name for speaker in spoken),
        "post": "; ".join(speaker.post for speaker in spoken if speaker.post),
        "quote": passage.quote_id,
        "verification": passage.words_finding,
    }
