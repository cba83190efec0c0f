"""A feed written as RSS 2.0, Atom and JSON Feed 1.1."""

import json

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date

from newsroom.public.addresses import sayable
from newsroom.public.feeds.items import NEVER, Feed, Item


class Quiet:
    """A feed without an item has not changed, where Django would say that it changed just now."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else NEVER


class Rss(Quiet, Rss201rev2Feed):
    """RSS with the text in full beside the summary, each author by name, and `updated`."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, _ in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        if item["language"]:
            handler.addQuickElement("dc:language", item["language"])
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("content:encoded", item["content"])


class Atom(Quiet, Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, url in item["writers"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if url:
                handler.addQuickElement("uri", url)
            handler.endElement("author")
        language = {"xml:lang": item["language"]} if item["language"] else {}
        handler.addQuickElement("content", item["content"], {"type": "html", **language})


def _xml(generator: type[Rss] | type[Atom], format: str):
    def written(feed: Feed) -> bytes:
        root = generator(
            title=sayable(feed.title),
            link=feed.home,
            description=sayable(feed.description or feed.title),
            language=settings.LANGUAGE_CODE,
            author_name=sayable(feed.publication),
            feed_url=feed.address(format),
            feed_guid=feed.address(format),
        )
        for item in feed.items:
            root.add_item(**_fields(item))
        return root.writeString("utf-8").encode()

    return written


def _fields(item: Item) -> dict:
    return {
        "title": sayable(item.title),
        "link": item.url,
        "description": sayable(item.summary),
        "unique_id": item.id,
        "unique_id_is_permalink": False,
        "pubdate": item.published,
        "updateddate": item.updated,
        "categories": [sayable(tag) for tag in item.tags],
        "writers": [(sayable(writer.name), writer.url) for writer in item.writers],
        "language": item.language,
        "content": sayable(item.content),
    }


def _json(feed: Feed) -> bytes:
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address("json"),
        "description": feed.description,
        "language": settings.LANGUAGE_CODE,
        "authors": [{"name": feed.publication, "url": settings.SITE_URL}],
        "items": [_json_item(item) for item in feed.items],
    }
    return json.dumps(_said(written), ensure_ascii=False, indent=1).encode()


def _json_item(item: Item) -> dict:
    return _said(
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_html": item.content,
            "summary": item.summary,
            "image": item.image,
            "date_published": rfc3339_date(item.published),
            "date_modified": rfc3339_date(item.updated),
            "authors": [_said({"name": row.name, "url": row.url}) for row in item.writers],
            "tags": list(item.tags),
            "language": item.language,
        }
    )


def _said(fields: dict) -> dict:
    """Without what is empty; a feed without items has an empty list of them."""
    return {name: value for name, value in fields.items() if value or name == "items"}


#: Of each format its content type and how it is written.
FORMATS = {
    "rss": (Rss.content_type, _xml(Rss, "rss")),
    "atom": (Atom.content_type, _xml(Atom, "atom")),
    "json": ("application/feed+json; charset=utf-8", _json),
}
