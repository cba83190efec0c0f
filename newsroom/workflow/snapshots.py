"""An article as data: what a revision keeps."""

from newsroom.articles.models import Article

FIELDS = (
    "headline", "slug", "standfirst", "body", "kind", "section_id", "series_id", "series_part",
    "is_developing", "language", "disclosure", "disclosure_note", "sponsor_id", "lead_image_id",
    "lead_caption", "lead_alternative_text", "lead_is_decorative",
)  # fmt: skip


def snapshot(article: Article) -> dict:
    """The article's fields, bylines, accepted mentions, claims and passages, as JSON values."""
    return {
        **{name: getattr(article, name) for name in FIELDS},
        "day": article.day.isoformat() if article.day else None,
        "authors": list(article.bylines.values_list("author_id", flat=True)),
        "mentions": list(article.mentions.accepted().values_list("record_id", flat=True)),
        "claims": list(article.article_claims.values_list("claim_id", flat=True)),
        "passages": [
            {
                "id": str(passage.id),
                "quote": passage.quote_id,
                "fragments": passage.fragments,
                "attribution": passage.attribution,
                "language": passage.language,
            }
            for passage in article.passages.attached()
        ],
    }
