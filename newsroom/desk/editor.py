"""What the editor in the page needs to know of its article."""

from django.urls import reverse

from newsroom.desk.quoting import described


def desk_config(article) -> dict:
    """Passages with their speakers, addresses to ask and the day: printed as JSON."""
    if article is None or article.pk is None:
        return {"article": None, "passages": [], "urls": {}, "day": ""}
    passages = article.passages.select_related("quote").prefetch_related(
        "quote__speakers__person", "quote__speakers__company", "quote__speakers__document"
    )
    urls = {
        name: reverse(f"admin:newsroom_article_{name}", args=[article.pk])
        for name in ("speakers", "documents", "quotes", "tag")
    }
    return {
        "article": article.pk,
        "passages": [described(passage) for passage in passages],
        "urls": urls,
        "day": article.day.isoformat() if article.day else "",
    }
