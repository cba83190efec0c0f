"""Links of a text to our own pages: looked up as of now, so that none leads where nothing is.

A link to a record is a segment of its own (`links.Links`); what is here are those to articles,
quotes and claims, and to whatever else was typed as an address.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from html import unescape

from django.db.models import Q

from newsroom.articles.models import ArticlePath
from newsroom.models import Quote, Version
from newsroom.versions.linking import page_at, path_of, records_at, slugs_by_kind
from partnerships.models import Claim, Record

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


class OwnPages:
    """The pages that the texts of `versions` link to: a query for each kind that is linked."""

    def __init__(self, versions: Iterable[Version], at: datetime):
        hrefs = {
            href
            for version in versions
            for segment in version.segments
            if isinstance(segment, str)
            for href, _ in _LINK.findall(segment)
        }
        pages = {href: page_at(path) for href in hrefs if (path := path_of(unescape(href)))}
        there = _there(slugs_by_kind(pages.values()), at)
        self._dead = {
            href
            for href, page in pages.items()
            if page is None or (page[0] != "other" and page not in there)
        }

    def linked(self, html: str) -> str:
        """The same words, without the links that lead nowhere now."""
        if not self._dead:
            return html
        return _LINK.sub(lambda link: link[2] if link[1] in self._dead else link[0], html)


def _there(wanted: dict[str, set[str]], at: datetime) -> set[tuple[str, str]]:
    """Of pages by kind and slug, those that readers find, where they moved to included."""
    found = set()
    if paths := wanted.get("article"):
        live = Version.objects.live(at).filter(redacted_at=None).values("article")
        rows = ArticlePath.objects.filter(path__in=paths, article__in=live)
        found |= {("article", path) for path in rows.values_list("path", flat=True)}
    if slugs := wanted.get("quote"):
        seen = Quote.objects.public(at).values("pk")
        rows = Quote.objects.filter(Q(pk__in=seen) | Q(merged_into__in=seen), slug__in=slugs)
        found |= {("quote", slug) for slug in rows.values_list("slug", flat=True)}
    if slugs := wanted.get("claim"):
        rows = Claim.objects.public(at).filter(slug__in=slugs)
        found |= {("claim", slug) for slug in rows.values_list("slug", flat=True)}
    if records := {kind: wanted[kind] for kind in Record.Kind.values if kind in wanted}:
        found |= {key for key, record in records_at(records).items() if record.is_public(at)}
    return found
