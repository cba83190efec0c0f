"""What the desk hides is in no feed, no sitemap and no graph of data."""

import re

import pytest

from newsroom.public.sitemaps import SITEMAPS
from tests.newsroom.public.test_leaks import Planted, crawl, secrets_in

pytestmark = pytest.mark.django_db

PAGES = (
    "", "sections/phones/", "series/badges/", "companies/acme/", "people/ada-roe/", "devices/one/",
    "partnerships/acme-zeta/", "quotes/", "rumours/", "corrections/",
)  # fmt: skip
FEEDS = [f"/{page}feed.{format}" for page in PAGES for format in ("rss", "json")]
SITEMAP_FILES = ["/sitemap.xml", "/sitemap-news.xml", *(f"/sitemaps/{n}.xml" for n in SITEMAPS)]
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def planted(make_image):
    return Planted(make_image)


def test_no_feed_says_what_is_hidden(client, planted):
    """Desk-only statements about public records name public records, which are no secret."""
    author = planted.author.get_absolute_url()
    asked = ["/feed.atom", f"{author}feed.rss", f"{author}feed.json", *FEEDS]
    asked += [f"/rumours/feed.rss?verdict={name}" for name in ("open", "came_true")]
    asked += ["/rumours/feed.json?source=tipster", "/quotes/feed.json?person=ada-roe"]
    told = {address: client.get(address) for address in asked}
    assert {page.status_code for page in told.values()} == {200}
    assert {address: found for address, page in told.items() if (found := secrets_in(page))} == {}
    for address in ("/feed.rss", "/companies/acme/feed.json", "/series/badges/feed.json"):
        assert "pangolin" not in told[address].content.decode()
        assert "<item>" in told[address].content.decode() or b'"id"' in told[address].content
    assert b"We are glad." in told["/quotes/feed.json"].content
    assert b"It was not true." not in told["/feed.rss"].content


def test_a_judged_claim_is_open_while_its_verdict_is_hidden(client, planted):
    """Not so the claim whose verdict readers may know."""
    feed = client.get("/rumours/feed.json?source=tipster").json()
    told = {item["url"].split("/")[-2]: item["title"].split(":")[0] for item in feed["items"]}
    assert told == {planted.claim.slug: "Open", planted.judged.slug: "Came true"}


def test_no_sitemap_names_a_page_that_a_stranger_cannot_open(client, planted):
    for address in SITEMAP_FILES:
        page = client.get(address)
        assert page.status_code == 200
        found = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", page.content.decode())
        assert not set(found) & set(planted.hidden_addresses)
        for place in found:
            assert client.get(place.replace("&amp;", "&")).status_code == 200, place


def test_no_sitemap_carries_a_hidden_word(client, planted):
    listed = {record.slug for record in planted.related_only_at_the_desk}
    for address in SITEMAP_FILES:
        found = secrets_in(client.get(address))
        assert {word for word in found if not any(word in slug for slug in listed)} == set()


def test_feeds_of_hidden_things_are_not_there(client, planted):
    for address in planted.hidden_addresses:
        if re.match(r"/(companies|people|devices|partnerships|series|authors)/", address):
            for format in ("rss", "json"):
                response = client.get(f"{address}feed.{format}")
                assert (address, response.status_code) == (address, 404)


def test_no_graph_says_what_is_hidden(client, planted):
    """Pages of public records that only the desk relates to others are named in lists only."""
    listed = {record.name for record in planted.related_only_at_the_desk}
    graphs = {}
    for address, page in crawl(client).items():
        if page.headers.get("Content-Type", "").startswith("text/html"):
            graphs[address] = " ".join(SCRIPT.findall(page.content.decode()))
    told = {
        address: set(re.findall("pangolin[a-z]+", graph)) - listed
        for address, graph in graphs.items()
    }
    assert {address: found for address, found in told.items() if found} == {}
    assert "We are glad." in graphs[planted.story.get_absolute_url()]
    for thing in (planted.company, planted.person, planted.device, planted.partnership):
        assert thing.name in graphs[thing.get_absolute_url()]
        assert "pangolin" not in graphs[thing.get_absolute_url()]
