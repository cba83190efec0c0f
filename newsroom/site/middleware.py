from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from newsroom.site.models import SiteSettings


class DeskSiteMiddleware:
    """At the desk: `request.site_settings`, and times in the newsroom's own zone.

    Readers' pages do both themselves, in the query that they need anyway.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(settings.DESK_PATH):
            return self.get_response(request)
        request.site_settings = SiteSettings.objects.current()
        with timezone.override(request.site_settings.zone):
            return self.get_response(request)
