"""What the dialog "Tag quote" asks the server, in JSON; for staff only."""

from difflib import SequenceMatcher

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import Http404, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from newsroom.articles.models import Article
from newsroom.desk.answers import (
    LIMIT,
    answer,
    editable,
    no_json,
    one,
    refused,
    sent,
    visible,
)
from newsroom.desk.speaking import documents_named, speakers_from
from newsroom.quotes.actions import copy_passage, record_quote, tag
from newsroom.quotes.marks import valid_uuid
from newsroom.quotes.models import Passage, Quote, QuoteSpeaker
from newsroom.versions.actions import make_public_with
from partnerships.models import Document

_ALIKE = 0.6
#: What a printer sets before or after words without changing them.
_ENDS = " .,;:!?…–—"


@require_GET
@never_cache
def documents(request, pk):
    visible(request, pk)
    return answer(documents_named(request.GET.get("q", "").strip()))


@require_GET
@never_cache
def quotes(request, pk):
    """Quotes on file: alike to `words`, or holding `q`."""
    article = visible(request, pk)
    words = request.GET.get("words", "").strip()
    known = Quote.objects.filter(merged_into=None).with_speakers()
    if words:
        found = _alike(known, words, article)
    else:
        q = request.GET.get("q", "").strip()
        found = known.filter(
            Q(words__icontains=q) | Q(speakers__person__name__icontains=q)
        ).distinct()[:LIMIT]
    return answer(
        [quote_as_initial(quote) | {"is_here": getattr(quote, "is_here", False)} for quote in found]
    )


def _alike(quotes, words, article):
    """Quotes whose words are much the same, or hold these; the most alike first, and of two that
    are the same that of this article: its tag was taken off just now."""
    long_words = sorted({w.strip(".,;:!?") for w in words.split()}, key=len)[-3:]
    some = Q()
    for word in long_words:
        some |= Q(words__icontains=word)
    folded = words.casefold().strip(_ENDS)
    here = set(article.passages.values_list("quote", flat=True))

    def likeness(quote):
        other = quote.words.casefold().strip(_ENDS)
        quote.is_here = quote.pk in here and folded == other
        held = 0.9 if folded in other else 0
        return max(held, SequenceMatcher(None, folded, other).ratio())

    found = {*quotes.filter(pk__in=here), *quotes.filter(some)[:200]}
    ranked = [(likeness(quote), quote.is_here, quote.pk, quote) for quote in found]
    return [row[-1] for row in sorted(ranked, reverse=True) if row[0] >= _ALIKE][:LIMIT]


@require_POST
def tag_words(request, pk):
    """Make a passage, and the quote if it is new: 201 with the UUID, or 400 with errors."""
    article = editable(request, pk)
    try:
        with transaction.atomic():
            passage = _tag(article, sent(request), by=request.user)
    except ValidationError as error:
        return refused(error)
    except ValueError:
        return no_json()
    return JsonResponse(described(passage), status=201)


def _tag(article: Article, data: dict, *, by) -> Passage:
    words = _fragments(data.get("words"))
    if data.get("quote"):
        return tag(article, quote=one(Quote, data["quote"], "quote"), words=words, by=by)

    def said(name: str) -> str:
        return str(data.get(name) or "").strip()

    if said("terms") == "off_record":
        raise ValidationError({"terms": "What was said off the record cannot be printed."})
    if said("original_words") and not said("original_language"):
        raise ValidationError({"original_language": "Say which language the original is in."})
    if said("original_language") and not said("original_words"):
        raise ValidationError({"original_words": "Give the words as they were said."})
    speakers = speakers_from(
        data.get("speakers"), day=said("said_on") or str(article.day or ""), by=by
    )
    quote = record_quote(
        " ".join(words),
        by=by,
        speakers=speakers,
        said_on=said("said_on"),
        document=one(Document, data.get("document"), "document"),
        place=said("place"),
        terms=said("terms"),
        language=article.language,
        original_words=said("original_words"),
        original_language=said("original_language"),
        translator=said("translator"),
    )
    make_public_with(article, quote)
    return tag(article, quote=quote, words=words, by=by)


def _fragments(words) -> list[str]:
    """The words as printed: one piece, or the pieces that an attribution parts."""
    return [str(part) for part in words] if isinstance(words, list) else [str(words or "")]


@require_POST
def copy(request, pk):
    """A tagged passage was pasted: another use of the same quote, under the key the text has.

    The passage copied may be of another article, if one may see that; else it is not there.
    """
    article = editable(request, pk)
    try:
        data = sent(request)
        original = _passage_seen_by(request.user, data.get("of"))
        key = valid_uuid(str(data.get("id") or ""))
        if key is None:
            raise ValidationError({"id": "This is no key of a passage."})
        passage = copy_passage(
            original, article, key=key, words=_fragments(data.get("words")), by=request.user
        )
    except ValidationError as error:
        return refused(error)
    except ValueError:
        return no_json()
    return JsonResponse(described(passage), status=201)


@require_GET
@never_cache
def passage(request, pk):
    """What a tag says, in the shape in which the dialog can be filled with it."""
    visible(request, pk)
    return JsonResponse(as_initial(_passage_seen_by(request.user, request.GET.get("id")).quote))


def _passage_seen_by(user, key) -> Passage:
    uuid = valid_uuid(str(key or ""))
    seen = Passage.objects.filter(pk=uuid, article__in=Article.objects.seen_by(user))
    found = seen.select_related("quote__document").first() if uuid else None
    if found is None:
        raise Http404
    return found


def as_initial(quote: Quote) -> dict:
    """What `openTagDialog` takes: speakers, document, day and the rest as the searches say them."""
    speakers = quote.speakers.select_related("person", "company", "document")
    return {
        "speakers": [speaker_as_initial(row) for row in speakers],
        "document": quote.document
        and {"id": quote.document_id, "text": str(quote.document), "detail": quote.document.title},
        "place": quote.place,
        "said_on": quote.said_on,
        "terms": quote.terms,
        "original_words": quote.original_words,
        "original_language": quote.original_language,
        "translator": quote.translator,
    }


def speaker_as_initial(row: QuoteSpeaker) -> dict:
    return {
        "kind": row.kind,
        "id": row.person_id or row.document_id or row.company_id,
        "text": str(row.person or row.document or row.company or row.description),
        "appointment": row.appointment_id,
        "post": row.post,
        "description": row.description,
        "reason": row.reason,
    }


def quote_as_initial(quote: Quote) -> dict:
    return {
        "id": quote.pk,
        "text": quote.words,
        "speaker": ", ".join(speaker.name for speaker in quote.speakers.all()),
        "said_on": quote.said_on,
    }


def described(passage: Passage) -> dict:
    """What the editor shows beside tagged words; `checked` are the words the finding is about."""
    spoken = list(passage.quote.speakers.all())
    return {
        "id": str(passage.id),
        "words": passage.words,
        "speaker": ", ".join(speaker.name for speaker in spoken),
        "post": "; ".join(speaker.post for speaker in spoken if speaker.post),
        "quote": passage.quote_id,
        "verification": passage.words_finding,
        "finding": passage.get_words_finding_display(),
    }
