"""What pages tell machines is true, public, and in the words of schema.org."""

import json
import re
from html import unescape

import pytest
from django.test import RequestFactory
from django.utils import timezone

from newsroom.models import ArticleClaim, Mention, SiteSettings
from newsroom.public.pages import answer
from newsroom.public.rendering import preview_context
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from partnerships.models import Document
from tests import factories as ledger
from tests.newsroom.factories import (
    address_of,
    make_article,
    make_author,
    make_quote,
    make_user,
    tag_words,
)
from tests.newsroom.public.schema import faults, many, needs_vocabulary
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TRAIL = re.compile(r'<nav class="trail".*?</nav>', re.DOTALL)
CRUMB = re.compile(r'<a href="([^"]+)">(.*?)</a>|<span aria-current="page">(.*?)</span>')


@pytest.fixture
def leica():
    return ledger.make_company(name="Leica Camera", slug="leica", public=True)


@pytest.fixture
def person():
    return ledger.make_person(name="Matthias Harsch", slug="harsch", public=True)


@pytest.fixture
def quote(person):
    document = ledger.make_document(
        public=True, publisher="Gadgets", title="They met", url="https://gadgets.test/1",
        dated="2022-05-23",
    )  # fmt: skip
    quote = make_quote(
        "We are glad.", person=person, slug="glad", said_on="2022-05-23",
        public_from=ledger.EPOCH, document=document,
    )  # fmt: skip
    speaker = quote.speakers.get()
    speaker.post = "Chief executive, Leica Camera AG"
    speaker.save()
    return quote


@pytest.fixture
def article():
    return make_article(
        headline="Leica Camera & a phone", slug="story", body="<p>Once.</p>",
        authors=[make_author(name="Ines Calloway", slug="ines")],
    )  # fmt: skip


def publish(article, **fields):
    save_revision(article, by=None)
    return actions.publish(article, by=make_user("Editor"), **fields)


def graph_of(client, address):
    """The graph of a page, its nodes by type."""
    response = client.get(address)
    assert response.status_code == 200
    (text,) = SCRIPT.findall(response.content.decode())
    graph = json.loads(text)
    assert graph["@context"] == "https://schema.org"
    return {node["@type"]: node for node in many(graph["@graph"])}


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("news", "NewsArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("review", "ReviewNewsArticle"),
        ("explainer", "BackgroundNewsArticle"),
        ("sponsored", "AdvertiserContentArticle"),
    ],
)
def test_an_article_is_of_the_type_of_its_kind(client, article, kind, type):
    article.kind = kind
    if kind == "sponsored":
        article.sponsor = ledger.make_company(name="Acme", public=True)
    article.save()
    node = graph_of(client, publish(article).get_absolute_url())[type]
    assert node["headline"] == "Leica Camera & a phone"
    assert node["author"]["name"] == "Ines Calloway"
    assert node["publisher"]["@id"].endswith("/#publisher")
    assert "dateModified" in node


def test_it_is_about_what_its_headline_names_and_mentions_the_rest(client, article, leica, quote):
    device = ledger.make_device(name="Phone X", maker=leica, public=True)
    claim = ledger.make_claim(title="The One", subject=device, public=True, entered=True)
    for record in (leica, device):
        Mention.objects.create(article=article, record_id=record.pk)
    ArticleClaim.objects.create(article=article, claim=claim)
    tag_words(article, "We are glad.", quote=quote)
    node = graph_of(client, publish(article).get_absolute_url())["NewsArticle"]
    assert node["about"]["name"] == "Leica Camera"
    assert [(row["@type"], row["name"]) for row in node["mentions"]] == [
        ("Person", "Matthias Harsch"), ("ProductModel", "Phone X"), ("Claim", "The One"),
    ]  # fmt: skip
    assert node["citation"] == {
        "@type": "CreativeWork", "name": "They met", "url": "https://gadgets.test/1",
        "publisher": {"@type": "Organization", "name": "Gadgets"}, "datePublished": "2022-05-23",
    }  # fmt: skip


def test_a_quotation_has_its_speaker_in_the_post_of_that_day(client, article, quote):
    tag_words(article, "We are glad.", quote=quote)
    version = publish(article)
    said = graph_of(client, version.get_absolute_url())["NewsArticle"]["hasPart"]
    assert (said["@type"], said["text"], said["dateCreated"]) == (
        "Quotation", "We are glad.", "2022-05-23",
    )  # fmt: skip
    assert said["creator"]["roleName"] == "Chief executive, Leica Camera AG"
    assert said["creator"]["creator"]["name"] == "Matthias Harsch"
    own = graph_of(client, "/quotes/glad/")["Quotation"]
    assert own["@id"] == said["@id"]
    assert own["creator"] == said["creator"]
    assert own["isPartOf"]["headline"] == "Leica Camera & a phone"


def test_a_correction_is_told_with_what_was_wrong(client, article):
    publish(article)
    version, _ = actions.correct(
        article, by=make_user("Editor"), change="correction", headline=article.headline,
        standfirst=article.standfirst, body="<p>Twice.</p>", note="It was twice.",
        wrong="Once.", right="Twice.",
    )  # fmt: skip
    node = graph_of(client, version.get_absolute_url())["NewsArticle"]
    assert node["correction"]["text"] == "It was twice. We wrote: Once. Right is: Twice."


def test_a_hidden_document_and_record_are_not_told(client, article, quote, leica):
    Mention.objects.create(article=article, record_id=leica.pk)
    tag_words(article, "We are glad.", quote=quote)
    version = publish(article)
    leica.merged_into_id = ledger.make_company(name="Hidden").pk
    leica.save()
    Document.objects.update(public_from=None)
    node = graph_of(client, version.get_absolute_url())["NewsArticle"]
    assert node.keys().isdisjoint({"citation", "about"})
    assert "citation" not in node["hasPart"]


def test_nothing_in_the_data_ends_the_script(client, article):
    article.headline = "</script><script>alert(1)</script><!-- \u2028"
    article.save()
    response = client.get(publish(article).get_absolute_url())
    (text,) = SCRIPT.findall(response.content.decode())
    assert not re.search("[<>&\u2028]", text)
    nodes = many(json.loads(text)["@graph"])
    assert nodes[0]["headline"] == article.headline


def test_a_claim_is_reviewed_only_with_a_verdict(client):
    tipster = ledger.make_source(name="Tipster", slug="tipster", type="handle", public=True)
    claim = ledger.make_claim(tipster, title="The One", slug="one", public=True, entered=True)
    found = graph_of(client, "/rumours/one/")
    assert found.keys() == {"Claim", "BreadcrumbList"}
    assert (found["Claim"]["author"]["@type"], found["Claim"]["datePublished"]) == (
        "Person", "2022-05-23",
    )  # fmt: skip
    ledger.make_verdict(claim, finding="premature")
    assert "ClaimReview" not in graph_of(client, "/rumours/one/")
    ledger.make_verdict(claim, finding="premature", public=True)
    review = graph_of(client, "/rumours/one/")["ClaimReview"]
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Came later"}
    assert review["itemReviewed"]["@id"] == found["Claim"]["@id"]


def test_a_person_has_dated_posts(client, person, leica):
    post = ledger.make_appointment(
        person=person, company=leica, started="2017-09", ended="2026", end_status="ended",
        public=True,
    )  # fmt: skip
    assert "worksFor" not in graph_of(client, "/people/harsch/")["Person"]
    ledger.cite(post)
    found = graph_of(client, "/people/harsch/")
    assert found["ProfilePage"]["mainEntity"]["@id"] == found["Person"]["@id"]
    post = found["Person"]["worksFor"]
    assert (post["roleName"], post["startDate"], post["endDate"]) == (
        "Chief executive", "2017-09", "2026",
    )  # fmt: skip
    assert post["worksFor"]["name"] == "Leica Camera"


def test_a_doubtful_day_is_not_told_as_certain(client, person, leica):
    posts = [
        ledger.make_appointment(person=person, company=leica, public=True, **fields)
        for fields in (
            {"started": "2017?"},
            {"started": "2017", "unsourced_fields": ["started"]},
            {"started": "201X"},
        )
    ]
    for post in posts:
        ledger.cite(post)
    told = graph_of(client, "/people/harsch/")["Person"]["worksFor"]
    assert [row.get("startDate") for row in told] == [None, None, None]


def test_facts_without_a_document_are_not_told(client, leica):
    leica.founded, leica.website, leica.unsourced_fields = "1869", "leica.test", ["website"]
    leica.save()
    assert "foundingDate" not in graph_of(client, "/companies/leica/")["Organization"]
    ledger.cite(leica)
    node = graph_of(client, "/companies/leica/")["Organization"]
    assert node["foundingDate"] == "1869"
    assert "sameAs" not in node


def test_a_rumoured_name_is_not_a_name(client, leica):
    device = ledger.make_device(name="Two", slug="two", maker=leica, public=True)
    ledger.make_name(device, "L2S", public=True)
    rumoured = ledger.make_name(device, "Three", public=True)
    rumoured.kind = "rumoured"
    rumoured.save()
    assert graph_of(client, "/devices/two/")["ProductModel"]["alternateName"] == "L2S"


@pytest.mark.parametrize("relation", ["succeeds", "replaced_by", "became"])
def test_a_device_follows_another_and_is_never_on_offer(client, leica, relation):
    new = ledger.make_device(name="Two", slug="two", maker=leica, public=True)
    old = ledger.make_device(name="One", slug="one", maker=leica, public=True)
    pair = (old, new) if relation == "replaced_by" else (new, old)
    ledger.make_lineage(*pair, relation=relation, public=True)
    ledger.make_price(new, public=True)
    node = graph_of(client, "/devices/two/")["ProductModel"]
    followed = {} if relation == "became" else {"successorOf": "One"}
    assert {name: row["name"] for name, row in node.items() if name == "successorOf"} == followed
    assert node["manufacturer"]["name"] == "Leica Camera"
    assert "offers" not in node
    earlier = graph_of(client, "/devices/one/")["ProductModel"]
    assert ("predecessorOf" in earlier) == bool(followed)


def test_the_publication_names_the_pages_of_its_policies_once_they_are_written(client, settings):
    SiteSettings.objects.create(pk=1, name="The Rangefinder", sources_policy=" ")
    node = graph_of(client, "/about/")["NewsMediaOrganization"]
    assert node["name"] == "The Rangefinder"
    assert "unnamedSourcesPolicy" not in node
    SiteSettings.objects.update(sources_policy="Rarely.", ownership="Ours.")
    node = graph_of(client, "/")["NewsMediaOrganization"]
    assert node["unnamedSourcesPolicy"] == f"{settings.SITE_URL}/standards/#sources_policy"
    assert node["ownershipFundingInfo"] == f"{settings.SITE_URL}/about/#ownership"


def test_the_trail_is_the_same_for_readers_and_machines(client, settings):
    world = World().grow(1)
    trails = {}
    for address in world.addresses():
        page = client.get(address).content.decode()
        if not (seen := TRAIL.search(page)):
            continue
        links = [
            (settings.SITE_URL + (path or address), unescape(name or last))
            for path, name, last in CRUMB.findall(seen.group())
        ]
        told = graph_of(client, address)["BreadcrumbList"]["itemListElement"]
        assert [(row["item"]["@id"], row["name"]) for row in told] == links
        assert [row["position"] for row in told] == list(range(1, len(links) + 1))
        trails[address] = [name for _, name in links]
    assert trails["/people/ada-roe/"] == ["On Record", "People", "Ada Roe"]
    missing = set(world.addresses()) - set(trails)
    assert {address for address in missing if "versions" not in address} == {"/"}


def test_a_past_day_and_a_preview_have_no_graph(client, person, article):
    page = client.get("/people/harsch/?on=2022-05-23").content.decode()
    (text,) = SCRIPT.findall(page)
    assert [node["@type"] for node in many(json.loads(text)["@graph"])] == ["BreadcrumbList"]
    at = timezone.now()
    context = preview_context(article, at) | {"is_preview": True}
    preview = answer(RequestFactory().get("/desk/"), "article_detail.html", context, at=at)
    assert SCRIPT.findall(preview.content.decode()) == []


def test_a_shared_link_shows_the_page(client, article, make_image, settings):
    article.lead_image = make_image(alternative_text="Two men")
    article.save()
    version = publish(article)
    page = client.get(version.get_absolute_url()).content.decode()
    for name, value in {
        "og:type": "article",
        "og:title": "Leica Camera &amp; a phone",
        "og:description": "A standfirst.",
        "og:url": f"{settings.SITE_URL}{version.get_absolute_url()}",
        "og:image": f"{settings.SITE_URL}{address_of(article.lead_image)}",
        "og:image:alt": "Two men",
    }.items():
        assert f'<meta property="{name}" content="{value}">' in page


def test_a_page_offers_its_feeds_and_they_are_there(client):
    world = World().grow(1)
    offered = set()
    for address in world.addresses():
        page = client.get(address).content.decode()
        offered |= set(
            re.findall(r'<link rel="alternate" [^>]*(?:xml|feed\+json)" [^>]*href="(.+?)"', page)
        )
    assert len(offered) == 3 + 2 * 10
    assert {address: client.get(address).status_code for address in offered} == dict.fromkeys(
        offered, 200
    )


@needs_vocabulary
def test_a_narrowed_list_offers_the_feed_of_the_same_rows(client):
    source = ledger.make_source(slug="tipster", public=True)
    judged = ledger.make_claim(source, public=True, entered=True)
    ledger.make_verdict(judged, public=True)
    ledger.make_claim(source, public=True, entered=True)
    page = client.get("/rumours/?verdict=came_true&sort=claimed").content.decode()
    link = re.search(r'href="(/rumours/feed\.json[^"]*)"', page).group(1)
    assert link == "/rumours/feed.json?verdict=came_true"
    items = client.get(link).json()["items"]
    assert [item["title"] for item in items] == [f"Came true: {judged.title}"]
    assert 'href="/rumours/feed.json"' in client.get("/rumours/?verdict=maybe").content.decode()


def test_every_page_speaks_schema_org(client):
    world = World().grow(2)
    world.company.country, world.company.founded = "DE", "1869"
    world.company.headquarters, world.company.website = "Wetzlar", "leica.test"
    world.company.save()
    ledger.cite(world.company)
    wrong = {}
    for address in world.addresses():
        for text in SCRIPT.findall(client.get(address).content.decode()):
            if found := sorted(set(faults(json.loads(text)["@graph"]))):
                wrong[address] = found
    assert wrong == {}
