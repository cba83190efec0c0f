"""Pictures inside a text: the words as printed, the renditions as of now."""

from collections.abc import Iterable
from datetime import datetime

from django.template.loader import render_to_string

from newsroom.models import Image, Version
from newsroom.public.images import picture
from newsroom.versions.freezing import pictured

#: A figure on a page, and one in a feed, whose readers know neither srcset nor our styles.
ON_PAGE = "newsroom/public/_figure.html"
IN_FEED = "newsroom/public/feeds/_figure.html"


class Figures:
    """The pictures in the texts of `versions`: one query, none where no text has one."""

    def __init__(self, versions: Iterable[Version], at: datetime, template: str = ON_PAGE):
        keys = {key for version in versions for key in pictured(version.segments)}
        self._images = Image.objects.in_bulk(keys) if keys else {}
        self._at, self._template = at, template

    def html(self, segment: dict) -> str:
        """The figure of a segment; nothing where the picture may not be shown."""
        shown = picture(
            self._images.get(segment["image"]),
            self._at,
            alt=segment["alt"],
            credit=segment["credit"],
            caption=segment["caption"],
        )
        return (
            render_to_string(self._template, {"picture": shown, "class": "in-text"})
            if shown
            else ""
        )
