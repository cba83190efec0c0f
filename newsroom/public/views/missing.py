"""There is no page at this address: the answer helps, and never fails itself."""

import logging
import re
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from newsroom.public.pages import answer
from newsroom.search.searching import Hit, search
from newsroom.search.suggesting import did_you_mean

#: Addresses whose visitors do not look for a story.
PLAIN = (settings.DESK_PATH, "/accounts/", settings.STATIC_URL, settings.MEDIA_URL)
NEAR = 5
_FILE = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)
log = logging.getLogger(__name__)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """With a search field and what lies near the address; plain for files and at the desk."""
    path = request.path_info
    if not path.startswith(PLAIN) and not _FILE.search(path):
        try:
            context = {"near": near(path), "canonical_url": ""}
            return answer(request, "not_found.html", context, at=timezone.now(), status=404)
        except Exception:
            log.exception("The page for what is not there failed.")
    return render(request, "404.html", status=404)


def near(path: str) -> list[Hit]:
    """What is live and has the words of the address's last part, or nearly so."""
    words = " ".join(re.findall(r"\w+", path.strip("/").rsplit("/", 1)[-1]))[:100]
    at = timezone.now()
    found = _found(words, at)
    if found or len(words) < 4:
        return found
    with suppress(IndexError):
        return _found(did_you_mean(words, at=at)[0], at)
    longest = sorted(words.split(), key=len, reverse=True)[:2]
    return _found(" ".join(longest), at)


def _found(words: str, at) -> list[Hit]:
    return search(words, at=at, size=NEAR, facets=False).hits
