"""Entries of a developing story, the newest first."""

from datetime import datetime

import pytest

from newsroom.versions.entries import hour_of, is_entry, with_entry

OPENING = "<p>It begins.</p>"
FIRST = "<h3>14:05 It turns</h3><p>A.</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (OPENING, f"{OPENING}<h3>14:40</h3><p>More.</p>"),
        (OPENING + FIRST, f"{OPENING}<h3>14:40</h3><p>More.</p>{FIRST}"),
        (
            f"{OPENING}<h3>Background</h3><p>B.</p>{FIRST}",
            f"{OPENING}<h3>Background</h3><p>B.</p><h3>14:40</h3><p>More.</p>{FIRST}",
        ),
    ],
)
def test_an_entry_stands_above_the_newest_and_below_what_opens_the_story(body, expected):
    assert with_entry(body, hour="14:40", headline="", text="More.") == expected


def test_its_words_are_words_and_blank_lines_part_paragraphs():
    body = with_entry("", hour="14:40", headline=" It <turns> ", text="A & b\nc.\r\n\r\n\r\nD.")
    assert body == "<h3>14:40 It &lt;turns&gt;</h3><p>A &amp; b c.</p><p>D.</p>"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("14:05 It turns", True),
        ("9:05", True),
        ("9 November, 08:10 It turns", True),
        ("24:05 It turns", False),
        ("Ratio 14:9", False),
        ("14:050", False),
    ],
)
def test_which_heading_is_an_entry(heading, expected):
    assert is_entry(heading) is expected


def test_from_its_second_day_on_an_entry_says_the_day():
    begun = datetime(2022, 11, 8, 14, 20)
    assert hour_of(datetime(2022, 11, 8, 15, 55), begun) == "15:55"
    assert hour_of(datetime(2022, 11, 9, 8, 10), begun) == "9 November, 08:10"
