"""Pictures: only those that a page shows right now."""

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from newsroom.models import Depiction, Image
from newsroom.public.rendering import readable
from partnerships.models import Record

CONTENT_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


@require_safe
def media(request, name):
    """The file, to everybody while it is in public use, else to staff; to others it is not there.

    Names are never used twice, so the name is all that a browser's copy has to be asked about.
    """
    at = timezone.now()
    image = (
        Image.objects.filter(Q(file=name) | Q(renditions__file=name))
        .values("pk", "expires_on")
        .first()
    )
    content_type = CONTENT_TYPES.get(PurePosixPath(name).suffix.lower())
    if not (image and content_type):
        raise Http404
    public = _is_in_public_use(image, at)
    if not (public or request.user.is_staff):
        raise Http404
    etag = quote_etag(name)
    response = get_conditional_response(request, etag=etag) or _file(name, content_type)
    response.headers["Cache-Control"] = "no-cache" if public else "private, no-store"
    response.headers["ETag"] = etag
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _is_in_public_use(image, at):
    if image["expires_on"] and image["expires_on"] < at.date():
        return False
    return (
        readable(at).filter(lead_image=image["pk"]).exists()
        or Depiction.objects.filter(
            image=image["pk"], record__in=Record.objects.public(at)
        ).exists()
    )


def _file(name, content_type):
    try:
        return FileResponse(default_storage.open(name), content_type=content_type)
    except FileNotFoundError:
        raise Http404 from None
