"""The API as addresses: of each collection the list and one of it, an index, its description."""

import json
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from newsroom.api.collections import COLLECTIONS, Collection, Moved
from newsroom.api.columns import within
from newsroom.api.problems import MEDIA_TYPE, not_there, wrong_parameters
from newsroom.api.schemas import ProblemDetails
from newsroom.public.addresses import whole
from newsroom.public.keyset import NoPlace, page_from

#: How the key of one is written in its address, and its type.
KEYS = {
    "slug": ("{slug:key}", str),
    "path": ("{path:key}", str),
    "pk": ("{int:key}", int),
    "passage_id": ("{uuid:key}", UUID),
}
DESCRIPTION = (
    "What readers can see, for programs: read-only, without a key, open to pages of other sites. "
    "Lists take the filters of the site's own lists. Days are EDTF, moments are ISO 8601."
)

api = NinjaAPI(
    title="On Record", version="1", description=DESCRIPTION, docs_url=None, openapi_url=None,
    urls_namespace="api",
)  # fmt: skip


@api.exception_handler(ValidationError)
def _senseless(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    errors: dict[str, list[str]] = {}
    for found in wrong.errors:
        errors.setdefault(str(found["loc"][-1]), []).append(f"{found['msg']}.")
    raise wrong_parameters(errors)


@api.exception_handler(Exception)
def _left_to_the_answer(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error


@api.get("", url_name="index", include_in_schema=False)
def index(request: HttpRequest) -> dict[str, Any]:
    """Where everything is."""
    return {
        "openapi": within("openapi.json"),
        "collections": {row.name: {"url": within(row.name), "about": row.about}
                        for row in COLLECTIONS},
    }  # fmt: skip


def list_of(collection: Collection) -> Callable:
    known = set(collection.question.model_fields)

    def view(request, asked: collection.question = Query(...)):  # noqa: B008
        at = timezone.now()
        if unknown := sorted(request.GET.keys() - known):
            raise wrong_parameters({name: ["There is no such parameter."] for name in unknown})
        narrowed = collection.listing.narrowed(request, at)
        if narrowed.errors:
            raise wrong_parameters(narrowed.wrong)
        try:
            page = page_from(
                narrowed.queryset, narrowed.order,
                after=asked.after, before=asked.before, size=asked.limit,
            )  # fmt: skip
        except NoPlace:
            name = "after" if asked.after else "before"
            raise wrong_parameters({name: ["This is no place in the list as sorted."]}) from None

        def further(direction: str, place: str) -> str | None:
            limit = {"limit": asked.limit} if "limit" in request.GET else {}
            query = urlencode({**narrowed.asked, **limit, direction: place})
            return f"{within(collection.name)}?{query}" if place else None

        return {
            "items": collection.items(list(page.object_list), at),
            "next": further("after", page.after),
            "previous": further("before", page.before),
        }

    return view


def one_of(collection: Collection) -> Callable:
    _, type_of_key = KEYS[collection.key]

    def view(request, key: type_of_key):
        try:
            return collection.find(key, timezone.now())
        except Moved as moved:
            return HttpResponsePermanentRedirect(str(moved))

    return view


def _problems(*statuses: HTTPStatus) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
    return {
        "responses": {
            status.value: {"description": status.phrase, "content": {MEDIA_TYPE: problem}}
            for status in statuses
        }
    }


for found in COLLECTIONS:
    api.get(
        f"/{found.name}", response=found.page, operation_id=f"list_{found.name}",
        summary=found.about, tags=[found.name], url_name=f"list-{found.name}",
        openapi_extra=_problems(HTTPStatus.BAD_REQUEST),
    )(list_of(found))  # fmt: skip
    api.get(
        f"/{found.name}/{KEYS[found.key][0]}", response=found.one, operation_id=f"get_{found.name}",
        summary=f"One of {found.name}.", tags=[found.name], url_name=f"get-{found.name}",
        openapi_extra=_problems(HTTPStatus.NOT_FOUND, HTTPStatus.GONE),
    )(one_of(found))  # fmt: skip


@cache
def _described() -> bytes:
    described = api.get_openapi_schema()
    problem = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    described["components"]["schemas"] |= {**problem.pop("$defs"), "ProblemDetails": problem}
    described["servers"] = [{"url": whole("/").rstrip("/")}]
    return json.dumps(described, ensure_ascii=False).encode()


def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API in the terms of OpenAPI 3.1."""
    return HttpResponse(_described(), content_type="application/json")


def nothing(request: HttpRequest) -> HttpResponse:
    """Whatever else begins like an address of the API."""
    raise not_there()
