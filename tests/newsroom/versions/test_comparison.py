"""Two versions side by side: only what differs, and in time whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.versions.comparison import (
    Paragraph,
    Piece,
    Unchanged,
    compare_bodies,
    compare_lines,
)


def written(pieces):
    """“The phone [-is-] {+was+} new.”"""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[piece.verb].format(piece.words) for piece in pieces)


def shown(compared):
    return [
        written(part.pieces) if isinstance(part, Paragraph) else part.count for part in compared
    ]


def body(*paragraphs):
    return "".join(f"<p>{words}</p>" for words in paragraphs)


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        ("It is new.", "It is new.", "It is new."),
        ("It is new.", "It was new.", "It [-is-]{+was+} new."),
        ("It is new.", "It is very new.", "It is {+very +}new."),
        ("It is very new.", "It is new.", "It is [-very -]new."),
        ("Sold in July.", "Sold in July!", "Sold in July[-.-]{+!+}"),
        ("four labs", "six labs", "[-four-]{+six+} labs"),
        ("“A boost”, he said", "“A strong boost”, he said", "“A {+strong +}boost”, he said"),
        ("Xiaomi’s lens", "Leica’s lens", "[-Xiaomi’s-]{+Leica’s+} lens"),
        ("one two", "three four", "[-one two-]{+three four+}"),
        # “of” stayed by chance: two readings are better than a sentence in pieces.
        (
            "This is the second of them.",
            "Panasonic came first of all.",
            "[-This is the second of them-]{+Panasonic came first of all+}.",
        ),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("", "", ""),
    ],
)
def test_lines(before, after, result):
    assert written(compare_lines(before, after)) == result


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        (body("One.", "Two."), body("One.", "Two."), [2]),
        (body("One.", "Two."), body("One.", "Two.", "Three."), [2, "{+Three.+}"]),
        (body("One.", "Two.", "Three."), body("One.", "Three."), [1, "[-Two.-]", 1]),
        (
            body("One.", "The phone has no name yet.", "Three."),
            body("One.", "The phone has a name now.", "Three."),
            [1, "The phone has [-no-]{+a+} name [-yet-]{+now+}.", 1],
        ),
        (
            body("Nothing like the other at all."),
            body("Words of quite some different kind."),
            ["[-Nothing like the other at all.-]", "{+Words of quite some different kind.+}"],
        ),
        (
            body("The first paragraph stands here today."),
            body("A new one.", "The first paragraph stands here now."),
            ["{+A new one.+}", "The first paragraph stands here [-today-]{+now+}."],
        ),
        (body("<strong>Bold</strong> words."), body("Bold words."), [1]),
        ("<ul><li>a b</li><li>c</li></ul>", "<ul><li>a b</li><li>d</li></ul>", None),
        ("", "", []),
    ],
)
def test_bodies(before, after, result):
    if result is None:
        result = [1, "[-c-]", "{+d+}"]
    assert shown(compare_bodies(before, after)) == result


def test_headings_and_quotations_keep_their_element():
    before = "<h3>14:05</h3><blockquote><p>Said so.</p></blockquote><p>x</p>"
    elements = [part.element for part in compare_bodies(before, "")]
    assert elements == ["h3", "blockquote", "p"]


def test_marks_of_quotes_are_no_difference():
    tagged = '<p>He said, “<span data-passage="x">so it is</span>”.</p>'
    assert compare_bodies(body("He said, “so it is”."), tagged) == [Unchanged(1)]


def test_characters_are_text_not_markup():
    assert compare_bodies(body("a &lt; b"), "") == [Paragraph("p", (Piece("removed", "a < b"),))]


@given(st.text(alphabet="ab .,\n", max_size=60), st.text(alphabet="ab .,\n", max_size=60))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost(before, after):
    pieces = compare_lines(before, after)
    assert "".join(piece.words for piece in pieces if piece.verb != "added") == before
    assert "".join(piece.words for piece in pieces if piece.verb != "removed") == after


WORDS = [f"word{number % 900}" for number in range(20_000)]
EVERY_TENTH = [f"new{i}" if i % 10 == 0 else word for i, word in enumerate(WORDS)]


def in_paragraphs(words, size):
    return body(*(" ".join(words[start : start + size]) for start in range(0, len(words), size)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (in_paragraphs(WORDS, 50), in_paragraphs(EVERY_TENTH, 50)),
        (in_paragraphs(WORDS, 20_000), in_paragraphs(EVERY_TENTH, 20_000)),
        (in_paragraphs(WORDS, 50), in_paragraphs(WORDS[::-1], 50)),
        (in_paragraphs(["a", "b"] * 10_000, 20_000), in_paragraphs(["b", "c"] * 10_000, 20_000)),
        (in_paragraphs(["a"] * 20_000, 20), in_paragraphs(["b", "a"] * 10_000, 20)),
        (in_paragraphs(WORDS, 20), in_paragraphs(EVERY_TENTH[::-1], 20)),
    ],
    ids=[
        "usual",
        "one long paragraph",
        "backwards",
        "few words",
        "all the same",
        "short paragraphs",
    ],
)
def test_twenty_thousand_words_are_compared_to_the_end(before, after):
    assert compare_bodies(before, after)
