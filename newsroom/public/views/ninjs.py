"""An article for other newsrooms, at its own address with ninjs.json behind it."""

from django.http import Http404, HttpResponsePermanentRedirect, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public.addressed import Gone, Moved, became_of, standing_at
from newsroom.public.ninjs import canceled, usable
from newsroom.public.rendering import article_context
from newsroom.public.site import current_site
from newsroom.public.views.feeds import unless_unchanged


@require_safe
def ninjs(request, day, slug):
    """200 also for what was taken back: whoever has the article is told so by the same address."""
    at, path, site = timezone.now(), f"{day}/{slug}", current_site()
    if version := standing_at(path, at):
        item = usable(version, article_context(version, at, site.zone), site)
    else:
        match became_of(path, at):
            case Moved(present):
                return HttpResponsePermanentRedirect(f"{present.get_absolute_url()}ninjs.json")
            case Gone() as gone:
                item = canceled(gone, at, site)
            case _:
                raise Http404
    response = JsonResponse(item, json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    return unless_unchanged(request, response)
