"""What every answer of the API has: open to other sites' pages, an ETag, problems for errors.

Nobody is known here: no session is read, so that staff and strangers are told the same.
"""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from newsroom.api.problems import Problem, not_there
from newsroom.public.views.feeds import unless_unchanged

logger = logging.getLogger("django.request")
METHODS = "GET, HEAD, OPTIONS"
#: Pages of any site may read, without cookies; asked again once a day.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
    "Access-Control-Max-Age": "86400",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def answered(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view for machines: it may raise Http404 or Problem, and fail."""

    @csrf_exempt  # nothing can be changed: other methods are refused here, by a problem
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = _answer(view, request, *args, **kwargs)
        for name, value in OPEN.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def _answer(view, request, *args, **kwargs) -> HttpResponse:
    method = request.method
    if method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": METHODS})
    if method not in ("GET", "HEAD"):
        detail = f"{method} is not for this address: what is here can only be read."
        return Problem(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers={"Allow": METHODS}).answer()
    request.method = "GET"
    try:
        response = view(request, *args, **kwargs)
    except Problem as problem:
        return problem.answer()
    except Http404:
        return not_there().answer()
    except SuspiciousOperation:
        return Problem(HTTPStatus.BAD_REQUEST, "The request makes no sense.").answer()
    except Exception:
        logger.exception("The API failed at %s", request.get_full_path())
        return Problem(
            HTTPStatus.INTERNAL_SERVER_ERROR, "Something failed here. It has been noted down."
        ).answer()
    finally:
        request.method = method
    return unless_unchanged(request, response) if response.status_code == 200 else response
