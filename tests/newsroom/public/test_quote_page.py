"""A quote's page: the speaker then and now, how each article printed it, what the check saw."""

import pytest

from newsroom.models import Passage
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db

TEXT = "He assures exceptional quality, and creativity, said Ada Roe."
DIFFERENCE = [["equal", "exceptional quality,"], ["delete", "and"], ["equal", "creativity"]]


@pytest.fixture
def person():
    return ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)


@pytest.fixture
def acme():
    return ledger.make_company(name="Acme", slug="acme", public=True)


@pytest.fixture
def quote(person):
    document = ledger.make_document(public=True, text=TEXT, may_show="excerpt")
    quote = make_quote(
        "exceptional quality, creativity", person=person, slug="exceptional",
        said_on="2022-05-23", public_from=ledger.EPOCH, document=document,
    )  # fmt: skip
    quote.speakers.update(post="Chief executive of Acme")
    return quote


def page_of(client, quote):
    response = client.get(quote.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def held(person, company, **dates):
    fields = {"role": "Chief executive", "started": "2017", "end_status": "open"}
    return ledger.make_appointment(person=person, company=company, public=True, **fields | dates)


def test_who_still_holds_the_post_of_then_is_said_to(client, quote, person, acme):
    post = held(person, acme)
    quote.speakers.update(appointment=post)
    page = page_of(client, quote)
    assert "then Chief executive of Acme" in page
    assert 'Now: still Chief executive, <a href="/companies/acme/">Acme</a>.' in page


def test_another_post_since_is_named_and_the_old_one_is_not(client, quote, person, acme):
    held(person, acme, ended="2023", end_status="ended")
    zeta = ledger.make_company(name="Zeta", slug="zeta", public=True)
    held(person, zeta, role="Chair", started="2024")
    page = page_of(client, quote)
    assert 'Now: Chair, <a href="/companies/zeta/">Zeta</a>.' in page


def test_an_end_not_known_is_a_perhaps_and_nothing_is_nothing(client, quote, person, acme):
    assert "Now: no post on file." in page_of(client, quote)
    held(person, acme, end_status="unknown")
    assert (
        'Now: perhaps Chief executive, <a href="/companies/acme/">Acme</a> '
        "(no document says whether it has ended)."
    ) in page_of(client, quote)


def test_a_post_that_is_not_public_is_not_named(client, quote, person, acme):
    ledger.make_appointment(person=person, company=acme, role="Chair", end_status="open")
    assert "Now: no post on file." in page_of(client, quote)


@pytest.fixture
def printed(quote):
    article = make_article(headline="Two firms", slug="two-firms")
    passage = tag_words(article, "exceptional quality, creativity", quote=quote)
    actions.publish(article, by=make_user("Editor"))
    Passage.objects.filter(pk=passage.pk).update(
        words_finding="altered", words_difference=DIFFERENCE, speaker_finding="differs",
        stated_speaker="Ada Roe", source_place="… He assures exceptional quality, and",
        source_sha256=quote.document.text_sha256,
    )  # fmt: skip
    return passage


def test_the_difference_and_the_place_are_one_click_away(client, quote, printed):
    page = page_of(client, quote)
    assert "Differs from its source; the source names another speaker" in page
    assert "exceptional quality, <del>and</del> creativity" in page
    assert "The source names Ada Roe." in page
    assert "… He assures exceptional quality, and" in page


@pytest.mark.parametrize("reason", ["nothing may be shown", "not public", "new text", "new words"])
def test_nothing_of_the_document_is_shown_where(client, quote, printed, reason):
    document = quote.document
    if reason == "nothing may be shown":
        document.may_show = "none"
    elif reason == "not public":
        document.public_from = None
    elif reason == "new text":
        document.hold("Another text.")
    else:
        Passage.objects.filter(pk=printed.pk).update(fragments=["Other words"])
    document.save()
    page = page_of(client, quote)
    assert "<del>" not in page
    assert "He assures" not in page


def test_where_nothing_of_the_document_may_be_shown_our_own_words_still_tell(
    client, quote, printed
):
    quote.document.may_show = "none"
    quote.document.save()
    steps = [["equal", "exceptional quality,"], ["delete", "and"], ["insert", "even creativity"]]
    Passage.objects.filter(pk=printed.pk).update(words_difference=steps)
    page = page_of(client, quote)
    assert "exceptional quality, […] <ins>even creativity</ins>" in page
    assert "The source names" not in page


def test_original_and_translation_stand_side_by_side(client, quote):
    quote.original_words, quote.original_language = "außergewöhnliche Qualität", "de"
    quote.translator = "Ines Calloway"
    quote.save()
    page = page_of(client, quote)
    assert '<p class="original" lang="de">“außergewöhnliche Qualität”</p>' in page
    assert "Translated by Ines Calloway" in page


def test_other_wordings_stand_with_their_documents_unless_these_are_hidden(client, quote):
    seen = ledger.make_document(public=True, publisher="Gadgets")
    for words, document in (("B", seen), ("A", None), ("C", ledger.make_document())):
        quote.variants.create(words=words, document=document, place="p. 2")
    found = client.get(quote.get_absolute_url()).context["variants"]
    assert [(row.words, row.document and row.document.publisher) for row in found] == [
        ("B", "Gadgets"),
        ("A", None),
    ]
