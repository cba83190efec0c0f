"""Feeds: /feed.rss, /feed.json, /feed.atom, and one beside each page that brings news."""

from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from newsroom.public.feeds import channels
from newsroom.public.feeds.formats import FORMATS
from newsroom.public.feeds.items import Feed
from newsroom.public.site import current_site


def feed_view(channel: Callable[..., Feed]):
    @require_safe
    def view(request, format, **named):
        at, site = timezone.now(), current_site()
        content_type, written = FORMATS[format]
        with timezone.override(site.zone):
            try:
                content = written(channel(request, at, site, **named))
            except channels.Moved as moved:
                return HttpResponsePermanentRedirect(f"{moved}feed.{format}")
            except channels.Senseless as wrong:
                return HttpResponse(
                    "\n".join(wrong.args), status=400, content_type="text/plain; charset=utf-8"
                )
        return unless_unchanged(request, HttpResponse(content, content_type=content_type))

    return view


def unless_unchanged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response, or 304 for a reader who has it.

    The ETag is that of the content: a minor fix or a link that went changes it, though no date
    moves. For the same reason there is no Last-Modified.
    """
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, response=response)


everything = feed_view(channels.everything)
section = feed_view(channels.section)
series = feed_view(channels.series)
author = feed_view(channels.author)
record = feed_view(channels.record)
quotes = feed_view(channels.quotes)
rumours = feed_view(channels.rumours)
corrections = feed_view(channels.corrections)
