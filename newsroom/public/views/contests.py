"""The public address where anybody contests a verdict."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.public.contests import ContestForm, given_out, is_from_elsewhere, sender_of
from newsroom.public.pages import answer
from partnerships.models import Claim
from partnerships.rumours.contests.actions import TooMany, receive


def _judged(slug: str, at) -> Claim:
    """A claim whose verdict readers can see, or 404."""
    claims = Claim.objects.public(at).standing().with_verdict(at)
    found = claims.filter(slug=slug, finding__isnull=False).first()
    if not found:
        raise Http404
    return found


@csrf_exempt  # it needs no cookie: is_from_elsewhere asks the browser instead
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contest(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; sent here from the claim's page, it is shown once more before it is sent."""
    at = timezone.now()
    claim = _judged(slug, at)
    if request.method != "POST":
        return _page(request, claim, ContestForm(slug=slug, at=at), at)
    if "given" not in request.POST:
        begun = {"words": request.POST.get("words", "")}
        return _page(request, claim, ContestForm(slug=slug, at=at, initial=begun), at)
    form, status = ContestForm(request.POST, slug=slug, at=at), HTTPStatus.BAD_REQUEST
    if is_from_elsewhere(request):
        form.add_error(None, "This was sent from another site. Please send it from this page.")
        status = HTTPStatus.FORBIDDEN
    elif form.is_valid():
        try:
            receive(claim, sender=sender_of(request), at=at, **form.contest)
        except TooMany as refusal:
            form.add_error(None, refusal.messages)
            status = HTTPStatus.TOO_MANY_REQUESTS
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            response = HttpResponseRedirect(reverse("contest-received", args=[slug]))
            response.status_code = HTTPStatus.SEE_OTHER
            return response
    return _page(request, claim, form, at, status)


def _page(request, claim, form, at, status=HTTPStatus.OK) -> HttpResponse:
    context = {
        "claim": claim,
        "form": form,
        "given": given_out(claim.slug, at),
        "canonical_url": None,
    }
    return answer(request, "contest_form.html", context, at=at, status=status)


@never_cache
@require_safe
def received(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    context = {"claim": _judged(slug, at), "canonical_url": None}
    return answer(request, "contest_received.html", context, at=at)
