"""What the article's page sends while somebody writes: its text, and a sign of life. JSON only."""

import json
from uuid import UUID

from django.http import HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from newsroom.articles.models import Article
from newsroom.desk.access import staff_names
from newsroom.drafts.autosaving import close, keep
from newsroom.drafts.sitting import leave, others_at, sit
from newsroom.workflow.errors import NotAllowed, Refused


class NotUnderstood(Exception):
    """The page sent what no page of ours sends."""


def saving_config(article, *, by, is_taken=False, is_unsent=False) -> dict:
    """What the modules of the page need: who writes, in which article, where to send it.

    The form holds an unsaved text that the server has (`is_taken`), or one that came back with
    errors and that nobody has (`is_unsent`).
    """
    key = article.pk if article and article.pk else None
    return {
        "user": by.pk,
        "article": key,
        "revision": article.revision if key else 0,
        "taken": is_taken,
        "unsent": is_unsent,
        "zone": timezone.get_current_timezone_name(),
        "urls": {
            "keep": _address("keep", key),
            "drop": reverse("admin:newsroom_article_drop"),
            "here": reverse("admin:newsroom_article_here", args=[key]) if key else "",
            "token": reverse("admin:newsroom_article_token"),
            "preview": _address("preview", key),
        },
    }


def _address(name, key):
    if key is None:
        return reverse(f"admin:newsroom_article_{name}_new")
    return reverse(f"admin:newsroom_article_{name}", args=[key])


def _sent(request) -> dict:
    """The JSON object that the page sent, its tab read. Raises NotUnderstood."""
    try:
        sent = request.POST.dict() or json.loads(request.body)
        sent["tab"] = UUID(sent["tab"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotUnderstood from error
    return sent


def _pairs(sent) -> list[tuple[str, str]]:
    try:
        return [(str(name), str(value).replace("\x00", "")) for name, value in sent["fields"]]
    except (KeyError, TypeError, ValueError) as error:
        raise NotUnderstood from error


def _number(sent, name) -> int:
    value = sent.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise NotUnderstood
    return value


def _by_the_same_person(request, sent) -> bool:
    """Somebody else may have signed in in this browser while the page stood open."""
    return sent.get("user") == request.user.pk


@require_POST
@never_cache
def keep_text(request, pk=None):
    """Keep the text of a tab as unsaved; answers how it stands."""
    try:
        sent = _sent(request)
        pairs, sequence = _pairs(sent), _number(sent, "sequence")
        based_on = _number(sent, "based_on")
    except NotUnderstood:
        return HttpResponseBadRequest()
    if not _by_the_same_person(request, sent):
        return JsonResponse({"error": "another_user"}, status=409)
    article = None
    if pk is not None:
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
    try:
        draft = keep(
            article,
            by=request.user,
            tab=sent["tab"],
            sequence=sequence,
            based_on=based_on,
            fields=pairs,
        )
    except NotAllowed as refusal:
        return JsonResponse({"error": str(refusal)}, status=404)
    except Refused as refusal:
        return JsonResponse({"error": str(refusal)}, status=409)
    return JsonResponse(
        {
            "sequence": draft.sequence,
            "kept_at": draft.typed_at.isoformat(),
            "is_closed": draft.closed_at is not None,
            "url": reverse("admin:newsroom_article_unsaved", args=[draft.pk]),
        }
    )


@require_POST
@never_cache
def drop_text(request):
    """What a tab typed is as it was saved again: there is nothing to keep."""
    try:
        sent = _sent(request)
    except NotUnderstood:
        return HttpResponseBadRequest()
    close(sent["tab"], by=request.user)
    return JsonResponse({"is_closed": True})


@require_POST
@never_cache
def here(request, pk):
    """A sign of life; answers who else is here and whether there is a newer save.

    A page that is left says so (`leaves`) by a beacon, which is a form and carries the token of
    the session in it.
    """
    try:
        sent = _sent(request)
        if sent.get("leaves"):
            leave(sent["tab"], by=request.user)
            return JsonResponse({})
        based_on = _number(sent, "based_on")
    except NotUnderstood:
        return HttpResponseBadRequest()
    article = get_object_or_404(
        Article.objects.seen_by(request.user).only("revision", "binned_at"), pk=pk
    )
    sit(
        article,
        by=request.user,
        tab=sent["tab"],
        is_typing=sent.get("types") is True,
        in_background=sent.get("in_background") is True,
    )
    name, now = staff_names(request.user), timezone.now()
    return JsonResponse(
        {
            "others": [
                {
                    "name": name(sitter.by),
                    "in_background": sitter.in_background,
                    "for": _seconds(sitter.until, now),
                    "types_for": _seconds(sitter.types_until, now),
                }
                for sitter in others_at(article, but=request.user, at=now)
            ],
            "newer": _newer(article, based_on, sent["tab"], request.user),
            "is_binned": article.binned_at is not None,
        }
    )


def _seconds(until, now) -> float:
    return round((until - now).total_seconds(), 1) if until else 0


def _newer(article, based_on, tab, viewer) -> dict | None:
    """The newest save if it is newer than the page, and not this tab's own."""
    if article.revision <= based_on:
        return None
    newest = article.revisions.select_related("by").defer("content").first()
    if newest is None or newest.tab == tab:
        return None
    return {
        "number": newest.number,
        "by": staff_names(viewer)(newest.by) if newest.by else "Somebody",
        "is_mine": newest.by_id == viewer.pk,
        "at": newest.at.isoformat(),
    }


@require_GET
@never_cache
def token(request):
    """The token of the session as it is now: signing in again makes the page's own invalid."""
    return JsonResponse({"token": get_token(request), "user": request.user.pk})
