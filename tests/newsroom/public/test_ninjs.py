"""Articles as IPTC ninjs 3.1: usable while they are live, canceled once they were taken back."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import Disclosure, Mention
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_quote,
    make_section,
    make_user,
    tag_words,
)
from tests.newsroom.public.ninjs_standard import complaints
from tests.newsroom.public.test_leaks import Planted, secrets_in
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db


def item(client, version, status=200):
    response = client.get(f"{version.get_absolute_url()}ninjs.json")
    assert (response.status_code, response["Content-Type"]) == (status, "application/json")
    assert response["Access-Control-Allow-Origin"] == "*"
    told = response.json()
    assert list(complaints(told)) == []
    return told


@pytest.fixture
def version(make_image):
    """A review with everything that the standard has a place for."""
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
    company = ledger.make_company(name="Acme", slug="acme", public=True)
    device = ledger.make_device(name="One", slug="one", public=True)
    partnership = ledger.make_partnership(name="Acme and Zeta", slug="acme-zeta", public=True)
    document = ledger.make_document(public=True, title="The One", url="https://acme.test/one")
    quote = make_quote(
        "We are glad.", person=person, document=document, public_from=ledger.EPOCH, slug="glad"
    )
    article = make_article(
        kind="review", section=make_section(name="Phones", slug="phones"), slug="one",
        headline="One, tried", standfirst="A week with it.", body="<p>Text.</p>",
        authors=[make_author(name="Ines Calloway"), make_author(name="Tobias Renn")],
        disclosure=Disclosure.LOANED_DEVICE, lead_image=make_image(),
        lead_caption="On a table", lead_alternative_text="A phone",
    )  # fmt: skip
    tag_words(article, "We are glad.", quote=quote)
    for record in (company, device, partnership):
        Mention.objects.create(article=article, record_id=record.pk)
    return actions.publish(article, by=make_user("Editor"))


def test_a_live_article_says_everything_in_its_place(client, version):
    told = item(client, version)
    page = f"{settings.SITE_URL}{version.get_absolute_url()}"
    day = version.first_published_at
    assert told["uri"].startswith("tag:127.0.0.1,")
    assert told["uri"].endswith(f":article/{version.article_id}")
    assert told["standard"]["version"] == "3.1"
    assert (told["pubStatus"], told["type"], told["version"]) == ("usable", "text", "1")
    assert told["altIds"] == [{"role": "page", "value": page}]
    assert told["headlines"][0]["value"] == "One, tried"
    assert told["descriptions"][0]["value"] == "A week with it."
    (body,) = told["bodies"]
    assert body["contentType"] == "text/html"
    assert f'href="{settings.SITE_URL}/quotes/glad/"' in body["value"]
    assert (body["wordCount"], body["charCount"]) == (4, len("Text.\n“We are glad.”"))
    assert told["by"] == "Ines Calloway and Tobias Renn"
    assert told["genres"] == [
        {"name": "Review", "uri": "http://cv.iptc.org/newscodes/genre/Review"}
    ]
    assert told["edNote"] == "The maker lent us the device."
    assert timezone.datetime.fromisoformat(told["firstCreated"]) == day.replace(microsecond=0)
    named = {
        place: [row["name"] for row in told[place]]
        for place in ("people", "organisations", "objects", "subjects", "infoSources")
    }
    assert named == {
        "people": ["Ada Roe"], "organisations": ["Acme"], "objects": ["One"],
        "subjects": ["Phones", "Acme and Zeta"], "infoSources": ["The Courier, The One"],
    }  # fmt: skip
    (picture,) = told["associations"]
    assert (picture["type"], picture["by"]) == ("picture", "Vogt")
    assert [row["value"] for row in picture["descriptions"]] == ["On a table", "A phone"]
    assert client.get(picture["renditions"][0]["href"]).status_code == 200


def test_its_page_leads_to_it(client, version):
    page = client.get(version.get_absolute_url()).content.decode()
    link = re.search(r'<link rel="alternate"[^>]* title="IPTC ninjs 3.1" href="(.+?)">', page)
    assert link.group(1) == f"{version.get_absolute_url()}ninjs.json"


def test_a_correction_is_another_version_of_the_same_thing(client, version):
    before = item(client, version)
    second, _ = actions.correct(
        version.article, by=make_user("Editor"), change="correction", headline="One, tried",
        standfirst="Two weeks with it.", body=version.body, note="We had it longer.",
        wrong="A week", right="Two weeks",
    )  # fmt: skip
    after = item(client, second)
    assert (after["uri"], after["firstCreated"]) == (before["uri"], before["firstCreated"])
    assert (after["version"], after["descriptions"][0]["value"]) == ("2", "Two weeks with it.")
    assert after["edNote"].endswith(
        "Corrected: We had it longer. We wrote: A week Right is: Two weeks"
    )


def test_what_is_withdrawn_is_canceled_and_says_nothing_of_itself(client, version):
    actions.withdraw(
        version.article, by=make_user("Managing editor"), reason="Sued.", notice="It was wrong."
    )
    told = item(client, version)
    assert set(told) == {
        "uri", "standard", "version", "firstCreated", "type", "representationType", "pubStatus",
        "versionCreated", "edNote",
    }  # fmt: skip
    assert (told["pubStatus"], told["edNote"]) == ("canceled", "It was wrong.")


def test_what_is_redacted_is_canceled_too(client, version):
    actions.redact(version, by=make_user("Managing editor"), note="A name.")
    told = item(client, version)
    assert (told["pubStatus"], "headlines" in told) == ("canceled", False)


def test_a_retracted_article_stays_usable_with_a_note(client, version):
    actions.retract(
        version.article, by=make_user("Managing editor"), reason="Made up.", notice="It is not so."
    )
    told = item(client, version)
    assert told["pubStatus"] == "usable"
    assert told["edNote"].startswith("Retracted: It is not so.")


def test_what_never_was_live_is_not_even_canceled(client):
    article = make_article()
    version = actions.publish(
        article, by=make_user("Editor"), at=timezone.now() + timedelta(hours=1)
    )
    address = f"{version.get_absolute_url()}ninjs.json"
    assert client.get(address).status_code == 404
    actions.hold(article, by=make_user("Editor"))
    assert client.get(address).status_code == 404


def test_who_has_it_already_gets_304(client, version):
    address = f"{version.get_absolute_url()}ninjs.json"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_nothing_hidden_is_in_it(client, make_image):
    planted = Planted(make_image)
    for version in (planted.story, planted.old, planted.changed, planted.withdrawn):
        response = client.get(f"{version.get_absolute_url()}ninjs.json")
        assert (response.status_code, secrets_in(response)) == (200, set())
    for address in planted.hidden_addresses:
        assert client.get(f"{address}ninjs.json").status_code == 404


def test_it_costs_few_queries_whatever_stands_in_it(client):
    world, counted = World(), []
    for rows in (2, 20):
        version = world.grow(rows).article.versions.live().get()
        with CaptureQueriesContext(connection) as captured:
            told = item(client, version)
        counted.append(len(captured))
        assert len(told["people"]) == 1
    assert counted[0] == counted[1] <= 8


def test_the_check_of_the_standard_complains():
    wrong = {"uri": "no-uri", "pubStatus": "cancelled", "headlines": [{"text": "x"}], "nation": 1}
    assert sorted(complaints(wrong)) == [
        ".headlines[0].text: no such property", ".headlines[0]: no value",
        ".nation: no such property",
        ".pubStatus: cancelled is none of ['canceled', 'usable', 'withheld']",
        ".uri: no-uri is no URI",
    ]  # fmt: skip
