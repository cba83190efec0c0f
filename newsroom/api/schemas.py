"""The shapes of questions and answers, made from the filters and columns that pages and exports
have, so that none of the three says anything else than the others."""

from typing import Any

import django_filters
from ninja import Schema
from pydantic import Field, create_model

from newsroom.public.columns import Column
from newsroom.public.filter_fields import PublicFilterSet, RecordFilter, Year

#: Rows of a page when nothing is asked, and at the most.
USUAL, MOST = 50, 200


class Paged(Schema):
    """What every list takes."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many rows.")
    after: str = Field("", description="The place behind which the page begins, from “next”.")
    before: str = Field("", description="The place before which it ends, from “previous”.")


class WrongParameter(Schema):
    parameter: str
    detail: str


class ProblemDetails(Schema):
    """RFC 9457, as application/problem+json."""

    type: str
    title: str
    status: int
    detail: str | None = None
    errors: list[WrongParameter] = []


class Reference(Schema):
    """A public record: its page, and where it is in the API."""

    kind: str
    name: str
    url: str
    self: str


class Cited(Schema):
    """A document that supports what is said, and the place in it."""

    name: str
    url: str | None
    place: str | None


class StatementOut(Schema):
    """One thing said of records; the names of its fields are those of the ledger."""

    type: str
    fields: dict[str, str | bool | None]
    records: dict[str, Reference]
    documents: list[Cited]
    unsourced: list[str] = Field([], description="Fields that are general knowledge.")


def question(name: str, filterset: type[PublicFilterSet]) -> type[Paged]:
    """The parameters of a list. Their values are judged by the filters themselves, in words."""
    fields = {
        field: (str, Field("", description=_asks(found), json_schema_extra=_values(found)))
        for field, found in filterset.base_filters.items()
    }
    return create_model(f"{name.capitalize()}Asked", __base__=Paged, **fields)


def _asks(found: django_filters.Filter) -> str:
    by_name = isinstance(found, RecordFilter)
    return f"{found.label}: its slug, or its name" if by_name else found.label


def _values(found: django_filters.Filter) -> dict[str, Any]:
    """What may be asked; nothing (“?year=”) always may."""
    if isinstance(found, Year):
        return {"pattern": "^([0-9]{4})?$"}
    choices = [value for value, _ in found.extra.get("choices", []) if value]
    return {"enum": ["", *choices]} if choices else {}


def item(name: str, columns: tuple[Column, ...]) -> type[Schema]:
    """One row: its columns, and where it is in the API."""
    fields: dict[str, Any] = {"self": (str, Field(description="Where it is in the API."))}
    fields |= {
        column.name: (
            column.kind if column.kind == list[str] else column.kind | None,
            Field(description=column.meaning),
        )
        for column in columns
    }
    return create_model(f"{name.capitalize()}Item", __base__=Schema, **fields)


def listed(name: str, row: type[Schema]) -> type[Schema]:
    return create_model(
        f"{name.capitalize()}Page",
        __base__=Schema,
        items=(list[row], ...),
        next=(str | None, Field(description="The page after this one.")),
        previous=(str | None, Field(description="The page before it.")),
    )
