"""How sure a source says it is, recognised in its own words."""

import pytest

from partnerships.rumours.scoring.hedges import TABLE, found_in, probability


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The phone will probably be called Xiaomi 13", ["probably", "will"]),
        ("It is almost certainly the IMX989.", ["almost certainly"]),
        ("Very likely in July", ["Very likely"]),
        ("It will come.", ["will"]),
        ("I can confirm: 50 MP", ["can confirm"]),
        ("It might, perhaps, come", ["might", "perhaps"]),
        ("It is not likely to come", []),
        ("It isn't likely to come", []),
        ("It is unlikely to come", ["unlikely"]),
        ("Announced in May 2022", []),
        ("It may come in May", ["may"]),
        ("May be sold out", ["May"]),
        ("The willing and the uncertain", []),
        ("", []),
    ],
)
def test_hedges_are_found_as_whole_words_and_not_where_they_are_denied(text, found):
    assert found_in(text) == found


def test_every_hedge_of_the_table_is_found_and_has_its_probability():
    for band in TABLE:
        for words in (*band.words, *band.ours):
            [first, *_] = found_in(f"They say it is {words}, so far.")
            assert (first, probability(first)) == (words, band.probability)
