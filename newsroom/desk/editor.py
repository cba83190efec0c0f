"""What the editor in the page needs to know of its article."""

from collections.abc import Callable

from django.urls import URLPattern, path, reverse

from newsroom.desk import finding, mentions, quoting, searching, speaking
from newsroom.desk.quoting import described
from newsroom.desk.searching import described as described_picture
from newsroom.images.models import Image
from newsroom.quotes import marks

#: What the editor asks: about anything, and about its article.
_ANY = {
    "linkable": searching.linkable,
    "pictures": searching.pictures,
    "named": mentions.named,
}
_OF_ARTICLE = {
    "speakers": speaking.speakers,
    "documents": quoting.documents,
    "quotes": quoting.quotes,
    "tag": quoting.tag_words,
    "copy": quoting.copy,
    "passage": quoting.passage,
    "found": finding.found,
    "proposed": finding.proposed,
    "accept": finding.accept,
    "refuse": finding.refuse,
}


def editor_urls(view: Callable) -> list[URLPattern]:
    """The addresses of these; `view` is the admin's wrapper for who may come in at all."""
    return [
        path(f"{prefix}{name}/", view(function), name=f"newsroom_article_{name}")
        for prefix, functions in (("", _ANY), ("<int:pk>/", _OF_ARTICLE))
        for name, function in functions.items()
    ]


def desk_config(article, body: str | None = None) -> dict:
    """Passages with their speakers, pictures, addresses to ask and the day: printed as JSON.

    `body` is the text in the editor where it is not the working copy's.
    """
    urls = {name: reverse(f"admin:newsroom_article_{name}") for name in _ANY}
    if article is None or article.pk is None:
        return {"article": None, "passages": [], "pictures": [], "urls": urls, "day": ""}
    passages = article.passages.select_related("quote").prefetch_related(
        "quote__speakers__person", "quote__speakers__company", "quote__speakers__document"
    )
    keys = {picture.image for picture in marks.pictures_in(body or article.body)}
    pictures = Image.objects.filter(pk__in=keys) if keys else []
    urls |= {
        name: reverse(f"admin:newsroom_article_{name}", args=[article.pk]) for name in _OF_ARTICLE
    }
    return {
        "article": article.pk,
        "passages": [described(passage) for passage in passages],
        "pictures": [described_picture(image) for image in pictures],
        "urls": urls,
        "day": article.day.isoformat() if article.day else "",
    }
