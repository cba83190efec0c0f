"""The publication and those who write for it, as nodes."""

from newsroom.public.addresses import whole
from newsroom.public.structured import nodes
from newsroom.public.structured.nodes import Node


def publication(context: dict) -> list[Node]:
    site = context["site"]
    website = {
        "@type": "WebSite",
        "@id": whole("/#site"),
        "name": site.name,
        "description": site.tagline,
        "url": whole("/"),
        "publisher": {"@id": nodes.publisher_id()},
    }
    return [nodes.publisher(site), website]


def author(context: dict) -> list[Node]:
    row, address = context["author"], context["canonical_url"]
    main = {
        "@type": "Person",
        "@id": nodes.ident(row, "author"),
        "name": row.name,
        "url": address,
        "jobTitle": row.role,
        "description": row.biography,
        "worksFor": {"@id": nodes.publisher_id()},
    }
    page = {"@type": "ProfilePage", "@id": f"{address}#page", "url": address, "name": row.name}
    page["mainEntity"] = {"@id": main["@id"]}
    return [page, main, nodes.publisher(context["site"])]
