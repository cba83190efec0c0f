"""The lists of the API: the rows of the pages, asked for in the same way, place by place."""

import pytest
from django.conf import settings

from newsroom.api.collections import COLLECTIONS
from newsroom.public.listings import LISTINGS
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_author, make_section, make_user
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

NAMES = [collection.name for collection in COLLECTIONS]


def walk(ask, address, direction="next"):
    """The items of every page from here on."""
    found = []
    while address:
        page = ask(address).json()
        found.append(page["items"])
        assert len(found) < 60, "The addresses lead in a circle."
        address = page[direction]
    return found


def test_a_list_holds_the_rows_of_its_page_in_their_order(client, ask):
    World().grow(3)
    for page in LISTINGS:
        shown = [
            f"{settings.SITE_URL}{row.get_absolute_url()}"
            for row in client.get(f"/{page}/").context["page"]
        ]
        items = ask("claims" if page == "rumours" else page).json()["items"]
        assert len(shown) > 1
        assert [item["url"] for item in items] == shown, page


def test_every_row_is_met_once_forwards_and_backwards(ask):
    World().grow(3)
    for name in NAMES:
        whole = [item["self"] for item in ask(name, {"limit": 200}).json()["items"]]
        forwards = walk(ask, f"{name}?limit=2")
        assert [item["self"] for page in forwards for item in page] == whole
        assert len(set(whole)) == len(whole) > 0
        last = ask(f"{name}?limit=2")
        while last.json()["next"]:
            last = ask(last.json()["next"])
        backwards = walk(ask, last.json()["previous"], "previous") if len(forwards) > 1 else []
        assert backwards[::-1] == forwards[:-1], name


def test_each_row_leads_to_its_own_answer_which_says_the_same_and_more(ask):
    World().grow(2)
    for name in NAMES:
        items = ask(name, {"limit": 3}).json()["items"]
        assert items, name
        for item in items:
            one = ask(item["self"])
            assert one.status_code == 200, item["self"]
            assert one.json().items() >= item.items()


def test_names_in_any_script_and_case_are_places_to_go_on_from(ask):
    names = ["Ärzte", "acme", "Acme", "小米", "ياسر", "zeta", "𝔘nicode", "a" * 200]
    for name in names:
        ledger.make_company(name=name, slug=f"company-{names.index(name)}", public=True)
    whole = [item["name"] for item in ask("companies").json()["items"]]
    assert sorted(whole) == sorted(names)
    for order in ("name", "-name", "founded"):
        walked = walk(ask, f"companies?limit=1&sort={order}")
        assert sorted(item["name"] for page in walked for item in page) == sorted(names)


def test_filters_are_those_of_the_pages_and_stay_in_the_address_of_the_next_page(ask):
    for number in range(3):
        ledger.make_company(name=f"Holding {number}", type="holding", public=True)
    ledger.make_company(name="Other", public=True)
    page = ask("companies", {"type": "holding", "sort": "-name", "limit": 2}).json()
    assert [item["name"] for item in page["items"]] == ["Holding 2", "Holding 1"]
    assert "type=holding&sort=-name&limit=2&after=" in page["next"]
    assert [item["name"] for item in ask(page["next"]).json()["items"]] == ["Holding 0"]


def test_articles_of_a_section_a_series_or_an_author(ask):
    section, author = make_section(slug="phones"), make_author(slug="ines")
    story = make_article(section=section, authors=[author], headline="Ours")
    actions.publish(story, by=make_user("Editor"))
    actions.publish(make_article(headline="Another"), by=make_user("Editor"))
    for asked in ({"section": "phones"}, {"author": "ines"}):
        assert [row["headline"] for row in ask("articles", asked).json()["items"]] == ["Ours"]
    refused = ask("articles", {"series": "no-such"})
    assert refused.json()["errors"] == [
        {"parameter": "series", "detail": "There is no series of this slug."}
    ]


SENSELESS = [
    ("claims", {"verdict": "maybe"}, "verdict", "maybe is not a verdict that we know."),
    ("articles", {"company": "nobody"}, "company", "We have no company “nobody”."),
    ("articles", {"section": "no such"}, "section", "There is no section of this slug."),
    ("quotes", {"year": "twenty"}, "year", "The year is a number such as 2022."),
    ("people", {"sort": "loudest"}, "sort", "loudest is not an order that we know."),
    ("people", {"limit": "201"}, "limit", "Input should be less than or equal to 200."),
    ("people", {"kind": "news"}, "kind", "There is no such parameter."),
    ("people", {"after": "abc"}, "after", "This is no place in the list as sorted."),
    ("people", {"before": "WyJuYW1lIiwgIlx1MDAwMCIsIDFd"}, "before",
     "This is no place in the list as sorted."),
    ("people", {"before": "WyJuYW1lIiwgIlx1ZDgwMCIsIDFd"}, "before",
     "This is no place in the list as sorted."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "asked", "parameter", "sentence"), SENSELESS)
def test_what_makes_no_sense_is_named_and_answered_with_no_row(
    ask, name, asked, parameter, sentence
):
    World()
    response = ask(name, asked)
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json() == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "No row: a parameter makes no sense.",
        "errors": [{"parameter": parameter, "detail": sentence}],
    }


HOSTILE = ["\x00", "'", "%", "a" * 10_000, "😀", "-1", "1e9", "[]", "../..", "１２", "9" * 400]


@pytest.mark.parametrize("name", ["articles", "passages", "companies"])
def test_whatever_is_asked_is_answered_or_refused(ask, name):
    collection = next(row for row in COLLECTIONS if row.name == name)
    for parameter in collection.question.model_fields:
        for value in HOSTILE:
            response = ask(name, {parameter: value})
            assert response.status_code in (200, 400), (parameter, value)
            if response.status_code == 400:
                assert response.json()["errors"][0]["parameter"] == parameter
