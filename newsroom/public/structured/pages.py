"""What each page says of itself to machines: its graph, its trail, how it looks when shared."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from newsroom.cards.drawing import SIZE
from newsroom.public.addresses import whole
from newsroom.public.structured import articles, claims, nodes, publication, records
from newsroom.public.structured.nodes import Node
from newsroom.public.structured.trails import breadcrumbs, trail

#: Pages without a graph of their own still have their trail.
GRAPHS: dict[str, Callable[[dict], list[Node]]] = {
    "article_detail.html": articles.article,
    "quote_detail.html": claims.quote,
    "claim_detail.html": claims.claim,
    "person_detail.html": records.person,
    "company_detail.html": records.company,
    "device_detail.html": records.device,
    "partnership_detail.html": records.partnership,
    "source_detail.html": records.source,
    "front_page.html": publication.publication,
    "about.html": publication.publication,
    "standards.html": publication.publication,
    "author_detail.html": publication.author,
}
#: Pages beside which a feed stands; that of everything is offered by all.
FEEDS = {
    "section.html", "series_detail.html", "author_detail.html", "person_detail.html",
    "company_detail.html", "device_detail.html", "partnership_detail.html", "quote_list.html",
    "claim_list.html", "correction_list.html",
}  # fmt: skip
NARROWED_FEEDS = {"quote_list.html", "claim_list.html"}
FRONT = "front_page.html"
#: Of each page what the API calls the same: the collection, and where the page has its thing.
IN_API = {
    "quote_detail.html": ("quotes", lambda context: context["quotation"].quote.slug),
    "claim_detail.html": ("claims", lambda context: context["claim"].slug),
    "article_detail.html": ("articles", lambda context: context["version"].path),
    "section.html": ("sections", lambda context: context["section"].slug),
    "series_detail.html": ("series", lambda context: context["series"].slug),
    "author_detail.html": ("authors", lambda context: context["author"].slug),
    "person_detail.html": ("people", lambda context: context["record"].slug),
    "company_detail.html": ("companies", lambda context: context["record"].slug),
    "device_detail.html": ("devices", lambda context: context["record"].slug),
    "partnership_detail.html": ("partnerships", lambda context: context["record"].slug),
    "source_detail.html": ("sources", lambda context: context["record"].slug),
}


@dataclass(frozen=True)
class Shared:
    """How the page looks where somebody shares its address (Open Graph)."""

    title: str
    kind: str = "website"
    description: str = ""
    image: str = ""
    alternative_text: str = ""
    width: int = 0
    height: int = 0


def described(template: str, context: dict) -> dict:
    """What `base.html` needs for machines: nothing for a preview, no graph for a past day."""
    version = context.get("version")
    if context.get("is_preview") or (version is not None and version.pk is None):
        return {}
    crumbs = trail(template, context)
    found = {
        "trail": crumbs,
        "shared": _shared_with_card(template, context, crumbs),
        "feed_path": _feed_path(template, context),
        "feed_query": _feed_query(template, context),
        "api_path": _api_path(template, context),
    }
    is_dated = getattr(context.get("when"), "day", None)
    graph = GRAPHS[template](context) if template in GRAPHS and not is_dated else []
    if crumbs:
        graph.append(breadcrumbs(crumbs, context["canonical_url"]))
    return found | {"graph": nodes.written(graph)} if graph else found


def _shared_with_card(template: str, context: dict, crumbs: list) -> Shared | None:
    """With the card of the page's thing, where it has one, before any other picture."""
    if not (crumbs or template == FRONT):
        return None
    shared = _shared(template, context, crumbs)
    if not context.get("card"):
        return shared
    words = ": ".join(part for part in (shared.title, shared.description) if part)
    width, height = SIZE
    return replace(
        shared, image=whole(context["card"]), alternative_text=words, width=width, height=height
    )


def _feed_path(template: str, context: dict) -> str:
    if template not in FEEDS:
        return ""
    return context["canonical_url"].removeprefix(whole("/").rstrip("/"))


def _feed_query(template: str, context: dict) -> str:
    """What narrows the list narrows its feed, such as ?verdict=came_true; a feed has one order."""
    if template not in NARROWED_FEEDS or context["filtered"].errors:
        return ""
    narrowed = context["filtered"]
    asked = {name: value for name, value in narrowed.asked.items() if name != "sort"}
    return f"?{urlencode(asked)}" if asked else ""


def _api_path(template: str, context: dict) -> str:
    if template not in IN_API:
        return ""
    name, key = IN_API[template]
    return reverse(f"api:get-{name}", args=[key(context)])


def _shared(template: str, context: dict, crumbs: list) -> Shared:
    site, title = context["site"], crumbs[-1].name if crumbs else ""
    match template:
        case "article_detail.html":
            version = context["version"]
            picture = context["picture"]
            return Shared(
                title, "article", version.standfirst,
                whole(picture.src) if picture else "",
                picture.alt if picture else "",
                picture.width if picture else 0,
                picture.height if picture else 0,
            )  # fmt: skip
        case "quote_detail.html":
            said = context["quotation"]
            who = ", ".join(speaker.name for speaker in said.speakers)
            return Shared(who or title, "article", f"“{said.quote.words}”")
        case "claim_detail.html":
            verdict = context["claim"].verdict
            return Shared(title, "article", verdict.explanation if verdict else "")
        case "device_detail.html":
            return Shared(title, description="".join(words for words, _ in context["opening"]))
        case "person_detail.html" | "author_detail.html":
            return Shared(title, "profile")
    return Shared(title or site.name, description="" if title else site.tagline)
