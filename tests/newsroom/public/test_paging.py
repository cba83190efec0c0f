"""Pages of a list: none that does not exist, none that repeats or skips a row."""

import json
from base64 import urlsafe_b64encode
from itertools import chain

import pytest

from newsroom.public import keyset, pages
from tests import factories as ledger
from tests.newsroom.factories import make_quote, make_section

pytestmark = pytest.mark.django_db

GROWING = ["articles", "quotes", "rumours"]
NUMBERED = ["people", "companies", "devices", "partnerships", "sources"]


@pytest.fixture
def short_pages(monkeypatch):
    monkeypatch.setattr(keyset.keyset_page, "__defaults__", (2,))


def walk(client, address, direction="after"):
    """The pages that one reaches by the link onward, each as the words of its rows."""
    found, path = [], address.split("?")[0]
    while address:
        page = client.get(address).context["page"]
        found.append([str(row) for row in page])
        assert len(found) < 20, "The links lead in a circle."
        cursor, query = getattr(page, direction), client.get(address).context["filtered"].query
        joined = f"{query}&{direction}={cursor}".lstrip("&")
        address = f"{path}?{joined}" if cursor else ""
    return found


def make_quotes(*days):
    for number, day in enumerate(days):
        make_quote(f"Quote {number}", said_on=day, public_from=ledger.EPOCH)


@pytest.mark.parametrize("page", ["abc", "0", "-1", "2", str(10**9), "9" * 5000, "1.5", "\x00", ""])
@pytest.mark.parametrize("folder", [*NUMBERED, *GROWING])
def test_a_page_that_does_not_exist_is_404(client, folder, page):
    assert client.get(f"/{folder}/", {"page": page}).status_code == 404


def cursor(*told):
    return urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


NO_CURSOR = {
    "words": "abc",
    "not letters": "’\x00",
    "long": "A" * 5000,
    "not JSON": urlsafe_b64encode(b"[[[[[[").decode(),
    "deep": urlsafe_b64encode(b"[" * 140).decode(),
    "an object": urlsafe_b64encode(b'{"a": 1}').decode(),
    "too few": cursor("-said", "2022-05-23"),
    "of another order": cursor("said", "2022-05-23", 1),
    "no day": cursor("-said", "2022-02-30", 1),
    "a number for a day": cursor("-said", 20220523, 1),
    "a list for a day": cursor("-said", ["2022-05-23"], 1),
    "no key": cursor("-said", "2022-05-23", "1"),
    "a huge key": cursor("-said", "2022-05-23", 10**30),
    "true for a key": cursor("-said", "2022-05-23", True),
    "beyond time": cursor("-said", "0001-01-01T00:00:00+23:59", 1),
    "without zone": cursor("-said", "2022-05-23T00:00:00", 1),
}


@pytest.mark.parametrize("direction", ["after", "before"])
@pytest.mark.parametrize("name", NO_CURSOR)
def test_a_cursor_that_is_none_is_404(client, name, direction):
    make_quotes("2022-05-23")
    assert client.get("/quotes/", {direction: NO_CURSOR[name]}).status_code == 404


def test_after_the_last_row_and_before_the_first_there_is_no_page(client):
    make_quotes("2022-05-23")
    assert client.get("/quotes/", {"after": cursor("-said", "1800-01-01", 1)}).status_code == 404
    assert client.get("/quotes/", {"before": cursor("-said", "2100-01-01", 1)}).status_code == 404


@pytest.mark.parametrize("folder", GROWING)
def test_both_directions_at_once_are_404(client, folder):
    assert client.get(f"/{folder}/?after=a&before=b").status_code == 404


@pytest.mark.parametrize("folder", NUMBERED)
def test_numbered_lists_know_no_cursor(client, folder):
    assert client.get(f"/{folder}/?after=abc").status_code == 404


def test_a_sections_pages_begin_after_a_row(client):
    make_section(slug="phones")
    assert client.get("/sections/phones/").status_code == 200
    assert client.get("/sections/phones/?after=abc").status_code == 404


@pytest.mark.parametrize("sort", ["-said", "said"])
def test_pages_show_each_row_once_in_order_undated_ones_last(client, short_pages, sort):
    make_quotes("2022-05-23", "", "2022-05-23", "2016", "", "2022-05-23", "")
    newest = ["Quote 5", "Quote 2", "Quote 0", "Quote 3", "Quote 6", "Quote 4", "Quote 1"]
    oldest = ["Quote 3", "Quote 0", "Quote 2", "Quote 5", "Quote 1", "Quote 4", "Quote 6"]
    onward = walk(client, f"/quotes/?sort={sort}")
    assert [*chain(*onward)] == {"-said": newest, "said": oldest}[sort]
    assert [len(page) for page in onward] == [2, 2, 2, 1]


@pytest.mark.parametrize("sort", ["-said", "said"])
def test_the_way_back_shows_the_same_rows(client, short_pages, sort):
    make_quotes("2022-05-23", "", "2022-05-23", "2016", "", "2022-05-23", "")
    onward = walk(client, f"/quotes/?sort={sort}")
    address, page = f"/quotes/?sort={sort}", None
    for _ in onward[:-1]:
        page = client.get(address).context["page"]
        address = f"/quotes/?sort={sort}&after={page.after}"
    back = walk(client, address, "before")
    assert [*chain(*reversed(back))][-7:] == [*chain(*onward)]


def test_what_is_added_meanwhile_moves_no_page(client, short_pages):
    make_quotes(*["2022-05-23"] * 4)
    first = client.get("/quotes/").context["page"]
    make_quote("Newer", said_on="2022-05-24", public_from=ledger.EPOCH)
    second = client.get(f"/quotes/?after={first.after}").context["page"]
    assert [str(row) for row in second] == ["Quote 1", "Quote 0"]


def test_rumours_page_by_their_verdicts_day_too(client, short_pages):
    for number in range(5):
        claim = ledger.make_claim(title=f"Claim {number}", public=True, entered=True)
        if number % 2:
            ledger.make_verdict(claim, judged_on=f"2022-07-0{number}", public=True)
    onward = walk(client, "/rumours/?sort=-judged")
    assert [*chain(*onward)] == ["Claim 3", "Claim 1", "Claim 4", "Claim 2", "Claim 0"]


def test_links_to_further_pages_keep_what_was_asked(client, short_pages):
    make_quotes("2022-05-23", "2022-05-22", "2022-05-21")
    response = client.get("/quotes/?year=2022&sort=said&utm_source=mail")
    after = response.context["page"].after
    assert f'<a rel="next" href="?year=2022&amp;sort=said&amp;after={after}">' in (
        response.content.decode()
    )


def test_numbered_pages_keep_what_was_asked(client):
    for number in range(51):
        ledger.make_company(name=f"Company {number:02}", type="holding", public=True)
    page = client.get("/companies/?type=holding").content.decode()
    assert '<a rel="next" href="?type=holding&amp;page=2">' in page
    assert len(client.get("/companies/?type=holding&page=2").context["page"]) == 1


def test_a_list_says_how_many(client, monkeypatch):
    make_quotes("2022", "2021")
    assert '<p class="count">2 quotes' in client.get("/quotes/").content.decode()
    assert '<p class="count">1 quote ' in client.get("/quotes/?year=2022").content.decode()
    monkeypatch.setattr(pages, "COUNTED", 1)
    assert '<p class="count">1+ quotes' in client.get("/quotes/").content.decode()
