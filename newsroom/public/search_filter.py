"""What a search can be narrowed by, in its address; and the links of its facets."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Q
from django.urls import reverse

from newsroom.models import (
    PrintedMention,
    QuoteSpeaker,
    SearchEntry,
    SearchType,
    Section,
)
from newsroom.public.filter_fields import (
    Choice,
    Order,
    PublicFilterSet,
    RecordFilter,
    Sort,
    Year,
)
from newsroom.public.links import same_as
from newsroom.public.sentences import FINDINGS
from newsroom.search.searching import Found
from partnerships.models import Claim, Record

LONGEST_QUESTION = 200
VERDICTS = {"open": "Open", **FINDINGS}
RELEVANCE = Order("relevance", "Best match first", "pk")
NEWEST = Order("newest", "Newest first", "day")


class Words(django_filters.CharFilter):
    """What is asked for; `newsroom.search` looks it up among the rows that are left."""

    def __init__(self):
        super().__init__(
            label="Search for",
            max_length=LONGEST_QUESTION,
            widget=forms.TextInput(
                attrs={"type": "search", "list": "suggestions", "autocomplete": "off"}
            ),
            error_messages={
                "max_length": f"Ask with at most {LONGEST_QUESTION} characters.",
                "null_characters_not_allowed": "The question holds a character that is none.",
            },
        )

    def filter(self, rows, value):
        return rows


class Day(django_filters.DateFilter):
    def __init__(self, *, label, lookup_expr):
        super().__init__(
            field_name="day",
            lookup_expr=lookup_expr,
            label=label,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "The day is written as 2022-05-23."},
        )


class SearchFilter(PublicFilterSet):
    """`search_filter` adds the sections, which every page has read already."""

    q = Words()
    type = Choice(label="Type", choices=SearchType.choices)
    company = RecordFilter(kind="company", label="Company", method="naming")
    person = RecordFilter(kind="person", label="Person", method="naming")
    year = Year(field_name="day__year")
    verdict = Choice(label="Verdict", choices=list(VERDICTS.items()), method="judged")
    since = Day(label="Since", lookup_expr="gte")
    until = Day(label="Until", lookup_expr="lte")
    sort = Sort(RELEVANCE, NEWEST)

    class Meta:
        model = SearchEntry
        fields = []

    def naming(self, rows, name, record: Record):
        """Articles that name the record, and quotes that it said."""
        keys = same_as(record)
        mentions = PrintedMention.objects.filter(record__in=keys).values("version")
        said = QuoteSpeaker.objects.filter(**{f"{name}__in": keys}).values("quote")
        return rows.filter(
            Q(type=SearchType.ARTICLE, version__in=mentions)
            | Q(type=SearchType.PASSAGE, quote__in=said)
        )

    def judged(self, rows, name, value):
        claims = Claim.objects.all()
        if value == "open":
            return rows.filter(claim__in=claims.open(self.at).values("pk"))
        judged = claims.order_by().with_verdict(self.at).filter(finding=value)
        return rows.filter(claim__in=judged.values("pk"))


def search_filter(sections: Iterable[Section]) -> type[SearchFilter]:
    """The filters of a search among these sections."""
    choice = Choice(
        label="Section",
        choices=[(section.slug, section.name) for section in sections],
        method="in_section",
    )
    keys = {section.slug: section.pk for section in sections}

    def in_section(self, rows, name, value):
        return rows.filter(section=keys[value])

    return type(
        "SearchFilter",
        (SearchFilter,),
        {"section": choice, "in_section": in_section, "Meta": SearchFilter.Meta},
    )


@dataclass(frozen=True)
class Link:
    """A value of a facet: `address` narrows the search to it, or, if chosen, widens it again."""

    label: str
    count: int
    address: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Facet:
    label: str
    links: list[Link]


FACETS = {
    "type": "Type", "section": "Section", "company": "Company", "person": "Person",
    "year": "Year", "verdict": "Verdict",
}  # fmt: skip


def facets(found: Found, asked: dict[str, str], sections: Iterable[Section]) -> list[Facet]:
    """Those with a choice to make, or one made; what was asked else stays in the addresses."""
    names = {str(section.pk): section for section in sections}
    shown = []
    for name, label in FACETS.items():
        links = []
        for value in found.facets.get(name, ()):
            text, word = value.label, value.value
            if name == "section":
                text, word = names[word].name, names[word].slug
            elif name == "verdict":
                text = VERDICTS[word]
            links.append(_link(asked, name, word, text, value.count))
        if len(links) > 1 or (links and name in asked):
            shown.append(Facet(label, links))
    return shown


def _link(asked: dict[str, str], name: str, value: str, text: str, count: int) -> Link:
    is_chosen = asked.get(name, "").strip().casefold() in (value, text.casefold())
    others = {key: word for key, word in asked.items() if key != name}
    return Link(text, count, address_of(others if is_chosen else others | {name: value}), is_chosen)


def address_of(asked: dict[str, str]) -> str:
    return f"{reverse('search')}?{urlencode(asked)}" if asked else reverse("search")
