"""Marks moved to other passages, or taken off; the words stay in every case."""

import pytest

from newsroom.quotes.retagging import retagged, untagged

BODY = (
    '<p>“<span data-passage="AA">We <em>are</em> <span>very</span> glad</span>”, she said, '
    '“<span data-passage="bb">all of us</span>”.</p>'
)
WITHOUT_AA = (
    "<p>“We <em>are</em> <span>very</span> glad”, she said, "
    '“<span data-passage="bb">all of us</span>”.</p>'
)


@pytest.mark.parametrize(("ids", "left"), [([], BODY), (["aa"], WITHOUT_AA), (["cc"], BODY)])
def test_marks_are_taken_off_and_the_words_stay(ids, left):
    assert untagged(BODY, ids) == left


def test_each_mark_gets_its_new_passage_and_one_without_any_goes():
    assert retagged(BODY, {"bb": "dd"}) == WITHOUT_AA.replace("bb", "dd")
