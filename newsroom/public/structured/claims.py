"""A rumour and a quote as nodes: a Claim always, a ClaimReview only once there is a verdict."""

from newsroom.public.addresses import address_of
from newsroom.public.sentences import FINDINGS, standing
from newsroom.public.structured import nodes
from newsroom.public.structured.nodes import Node
from partnerships.models import Record, Source


def claim_in_short(row) -> Node:
    url = address_of(row)
    return {"@type": "Claim", "@id": nodes.ident(row, "claim"), "name": row.title, "url": url}


def claim(context: dict) -> list[Node]:
    row = context["claim"]
    node = claim_in_short(row) | {
        "text": row.words,
        "inLanguage": row.language,
        "datePublished": nodes.day(row.claimed_on),
        "author": [claimant(source) for source in context["claimants"]],
        "about": nodes.record(row.seen.subject),
        "appearance": nodes.documents([report.cited for report in context["reports"]]),
        "firstAppearance": nodes.documents([row.cited])[:1],
    }
    verdict = row.verdict
    if not verdict or row.is_voided:
        return [node]
    review = {
        "@type": "ClaimReview",
        "@id": nodes.ident(row, "verdict"),
        "url": address_of(row),
        "claimReviewed": row.title,
        "itemReviewed": {"@id": nodes.ident(row, "claim")},
        "author": {"@id": nodes.publisher_id()},
        "datePublished": verdict.judged_on.isoformat(),
        "reviewBody": verdict.explanation,
        "creativeWorkStatus": standing(provisional=verdict.provisional, contested=row.under_review),
        "reviewRating": {"@type": "Rating", "alternateName": FINDINGS[verdict.finding]},
        "citation": nodes.documents([verdict.cited]),
    }
    return [node, review, nodes.publisher(context["site"])]


def claimant(source: Record) -> Node:
    """Who claims: a person or handle, or else an outlet or company.

    `source` is a Source, or a Record read with `as_source`.
    """
    kind = source.type if isinstance(source, Source) else source.as_source.type
    is_organisation = kind in (Source.Type.OUTLET, Source.Type.COMPANY)
    return {
        "@type": "Organization" if is_organisation else "Person",
        "@id": nodes.ident(source, "source"),
        "name": source.name,
        "url": address_of(source),
    }


def quote(context: dict) -> list[Node]:
    said, pages = context["quotation"], {}
    for row in said.printed:
        pages.setdefault(row.version_id, row.version)
    node = nodes.quotation(said) | {
        "mainEntityOfPage": address_of(said.quote),
        "about": nodes.record(context["about"]),
        "isPartOf": [
            {"@type": "Article", "@id": f"{address_of(row)}#article", "headline": row.headline,
             "url": address_of(row)}
            for row in pages.values()
        ],
    }  # fmt: skip
    return [node]
