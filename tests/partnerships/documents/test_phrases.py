"""The same words, or all but one of them, in two texts: a row a way of returning."""

import pytest

from partnerships.documents.actions import hold, index_phrases
from partnerships.documents.phrases import shared_by, shown
from partnerships.models import DocumentPhrase
from tests.factories import make_document

SAID = "We give readers a new era of pocket optics, and we are proud."
WHOLE = "We give readers a new era of pocket optics"


@pytest.mark.parametrize(
    ("other", "phrase"),
    [
        ("readers a new era of pocket optics", "readers a new era of pocket optics"),
        ("“Readers: a NEW era of pocket-optics!”", "readers a new era of pocket optics"),
        ("we give readers a fine new era of pocket optics", WHOLE),
        ("we give readers a new age of pocket optics", WHOLE),
        ("we give readers a new era of pocket lenses", "We give readers a new era of pocket"),
        # two words are others, or too few are the same
        ("we give readers some great era of pocket optics", None),
        ("a new era of", None),
        ("and we are in a new one", None),
    ],
)  # fmt: skip
def test_words_that_return(other, phrase):
    found = shared_by(SAID, other)
    assert (found and shown(SAID, found)) == phrase


def test_small_words_alone_are_no_phrase():
    assert shared_by("it was not what we had in it", "it was not what we had in it") is None


@pytest.mark.django_db
def test_a_held_text_is_kept_by_its_threes_and_anew_when_it_changes():
    document = make_document()
    hold(document, by=None, text=SAID)
    assert DocumentPhrase.objects.filter(document=document).count() == 10
    hold(document, by=None, text="Nothing of it.")
    index_phrases(document)
    assert DocumentPhrase.objects.filter(document=document).count() == 1
