"""What every answer of the API has, and what it says when there is no data to give."""

import json
import logging
import re

import pytest
from django.conf import settings
from django.test import RequestFactory

from newsroom.api.answering import answered
from newsroom.api.collections import COLLECTIONS
from newsroom.models import QuoteSpeaker
from newsroom.quotes import actions as quoting
from newsroom.versions import actions
from partnerships.models import FormerSlug
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db


def problem(response, status):
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert response["Access-Control-Allow-Origin"] == "*"
    told = response.json()
    assert told["status"] == status
    return told


def test_the_index_leads_to_every_collection_and_to_the_description(ask):
    told = ask("").json()
    assert list(told["collections"]) == [collection.name for collection in COLLECTIONS]
    for address in [told["openapi"], *(row["url"] for row in told["collections"].values())]:
        assert ask(address).status_code == 200


def test_what_did_not_change_is_not_sent_again(ask):
    company = ledger.make_company(name="Acme", slug="acme", public=True)
    for path in ("companies", "companies/acme", "openapi.json", ""):
        first = ask(path)
        assert first["Cache-Control"] == "no-cache"
        again = ask(path, if_none_match=first["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"
    before = ask("companies/acme")["ETag"]
    ledger.make_name(company, "Acme Ltd", public=True)
    assert ask("companies/acme", if_none_match=before).status_code == 200


def test_pages_of_any_site_may_read_and_nothing_else(client, ask):
    ledger.make_company(slug="acme", public=True)
    asked = client.options(
        "/api/v1/companies",
        headers={"Origin": "https://elsewhere.test", "Access-Control-Request-Method": "GET"},
    )
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    answer = ask("companies/acme", origin="https://elsewhere.test")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "Set-Cookie" not in answer.headers
    assert "Vary" not in answer or "Cookie" not in answer["Vary"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["companies", "companies/acme", "openapi.json", "", "nothing"])
def test_nothing_can_be_changed(client, method, path):
    response = getattr(client, method)(f"/api/v1/{path}")
    assert problem(response, 405)["title"] == "Method Not Allowed"
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_a_head_is_the_answer_without_its_body(client):
    ledger.make_company(slug="acme", public=True)
    head, whole = client.head("/api/v1/companies/acme"), client.get("/api/v1/companies/acme")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])


@pytest.mark.parametrize(
    "path",
    [
        "companies/no-such", "articles/2022/05/23/no-such", "corrections/0", "documents/1",
        f"documents/{10**30}", "passages/00000000-0000-0000-0000-000000000000", "desk", "docs",
        "companies/", "articles/'; --", "articles/2022/05/23/%00", "articles/" + "a" * 5_000,
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_problem_too(ask, path):
    assert problem(ask(path), 404)["title"] == "Not Found"


def test_a_request_for_another_host_is_a_problem_too(client):
    response = client.get("/api/v1/companies", headers={"Host": "evil.test"})
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_a_failure_is_noted_and_tells_nothing_of_itself(caplog):
    def failing(request):
        raise KeyError("secret")

    with caplog.at_level(logging.ERROR, "django.request"):
        response = answered(failing)(RequestFactory().get("/api/v1/companies"))
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert "secret" not in response.content.decode()
    assert "KeyError: 'secret'" in caplog.text


def test_a_former_address_and_a_merged_record_lead_to_the_present_one(ask):
    company = ledger.make_company(name="Acme", slug="acme", public=True)
    FormerSlug.objects.create(record_id=company.pk, kind="company", slug="acme-old")
    ledger.make_company(slug="acme-two", public=True, merged_into_id=company.pk)
    for former in ("acme-old", "acme-two"):
        response = ask(f"companies/{former}")
        assert response.status_code == 301
        assert response["Location"] == f"{settings.SITE_URL}/api/v1/companies/acme"


def test_a_withdrawn_article_is_gone_with_its_sentence(ask):
    version = actions.publish(make_article(), by=make_user("Editor"))
    assert ask(f"articles/{version.path}").status_code == 200
    actions.withdraw(
        version.article, by=make_user("Managing editor"), reason="Wrong.", notice="It was wrong."
    )
    assert problem(ask(f"articles/{version.path}"), 410)["detail"] == "It was wrong."


def test_an_article_tells_what_its_page_does(ask):
    world = World().grow(2)
    told = ask(f"articles/2022/05/23/{world.article.slug}").json()
    assert f'href="{settings.SITE_URL}/quotes/atlas-1/"' in told["html"]
    words = [f"We promise careful readers a new pocket atlas, {number} times." for number in (1, 2)]
    assert told["text"].splitlines()[1] == f"“{words[0]}”"
    assert [row["text"] for row in told["passages"]] == words
    assert told["passages"][0]["speakers"] == [
        {"name": "Ada Roe", "post": "Chief executive",
         "url": f"{settings.SITE_URL}/people/ada-roe/"}
    ]  # fmt: skip
    assert {row["name"] for row in told["mentions"]} >= {"Ada Roe", "Named 0", "Named 1"}
    assert [(row["number"], row["change"]) for row in told["versions"]] == [
        (2, "Update"), (1, "Published"),
    ]  # fmt: skip


def test_a_device_tells_each_statement_with_its_documents(ask):
    device = ledger.make_device(name="One", slug="one", public=True)
    document = ledger.make_document(public=True, url="https://acme.test/one", title="The One")
    price = ledger.make_price(device, amount="5999.00", public=True)
    ledger.cite(price, document, place="p. 3")
    (told,) = ask("devices/one").json()["statements"]
    assert told == {
        "type": "Price",
        "fields": {"market": "CN", "amount": "5999", "currency": "CNY", "on": None},
        "records": {
            "device": {
                "kind": "device", "name": "One", "url": f"{settings.SITE_URL}/devices/one/",
                "self": f"{settings.SITE_URL}/api/v1/devices/one",
            }
        },
        "documents": [
            {"name": "The Courier, The One", "url": "https://acme.test/one", "place": "p. 3"}
        ],
        "unsourced": [],
    }  # fmt: skip


def test_a_claim_tells_what_it_predicts_and_what_came_of_it(ask):
    claim = ledger.make_claim(
        ledger.make_source(public=True), slug="ultra", public=True, entered=True
    )
    ledger.make_verdict(claim, public=True)
    told = ask("claims/ultra").json()
    assert told["prediction"] == "It is called Device Ultra"
    assert [row["type"] for row in told["statements"]] == ["Report", "Verdict"]
    assert told["statements"][1]["fields"]["finding"] == "came_true"
    assert told["origins"]["inWords"] == "1 origin, 1 report"


def test_a_claim_tells_its_origins_and_who_was_first(ask):
    claim = ledger.make_claim(slug="ultra", public=True, entered=False)
    alpha, beta = (ledger.make_source(name=name, public=True) for name in ("Alpha", "Beta"))
    first = ledger.make_report(claim, alpha, reported_on="2022-05-23", public=True)
    ledger.make_report(claim, beta, reported_on="2022-05-25", citing=first, public=True)
    ledger.make_report(claim, ledger.make_source(name="Hidden"), public=True)
    claim.entered_at = ledger.EPOCH
    claim.save()
    origins = ask("claims/ultra").json()["origins"]
    assert (origins["independent"], origins["reports"]) == (1, 2)
    assert origins["inWords"] == "1 origin, 2 reports"
    assert [source["name"] for source in origins["firstToReport"]] == ["Alpha"]


def test_a_document_is_told_as_far_as_it_may_be_shown(ask):
    words = " ".join(["word"] * 60)
    told = {}
    for may in ("none", "excerpt", "whole"):
        document = ledger.make_document(public=True, text=words, may_show=may, note="Ours.")
        told[may] = ask(f"documents/{document.pk}").json()
        assert "Ours." not in json.dumps(told[may])
    assert (told["none"]["text"], told["none"]["abstract"]) == (None, None)
    assert (told["excerpt"]["text"], len(told["excerpt"]["abstract"].split())) == (None, 40)
    assert (told["whole"]["text"], told["whole"]["abstract"]) == (words, None)


def test_a_quote_without_speakers_on_file_is_told_all_the_same(ask):
    quote = quoting.record_quote(
        "Nobody said it.", by=None, slug="nobody",
        speakers=[QuoteSpeaker(kind="unnamed", description="A person", reason="Not allowed.")],
    )  # fmt: skip
    quote.public_from = ledger.EPOCH
    quote.save()
    assert ask("quotes/nobody").json()["spokenByCharacter"] == ["A person"]


def test_the_description_names_every_address_and_leads_to_nothing_outside(ask):
    response = ask("openapi.json")
    described = response.json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {
        f"/api/v1/{path}"
        for collection in COLLECTIONS
        for path in (collection.name, f"{collection.name}/{{key}}")
    }
    operations = [found for path in described["paths"].values() for found in path.items()]
    assert {method for method, _ in operations} == {"get"}
    assert len({found["operationId"] for _, found in operations}) == len(operations)
    schemas = described["components"]["schemas"]
    wanted = set(re.findall(r'"#/components/schemas/([^"]+)"', response.content.decode()))
    assert wanted <= set(schemas)
    parameters = {
        row["name"]: row for row in described["paths"]["/api/v1/claims"]["get"]["parameters"]
    }
    assert list(parameters) == [
        "limit", "after", "before", "verdict", "device", "partnership", "source", "sort",
    ]  # fmt: skip
    assert parameters["verdict"]["schema"]["enum"][:3] == ["", "open", "came_true"]
    verdict = ask("claims", {"verdict": "open"})
    assert verdict.status_code == 200


def test_whatever_the_description_allows_is_answered(ask):
    refused = []
    for path, found in ask("openapi.json").json()["paths"].items():
        for row in found["get"].get("parameters", []):
            assert "examples" not in row  # where it may stand it is an object, and a real value
            if row["in"] == "query":
                years = ["", "2022"] if "pattern" in row["schema"] else []
                for value in row["schema"].get("enum", years):
                    asked = path.removeprefix("/api/v1/"), {row["name"]: value}
                    if ask(*asked).status_code != 200:
                        refused.append(asked)
    assert refused == []


def test_pages_lead_to_the_api(client, ask):
    """Each page of a thing to the same thing as data, every page to the description."""
    world = World().grow(2)
    found = {}
    for address in world.addresses():
        page = client.get(address).content.decode()
        assert '<link rel="service-desc" type="application/vnd.oai.openapi+json"' in page
        if link := re.search(
            r'<link rel="alternate" type="application/json" [^>]*href="(.+?)"', page
        ):
            found[address] = link.group(1)
    assert found["/companies/acme/"] == "/api/v1/companies/acme"
    assert found["/rumours/the-one/"] == "/api/v1/claims/the-one"
    assert len(found) == 11
    for address, path in found.items():
        assert ask(path).json()["url"] == f"{settings.SITE_URL}{address}"


def test_pictures_inside_a_text_lead_where_they_led_on_the_page(client, ask, make_image):
    """For programs and for other newsrooms, and not once their licence has ended."""
    image = make_image()
    figure = (
        f'<figure data-image="{image.pk}" data-alt="A lens"><figcaption>Here.</figcaption></figure>'
    )
    version = actions.publish(make_article(body=f"<p>Text.</p>{figure}"), by=make_user("Editor"))

    def told():
        ninjs = client.get(f"{version.get_absolute_url()}ninjs.json").json()
        return ask(f"articles/{version.path}").json()["html"], ninjs["bodies"][0]["value"]

    for html in told():
        found = re.findall(r'(?:src|srcset)="([^ "]+)', html)
        assert len(found) == 3
        for address in found:
            assert address.startswith(f"{settings.SITE_URL}/media/pictures/")
            assert client.get(address).status_code == 200
    type(image).objects.update(expires_on="2020-01-01")
    for html in told():
        assert html == "<p>Text.</p>"
