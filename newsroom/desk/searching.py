"""What the editor's dialogs look up for the text: where a link may lead, pictures to put in."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from newsroom.images.models import Image
from newsroom.public.images import rendered
from newsroom.versions.models import Version
from partnerships.models import Record

LIMIT = 8


def _asked(request) -> str:
    if not request.user.has_perm("newsroom.view_article"):
        raise PermissionDenied
    return request.GET.get("q", "").strip()


@require_GET
@never_cache
def linkable(request):
    """Records by any of their names, then live articles by their headline."""
    q, at = _asked(request), timezone.now()
    records = Record.objects.standing().named(q).order_by("name", "pk") if q else []
    articles = Version.objects.live(at).filter(headline__icontains=q).order_by("-live_from")
    found = [
        {
            "text": record.name,
            "detail": _told(record.get_kind_display(), record.is_public(at)),
            "href": record.get_absolute_url(),
            "record": record.pk,
        }
        for record in records[:LIMIT]
    ] + [
        {
            "text": version.headline,
            "detail": f"article of {timezone.localdate(version.first_published_at):%-d %B %Y}",
            "href": version.get_absolute_url(),
        }
        for version in (articles[: LIMIT - 3] if q else [])
    ]
    return JsonResponse({"results": found})


def _told(kind: str, is_public: bool) -> str:
    return kind if is_public else f"{kind}; not public: readers would see the words without a link"


@require_GET
@never_cache
def pictures(request):
    """Pictures of the library by title, credit or what they show, the newest first."""
    q = _asked(request)
    found = Image.objects.filter(
        Q(title__icontains=q) | Q(alternative_text__icontains=q) | Q(credit__icontains=q)
    )
    return JsonResponse({"results": [described(image) for image in found[:LIMIT]]})


def described(image: Image) -> dict:
    """A picture as the editor shows it; `src` is empty before its renditions are made."""
    shown = rendered(image, alt="")
    return {
        "id": image.pk,
        "text": image.title,
        "alt": image.alternative_text,
        "credit": image.credit,
        "detail": image.credit if image.may_be_shown() else f"{image.credit}; may not be shown",
        "src": shown.thumbnail if shown else "",
    }
