"""Feeds: the text in full, absolute addresses, ids for good, dates that mean something."""

import json
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.models import Image
from newsroom.public.addresses import with_whole_addresses
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests import factories as ledger
from tests.newsroom.factories import (
    address_of,
    make_article,
    make_author,
    make_quote,
    make_user,
    tag_words,
)
from tests.newsroom.public.test_budgets import BUDGET
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
OF_THE_WORLD = (
    "/feed", "/sections/phones/feed", "/series/badges/feed", "/authors/ines-calloway/feed",
    "/companies/acme/feed", "/people/ada-roe/feed", "/devices/acme-one/feed",
    "/partnerships/acme-zeta/feed", "/quotes/feed", "/rumours/feed", "/corrections/feed",
)  # fmt: skip


@pytest.fixture
def article():
    return make_article(
        headline="Two <firms> & a phone",
        slug="two-firms",
        body='<p>See <a href="/companies/leica/">Leica</a>, <a href="#end">below</a>.</p>',
        authors=[make_author(name="Ines Calloway", slug="ines"), make_author(name="Bo Vogt")],
    )


def publish(article, **fields):
    save_revision(article, by=None)
    return actions.publish(article, by=make_user("Editor"), **fields)


def correct(article, change, body, **fields):
    article.refresh_from_db()
    return actions.correct(
        article, by=make_user("Editor"), change=change, headline=article.headline,
        standfirst=article.standfirst, body=body, **fields,
    )[0]  # fmt: skip


def json_feed(client, address="/feed.json"):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (
        200, "application/feed+json; charset=utf-8"
    )  # fmt: skip
    return json.loads(response.content)


def items(client, address="/feed.json"):
    return json_feed(client, address)["items"]


def xml(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def test_a_json_feed_says_what_it_is_and_carries_the_text(client, article, settings):
    version = publish(article)
    feed = json_feed(client)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{settings.SITE_URL}/feed.json"
    (item,) = feed["items"]
    assert item["url"] == f"{settings.SITE_URL}{version.get_absolute_url()}"
    assert item["title"] == "Two <firms> & a phone"
    assert [row["name"] for row in item["authors"]] == ["Ines Calloway", "Bo Vogt"]
    assert f'<a href="{item["url"]}#end">below</a>' in item["content_html"]


def test_a_public_record_is_linked_absolutely_and_a_hidden_one_is_words(client, article, settings):
    leica = ledger.make_company(name="Leica", slug="leica", public=True)
    publish(article)
    link = f'<a href="{settings.SITE_URL}/companies/leica/">Leica</a>'
    assert link in items(client)[0]["content_html"]
    leica.merged_into_id = ledger.make_company(name="Hidden").pk
    leica.save()
    assert "<p>See Leica, " in items(client)[0]["content_html"]


def test_a_quotation_leads_to_its_quote(client, article, settings):
    quote = make_quote("We are glad.", slug="glad", public_from=ledger.EPOCH)
    tag_words(article, "We are glad.", quote=quote)
    publish(article)
    address = f'<a class="passage" href="{settings.SITE_URL}/quotes/glad/"'
    assert address in items(client)[0]["content_html"]


def test_a_quote_merged_since_leads_to_its_heir(client, article):
    quote = make_quote("We are glad.", slug="glad", public_from=ledger.EPOCH)
    tag_words(article, "We are glad.", quote=quote)
    publish(article)
    quote.merged_into = make_quote("We are very glad.", slug="very", public_from=ledger.EPOCH)
    quote.save()
    assert '/quotes/very/"' in items(client)[0]["content_html"]


def test_rss_has_summary_text_authors_and_an_id_that_is_no_address(client, article):
    publish(article)
    channel = xml(client, "/feed.rss").find("channel")
    item = channel.find("item")
    assert item.findtext("title") == "Two <firms> & a phone"
    assert item.findtext("description") == "A standfirst."
    assert "See Leica, " in item.findtext(CONTENT)
    assert [row.text for row in item.findall(CREATOR)] == ["Ines Calloway", "Bo Vogt"]
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert channel.find(f"{ATOM}link").attrib["href"].endswith("/feed.rss")


def test_atom_has_one_author_element_each_and_the_text_as_html(client, article):
    publish(article)
    feed = xml(client, "/feed.atom")
    entry = feed.find(f"{ATOM}entry")
    assert [row.findtext(f"{ATOM}name") for row in entry.findall(f"{ATOM}author")] == [
        "Ines Calloway", "Bo Vogt",
    ]  # fmt: skip
    assert entry.find(f"{ATOM}content").attrib["type"] == "html"
    assert "See Leica, " in entry.findtext(f"{ATOM}content")
    assert feed.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")


def test_an_id_is_the_same_in_every_feed_and_never_changes(client, article):
    publish(article)
    (item,) = items(client)
    section = f"/sections/{article.section.slug}/feed"
    assert [row["id"] for row in items(client, f"{section}.json")] == [item["id"]]
    assert xml(client, f"{section}.rss").findtext("channel/item/guid") == item["id"]
    article.refresh_from_db()
    article.headline, article.slug = "Another headline", "another-slug"
    publish(article, note="More of it.")
    assert [row["id"] for row in items(client)] == [item["id"]]


def test_updated_moves_on_an_update_and_a_correction_but_not_on_a_minor_fix(client, article):
    publish(article)
    (first,) = items(client)
    assert first["date_modified"] == first["date_published"]
    correct(article, "minor", "<p>See Leica. Below.</p>", confirmed_because="A comma.")
    (minor,) = items(client)
    assert "Below" in minor["content_html"]
    assert minor["date_modified"] == first["date_published"]
    correct(article, "update", "<p>See Leica again.</p>", note="They met again.")
    (updated,) = items(client)
    correct(
        article, "correction", "<p>See Leica once.</p>", note="It was once.",
        wrong="See Leica again.", right="See Leica once.",
    )  # fmt: skip
    (corrected,) = items(client)
    assert first["date_modified"] < updated["date_modified"] < corrected["date_modified"]
    assert {row["date_published"] for row in (first, minor, updated, corrected)} == {
        first["date_published"]
    }
    for words in ("It was once.", "<del>See Leica again.</del>", "<ins>See Leica once.</ins>"):
        assert words in corrected["content_html"]


def test_what_readers_must_know_stands_above_the_text(client, article):
    article.kind, article.disclosure = "sponsored", "trip"
    article.sponsor = ledger.make_company(name="Acme", public=True)
    article.save()
    publish(article)
    actions.retract(article, by=make_user("Managing editor"), reason="Why.", notice="Not so.")
    (item,) = items(client)
    for words in ("Paid for by Acme", "A company paid for the trip", "Retracted", "Not so."):
        assert words in item["content_html"]
    assert item["date_modified"] > item["date_published"]


def test_a_lead_picture_goes_when_its_licence_ends(client, article, make_image, settings):
    article.lead_image = make_image(alternative_text="Two men")
    article.save()
    publish(article)
    (item,) = items(client)
    assert item["image"] == f"{settings.SITE_URL}{address_of(article.lead_image)}"
    assert f'src="{item["image"]}"' in item["content_html"]
    Image.objects.update(expires_on="2020-01-01")
    assert "image" not in items(client)[0]


def test_a_withdrawn_article_leaves_its_feeds(client, article):
    publish(article)
    actions.withdraw(article, by=make_user("Managing editor"), reason="No.", notice="Gone.")
    assert items(client) == []


@pytest.mark.parametrize("format", ["rss", "atom", "json"])
@pytest.mark.parametrize("is_published", [True, False])
def test_who_has_the_feed_already_gets_304(client, article, format, is_published):
    if is_published:
        publish(article)
    first = client.get(f"/feed.{format}")
    assert first["Cache-Control"] == "no-cache"
    again = client.get(f"/feed.{format}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_minor_fix_changes_the_etag_alone(client, article):
    publish(article)
    etag = client.get("/feed.rss")["ETag"]
    correct(article, "minor", "<p>See Leica, below.</p>", confirmed_because="A full stop.")
    assert client.get("/feed.rss", headers={"If-None-Match": etag}).status_code == 200


def test_the_verdict_moves_a_claim_up_and_stands_in_its_title(client):
    tipster = ledger.make_source(name="Tipster", slug="tipster", public=True)
    claim = ledger.make_claim(tipster, title="The One", public=True, entered=True)
    (item,) = items(client, "/rumours/feed.json")
    assert item["title"] == "Open: The One"
    ledger.make_verdict(claim, finding="premature", explanation="In July.", public=True)
    (judged,) = items(client, "/rumours/feed.json")
    assert (judged["id"], judged["title"]) == (item["id"], "Came later: The One")
    assert "In July." in judged["content_html"]
    assert judged["date_modified"] > item["date_modified"]
    assert items(client, "/rumours/feed.json?verdict=open") == []
    assert len(items(client, "/rumours/feed.json?verdict=premature&source=tipster")) == 1


def test_a_value_that_makes_no_sense_is_refused(client):
    response = client.get("/rumours/feed.rss?verdict=perhaps")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_the_feed_of_a_merged_or_renamed_record_has_moved(client):
    leica = ledger.make_company(name="Leica", slug="leica", public=True)
    other = ledger.make_company(name="Leitz", slug="leitz", public=True)
    other.merged_into_id = leica.pk
    other.save()
    response = client.get("/companies/leitz/feed.rss")
    assert (response.status_code, response["Location"]) == (301, "/companies/leica/feed.rss")
    assert client.get("/companies/nobody/feed.rss").status_code == 404


def test_a_character_that_xml_cannot_say_does_not_break_the_feed(client, article):
    article.headline = "A\x0b phone"
    article.save()
    publish(article)
    assert xml(client, "/feed.rss").findtext("channel/item/title") == "A phone"


def test_a_correction_is_an_item_of_its_own(client, article, settings):
    version = publish(article)
    correct(
        article, "correction", "<p>Once.</p>", note="It was once.", wrong="Twice.", right="Once."
    )
    (item,) = items(client, "/corrections/feed.json")
    assert item["title"] == "Correction: Two <firms> & a phone"
    assert item["url"] == f"{settings.SITE_URL}{version.get_absolute_url()}#changes"


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ('<a href="/a/?b=1&amp;c=2">x</a>', '<a href="https://a.test/a/?b=1&amp;c=2">x</a>'),
        ('<a title="t" href="../b/">x</a>', '<a title="t" href="https://a.test/2022/b/">x</a>'),
        ('<a href="mailto:a@b.test">x</a>', '<a href="mailto:a@b.test">x</a>'),
        ('<a href="https://[">x</a>', '<a href="https://[">x</a>'),
        ('<p>href="/a/"</p>', '<p>href="/a/"</p>'),
        ('<img src="/m.png" alt="">', '<img src="https://a.test/m.png" alt="">'),
        (
            '<source type="image/avif" srcset="/a.avif 320w, /b.avif 640w" sizes="100vw">',
            '<source type="image/avif" srcset="https://a.test/a.avif 320w, '
            'https://a.test/b.avif 640w" sizes="100vw">',
        ),
    ],
)
def test_links_lead_where_they_led_on_the_page(html, whole):
    assert with_whole_addresses(html, "https://a.test/2022/story/") == whole


def test_feeds_cost_the_same_with_2_rows_and_with_200(client):
    world = World().grow(2)
    addresses = [f"{feed}.{format}" for feed in OF_THE_WORLD for format in ("rss", "json")]
    addresses += ["/feed.atom", "/rumours/feed.rss?verdict=came_true", "/quotes/feed.rss?year=2022"]

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
    assert {address: count for address, count in few.items() if count > BUDGET} == {}
