"""One quote: the words, who said them, where they stand, who printed them."""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import PrintedPassage, Quote
from newsroom.public.links import Links
from newsroom.public.pages import answer
from newsroom.public.quotations import Quotation, link_speakers, quotations, verification_of
from newsroom.public.rendering import readable


@require_safe
def quote(request, slug):
    at, links = timezone.now(), Links()
    found = Quote.objects.filter(slug=slug).select_related("merged_into").first()
    if found and found.merged_into and found.merged_into.is_public(at):
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    if not (found and found.is_public(at)):
        raise Http404
    said = quotations([found], at, links)
    links.want([found.about_id])
    links.find(at)
    link_speakers(said.values(), at, links)
    quotation = said.get(found.pk) or Quotation(found)
    quotation.printed = printings([found.pk], at)
    for row in quotation.printed:
        row.verification = verification_of(row)
    context = {
        "quotation": quotation,
        "about": links[found.about_id],
        "variants": [
            variant
            for variant in found.variants.select_related("document")
            if variant.document is None or variant.document.is_public(at)
        ],
    }
    return answer(request, "quote_detail.html", context, at=at)


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
