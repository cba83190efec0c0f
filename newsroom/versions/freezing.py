"""From the working copy to frozen words: what a version and its rows hold."""

import re

from newsroom.articles.models import Article
from newsroom.quotes import marks
from newsroom.quotes.models import Passage
from newsroom.versions.models import (
    PrintedByline,
    PrintedClaim,
    PrintedMention,
    PrintedPassage,
    Version,
)
from partnerships.models import Record

#: The columns of a Version that hold words or say where they stand.
WORDS = (
    "kind", "section", "section_name", "series", "series_part", "language", "headline",
    "standfirst", "body", "segments", "search_text", "disclosure", "disclosure_note",
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
    """The body cut up, with links to the ledger turned into the records they lead to."""
    addresses = {
        href: match for href in marks.links_in(body) if (match := _RECORD_ADDRESS.match(href))
    }
    slugs = {match["slug"] for match in addresses.values()}
    keys = {
        (kind, slug): pk
        for kind, slug, pk in Record.objects.filter(slug__in=slugs).values_list(
            "kind", "slug", "pk"
        )
    }
    return marks.segments_of(
        body,
        lambda href: (
            (match := addresses.get(href)) and keys.get((_FOLDERS[match["folder"]], match["slug"]))
        ),
    )


def print_rows(version: Version, article: Article) -> None:
    """Write who and what the version prints: bylines, passages, mentions, claims."""
    PrintedByline.objects.bulk_create(
        PrintedByline(
            version=version, author=byline.author, position=position, name=byline.author.name
        )
        for position, byline in enumerate(article.bylines.select_related("author"))
    )
    order = list(marks.passages_in(version.body))
    passages = {str(p.id): p for p in Passage.objects.filter(article=article, id__in=order)}
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
        for position, (key, fragments) in enumerate(marks.passages_in(version.body).items())
        if (passage := passages.get(key))
    )
    linked = {segment["record"] for segment in version.segments
              if isinstance(segment, dict) and "record" in segment}  # fmt: skip
    named = {
        mention.record_id: mention.words or mention.record.name
        for mention in article.mentions.accepted().select_related("record")
    }
    for record in Record.objects.filter(pk__in=linked - set(named)):
        named[record.pk] = record.name
    PrintedMention.objects.bulk_create(
        PrintedMention(version=version, record_id=pk, name=name[:200]) for pk, name in named.items()
    )
    PrintedClaim.objects.bulk_create(
        PrintedClaim(version=version, claim_id=row.claim_id) for row in article.article_claims.all()
    )


def printed_rows(version: Version) -> list:
    """Bylines, passages, mentions and claims of a version, read before it goes."""
    return [
        row
        for rows in (version.bylines, version.passages, version.mentions, version.claims)
        for row in rows.all()
    ]


def copy_rows(rows: list, version: Version) -> None:
    """Print the same rows with another version; passages in the words of its body."""
    printed = marks.passages_in(version.body)
    for row in rows:
        row.pk, row._state.adding, row.version = None, True, version
        if isinstance(row, PrintedPassage):
            if str(row.passage_id) not in printed:
                continue
            row.fragments = printed[str(row.passage_id)]
        row.save()
