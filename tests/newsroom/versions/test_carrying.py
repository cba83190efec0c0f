import pytest

from newsroom.versions.carrying import blocks, carry, carry_line

A, B, C, D = "<p>a</p>", "<p>b</p>", "<p>c</p>", "<p>d</p>"


def test_blocks_are_the_top_level_elements():
    body = "<p>a<br>b <strong>c</strong></p><ul><li><p>d</p></li></ul><hr><h2>e</h2>"
    assert blocks(body) == [
        "<p>a<br>b <strong>c</strong></p>",
        "<ul><li><p>d</p></li></ul>",
        "<hr>",
        "<h2>e</h2>",
    ]


@pytest.mark.parametrize(
    ("before", "after", "into", "result"),
    [
        (A + B, A + C, A + B, A + C),  # untouched text: simply the new one
        (A + B, A + C, D + A + B, D + A + C),  # a paragraph replaced
        (A + B, A + C + B, A + B + D, A + C + B + D),  # one added
        (A + B + C, A + C, A + B + C + D, A + C + D),  # one taken out
        (A, C + A, D + A, C + D + A),  # one added at the top
        (A + B, A + C, A + C + D, A + C + D),  # carried already
    ],
)
def test_a_change_is_carried(before, after, into, result):
    assert carry(before, after, into).text == result
    assert carry(before, after, into).collisions == ()


def test_a_paragraph_in_other_words_collides_and_nothing_of_it_is_lost():
    carried = carry(A + B, A + C, A + D)
    assert (carried.text, carried.collisions) == (A + D, ((B, C),))


def test_a_paragraph_that_stands_twice_is_not_guessed():
    carried = carry(B + A, C + A, B + A + B)
    assert (carried.text, carried.collisions) == (B + A + B, ((B, C),))


@pytest.mark.parametrize(
    ("into", "text", "collides"),
    [("old", "new", False), ("new", "new", False), ("own", "own", True)],
)
def test_a_headline_is_carried_or_collides(into, text, collides):
    carried = carry_line("old", "new", into)
    assert (carried.text, bool(carried.collisions)) == (text, collides)
