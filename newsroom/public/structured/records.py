"""People, companies, devices, partnerships and sources as nodes.

A fact, post, owner or ticker without a document is not told to machines: readers see that it
has none, they would not. Nor is a rumoured name a name.
"""

from newsroom.public.addresses import address_of, whole
from newsroom.public.structured import nodes
from newsroom.public.structured.claims import claimant
from newsroom.public.structured.nodes import Node
from partnerships.models import DeviceEvent, EndStatus, Lineage, Name, Ownership, Specification

#: Owners of whom one says that the company is theirs.
PARENTS = (
    Ownership.Relation.MAJORITY,
    Ownership.Relation.WHOLLY_OWNED,
    Ownership.Relation.PARENT,
)


def _about(context: dict, **fields) -> Node:
    """What every record has: its id, page, names and documents."""
    row, ledger = context["record"], context["ledger"]
    picture = getattr(row, "picture", None)
    image = {"@type": "ImageObject", "creditText": picture.credit} if picture else None
    if image:
        image["url"] = whole(picture.src)
    return {
        **nodes.record(row),
        "mainEntityOfPage": address_of(row),
        "alternateName": _names(context),
        "image": image,
        **fields,
        "subjectOf": nodes.documents([ledger.cited_for_record]),
    }


def _names(context: dict) -> list[str]:
    known = (name.text for name in context["names"] if name.kind != Name.Kind.RUMOURED)
    return list(dict.fromkeys(known))


def _sourced(context: dict) -> set[str]:
    return {fact.field for fact in context["facts"] if fact.sourced}


def _page(context: dict, main: Node) -> list[Node]:
    address = address_of(context["record"])
    return [
        {
            "@type": "ProfilePage",
            "@id": f"{address}#page",
            "url": address,
            "name": context["record"].name,
            "mainEntity": {"@id": main["@id"]},
            "publisher": {"@id": nodes.publisher_id()},
        },
        main,
        nodes.publisher(context["site"]),
    ]


def person(context: dict) -> list[Node]:
    row = context["record"]
    nationality = None
    if "nationality" in _sourced(context):
        nationality = {"@type": "Country", "name": row.nationality.name}
    posts = [_post(post) for post in context["posts"] if post.seen.company and post.cited]
    return _page(context, _about(context, nationality=nationality, worksFor=posts))


def _post(post) -> Node:
    """A post with its days: a Role, which repeats the property that it qualifies."""
    return {
        "@type": "OrganizationRole",
        "roleName": post.role,
        "startDate": "" if "started" in post.unsourced_fields else nodes.day(post.started),
        "endDate": "" if "ended" in post.unsourced_fields else nodes.day(post.ended),
        "worksFor": nodes.record(post.seen.company),
    }


def company(context: dict) -> list[Node]:
    row, known = context["record"], _sourced(context)
    address = {
        "@type": "PostalAddress",
        "addressCountry": row.country.code if "country" in known else "",
    }
    parents = [
        nodes.record(stake.seen.owner)
        for stake in context["owners"]
        if stake.relation in PARENTS and stake.end_status == EndStatus.OPEN and stake.cited
    ]
    website = row.website if "website" in known else ""
    if website and "://" not in website:
        website = f"https://{website}"
    listed = [f"{ticker.mic} {ticker.symbol}" for ticker in context["tickers"] if ticker.cited]
    node = _about(
        context,
        foundingDate=nodes.day(row.founded) if "founded" in known else "",
        address=address if address["addressCountry"] else None,
        location=row.headquarters if "headquarters" in known else "",
        sameAs=website,
        parentOrganization=parents,
        tickerSymbol=listed,
    )
    if listed:
        node["@type"] = "Corporation"
    return [node]


def device(context: dict) -> list[Node]:
    """Never with an offer: we sell nothing, and a rumour has no price."""
    row, ledger = context["record"], context["ledger"]
    newer = [link for link in ledger[Lineage] if link.relation != Lineage.Relation.BECAME]
    older = [_older_first(link) for link in newer]
    own = row.pk
    released = [
        nodes.day(event.on)
        for event in ledger[DeviceEvent]
        if event.kind == DeviceEvent.Kind.RELEASED and event.on_earliest
        and event.on_earliest <= context["at"].date()
    ]  # fmt: skip
    return [
        _about(
            context,
            category=row.get_type_display(),
            description="".join(words for words, _ in context["opening"]),
            manufacturer=nodes.record(context["maker"]),
            brand=nodes.record(context["brand"] or context["maker"]),
            releaseDate=released[:1],
            successorOf=[nodes.record(first) for first, second in older if second.pk == own],
            predecessorOf=[nodes.record(second) for first, second in older if first.pk == own],
            additionalProperty=[
                _property(found) for found in context["specifications"]
                if found.standing == Specification.Standing.CONFIRMED and found.cited
            ],
        )
    ]  # fmt: skip


def _older_first(link) -> tuple:
    """“succeeds” is told of the newer device, “replaced by” of the older one."""
    pair = (link.seen.device, link.seen.other)
    return pair[::-1] if link.relation == Lineage.Relation.SUCCEEDS else pair


def _property(found) -> Node:
    return {
        "@type": "PropertyValue",
        "name": found.property.replace("_", " "),
        "value": found.value,
        "unitText": found.unit,
    }


def partnership(context: dict) -> list[Node]:
    """A Project: what schema.org has for an enterprise of several parties."""
    row, known = context["record"], _sourced(context)
    parties = (party.seen.company or party.seen.person for party in context["parties"])
    part_of = context["part_of"]
    return [
        _about(
            context,
            member=[nodes.record(party) for party in dict.fromkeys(parties) if party],
            foundingDate=nodes.day(row.started) if "started" in known else "",
            dissolutionDate=nodes.day(row.ended) if "ended" in known else "",
            parentOrganization=nodes.record(part_of),
            subOrganization=[nodes.record(part) for part in context["parts"]],
        )
    ]


def source(context: dict) -> list[Node]:
    row = context["record"]
    main = claimant(row) | {"alternateName": _names(context)}
    if identity := context["identity"]:
        main["sameAs"] = nodes.ident(identity, identity.kind)
    return _page(context, main)
