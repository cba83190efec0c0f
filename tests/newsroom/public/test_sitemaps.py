"""Sitemaps: every public page by type, honest days, and Google's rules for news."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from newsroom.models import Version
from newsroom.public import sitemaps
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from partnerships.models import Record
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.public.schema import STANDARDS
from tests.newsroom.public.test_budgets import BUDGET
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
needs_schemas = pytest.mark.skipif(
    not (STANDARDS / "siteindex.xsd").exists(),
    reason=f"{STANDARDS} has no siteindex.xsd: STANDARDS= names its folder.",
)


def publish(**fields):
    article = make_article(**fields)
    return article, actions.publish(article, by=make_user("Editor"))


def tree(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (
        200, "application/xml; charset=utf-8"
    )  # fmt: skip
    return etree.fromstring(response.content)


def days(client, name):
    """The paths of a sitemap with the moment of their last change."""
    found = {}
    for url in tree(client, f"/sitemaps/{name}.xml"):
        changed = url.findtext(f"{MAP}lastmod")
        found[path_of(url)] = changed and datetime.fromisoformat(changed)
    return found


def path_of(url):
    return "/" + url.findtext(f"{MAP}loc").split("/", 3)[3]


def titles(client):
    urls = tree(client, "/sitemap-news.xml")
    return [url.findtext(f"{NEWS}news/{NEWS}title") for url in urls]


def test_every_public_page_stands_in_one_sitemap_that_the_index_names(client):
    world = World().grow(2)
    listed = [path_of(row) for row in tree(client, "/sitemap.xml")]
    assert listed == [f"/sitemaps/{name}.xml" for name in sitemaps.SITEMAPS]
    pages = [path_of(url) for name in listed for url in tree(client, name)]
    assert len(pages) == len(set(pages))
    for page in pages:
        assert client.get(page).status_code == 200, page
    archives = {"/2022/", "/2022/05/", "/2022/05/23/"}
    expected = {page for page in world.addresses() if "versions" not in page} - archives
    assert expected - set(pages) == set()


def test_an_empty_site_has_the_sitemap_of_its_pages_only(client):
    assert [path_of(row) for row in tree(client, "/sitemap.xml")] == ["/sitemaps/pages.xml"]


def test_a_long_sitemap_has_pages(client, monkeypatch):
    monkeypatch.setattr(sitemaps.PublicSitemap, "limit", 2)
    for number in range(3):
        ledger.make_company(name=f"Company {number}", public=True)
    listed = [path_of(row) for row in tree(client, "/sitemap.xml")]
    assert listed[:2] == ["/sitemaps/companies.xml", "/sitemaps/companies.xml?p=2"]
    assert len(tree(client, listed[1])) == 1
    assert client.get("/sitemaps/companies.xml?p=3").status_code == 404


def test_an_articles_day_moves_with_what_readers_are_told_of(client):
    article, version = publish()
    path = version.get_absolute_url()
    assert days(client, "articles")[path] == version.first_published_at
    article.body += "<p>A comma.</p>"
    save_revision(article, by=None)
    actions.publish(article, by=make_user("Editor"), change="minor", confirmed_because="A comma.")
    assert days(client, "articles")[path] == version.first_published_at
    article.body += "<p>More.</p>"
    save_revision(article, by=None)
    updated = actions.publish(article, by=make_user("Editor"), note="More.")
    assert days(client, "articles")[path] == updated.updated_at


def test_a_records_day_moves_with_public_statements_not_with_work_at_the_desk(client):
    company = ledger.make_company(name="Leica", public=True, created_at=ledger.EPOCH)
    path = company.get_absolute_url()
    company.note = "Ask them."
    company.save()
    later, tomorrow = datetime(2020, 5, 1, tzinfo=UTC), timezone.now() + timedelta(days=1)
    ledger.make_name(company, public_from=None)
    ledger.make_name(company, public_from=tomorrow)
    assert days(client, "companies")[path] == ledger.EPOCH
    ledger.make_name(company, public_from=later, created_at=ledger.EPOCH)
    assert days(client, "companies")[path] == later


def test_a_claims_day_is_that_of_its_verdict(client):
    claim = ledger.make_claim(public=True, entered=True)
    ledger.make_verdict(claim)
    before = days(client, "rumours")[claim.get_absolute_url()]
    tomorrow = timezone.now() + timedelta(days=1)
    ledger.make_verdict(claim, public=True, created_at=tomorrow)
    after = days(client, "rumours")[claim.get_absolute_url()]
    assert before < after == tomorrow


def test_news_are_those_of_two_days_neither_paid_for_nor_retracted(client):
    publish(headline="New")
    publish(headline="Paid for", kind="sponsored", sponsor=ledger.make_company(public=True))
    retracted, _ = publish(headline="Retracted")
    actions.retract(retracted, by=make_user("Managing editor"), reason="No.", notice="No.")
    long_ago = make_article(headline="Long ago", imported_from="a file")
    before = timezone.now() - sitemaps.NEWS_AGE - timedelta(minutes=1)
    actions.publish(long_ago, by=make_user("Managing editor"), at=before)
    assert titles(client) == ["New"]


def test_news_have_at_most_a_thousand_the_newest(client, monkeypatch):
    assert sitemaps.NEWS_LIMIT == 1_000
    monkeypatch.setattr(sitemaps, "NEWS_LIMIT", 1)
    publish(headline="First")
    publish(headline="Second")
    assert titles(client) == ["Second"]


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", "en"), ("en-GB", "en"), ("zh-Hans", "zh-cn"), ("zh-Hant-HK", "zh-tw"),
     ("zh-TW", "zh-tw"), ("zh", "zh-cn")],
)  # fmt: skip
def test_news_have_their_language_as_google_writes_it(language, code):
    assert sitemaps.news_language(Version(language=language)) == code


@needs_schemas
def test_sitemaps_fit_their_schemas(client):
    World().grow(2)
    publish(headline="A <b> & a \x0b phone", language="zh-Hans")
    index = etree.XMLSchema(file=str(STANDARDS / "siteindex.xsd"))
    index.assertValid(tree(client, "/sitemap.xml"))
    news = etree.XMLSchema(file=str(STANDARDS / "sitemap-news.xsd"))
    entries = tree(client, "/sitemap-news.xml").findall(f"{MAP}url/{NEWS}news")
    assert len(entries) == 1
    for entry in entries:
        news.assertValid(etree.ElementTree(entry))
    for name in sitemaps.SITEMAPS:
        for url in tree(client, f"/sitemaps/{name}.xml"):
            tags = [child.tag.removeprefix(MAP) for child in url]
            assert tags in (["loc"], ["loc", "lastmod"])


def test_robots_are_shown_the_sitemaps_and_not_the_desk(client, settings):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /desk/" in lines
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert f"Sitemap: {settings.SITE_URL}/sitemap-news.xml" in lines


def test_who_has_a_sitemap_already_gets_304(client):
    publish()
    for address in ("/sitemap.xml", "/sitemap-news.xml", "/sitemaps/articles.xml"):
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_sitemaps_cost_the_same_with_2_rows_and_with_200(client):
    world = World().grow(2)
    addresses = ["/sitemap.xml", "/sitemap-news.xml"]
    addresses += [f"/sitemaps/{name}.xml" for name in sitemaps.SITEMAPS]

    def queries():
        counted = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200, address
            counted[address] = len(captured)
        return counted

    few = queries()
    world.grow(200)
    assert queries() == few
    assert max(few.values()) <= BUDGET, few
    assert Record.objects.count() > 1_000
