"""Addresses as the outside world needs them: with the site's own in front, and ids for good."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

#: A tag as the sanitiser and our templates write it: every attribute in double quotes.
_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[\w-]+="[^"]*")+\s*/?>')
_LINK = re.compile(r'(?<=\s)(href|src|cite|srcset)="([^"]*)"')

#: What XML 1.0 cannot say at all.
_UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def whole(path: str) -> str:
    """The address of a path of ours; another site's stays as it is."""
    return urljoin(f"{settings.SITE_URL}/", path)


def address_of(thing: Any) -> str:
    """The absolute address of what has a page."""
    return whole(thing.get_absolute_url())


def with_whole_addresses(html: str, page: str) -> SafeString:
    """The same HTML with links that lead anywhere from anywhere; `page` is where it stands."""

    def link(found):
        name, value = found.groups()
        try:
            if name == "srcset":  # ours: addresses without a comma, each with its width
                parts = (urljoin(page, part) for part in _read(value).split(", "))
                return f'{name}="{escape(", ".join(parts))}"'
            return f'{name}="{escape(urljoin(page, _read(value)))}"'
        except ValueError:  # such as https://[
            return found.group()

    return mark_safe(_TAG.sub(lambda tag: _LINK.sub(link, tag.group()), html))


def _read(value: str) -> str:
    return value.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")


def tag_uri(kind: str, key: int | str, since: datetime) -> str:
    """An id that no new headline, slug or section changes (RFC 4151).

    `since` is a moment of the thing that never moves: its first publication or its entry.
    """
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{since.astimezone(UTC):%Y-%m-%d}:{kind}/{key}"


def sayable(text: str) -> str:
    """The text without what no XML document may contain."""
    return _UNSAYABLE.sub("", text)
