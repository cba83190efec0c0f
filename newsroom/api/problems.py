"""Errors as problem details (RFC 9457): whatever the API answers that is no data."""

import json
from http import HTTPStatus

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """An answer that is no data. `errors` are sentences by the parameter that is wrong."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str = "",
        *,
        errors: dict[str, list[str]] | None = None,
        headers: dict[str, str] | None = None,
    ):
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.errors, self.headers = errors or {}, headers or {}

    def answer(self) -> HttpResponse:
        told = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.detail,
            "errors": [
                {"parameter": name, "detail": sentence}
                for name, sentences in self.errors.items()
                for sentence in sentences
            ],
        }
        content = json.dumps({name: part for name, part in told.items() if part})
        return HttpResponse(
            content,
            status=self.status,
            content_type=MEDIA_TYPE,
            headers={"Cache-Control": "no-cache", **self.headers},
        )


def wrong_parameters(errors: dict[str, list[str]]) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, "No row: a parameter makes no sense.", errors=errors)


def not_there(detail: str = "There is nothing at this address.") -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, detail)
