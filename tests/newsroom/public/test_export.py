"""Lists as CSV and JSON: the rows of the page, for a spreadsheet or a program."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.conf import settings

from newsroom.public import exports
from newsroom.public.columns import COLUMNS
from newsroom.public.listings import LISTINGS
from tests import factories as ledger
from tests.newsroom.factories import make_quote
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "exports.md"


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    text = response.getvalue().decode()
    return json.loads(text) if ".json" in address else list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", [*LISTINGS, "sections/phones"])
def test_both_formats_hold_the_rows_of_the_page_in_its_order(client, name):
    World().grow(3)
    columns = [column.name for column in COLUMNS.get(name, COLUMNS["articles"])]
    shown = [
        f"{settings.SITE_URL}{row.get_absolute_url()}"
        for row in client.get(f"/{name}/").context["page"]
    ]
    rows, told = read(client, f"/{name}.csv"), read(client, f"/{name}.json")
    assert list(rows[0]) == columns == list(told["fields"]) == list(told["items"][0])
    assert [row["url"] for row in rows] == [item["url"] for item in told["items"]] == shown
    assert (told["count"], told["truncated"]) == (len(shown), False)


def test_a_quote_with_who_said_it_when_and_where(client):
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
    document = ledger.make_document(public=True, url="https://gadgets.test/1")
    quote = make_quote(
        "We, “all”, are glad; truly.", person=person, slug="glad", said_on="2022-05?",
        document=document, place="p. 3", public_from=ledger.EPOCH,
    )  # fmt: skip
    quote.speakers.update(post="Chief executive")
    (item,) = read(client, "/quotes.json")["items"]
    assert item == {
        "url": f"{settings.SITE_URL}/quotes/glad/",
        "text": "We, “all”, are glad; truly.",
        "inLanguage": "en",
        "spokenByCharacter": ["Ada Roe"],
        "speakerUrl": [f"{settings.SITE_URL}/people/ada-roe/"],
        "roleName": ["Chief executive"],
        "dateCreated": "2022-05?",
        "about": None,
        "aboutUrl": None,
        "citation": ["https://gadgets.test/1"],
        "pagination": "p. 3",
    }
    (row,) = read(client, "/quotes.csv")
    assert (row["text"], row["about"]) == ("We, “all”, are glad; truly.", "")


def test_a_partnership_with_the_parties_that_readers_may_know(client):
    acme = ledger.make_company(name="Acme", slug="acme", public=True)
    partnership = ledger.make_partnership(acme, public=True)
    ledger.make_party(partnership=partnership, company=ledger.make_company(public=True))
    (item,) = read(client, "/partnerships.json")["items"]
    assert item["member"] == ["Acme"]
    assert item["memberUrl"] == [f"{settings.SITE_URL}/companies/acme/"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(client, start):
    name = f'{start}HYPERLINK("https://evil.test")'
    ledger.make_company(name=name, public=True)
    (row,) = read(client, "/companies.csv")
    assert row["name"] == f"'{name}"
    assert read(client, "/companies.json")["items"][0]["name"] == name


def test_an_export_answers_the_pages_own_query(client):
    ledger.make_company(name="Acme", type="holding", public=True)
    ledger.make_company(name="Zeta", type="holding", public=True)
    ledger.make_company(name="Beta", public=True)
    page = client.get("/companies/?type=holding&sort=-name")
    address = page.context["exports"]["csv"]
    assert address == "/companies.csv?type=holding&sort=-name"
    assert [row["name"] for row in read(client, address)] == ["Zeta", "Acme"]
    assert 'href="/companies.json?type=holding&amp;sort=-name"' in page.content.decode()


def test_what_is_not_understood_is_400_with_the_errors(client):
    told = client.get("/rumours.json?verdict=maybe&sort=loudest")
    assert told.status_code == 400
    assert told.json() == {
        "errors": {
            "verdict": ["maybe is not a verdict that we know."],
            "sort": ["loudest is not an order that we know."],
        }
    }
    plain = client.get("/rumours.csv?verdict=maybe")
    assert (plain.status_code, plain["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert plain.content.decode() == "verdict: maybe is not a verdict that we know.\n"


def test_an_export_is_a_file_of_its_kind_and_kept_by_nobody(client):
    ledger.make_company(public=True)
    response = client.get("/companies.csv")
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"].startswith('attachment; filename="companies-20')
    assert response["Cache-Control"] == "no-cache"
    assert "X-Truncated" not in response
    assert client.get("/companies.json")["Content-Type"] == "application/json"


def test_an_export_stops_at_its_limit_and_says_so(client, monkeypatch):
    monkeypatch.setattr(exports, "LIMIT", 3)
    monkeypatch.setattr(exports, "CHUNK", 2)
    for number in range(4):
        ledger.make_company(name=f"Company {number}", public=True)
    response = client.get("/companies.json")
    told = json.loads(response.getvalue())
    assert response["X-Truncated"]
    assert told["truncated"] is True
    assert [item["name"] for item in told["items"]] == ["Company 0", "Company 1", "Company 2"]


def test_an_empty_list_is_a_head_without_rows(client):
    assert client.get("/companies.csv").getvalue().decode().startswith("url,name,classification")
    assert read(client, "/companies.json")["items"] == []


@pytest.mark.parametrize("path", ["/authors.csv", "/companies.xml", "/sections/none.csv"])
def test_other_files_are_404(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_is_documented(name):
    part = DOCUMENTATION.read_text().split(f"## /{name}.csv")[1].split("\n## ")[0]
    assert [line.split("`")[1] for line in part.splitlines() if line.startswith("| `")] == [
        column.name for column in COLUMNS[name]
    ]
