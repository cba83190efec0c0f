"""Answers to what went wrong, each with a sentence that says what to do."""

import contextlib
import time
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat

from newsroom.api.problems import Problem

#: A browser shows our page only after it could send all it wanted to: bytes and seconds we wait.
DRAIN_BYTES = 128 * 1024 * 1024
DRAIN_SECONDS = 20


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for a body over DATA_UPLOAD_MAX_MEMORY_SIZE: nothing of it was saved."""
    if isinstance(exception, RequestDataTooBig):
        _drain(request)
        limit = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        context = {"limit": limit}
        return render(request, "413.html", context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if request.path_info.startswith("/api/"):
        return Problem(HTTPStatus.BAD_REQUEST, "The request makes no sense.").answer()
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    _drain(request)
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def _drain(request: HttpRequest) -> None:
    until, left = time.monotonic() + DRAIN_SECONDS, DRAIN_BYTES
    with contextlib.suppress(OSError, UnreadablePostError):
        while left > 0 and time.monotonic() < until and (part := request.read(64 * 1024)):
            left -= len(part)
