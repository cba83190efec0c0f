"""“Also in the release”: a quote's page names where its words stand too, if readers may know."""

import pytest

from partnerships.documents.actions import hold
from tests import factories as ledger
from tests.newsroom.factories import make_quote

pytestmark = pytest.mark.django_db
WORDS = "We give walkers a new age of pocket cartography"
PART = "walkers a new age of pocket cartography"


@pytest.fixture
def quote():
    return make_quote(WORDS, slug="new-age", public_from=ledger.EPOCH)


def held(text, **fields):
    document = ledger.make_document(**{"kind": "release", "publisher": "Veld"} | fields)
    return hold(document, by=None, text=text)


def page_of(client, quote):
    return " ".join(client.get(quote.get_absolute_url()).content.decode().split())


def test_a_release_with_the_same_words_is_named(client, quote):
    held(f"It says it will bring {PART}, and more.", public=True)
    page = page_of(client, quote)
    assert f"“{PART}”" in page
    assert "Also in the press release: " in page
    assert "It says it will bring" not in page


def test_another_mouth_is_named_and_is_one_click_away(client, quote):
    person = ledger.make_person(name="Bo Ek", slug="bo-ek", public=True)
    make_quote(
        "Indeed we give walkers the new age of pocket cartography", person=person,
        slug="promise", public_from=ledger.EPOCH,
    )  # fmt: skip
    make_quote(f"He promised {PART}", person=person, slug="promised", public_from=ledger.EPOCH)
    page = page_of(client, quote)
    assert 'Also in <a href="/quotes/promised/">the words</a>' in page
    assert '<a class="speaker__name" href="/people/bo-ek/">Bo Ek</a>' in page
    assert "with one word changed" in page
    assert "Indeed" not in page


def test_its_own_document_is_not_named_again(client, quote):
    quote.document = held(f"“{WORDS},” said Ann Ost.", public=True)
    quote.save()
    assert "The same words elsewhere" not in page_of(client, quote)


@pytest.mark.parametrize("state", ["desk only", "embargoed"])
def test_a_document_that_readers_do_not_see_is_not_named(client, quote, state):
    held(f"It brings {PART}.", publisher="Pangolin", public=False)
    if state == "embargoed":
        held(
            f"It brings {PART}.", publisher="Pangolin", public=True,
            embargo_until="2999-01-01T00:00Z", embargo_zone="Europe/Berlin",
        )  # fmt: skip
    page = page_of(client, quote)
    assert "Pangolin" not in page
    assert "The same words elsewhere" not in page


@pytest.mark.parametrize(
    "fields", [{}, {"public_from": ledger.EPOCH, "terms": "background"}], ids=["desk", "background"]
)
def test_a_quote_that_readers_do_not_see_is_not_named(client, quote, fields):
    make_quote(f"Pangolin says {PART}", slug="pangolin", **fields)
    page = page_of(client, quote)
    assert "angolin" not in page
    assert "The same words elsewhere" not in page


def test_a_speaker_whom_readers_do_not_know_is_withheld(client, quote):
    person = ledger.make_person(name="Pangolin Poe")
    make_quote(f"They promise {PART}", person=person, slug="p", public_from=ledger.EPOCH)
    page = page_of(client, quote)
    assert "name withheld" in page
    assert "Pangolin" not in page
