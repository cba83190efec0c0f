"""The same words in several quotes, documents or mouths are linked."""

import pytest

from newsroom.models import Quote
from newsroom.quotes.reuse import index_phrases, reuses
from partnerships.documents.actions import hold
from partnerships.models import Document
from tests.factories import make_document
from tests.newsroom.factories import make_quote

pytestmark = pytest.mark.django_db
WORDS = "the goal of giving walkers a new age of pocket cartography"
PART = "walkers a new age of pocket cartography"


def found(words, *, quotes=None, documents=None):
    quotes = Quote.objects.all() if quotes is None else quotes
    documents = Document.objects.all() if documents is None else documents
    return reuses({"ours": words}, quotes=quotes, documents=documents)["ours"]


@pytest.mark.parametrize(
    ("other", "words", "changed"),
    [
        (WORDS, WORDS, False),
        (PART, PART, False),
        ("“Walkers, a NEW age – of pocket cartography!”", PART, False),
        (WORDS.replace("walkers", "hikers"), WORDS, True),
    ],
)  # fmt: skip
def test_words_that_return_or_all_but_one(other, words, changed):
    quote = make_quote(other)
    [row] = found(WORDS)
    assert (row.quote, row.words, row.changed) == (quote, words, changed)


@pytest.mark.parametrize("other", ["a new age", "it is of a new age of maps", "Nothing alike."])
def test_few_or_other_words_are_no_reuse(other):
    make_quote(other)
    assert found(WORDS) == []


def test_a_documents_text_is_searched_too_and_anew_when_it_changes():
    document = make_document(kind="release")
    hold(document, by=None, text=f"Long before: {WORDS}, they write. Long after.")
    assert [row.document for row in found(WORDS)] == [document]
    hold(document, by=None, text="Another text.")
    assert found(WORDS) == []


def test_a_quotes_new_words_are_found_once_they_are_indexed():
    quote = make_quote("Nothing alike.")
    quote.words = WORDS
    quote.save()
    index_phrases(quote)
    assert [row.quote for row in found(WORDS)] == [quote]


def test_only_what_may_be_searched_is_found():
    make_quote(WORDS)
    hold(make_document(), by=None, text=WORDS)
    none = {"quotes": Quote.objects.none(), "documents": Document.objects.none()}
    assert found(WORDS, **none) == []


def test_the_questions_are_as_few_for_many_texts(django_assert_num_queries):
    make_quote(WORDS)
    hold(make_document(), by=None, text=WORDS)
    texts = {number: f"{WORDS} {number}" for number in range(50)}
    with django_assert_num_queries(4):
        rows = reuses(texts, quotes=Quote.objects.all(), documents=Document.objects.all())
    assert all(len(one) == 2 for one in rows.values())
