"""From the working copy to frozen words: what a version and its rows hold."""

import re

from django.conf import settings

from newsroom.articles.models import Article
from newsroom.images.models import Image
from newsroom.quotes import marks
from newsroom.quotes.models import Passage
from newsroom.versions.models import (
    PrintedByline,
    PrintedClaim,
    PrintedMention,
    PrintedPassage,
    PrintedPicture,
    Version,
)
from partnerships.models import FormerSlug, Record

#: The columns of a Version that hold words or say where they stand.
WORDS = (
    "kind", "section", "section_name", "series", "series_part", "is_developing", "language",
    "headline", "standfirst", "body", "segments", "search_text", "disclosure", "disclosure_note",
    "sponsor_name", "lead_image", "lead_caption", "lead_alternative_text", "lead_credit",
)  # fmt: skip
EMPTIED_BY_REDACTION = (
    "headline", "standfirst", "body", "segments", "search_text", "disclosure_note",
    "sponsor_name", "lead_caption", "lead_alternative_text", "lead_credit",
)  # fmt: skip
_RECORD_ADDRESS = re.compile(
    r"^/(?P<folder>people|companies|devices|partnerships|sources)/(?P<slug>[-\w]+)/$"
)
_FOLDERS = {
    "people": "person", "companies": "company", "devices": "device",
    "partnerships": "partnership", "sources": "source",
}  # fmt: skip


def words_of(article: Article) -> dict:
    """The fields of a Version that copy the working copy's words."""
    words = {
        "kind": article.kind,
        "section": article.section,
        "section_name": article.section.name if article.section else "",
        "series": article.series,
        "series_part": article.series_part,
        "is_developing": article.is_developing,
        "language": article.language,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "body": article.body,
        "disclosure": article.disclosure,
        "disclosure_note": article.disclosure_note,
        "sponsor_name": article.sponsor.name if article.sponsor else "",
        "lead_image": article.lead_image,
        "lead_caption": article.lead_caption,
        "lead_alternative_text": _alternative_text(article),
        "lead_credit": article.lead_image.credit if article.lead_image else "",
    }
    return reworded(words)


def reworded(words: dict) -> dict:
    """The same columns with segments and search text made anew from the body."""
    return words | {
        "segments": segments(words["body"]),
        "search_text": "\n".join(
            [words["headline"], words["standfirst"], marks.text_of(words["body"])]
        ),
    }


def _alternative_text(article: Article) -> str:
    if not article.lead_image or article.lead_is_decorative:
        return ""
    return article.lead_alternative_text or article.lead_image.alternative_text


def segments(body: str) -> list[marks.Segment]:
    """The body cut up, with links to the ledger turned into the records they lead to, and the
    credit of each picture as it is now; a picture that is not in the library is left out."""
    addresses = {
        href: match
        for href in marks.links_in(body)
        if (match := _RECORD_ADDRESS.match(href.removeprefix(settings.SITE_URL)))
    }
    keys = _records_at({(_FOLDERS[row["folder"]], row["slug"]) for row in addresses.values()})
    cut = marks.segments_of(
        body,
        lambda href: (
            (match := addresses.get(href)) and keys.get((_FOLDERS[match["folder"]], match["slug"]))
        ),
    )
    if not (used := pictured(cut)):
        return cut
    credits = dict(Image.objects.filter(pk__in=used).values_list("pk", "credit"))
    return [
        segment | {"credit": credits[segment["image"]]} if _is_picture(segment) else segment
        for segment in cut
        if not _is_picture(segment) or segment["image"] in credits
    ]


def _records_at(addresses: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Keys of records by kind and slug, a former slug too."""
    slugs = {slug for _, slug in addresses}
    if not slugs:
        return {}
    rows = Record.objects.filter(slug__in=slugs).values_list("kind", "slug", "pk")
    found = {(kind, slug): pk for kind, slug, pk in rows}
    if addresses - found.keys():
        former = FormerSlug.objects.filter(slug__in=slugs).values_list("kind", "slug", "record")
        found = {(kind, slug): pk for kind, slug, pk in former} | found
    return found


def _is_picture(segment: marks.Segment) -> bool:
    return isinstance(segment, dict) and "image" in segment


def pictured(segments: list[marks.Segment]) -> list[int]:
    """Keys of the pictures in the text, each once, in order."""
    return list(dict.fromkeys(row["image"] for row in segments if _is_picture(row)))


def print_rows(version: Version, article: Article) -> None:
    """Write who and what the version prints: bylines, mentions, claims, passages, links."""
    PrintedByline.objects.bulk_create(
        PrintedByline(
            version=version, author=byline.author, position=position, name=byline.author.name
        )
        for position, byline in enumerate(article.bylines.select_related("author"))
    )
    PrintedMention.objects.bulk_create(
        PrintedMention(
            version=version,
            record_id=mention.record_id,
            name=mention.words or mention.record.name,
        )
        for mention in article.mentions.accepted().select_related("record")
    )
    PrintedClaim.objects.bulk_create(
        PrintedClaim(version=version, claim_id=row.claim_id) for row in article.article_claims.all()
    )
    _print_body(version)


def copy_rows(rows: list, version: Version) -> None:
    """Print `rows` with another version too, and what its own body holds."""
    for row in rows:
        row.pk, row._state.adding, row.version = None, True, version
        row.save()
    _print_body(version)


def rows_beside_body(version: Version) -> list:
    """Bylines, mentions and claims of a version, read before it goes."""
    return [
        row for rows in (version.bylines, version.mentions, version.claims) for row in rows.all()
    ]


def _print_body(version: Version) -> None:
    """The passages whose marks the body carries, its pictures, the records that it links to."""
    PrintedPicture.objects.bulk_create(
        PrintedPicture(version=version, image_id=key) for key in pictured(version.segments)
    )
    printed = marks.passages_in(version.body)
    passages = {
        str(passage.id): passage
        for passage in Passage.objects.filter(article=version.article_id, id__in=list(printed))
    }
    PrintedPassage.objects.bulk_create(
        PrintedPassage(
            version=version,
            passage=passage,
            quote_id=passage.quote_id,
            position=position,
            fragments=fragments,
            attribution=passage.attribution,
            language=passage.language,
        )
        for position, (key, fragments) in enumerate(printed.items())
        if (passage := passages.get(key))
    )
    linked = [
        segment["record"]
        for segment in version.segments
        if isinstance(segment, dict) and "record" in segment
    ]
    PrintedMention.objects.bulk_create(
        PrintedMention(version=version, record=record, name=record.name)
        for record in Record.objects.filter(pk__in=linked).exclude(
            printed_mentions__version=version
        )
    )
