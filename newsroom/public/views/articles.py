"""The front page, a section, an article."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Q, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.frontpage.models import PLACES
from newsroom.models import PrintedPassage, Quote
from newsroom.public.addressed import Gone, Moved, became_of, standing_at
from newsroom.public.arrangement import Arrangement, arrangement
from newsroom.public.cards import address_of_article
from newsroom.public.images import card_picture
from newsroom.public.links import Links
from newsroom.public.pages import answer
from newsroom.public.quotations import in_order, link_speakers, quotations
from newsroom.public.rendering import article_context, readable
from newsroom.public.site import Site, current_site
from partnerships.models import Claim

#: Stories in each section's column.
STORIES_PER_SECTION = 5
QUOTES_ON_FRONT, CLAIMS_ON_FRONT = 2, 5


@require_safe
def front_page(request):
    at, site = timezone.now(), current_site()
    context = front_page_context(arrangement(None, at), at, site)
    return answer(request, "front_page.html", context, at=at, site=site)


def front_page_context(arranged: Arrangement, at: datetime, site: Site) -> dict:
    """The stories where an editor put them, the newest round them, and the record's newest."""
    # Enough of each section that the newest of all are among them.
    newest = Window(RowNumber(), partition_by="section", order_by=["-first_published_at", "-pk"])
    rows = list(
        readable(at)
        .listed()
        .annotate(place=newest)
        .filter(
            Q(place__lte=2 * PLACES + STORIES_PER_SECTION)
            | Q(article__in=arranged.articles)
            | Q(path=arranged.breaking_path)
        )
        .prefetch_related("bylines")
    )
    top = arranged.filled(rows)
    lead, *second = top or [None]
    if lead:
        lead.picture = card_picture(lead, at, is_lead=True)
    for version in second:
        version.picture = card_picture(version, at)
    above = {version.pk for version in top}
    columns = defaultdict(list)
    for version in rows:
        if version.pk not in above:
            if not columns[version.section_id]:
                version.picture = card_picture(version, at)
            columns[version.section_id].append(version)
    return {
        "breaking": arranged.strip(rows),
        "lead": lead,
        "second": second,
        "columns": [
            (section, columns[section.pk][:STORIES_PER_SECTION])
            for section in site.sections
            if columns[section.pk]
        ],
        **_newest_of_the_record(at),
    }


def _newest_of_the_record(at):
    """The words said last and the rumours judged last."""
    links = Links()
    printed = PrintedPassage.objects.filter(version__in=readable(at)).values("quote")
    newest = Quote.objects.public(at).filter(pk__in=printed)
    said = quotations(newest.values("pk")[:QUOTES_ON_FRONT], at, links)
    claims = list(
        Claim.objects.public(at)
        .standing()
        .with_verdict(at)
        .filter(finding__isnull=False)
        .order_by("-judged_on", "-pk")[:CLAIMS_ON_FRONT]
    )
    links.want(claim.subject_id for claim in claims)
    links.find(at)
    link_speakers(said.values(), at, links)
    for claim in claims:
        claim.about = links[claim.subject_id]
    return {"quotations": in_order(said), "claims": claims}


@require_safe
def article(request, day, slug):
    at, path, site = timezone.now(), f"{day}/{slug}", current_site()
    version = standing_at(path, at)
    if not version:
        return moved_or_gone(request, path, at)
    context = article_context(version, at, site.zone)
    context["card"] = address_of_article(version, context["bylines"], site=site)
    return answer(request, "article_detail.html", context, at=at, site=site)


def moved_or_gone(request, path, at, *, view="article"):
    """An address that was live once leads to the article's present one, or says what happened.

    One that was never live says nothing. `view` names the page of the article that was asked for.
    """
    match became_of(path, at):
        case Moved(present):
            return HttpResponsePermanentRedirect(reverse(view, args=present.path.rsplit("/", 1)))
        case Gone(withdrawal=withdrawal):
            context = {"withdrawal": withdrawal, "canonical_url": ""}
            return answer(request, "article_gone.html", context, at=at, status=410)
    raise Http404
