"""What the nodes of a page's JSON-LD graph are made of.

A node is a dict in the terms of schema.org; what is empty is left out where it is written.
"""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from newsroom.public.addresses import address_of, whole
from newsroom.public.quotations import WITHHELD, Quotation, Speaker
from newsroom.public.site import Site
from partnerships.dates import EdtfError, parse
from partnerships.models import Document, Record

Node = dict[str, Any]

#: What readers meet in an address or a script must not end the element it stands in.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
TYPES = {
    "person": "Person",
    "company": "Organization",
    "device": "ProductModel",
    "partnership": "Project",
}


def written(nodes: list[Node]) -> SafeString:
    """The graph as the text of a script element; nothing in it closes that element."""
    graph = {"@context": "https://schema.org", "@graph": [_said(node) for node in nodes]}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(_ESCAPES))


def _said(value: Any) -> Any:
    """Without what is empty, at any depth; a list of one is that one."""
    if isinstance(value, dict):
        told = {name: _said(part) for name, part in value.items()}
        return {name: part for name, part in told.items() if part not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        parts = [part for item in value if (part := _said(item))]
        return parts[0] if len(parts) == 1 else parts
    return value


def ident(thing: Any, part: str) -> str:
    """The @id of the thing itself, which is not its page."""
    return f"{address_of(thing)}#{part}"


def moment(at: datetime | None, zone: ZoneInfo) -> str:
    return timezone.localtime(at, zone).isoformat(timespec="seconds") if at else ""


def day(text: str) -> str:
    """An EDTF date as ISO 8601, or nothing where it is doubtful, about, or a decade."""
    try:
        read = parse(text)
    except EdtfError:
        return ""
    return "" if read.mark or read.precision == "decade" else read.text


def record(row: Record | None) -> Node | None:
    """A record in short, to be joined by its @id with what its own page says."""
    if row is None:
        return None
    kind = TYPES.get(row.kind, "Thing")
    return {"@type": kind, "@id": ident(row, row.kind), "name": row.name, "url": address_of(row)}


def document(cited: Document) -> Node:
    return {
        "@type": "CreativeWork",
        "name": cited.title or str(cited),
        "url": cited.url if cited.url.startswith(("https://", "http://")) else "",
        "publisher": {"@type": "Organization", "name": cited.publisher},
        "datePublished": day(cited.dated),
        "inLanguage": cited.language,
    }


def documents(rows: list) -> list[Node]:
    """The documents of statements that carry `cited`, each once."""
    return [document(cited) for cited in dict.fromkeys(c.document for row in rows for c in row)]


def speaker(said: Speaker) -> Node | None:
    """Who said it, in the post of that day: a Role, which repeats the property that it qualifies.

    A name that is withheld is not told.
    """
    if said.record:
        who, role = record(said.record), said.post
    elif said.company:
        who, role = record(said.company), said.post or said.name
    elif said.reason:
        who, role = {"@type": "Person", "description": said.name}, ""
    else:
        return None
    role = "" if role == WITHHELD else role
    return {"@type": "OrganizationRole", "roleName": role, "creator": who} if role else who


def quotation(said: Quotation) -> Node:
    quote = said.quote
    original = {
        "@type": "Quotation",
        "text": quote.original_words,
        "inLanguage": quote.original_language,
    }
    return {
        "@type": "Quotation",
        "@id": ident(quote, "quote"),
        "url": address_of(quote),
        "text": quote.words,
        "inLanguage": quote.language,
        "creator": [speaker(row) for row in said.speakers],
        "dateCreated": day(quote.said_on),
        "citation": document(said.document) if said.document else None,
        "translationOfWork": original if quote.original_words else None,
        "translator": {"@type": "Person", "name": quote.translator} if quote.translator else None,
    }


def publisher_id() -> str:
    return whole("/#publisher")


def publisher(site: Site) -> Node:
    """The publication with the pages that say by which rules it works."""
    standards, about = whole(reverse("standards")), whole(reverse("about"))

    def policy(name: str, page: str = standards) -> str:
        return f"{page}#{name}" if name in site.texts else ""

    return {
        "@type": "NewsMediaOrganization",
        "@id": publisher_id(),
        "name": site.name,
        "slogan": site.tagline,
        "url": whole("/"),
        "logo": {"@type": "ImageObject", "url": whole(static("newsroom/icon.svg"))},
        "publishingPrinciples": standards,
        "ethicsPolicy": policy("standards"),
        "correctionsPolicy": policy("corrections_policy") or whole(reverse("corrections")),
        "unnamedSourcesPolicy": policy("sources_policy"),
        "ownershipFundingInfo": policy("ownership", about),
        "missionCoveragePrioritiesPolicy": policy("about", about),
        "masthead": whole(reverse("authors")),
    }
