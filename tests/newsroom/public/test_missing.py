"""An address without a page helps on: a search field and what lies near, only what is live."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.public.test_budgets import BUDGET

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    ledger.make_company(name="Hasselblad", slug="hasselblad", public=True)
    article = make_article(headline="Xiaomi and Leica announce a partnership")
    return actions.publish(article, by=make_user("Editor"))


def near(client, address):
    response = client.get(address)
    assert response.status_code == 404
    return ["".join(text for text, _ in hit.title) for hit in response.context.get("near", [])]


@pytest.mark.parametrize(
    "address",
    [
        "/1999/01/01/xiaomi-and-leica-announce-a-partnership/", "/articles/xiaomi-leica",
        "/xiaomi-leica-partnership", "/2022/xiaomi-and-lieca-announce-partnership/",
        "/news/leica-partnership-of-the-year/",
    ],
)  # fmt: skip
def test_a_story_is_found_by_the_words_of_its_address(client, story, address):
    assert near(client, address) == ["Xiaomi and Leica announce a partnership"]


def test_a_record_is_found_in_the_wrong_place_and_mistyped(client, story):
    for address in ("/company/hasselblad/", "/devices/Hasselblad/", "/companies/haselblad/"):
        assert near(client, address) == ["Hasselblad"]


def test_only_what_is_live_is_near(client, story):
    hidden = ledger.make_company(name="Pangolin", slug="pangolin")
    actions.withdraw(
        story.article, by=make_user("Managing editor"), reason="Wrong.", notice="It was wrong."
    )
    assert near(client, hidden.get_absolute_url()) == []
    assert near(client, "/xiaomi-leica-partnership") == []
    assert near(client, "/pangolim/") == []


@pytest.mark.parametrize(
    "address",
    [
        "/desk-of/x/", "/%00/", "/" + "x" * 5_000, "/***/", "/%F0%9F%8E%89/", "/a/b/c/d/", "/'/",
        "/-/",
    ],
)  # fmt: skip
def test_any_address_is_answered(client, story, address):
    assert near(client, address) == []


@pytest.mark.parametrize(
    "address", ["/static/no.css", "/media/no.jpg", "/accounts/hasselblad/", "/hasselblad.php"]
)
def test_files_and_the_desk_are_answered_plainly_without_a_query(client, story, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert (response.status_code, len(captured)) == (404, 0)
    assert "There is no page at this address" in response.content.decode()


@pytest.mark.parametrize(
    ("address", "most"),
    [("/xiaomi-leica/", 5), ("/nothing-of-the-kind-at-all/", BUDGET), ("/haselblad/", BUDGET)],
)
def test_it_costs_few_queries(client, story, address, most):
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) <= most


def test_it_does_not_fail_though_the_database_does(client, story, caplog):
    def broken(*_):
        raise DatabaseError("gone")

    with connection.execute_wrapper(broken):
        response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()
    assert "The page for what is not there failed." in caplog.text
