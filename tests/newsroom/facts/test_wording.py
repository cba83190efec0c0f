"""Where words stand, sentence by sentence, and the text with others in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.facts.wording import Place, places, reworded

BODY = (
    "<p>Harsch is CEO of Leica. As CEO he signs &amp; smiles.</p>"
    '<p>“<span data-passage="x">Our CEO said so</span>”, a <em>CEO</em> says.</p><h2>CEOs</h2>'
)


def test_each_place_comes_with_its_sentence():
    assert places(BODY, "CEO", is_html=True) == [
        Place(0, "Harsch is ", "CEO", " of Leica."),
        Place(1, "As ", "CEO", " he signs & smiles."),
        Place(2, "“Our CEO said so”, a ", "CEO", " says."),
    ]


def test_words_inside_a_quotation_and_parts_of_words_stay():
    assert reworded(
        BODY, "CEO", {0: "chair", 1: "chair", 2: "chair", 3: "chair"}, is_html=True
    ) == (
        "<p>Harsch is chair of Leica. As chair he signs &amp; smiles.</p>"
        '<p>“<span data-passage="x">Our CEO said so</span>”, a <em>chair</em> says.</p>'
        "<h2>CEOs</h2>"
    )


def test_only_what_is_chosen_changes():
    assert reworded(BODY, "CEO", {1: "head"}, is_html=True).count("CEO") == BODY.count("CEO") - 1


def test_signs_of_html_are_read_and_written_as_such():
    body = "<p>Bang &amp; Olufsen &lt;3</p>"
    assert places(body, "Bang & Olufsen", is_html=True)[0].words == "Bang & Olufsen"
    assert reworded(body, "Bang & Olufsen", {0: "B<O"}, is_html=True) == "<p>B&lt;O &lt;3</p>"


def test_plain_text_is_plain():
    assert places("The CEO", "CEO", is_html=False) == [Place(0, "The ", "CEO", "")]
    assert reworded("The CEO", "CEO", {0: "A & B"}, is_html=False) == "The A & B"


@pytest.mark.parametrize("words", ["<p>", "(", "a.c", "\\"])
def test_words_are_no_pattern(words):
    assert places("<p>abc</p>", words, is_html=True) == []


@given(st.lists(st.sampled_from(["<p>", "</p>", "CEO", " ", "a", "&amp;", "<em>", "</em>"])))
def test_as_many_places_are_told_as_are_changed(pieces):
    body = "".join(pieces)
    found = places(body, "CEO", is_html=True)
    changed = reworded(body, "CEO", {place.number: "head" for place in found}, is_html=True)
    assert places(changed, "CEO", is_html=True) == []
    assert len(places(changed, "head", is_html=True)) == len(found)
    assert reworded(body, "CEO", {}, is_html=True) == body
