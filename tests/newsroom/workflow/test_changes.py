"""What the list of revisions says of a save."""

import pytest

from newsroom.workflow.changes import summary

PASSAGE = {"id": "a", "quote": 1, "fragments": ["We are glad."], "attribution": "Ada Roe"}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"body": "<p>One two.</p>"}, {"body": "<p>One two.</p>"}, ""),
        ({"headline": "A"}, {"headline": "B"}, "headline"),
        ({"body": "<p>One two.</p>"}, {"body": "<p>One three four.</p>"}, "text +2 −1 words"),
        ({"body": "<p>One two.</p>"}, {"body": "<p>One <em>two</em>.</p>"}, "form of the text"),
        ({"body": "<p>A</p><p>B</p>"}, {"body": "<p>B</p><p>A</p>"}, "text in another order"),
        ({"section_id": 1, "day": None}, {"section_id": 2, "day": "2022-05-23"}, "section, day"),
        ({"mentions": [1, 2]}, {"mentions": [2, 3, 4]}, "mentions +2 −1"),
        ({"authors": [1, 2]}, {"authors": [2, 1]}, "byline"),
        ({"passages": []}, {"passages": [PASSAGE]}, "1 passage tagged"),
        ({"passages": [PASSAGE]}, {"passages": []}, "1 passage untagged"),
        (
            {"passages": [PASSAGE]},
            {"passages": [PASSAGE | {"attribution": "Roe"}]},
            "1 passage changed",
        ),
        (None, {"headline": "A"}, "First revision"),
    ],
)
def test_what_a_save_changed(before, after, told):
    assert summary(before, after) == told
