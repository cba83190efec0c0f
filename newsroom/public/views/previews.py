"""A preview shared with people who have no account: signed, expiring, revocable, never kept.

It shows the article and nothing else that is not public, and its address tells nobody anything.
"""

import re
from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsroom.models import Image, PreviewLink
from newsroom.public.pages import answer
from newsroom.public.rendering import preview_context
from newsroom.public.site import current_site
from newsroom.public.views.media import served
from newsroom.quotes.marks import pictures_in

_RENDITION = re.compile(
    r"pictures/(?P<pk>[0-9]{1,18})/(?P<shape>[a-z]+)-(?P<digest>[0-9a-f]{12})/"
    r"[0-9]{1,5}\.(avif|webp|jpg)"
)


def _private(view):
    """No cache keeps it, no search engine lists it, no page that it links to learns of it."""

    @never_cache
    @wraps(view)
    def answered(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return require_safe(answered)


def _open_link(token: str) -> PreviewLink | None:
    """The link that we signed, while it is good. Raises Http404 for an address that is none."""
    key = PreviewLink.key_in(token)
    rows = PreviewLink.objects.select_related(
        "revision", "article__section", "article__series", "article__sponsor",
        "article__lead_image",
    )  # fmt: skip
    link = rows.filter(key=key).first() if key else None
    if link is None:
        raise Http404
    return link if link.is_open() and not link.article.binned_at else None


@_private
def shared(request, token):
    """The article as readers would see it, or a sentence that the link is no longer good."""
    at = timezone.now()
    link = _open_link(token)
    if link is None:
        context = {"site": current_site(), "at": at}
        return render(request, "newsroom/public/preview_gone.html", context, status=410)
    content = link.revision.content if link.revision else None
    context = preview_context(link.article, at, content) | {
        "is_preview": True, "shared_until": link.expires_at, "canonical_url": None,
    }  # fmt: skip
    response = answer(request, "article_detail.html", context, at=at)
    response.content = _behind(token, _shown(link), response.text).encode()
    return response


def _shown(link: PreviewLink) -> set[int]:
    """Keys of the pictures that the text shows: the lead picture and those inside."""
    content = link.revision.content if link.revision else {}
    lead = content.get("lead_image_id", link.article.lead_image_id)
    inside = pictures_in(content.get("body", link.article.body))
    return {row.image for row in inside} | ({lead} if lead else set())


def _behind(token: str, images: set[int], page: str) -> str:
    """The page with its pictures at addresses that are good as long as the link is."""
    for key in images:
        folder = reverse("media", args=[f"pictures/{key}/"])
        page = page.replace(folder, reverse("preview-media", args=[token, f"pictures/{key}/"]))
    return page


@_private
def picture(request, token, name):
    """A rendition of a picture on the page, to whoever has the link."""
    link = _open_link(token)
    match = _RENDITION.fullmatch(name)
    if link is None or match is None:
        raise Http404
    key = int(match["pk"])
    image = Image.objects.filter(pk=key).first() if key in _shown(link) else None
    rendition = image and image.renditions.get(match["shape"])
    if not rendition or rendition["digest"] != match["digest"]:
        raise Http404
    if not image.may_be_shown(timezone.now()):
        raise Http404
    return served(request, name, "")
