"""Find anything at the desk: drafts and hidden records too, but only what one may open."""

import pytest
from django.urls import reverse

from newsroom.desk.today.finding import NEWEST
from newsroom.versions.actions import publish
from tests import factories as make
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db

FIND = reverse("admin:find")


def found(client, words):
    answer = client.get(FIND, {"q": words}, headers={"Accept": "application/json"})
    return [(row["text"], row["detail"]) for row in answer.json()["results"]]


@pytest.fixture
def desk(client):
    client.force_login(make_user("Editor"))
    return client


def test_drafts_are_found_by_the_words_of_their_headline(desk):
    make_article(headline="A camera from Wetzlar")
    assert found(desk, "wetz cam") == [("A camera from Wetzlar", "Article · Draft")]


def test_published_articles_are_found_by_what_they_say(desk):
    publish(make_article(headline="Out", body="<p>Nobody expected Brunnfeld.</p>"),
            by=make_user("Editor"))  # fmt: skip
    assert found(desk, "brunnf") == [("Out", "Article · Approved")]


def test_records_that_readers_do_not_see_are_found_by_any_name(desk):
    person = make.make_person(name="Lei Jun")
    make.make_name(person, "雷军")
    assert found(desk, "lei j") == [("Lei Jun", "Person")]
    assert found(desk, "雷军") == [("Lei Jun", "Person")]


def test_documents_and_claims(desk):
    make.make_document(title="The joint release")
    make.make_claim(title="It folds twice")
    assert found(desk, "joint rel") == [("The Courier, The joint release", "Document")]
    assert found(desk, "folds") == [("It folds twice", "Claim")]


def test_pages_of_the_desk(desk):
    assert ("Calendar", "Page") in found(desk, "calen")
    assert ("Add article", "Form") in found(desk, "add arti")


def test_one_finds_what_one_may_open(client):
    make_article(headline="Pangolin rumours")
    publish(make_article(headline="Pangolin facts"), by=make_user("Editor"))
    client.force_login(make_user("Reporter"))
    assert found(client, "pangolin") == []
    assert ("Add section", "Form") not in found(client, "add section")
    client.force_login(make_user())
    assert found(client, "pangolin") == []


@pytest.mark.parametrize(
    "words", ["", "  ", '"', "a* OR (", "\0", "x" * 10_000, "NEAR(", "💥", "%", "_", "*"]
)
def test_hostile_words_give_an_answer(desk, words):
    assert desk.get(FIND, {"q": words}).status_code == 200
    assert isinstance(found(desk, words), list)


def test_the_page_works_without_a_script(desk):
    make_article(headline="A <b>camera</b>")
    answer = desk.get(FIND, {"q": "camera"})
    assert "A &lt;b&gt;camera&lt;/b&gt;" in answer.text


def test_it_costs_the_same_whatever_is_there(desk, django_assert_max_num_queries):
    for number in range(12):
        make_article(headline=f"Camera {number}")
        make.make_company(name=f"Camera {number}")
    assert NEWEST > 12
    with django_assert_max_num_queries(10):
        found(desk, "camera")
