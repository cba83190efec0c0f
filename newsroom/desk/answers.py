"""What the JSON views of the desk share: who may ask, how they answer, keys that are nothing."""

import json

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404

from newsroom.articles.models import Article

LIMIT = 10


def answer(results: list) -> JsonResponse:
    return JsonResponse({"results": results[:LIMIT]})


def visible(request, pk: int) -> Article:
    """The article the dialog stands on; 404 for whoever may not see it."""
    if not request.user.has_perm("newsroom.view_article"):
        raise PermissionDenied
    return get_object_or_404(Article.objects.visible_to(request.user), pk=pk)


def editable(request, pk: int) -> Article:
    """The same for whoever changes it."""
    if not request.user.has_perm("newsroom.change_article"):
        raise PermissionDenied
    return get_object_or_404(Article.objects.editable_by(request.user), pk=pk)


def sent(request) -> dict:
    """The JSON object in the body; nothing of what else it may be. Raises ValueError."""
    data = json.loads(request.body)
    return data if isinstance(data, dict) else {}


def refused(error: ValidationError) -> JsonResponse:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
    return JsonResponse({"errors": by_field}, status=400)


def no_json() -> JsonResponse:
    return JsonResponse({"errors": {"__all__": ["This was not JSON."]}}, status=400)


def one(model, pk, field: str):
    """The row, None for no key; a key that is nothing raises ValidationError at its field."""
    if pk in (None, ""):
        return None
    try:
        return model.objects.get(pk=int(pk))
    except (TypeError, ValueError, OverflowError, model.DoesNotExist):
        raise ValidationError({field: "This is not on file."}) from None
