"""An article as a node: what it is, who wrote it, whom it quotes, what was wrong in it."""

from newsroom.articles.names import find_names
from newsroom.public.addresses import address_of, whole
from newsroom.public.images import Picture
from newsroom.public.structured import nodes
from newsroom.public.structured.claims import claim_in_short
from newsroom.public.structured.nodes import Node

TYPES = {
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "review": "ReviewNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "sponsored": "AdvertiserContentArticle",
}


def article(context: dict) -> list[Node]:
    version, zone = context["version"], context["site"].zone
    address = address_of(version)
    about, mentions = _named(version.headline, context["in_this_story"])
    quotations = {said.quote.pk: said for said in context["quotations"]}
    cited = {said.document for said in quotations.values() if said.document}
    series = version.series
    changes = [version.first_published_at, version.updated_at]
    if version.is_retracted:
        changes.append(version.notice_at)
    node = {
        "@type": TYPES[version.kind],
        "@id": f"{address}#article",
        "url": address,
        "mainEntityOfPage": address,
        "headline": version.headline,
        "description": version.standfirst,
        "inLanguage": version.language,
        "datePublished": nodes.moment(version.first_published_at, zone),
        "dateModified": nodes.moment(max(filter(None, changes)), zone),
        "version": str(version.number),
        "articleSection": version.section_name,
        "author": [
            {"@type": "Person", "@id": nodes.ident(row.author, "author"), "name": row.name,
             "url": address_of(row.author)}
            for row in context["bylines"]
        ],
        "publisher": {"@id": nodes.publisher_id()},
        "sponsor": {"@type": "Organization", "name": version.sponsor_name}
        if version.sponsor_name else None,
        "image": _image(context["picture"]) if context["picture"] else None,
        "isPartOf": {"@type": "CreativeWorkSeries", "@id": nodes.ident(series, "series"),
                     "name": series.name, "url": address_of(series)} if series else None,
        "position": version.series_part,
        "creativeWorkStatus": "Retracted" if version.is_retracted else "",
        "correction": _corrections(context),
        "citation": [nodes.document(row) for row in sorted(cited, key=lambda row: row.pk)],
        "about": [nodes.record(row) for row in about],
        "mentions": [
            *(nodes.record(row) for row in mentions),
            *(claim_in_short(claim) for claim in context["claims"]),
        ],
        "hasPart": [nodes.quotation(said) for said in quotations.values()],
    }  # fmt: skip
    return [node, nodes.publisher(context["site"])]


def _named(headline: str, records: list) -> tuple[list, list]:
    """The records that the headline names, and the others."""
    found = {name.key for name in find_names(headline, [(row.name, row.pk) for row in records])}
    about = [row for row in records if row.pk in found]
    return about, [row for row in records if row.pk not in found]


def _image(picture: Picture) -> Node:
    return {
        "@type": "ImageObject",
        "url": whole(picture.src),
        "width": {"@type": "QuantitativeValue", "value": picture.width, "unitCode": "E37"},
        "height": {"@type": "QuantitativeValue", "value": picture.height, "unitCode": "E37"},
        "caption": picture.caption,
        "creditText": picture.credit,
    }


def _corrections(context: dict) -> list[Node]:
    """Each correction with what was wrong, unless those words were redacted; a retraction too."""
    zone, version = context["site"].zone, context["version"]
    told = []
    if version.is_retracted:
        told.append((version.notice, version.notice_at))
    for row in context["corrections"]:
        wrong = "" if row.since_redacted else f" We wrote: {row.wrong}"
        told.append((f"{row.note}{wrong} Right is: {row.right}", row.live_from))
    return [
        {"@type": "CorrectionComment", "text": text, "datePublished": nodes.moment(at, zone)}
        for text, at in told
    ]
