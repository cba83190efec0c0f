"""Where a page stands: the trail that readers see above it, and machines as a BreadcrumbList."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator

from newsroom.public.addresses import whole
from newsroom.public.structured.nodes import Node


@dataclass(frozen=True)
class Crumb:
    """A step of the trail; the last one is the page itself and leads nowhere."""

    name: str
    path: str = ""


#: The names of the lists, by the name of their address.
LISTS = {
    "articles": "All articles",
    "quotes": "Quotes",
    "people": "People",
    "companies": "Companies",
    "devices": "Devices",
    "partnerships": "Partnerships",
    "rumours": "Rumours",
    "sources": "Sources",
    "all-series": "Series",
    "authors": "Authors",
    "corrections": "Corrections",
    "about": "About",
    "standards": "Standards",
}


def in_list(name: str, title: Callable[[dict], Any]) -> Callable[[dict], list[Crumb]]:
    """The trail of a page that belongs to a list."""
    return lambda context: [Crumb(LISTS[name], reverse(name)), Crumb(str(title(context)))]


def _list(name: str) -> Callable[[dict], list[Crumb]]:
    return lambda context: [Crumb(LISTS[name])]


def _article(context: dict) -> list[Crumb]:
    version = context["version"]
    section = Crumb(version.section_name, version.section.get_absolute_url())
    return [section, Crumb(version.headline)]


def _archive(context: dict) -> list[Crumb]:
    period = context["period"]
    longer = [Crumb(row.short, row.get_absolute_url()) for row in period.within]
    return [Crumb(LISTS["articles"], reverse("articles")), *longer, Crumb(period.short)]


def _of_rumours(name: str) -> Callable[[dict], list[Crumb]]:
    """The trail of a page about all rumours, such as how they are scored."""
    return lambda context: [Crumb(LISTS["rumours"], reverse("rumours")), Crumb(name)]


def _source_score(context: dict) -> list[Crumb]:
    record = context["record"]
    return [
        Crumb(LISTS["sources"], reverse("sources")),
        Crumb(record.name, record.get_absolute_url()),
        Crumb("Score"),
    ]


def _quote(context: dict) -> list[Crumb]:
    words = Truncator(context["quotation"].quote.words).words(8)
    return [Crumb(LISTS["quotes"], reverse("quotes")), Crumb(f"“{words}”")]


#: Of each template the steps after the front page.
TRAILS: dict[str, Callable[[dict], list[Crumb]]] = {
    "article_detail.html": _article,
    "archive.html": _archive,
    "quote_detail.html": _quote,
    "section.html": lambda context: [Crumb(context["section"].name)],
    "series_detail.html": in_list("all-series", lambda context: context["series"].name),
    "author_detail.html": in_list("authors", lambda context: context["author"].name),
    "claim_detail.html": in_list("rumours", lambda context: context["claim"].title),
    "person_detail.html": in_list("people", lambda context: context["record"].name),
    "company_detail.html": in_list("companies", lambda context: context["record"].name),
    "device_detail.html": in_list("devices", lambda context: context["record"].name),
    "partnership_detail.html": in_list("partnerships", lambda context: context["record"].name),
    "source_score.html": _source_score,
    "score_board.html": _of_rumours("Sources by their record"),
    "score_method.html": _of_rumours("How sources are scored"),
    "own_score.html": _of_rumours("Our own record"),
    "source_detail.html": in_list("sources", lambda context: context["record"].name),
    "article_list.html": _list("articles"),
    "quote_list.html": _list("quotes"),
    "person_list.html": _list("people"),
    "company_list.html": _list("companies"),
    "device_list.html": _list("devices"),
    "partnership_list.html": _list("partnerships"),
    "claim_list.html": _list("rumours"),
    "source_list.html": _list("sources"),
    "series_list.html": _list("all-series"),
    "author_list.html": _list("authors"),
    "correction_list.html": _list("corrections"),
    "about.html": _list("about"),
    "standards.html": _list("standards"),
}


def trail(template: str, context: dict) -> list[Crumb]:
    """From the front page to this one, or nothing."""
    if template not in TRAILS:
        return []
    return [Crumb(context["site"].name, reverse("front-page")), *TRAILS[template](context)]


def breadcrumbs(crumbs: list[Crumb], address: str) -> Node:
    """The same trail for machines; `address` is that of the page itself."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{address}#trail",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": crumb.name,
                "item": {"@type": "WebPage", "@id": whole(crumb.path) if crumb.path else address},
            }
            for number, crumb in enumerate(crumbs, 1)
        ],
    }
