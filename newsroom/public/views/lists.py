"""The lists: all articles, quotes, people, companies, devices, partnerships, rumours, sources."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import Quote
from newsroom.public import filters
from newsroom.public.links import Links
from newsroom.public.pages import answer, page_of
from newsroom.public.quotations import link_speakers, quotations
from newsroom.public.rendering import readable
from partnerships.models import Claim, ClaimSource, Company, Device, Partnership, Person, Source

BY_NAME = ("name", "pk")


def _listed(request, filterset, rows, at):
    """`rows` in their order, narrowed by what was asked, and the page of them."""
    narrowed = filters.filtered(filterset, request, rows, at=at)
    return {"filtered": narrowed, "page": page_of(narrowed.queryset, request)}


@require_safe
def articles(request):
    at = timezone.now()
    rows = readable(at).listed().prefetch_related("bylines")
    context = _listed(request, filters.ArticleFilter, rows, at)
    return answer(request, "article_list.html", context, at=at)


@require_safe
def quotes(request):
    at, links = timezone.now(), Links()
    context = _listed(request, filters.QuoteFilter, Quote.objects.public(at), at)
    shown = list(context["page"])
    said = quotations(shown, at, links)
    links.find(at)
    link_speakers(said.values(), at, links)
    context["quotations"] = [said[quote.pk] for quote in shown if quote.pk in said]
    return answer(request, "quote_list.html", context, at=at)


@require_safe
def people(request):
    at = timezone.now()
    context = _listed(
        request, filters.PersonFilter, Person.objects.public(at).order_by(*BY_NAME), at
    )
    return answer(request, "person_list.html", context, at=at)


@require_safe
def companies(request):
    at = timezone.now()
    context = _listed(
        request, filters.CompanyFilter, Company.objects.public(at).order_by(*BY_NAME), at
    )
    return answer(request, "company_list.html", context, at=at)


@require_safe
def devices(request):
    at, links = timezone.now(), Links()
    rows = Device.objects.public(at).with_status(at).order_by(*BY_NAME)
    context = _listed(request, filters.DeviceFilter, rows, at)
    links.want(device.maker_id for device in context["page"])
    links.find(at)
    for device in context["page"]:
        device.made_by = links[device.maker_id]
    return answer(request, "device_list.html", context, at=at)


@require_safe
def partnerships(request):
    at = timezone.now()
    rows = Partnership.objects.public(at).order_by(*BY_NAME).prefetch_related("kinds")
    context = _listed(request, filters.PartnershipFilter, rows, at)
    return answer(request, "partnership_list.html", context, at=at)


@require_safe
def rumours(request):
    at, links = timezone.now(), Links()
    rows = Claim.objects.public(at).standing().with_verdict(at)
    context = _listed(request, filters.ClaimFilter, rows, at)
    shown = list(context["page"])
    claimants = list(ClaimSource.objects.filter(claim__in=shown))
    links.want(claim.subject_id for claim in shown)
    links.want(row.source_id for row in claimants)
    links.find(at)
    for claim in shown:
        claim.about = links[claim.subject_id]
        claim.said_by = links.all_of(row.source_id for row in claimants if row.claim_id == claim.pk)
    context["claims"] = shown
    return answer(request, "claim_list.html", context, at=at)


@require_safe
def sources(request):
    at = timezone.now()
    context = _listed(
        request, filters.SourceFilter, Source.objects.public(at).order_by(*BY_NAME), at
    )
    return answer(request, "source_list.html", context, at=at)
