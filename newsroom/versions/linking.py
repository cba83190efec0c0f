"""Links of a body to our own addresses: what they lead to, or that they lead nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve

from newsroom.articles.models import ArticlePath
from newsroom.quotes.models import Quote
from newsroom.versions.material import Material
from newsroom.versions.models import Version
from partnerships.models import Claim, FormerSlug, Record


@dataclass(frozen=True)
class InternalLink:
    """`thing` is the record, quote or claim at the address, hidden or not; None for other pages."""

    href: str
    words: str
    thing: Any = None
    is_dead: bool = False


def internal_links(material: Material) -> list[InternalLink]:
    """Each link of the body to an address of ours, looked up once."""
    if not hasattr(material, "internal_links"):
        material.internal_links = list(_looked_up(material))
    return material.internal_links


def _looked_up(material: Material) -> Iterable[InternalLink]:
    links = [(link, path) for link in material.outline.links if (path := path_of(link.href))]
    pages = {path: page_at(path) for _, path in links}
    found = _found(pages.values(), material)
    for link, path in links:
        page = pages[path]
        if page is None or page[0] == "desk":
            yield InternalLink(link.href, link.words, is_dead=True)
        elif page[0] == "other":
            yield InternalLink(link.href, link.words)
        else:
            thing = found.get(page)
            kept = None if thing is True else thing
            yield InternalLink(link.href, link.words, kept, is_dead=thing is None)


def path_of(href: str) -> str:
    """The path of an address that is ours, or nothing."""
    if href.startswith(settings.SITE_URL):
        href = href.removeprefix(settings.SITE_URL) or "/"
    return urlsplit(href).path if href.startswith("/") and not href.startswith("//") else ""


def page_at(path: str) -> tuple[str, str] | None:
    """Which page answers: its kind and slug; None where none does."""
    if path.startswith(settings.DESK_PATH):
        return "desk", path
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.url_name == "article":
        return "article", path.strip("/")
    if match.url_name in (*Record.Kind.values, "quote", "claim"):
        return match.url_name, match.kwargs["slug"]
    return "other", path


def _found(pages: Iterable, material: Material) -> dict[tuple[str, str], Any]:
    """What is on file: by kind a query, none where nothing of the kind is linked."""
    wanted = slugs_by_kind(pages)
    found: dict[tuple[str, str], Any] = {}
    if records := {kind: wanted[kind] for kind in Record.Kind.values if kind in wanted}:
        found |= records_at(records)
    for kind, model in (("quote", Quote), ("claim", Claim)):
        if kind in wanted:
            for row in model.objects.filter(slug__in=wanted[kind]):
                found[kind, row.slug] = row
    if "article" in wanted:
        own = Q(article=material.article.pk) if material.article.pk else Q()
        live = Version.objects.live(material.at).values("article")
        paths = ArticlePath.objects.filter(Q(article__in=live) | own, path__in=wanted["article"])
        found |= {("article", path): True for path in paths.values_list("path", flat=True)}
    return found


def slugs_by_kind(pages: Iterable[tuple[str, str] | None]) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = {}
    for page in pages:
        if page:
            wanted.setdefault(page[0], set()).add(page[1])
    return wanted


def records_at(wanted: dict[str, set[str]]) -> dict[tuple[str, str], Record]:
    """By kind and slug, a former one too; what was merged answers as what it became."""
    asked = Q()
    for kind, slugs in wanted.items():
        asked |= Q(kind=kind, slug__in=slugs)
    found = {
        (former.kind, former.slug): former.record.canonical
        for former in FormerSlug.objects.filter(asked).select_related("record__merged_into")
    }
    for record in Record.objects.filter(asked).select_related("merged_into"):
        found[record.kind, record.slug] = record.canonical
    return found
