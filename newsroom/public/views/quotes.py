"""One quote: the words, who said them, where they stand, who printed them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import PrintedPassage, Quote, QuoteSpeaker, QuoteVariant
from newsroom.public.also import AlsoIn
from newsroom.public.cards import address_of_quote, with_card
from newsroom.public.links import Links
from newsroom.public.pages import answer
from newsroom.public.quotations import (
    Quotation,
    Speaker,
    evidence_of,
    link_speakers,
    quotations,
    verification_of,
)
from newsroom.public.rendering import readable
from newsroom.public.site import current_site
from partnerships.models import Appointment, Document, Record

#: Posts of today that a quote's page names for each speaker.
POSTS_SHOWN = 3
#: What is printed of the document of another wording, and what says whether it may be.
VARIANT_DOCUMENT = ("publisher", "url", "dated", "public_from", "embargo_until", "merged_into_id")


@require_safe
def quote(request, slug):
    at, links = timezone.now(), Links()
    rows = list(with_variants(with_card(Quote.objects.filter(slug=slug))))
    found = rows[0] if rows else None
    if found and found.merged_into and found.merged_into.is_public(at):
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    if not (found and found.is_public(at)):
        raise Http404
    also, site = AlsoIn(found, at), current_site()
    said = quotations([found.pk, *also.quotes], at, links)
    quotation = said.get(found.pk) or Quotation(found)
    held = posts_now(quotation, at, site.zone)
    links.want([found.about_id, *(row.company_id for row in held)])
    links.find(at)
    link_speakers(said.values(), at, links)
    quotation.printed = printings([found.pk], at)
    for row in quotation.printed:
        row.verification = verification_of(row)
        row.evidence = evidence_of(row, quotation.document)
    for row in held:
        row.at_company = links[row.company_id]
    context = {
        "quotation": quotation,
        "card": address_of_quote(found, quotation, site=site),
        "speakers_now": speakers_now(quotation, held, links),
        "about": links[found.about_id],
        "also": also.shown(said),
        "variants": variants_of(rows, at),
    }
    return answer(request, "quote_detail.html", context, at=at, site=site)


def with_variants(quotes: QuerySet) -> QuerySet:
    """A row for each other wording, or one without, in the query that finds the quote."""
    document = {f"variant_{name}": F(f"variants__document__{name}") for name in VARIANT_DOCUMENT}
    return (
        quotes.select_related("merged_into")
        .annotate(
            variant=F("variants__words"),
            variant_place=F("variants__place"),
            variant_document=F("variants__document"),
            **document,
        )
        .order_by("variants__pk")
    )


def variants_of(rows: list[Quote], at: datetime) -> list[QuoteVariant]:
    """The other wordings of those rows; one from a document that is not public stays away."""
    found = []
    for row in rows:
        if row.variant is None:
            continue
        document = None
        if row.variant_document:
            fields = {name: getattr(row, f"variant_{name}") for name in VARIANT_DOCUMENT}
            document = Document(pk=row.variant_document, **fields)
        if document is None or document.is_public(at):
            found.append(
                QuoteVariant(words=row.variant, place=row.variant_place, document=document)
            )
    return found


@dataclass(frozen=True)
class Now:
    """What a speaker is today: posts surely held, or else perhaps; `stays`: the one held then."""

    speaker: Speaker
    posts: list[Appointment]
    is_certain: bool
    stays: bool


def posts_now(quotation, at, zone) -> list[Appointment]:
    """Public posts that the speakers hold today, or perhaps hold, the certain ones first."""
    keys = [row.person_id for row in _speakers_of(quotation) if row.person_id]
    people = Record.objects.filter(Q(pk__in=keys) | Q(merged__in=keys)).values("pk")
    today = timezone.localdate(at, zone)
    return list(Appointment.objects.public(at).filter(person__in=people).on(today))


def speakers_now(quotation, held, links) -> list[Now]:
    """One row for each speaker who is a person readers may know; the first POSTS_SHOWN posts."""
    found = []
    for row, speaker in zip(_speakers_of(quotation), quotation.speakers, strict=False):
        if row.person_id is None or speaker.record is None:
            continue
        own = [
            post for post in held
            if post.at_company and post.person_id in (row.person_id, speaker.record.pk)
        ]  # fmt: skip
        certain = [post for post in own if post.certainty == "certain"]
        shown = (certain or own)[:POSTS_SHOWN]
        stays = row.appointment_id in {post.pk for post in certain}
        found.append(Now(speaker, shown, bool(certain), stays))
    return found


def _speakers_of(quotation: Quotation) -> list[QuoteSpeaker]:
    return getattr(quotation.quote, "speaker_rows", [])


def printings(quotes, at):
    """The uses of these quotes in live articles, the newest article first.

    `said_as` is the key of the quote that stands: what printed one merged since counts as its use.
    """
    return list(
        PrintedPassage.objects.filter(
            Q(quote__in=quotes) | Q(quote__merged_into__in=quotes), version__in=readable(at)
        )
        .annotate(said_as=Coalesce("quote__merged_into", "quote"))
        .select_related("version", "passage")
        .defer("version__body", "version__segments", "version__search_text")
        .order_by("-version__first_published_at", "version", "position")
    )
