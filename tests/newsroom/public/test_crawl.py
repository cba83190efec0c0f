"""The whole example site, read by following links from its front page."""

import io
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from newsroom.models import Quote, Section
from newsroom.public.rendering import readable
from newsroom.public.views.authors import printed_authors
from partnerships.models import Claim, Record
from tests.newsroom.public.test_budgets import BUDGET

pytestmark = pytest.mark.django_db

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """What a page says of itself, its links, and where its tags do not close."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.links, self.ids = [], [], [], []
        self.tags = Counter()
        self.title = self.language = self.canonical = ""
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]
        self.faults += [f"id {name} twice" for name, n in Counter(self.ids).items() if n > 1]

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "title" and "svg" in self.open:
            tag = "svg title"
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        if len(attributes) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag in {"p", "a", "button"} and self.open.count(tag) > 1:
            self.faults.append(f"<{tag}> inside <{tag}>")
        if tag == "html":
            self.language = attributes.get("lang", "")
        if tag == "link" and attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]
        if tag == "a":
            self.links.append(attributes.get("href", ""))
        if tag == "img":
            self.links.append(attributes["src"])
        if "id" in attributes:
            self.ids.append(attributes["id"])

    def handle_endtag(self, tag):
        if tag == "title" and "svg" in self.open:
            tag = "svg title"
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at line {self.getpos()[0]} closes nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] == "title":
            self.title += data


@dataclass
class Visit:
    status: int
    queries: int
    location: str = ""
    page: Page | None = None
    linked_from: list[str] = field(default_factory=list)


def internal(link, address):
    """The address that a link on a page leads to, without its fragment; "" for another site."""
    parts = urlsplit(urljoin(f"{settings.SITE_URL}{address}", link))
    if f"{parts.scheme}://{parts.netloc}" != settings.SITE_URL:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def visit(client, address):
    queries = 0

    def counting(execute, *args):
        nonlocal queries
        queries += 1
        return execute(*args)

    with connection.execute_wrapper(counting):  # CaptureQueriesContext would take twice as long
        response = client.get(address)
        content = b"".join(response) if response.streaming else response.content
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return Visit(
        response.status_code,
        queries,
        response.headers.get("Location", ""),
        Page(content.decode()) if is_page and response.status_code == 200 else None,
    )


def crawled():
    """Every address by links from the front page; static files are not the site's."""
    client, site, waiting = Client(), {}, {"/": ["/"]}
    while waiting:
        address, linked_from = waiting.popitem()
        site[address] = seen = visit(client, address)
        seen.linked_from = linked_from
        links = seen.page.links if seen.page else [seen.location]
        for link in filter(None, {internal(link, address) for link in links if link}):
            if link.startswith(settings.STATIC_URL):
                continue
            found = site[link].linked_from if link in site else waiting.setdefault(link, [])
            found.append(address)
    return site


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, _test_settings):
    """The demo loaded and crawled once; taken away at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=io.StringIO())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as a database that has stood for a minute
        yield crawled()
        transaction.set_rollback(True)


@pytest.fixture
def pages(site):
    return {address: seen.page for address, seen in site.items() if seen.page}


def test_no_link_is_broken(site):
    broken = {
        address: (seen.status, seen.linked_from[:3])
        for address, seen in site.items()
        if seen.status not in {200, 301}
        or (seen.status == 301 and site[internal(seen.location, address)].status != 200)
    }
    assert broken == {}


def test_every_page_keeps_the_query_budget(site):
    over = {address: seen.queries for address, seen in site.items() if seen.queries > BUDGET}
    assert over == {}


def test_every_page_has_one_title_heading_and_language(pages):
    lacking = {
        address
        for address, page in pages.items()
        if not (page.title.strip() and page.language)
        or page.tags["h1"] != 1
        or page.tags["title"] != 1
        or page.tags["main"] != 1
    }
    assert lacking == set()


def test_every_page_has_its_canonical_address(pages):
    """That of the same page without what narrows or sorts it."""
    wrong = {
        address: page.canonical
        for address, page in pages.items()
        if page.canonical.split("?")[0] != f"{settings.SITE_URL}{address.split('?')[0]}"
    }
    assert wrong == {}


def test_no_two_pages_have_the_same_title(pages):
    canonical = defaultdict(set)
    for page in pages.values():
        canonical[page.title].add(page.canonical)
    assert {title: found for title, found in canonical.items() if len(found) > 1} == {}


def test_every_page_is_well_formed(pages):
    assert {address: page.faults for address, page in pages.items() if page.faults} == {}


def test_nothing_public_is_an_orphan(site):
    things = [
        *Record.objects.public(),
        *Quote.objects.public(),
        *Claim.objects.public().standing(),
        *readable(None),
        *printed_authors(None),
        *Section.objects.all(),
        *{version.series for version in readable(None).filter(series__isnull=False)},
    ]
    assert len(things) > 300
    assert {str(thing) for thing in things if thing.get_absolute_url() not in site} == set()


def test_the_site_is_worth_an_hour(pages):
    assert len(pages) > 350
