"""Which marks belong together: a row a style, and a row a trap."""

import pytest

from newsroom.quotes.detection.marks import marked_in, paragraphs


def pieces(text, level=0):
    return [
        text[pair.start : pair.end]
        for row in marked_in(text, paragraphs(text))
        for pair in row
        if pair.level == level
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Straight ones," she said.', ['"Straight ones,"']),
        ("“Curly ones,” she said.", ["“Curly ones,”"]),
        ("‘British ones,’ she said.", ["‘British ones,’"]),
        ("'Typed British ones,' she said.", ["'Typed British ones,'"]),
        ("«Spanish ones», she said.", ["«Spanish ones»"]),
        ("« French ones », she said.", ["« French ones »"]),
        ("»Danish ones«, she said.", ["»Danish ones«"]),
        ("„German ones“, she said.", ["„German ones“"]),
        ("„Polish ones”, she said.", ["„Polish ones”"]),
        ("「Japanese ones」, she said.", ["「Japanese ones」"]),
        ('“Opened curly, closed straight," she said.', ['“Opened curly, closed straight,"']),
        ("“Closed the wrong way round,“ she said.", ["“Closed the wrong way round,“"]),
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ('She said:"No blank before."', ['"No blank before."']),
        ("(“In brackets.”)", ["“In brackets.”"]),
        ("She paused—“after a dash”—and left.", ["“after a dash”"]),
    ],
)
def test_a_style_of_marks(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The screen has 6.7" and the old one 6.1".', []),
        ("He is 6' tall and the wall 12' long.", []),
        ('"It has a 6.7" screen," she said.', ['"It has a 6.7" screen,"']),
        ('"We sold 40" and "we kept 60", he said.', ['"We sold 40"', '"we kept 60"']),
        ("In the ’90s, and the '80s before, it wasn't so.", []),
        ("Rock ’n’ roll was the customers’ choice and the shops’ loss.", []),
        ("‘Our customers’ bills won’t rise,’ he said.", ["‘Our customers’ bills won’t rise,’"]),
        ("‘It’s the shops’ fault’, she said.", ["‘It’s the shops’ fault’"]),
        ("‘Tis the season, and ’twas ever thus.", []),
        ("A mark ” that closes nothing.", []),
        ('A mark" that closes nothing.', []),
    ],
)
def test_marks_that_quote_nothing_are_left_alone(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "“She told me ‘never again’ and left,” he said.",
            ["“She told me ‘never again’ and left,”"],
            ["‘never again’"],
        ),
        (
            "‘She wrote “never again” to me,’ he said.",
            ["‘She wrote “never again” to me,’"],
            ["“never again”"],
        ),
        (
            "“She wrote “never again” to me,” he said.",
            ["“She wrote “never again” to me,”"],
            ["“never again”"],
        ),
        (
            "«Nos dijo “nunca más” ayer», contó.",
            ["«Nos dijo “nunca más” ayer»"],
            ["“nunca más”"],
        ),
    ],
)
def test_quotations_inside_quotations(text, outer, inner):
    assert pieces(text) == outer
    assert pieces(text, level=1) == inner


def test_an_opening_mark_again_ends_what_was_never_closed():
    assert pieces("“Never closed. “And closed,” he said.") == ["“Never closed.", "“And closed,”"]


def test_a_stray_mark_does_not_swallow_the_quotations_behind_it():
    assert pieces('The 5" or so. "Stray. He said: “One,” and: “Two.”') == ["“One,”", "“Two.”"]


def test_a_quotation_of_several_paragraphs_reopens_its_mark():
    text = "She said: “One.\n\n“Two.\n\n“Three.”\n\nAnd left."
    rows = [pair for row in marked_in(text, paragraphs(text)) for pair in row]
    assert [text[pair.start : pair.end] for pair in rows] == ["“One.", "“Two.", "“Three.”"]
    assert [pair.continues for pair in rows] == [True, True, False]
    assert [pair.reopens for pair in rows] == [False, True, True]
    assert [pair.closed for pair in rows] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One line\nand the rest of it.\n\nTwo.", ["One line\nand the rest of it.", "Two."]),
        ("  One.  \n \n  Two.\n", ["One.", "Two."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs(text, expected):
    assert [text[start:end] for start, end in paragraphs(text)] == expected
