"""Pictures: the renditions of those that a page shows right now."""

from datetime import datetime, time, timedelta
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from newsroom.images.actions import rendition_path
from newsroom.models import Depiction, Image, ShareCard
from newsroom.public import cards
from newsroom.public.rendering import readable
from partnerships.models import Record

CONTENT_TYPES = {
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
#: How long a reader's browser keeps a rendition, and how long caches that many share do, which
#: must not show for long what was withdrawn. Seconds.
KEPT, SHARED = 365 * 24 * 3600, 300
CARD_KEPT = f"public, max-age={SHARED}"


@require_safe
def rendition(request, pk, shape, digest, name):
    """A rendition, to everybody while its picture is in public use, else to those at the desk.

    A name stands for one content for good. One that was replaced leads to its successor, so that
    a page read before, a feed or a shared card keep their picture.
    """
    at = timezone.now()
    image = Image.objects.filter(pk=pk).first()
    present = image and image.renditions.get(shape)
    is_public = bool(present) and image.may_be_shown(at) and is_in_public_use(image, at)
    if not (present and (is_public or request.user.is_staff)):
        raise Http404
    if digest != present["digest"]:
        path = rendition_path(image.pk, shape, present["digest"], name)
        response = HttpResponseRedirect(reverse("media", args=[path]))
        response.headers["Cache-Control"] = "no-cache" if is_public else "private, no-store"
        return response
    path = rendition_path(image.pk, shape, digest, name)
    return served(request, path, _kept_until_it_expires(image, at) if is_public else "")


@require_safe
def card(request, kind, key, digest):
    """The share card of a thing while it says what its page does; to the desk any that is kept.

    Any other digest leads to the present card, kept or never made: a verdict that nobody sees yet
    has its card already, and must not be told by it.
    """
    at = timezone.now()
    shown = cards.now_shown(kind, int(key), at)
    if shown and shown.digest == digest:
        return served(request, shown.path, CARD_KEPT)
    if request.user.is_staff:
        kept = ShareCard.objects.filter(**{cards.KINDS[kind]: key}, digest=digest).last()
        if kept:
            return served(request, kept.path, "")
    if not shown:
        raise Http404
    response = HttpResponseRedirect(cards.address(kind, int(key), shown.digest))
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def original(request, name):
    """The file from which renditions are made: for the desk alone."""
    if not (request.user.is_staff and Image.objects.filter(file=name).exists()):
        raise Http404
    return served(request, name, "")


def is_in_public_use(image: Image, at: datetime) -> bool:
    """Whether a page that is public at `at` shows the picture."""
    return (
        readable(at).filter(Q(lead_image=image) | Q(pictures__image=image)).exists()
        or Depiction.objects.filter(image=image, record__in=Record.objects.public(at)).exists()
    )


def _kept_until_it_expires(image: Image, at: datetime) -> str:
    kept = KEPT
    if image.expires_on:
        day_after = datetime.combine(image.expires_on + timedelta(days=1), time())
        left = timezone.make_aware(day_after) - at
        kept = max(0, min(kept, int(left.total_seconds())))
    return f"public, max-age={kept}, s-maxage={min(kept, SHARED)}, immutable"


def served(request, path: str, cached: str):
    """The file; `cached` is empty for what nobody may keep."""
    content_type = CONTENT_TYPES.get(PurePosixPath(path).suffix)
    if not content_type:
        raise Http404
    etag = quote_etag(path)
    response = get_conditional_response(request, etag=etag) or _file(path, content_type)
    response.headers["Cache-Control"] = cached or "private, no-store"
    response.headers["ETag"] = etag
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _file(path: str, content_type: str) -> FileResponse:
    try:
        return FileResponse(default_storage.open(path), content_type=content_type)
    except FileNotFoundError:
        raise Http404 from None
