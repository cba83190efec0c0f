"""The page of the queue at the desk: accept, judge otherwise, or leave open, by keys too."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache

from partnerships.rumours import actions
from partnerships.rumours.forms import place
from partnerships.rumours.judging import queue
from partnerships.rumours.judging.actions import leave_open
from partnerships.rumours.judging.forms import CardForm
from partnerships.rumours.models import Claim, Verdict

#: Verdicts that wait for a second person, on one page.
SECOND = 100


@never_cache
def queue_view(request) -> HttpResponse:
    if not request.user.has_perm(actions.JUDGE):
        raise PermissionDenied
    number = _number(request.GET.get("page") or "1")
    bound = None
    if request.method == "POST":
        claim = get_object_or_404(
            Claim.objects.standing(), pk=_number(request.POST.get("claim", ""))
        )
        bound = CardForm(request.POST, waiting=queue.one(claim))
        if _done(request, claim, bound):
            return _back(request, number)
    page = queue.page(number)
    for row in page.waiting:
        row.form = CardForm(waiting=row)
    if bound is not None:
        _put_back(page, bound)
    context = _context(request, "Judging") | {
        "page": page,
    }
    return TemplateResponse(request, "partnerships/desk/judging.html", context)


def _done(request, claim, form) -> bool:
    """Whether the claim was judged or left open; the form has the reason if not."""
    try:
        if request.POST.get("act") == "leave":
            row = leave_open(claim, by=request.user)
            day = date_format(row.until, "j F Y")
            messages.success(request, f"“{claim}” stays open. It is asked again on {day}.")
            return True
        if not form.is_valid():
            return False
        verdict = form.judge(by=request.user, public_from=timezone.now())
    except ValidationError as error:
        place(form, error)
        return False
    waits = " It waits for a second person." if verdict.waits else ""
    label = verdict.get_finding_display()
    messages.success(request, f"“{claim}”: {label}.{waits}")
    return True


def _put_back(page, bound) -> None:
    """The refused form stands where it was, with all that was typed; first, if it is not here."""
    for row in page.waiting:
        if row.claim.pk == bound.waiting.claim.pk:
            row.form = bound
            return
    bound.waiting.form = bound
    page.groups.insert(0, queue.Group([bound.waiting]))


def _back(request, number) -> HttpResponse:
    """To the same page, at the card that came next."""
    following = request.POST.get("next", "")
    anchor = f"#claim-{following}" if following.isdecimal() else ""
    address = reverse("admin:partnerships_claim_judging")
    return HttpResponseRedirect(f"{address}?page={number}{anchor}")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 18) or int(text) < 1:
        raise Http404
    return int(text)


@never_cache
def second_view(request) -> HttpResponse:
    """Provisional verdicts: the second person agrees here, or judges otherwise on the claim's
    page."""
    if not request.user.has_perm(actions.AGREE):
        raise PermissionDenied
    rows = Verdict.objects.waiting().select_related("claim__subject", "by").order_by("pk")
    if request.method == "POST":
        verdict = get_object_or_404(rows, pk=_number(request.POST.get("verdict", "")))
        try:
            actions.agree(verdict, by=request.user)
        except ValidationError as error:
            messages.error(request, f"“{verdict.claim}”: {error.messages[0]}")
        else:
            messages.success(request, f"“{verdict.claim}”: agreed.")
        return HttpResponseRedirect(request.path)
    rows = list(rows[: SECOND + 1])
    context = _context(request, "Waiting for a second person") | {
        "verdicts": rows[:SECOND],
        "more": len(rows) > SECOND,
    }
    return TemplateResponse(request, "partnerships/desk/judging_second.html", context)


def _context(request, title):
    return {**admin.site.each_context(request), "title": title, "opts": Claim._meta}
