"""Two texts that grew from one: what each row of the table says stands in the merged one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.drafts.merging import merged, merged_line, stretches

ONE, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def body(text):
    return "".join(f"<p>{word}</p>" for word in text.split())


def words(html):
    return html.replace("<p>", "").replace("</p>", " ").strip()


@pytest.mark.parametrize(
    ("base", "saved", "mine", "result"),
    [
        ("a b c", "a b c", "a b c", "a b c"),
        ("a b c", "A b c", "a b c", "A b c"),
        ("a b c", "a b c", "a b C", "a b C"),
        ("a b c", "A b c", "a b C", "A b C"),
        ("a b", "A b", "a B", "A B"),  # neighbours
        ("a b", "A B", "a BB", "A B BB"),
        ("a", "A", "a x", "A x"),
        ("a", "x a", "a y", "x a y"),
        ("a", "a x", "a y", "a x y"),  # both added there
        ("a", "a x", "a x", "a x"),
        ("a b", "a", "a b", "a"),
        ("a b", "a", "a B", "a B"),  # one took out what the other wrote in
        ("a b", "a B", "a", "a B"),
        ("a b c", "c", "a b c d", "c d"),
        ("a b c d", "a x d", "a b y d", "a x b y d"),
        ("", "x", "y", "x y"),
        ("a", "A", "B", "A B"),
    ],
)
def test_what_one_changed_is_taken_and_what_both_changed_is_there_twice(base, saved, mine, result):
    assert words(merged(stretches(body(base), body(saved), body(mine)))) == result


def test_who_chooses_takes_one_side():
    found = stretches(body("a b c"), body("A b c"), body("AA b C"))
    assert [stretch.changed_by for stretch in found] == ["both", "nobody", "mine"]
    assert words(merged(found, {0: "saved", 2: "saved"})) == "A b c"
    assert words(merged(found, {0: "mine"})) == "AA b C"


TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=8).map(" ".join)


@given(TEXTS, TEXTS, TEXTS)
def test_no_new_paragraph_of_either_is_ever_dropped(base, saved, mine):
    found = stretches(body(base), body(saved), body(mine))
    assert words("".join("".join(stretch.base) for stretch in found)) == base
    result = words(merged(found)).split()
    for text in (saved, mine):
        assert set(text.split()) - set(base.split()) <= set(result)
    for side in ("saved", "mine"):
        choices = dict.fromkeys(range(len(found)), side)
        assert words(merged(found, choices)) == {"saved": saved, "mine": mine}[side]


@given(TEXTS, TEXTS)
def test_where_only_one_wrote_their_text_stands(base, text):
    assert words(merged(stretches(body(base), body(base), body(text)))) == text
    assert words(merged(stretches(body(base), body(text), body(base)))) == text


def test_a_passage_that_both_kept_is_one_passage():
    def tagged(before, key=ONE, said="We are glad."):
        return f'<p>{before} “<span data-passage="{key}">{said}</span>”</p>'

    # Both changed its paragraph: the words stand twice, the tag once.
    found = stretches(tagged("She said"), tagged("He said"), tagged("Roe said"))
    result = merged(found)
    assert result.count(ONE) == 1
    assert "Roe said “We are glad.”" in result
    # One moved the paragraph that the other changed.
    base = f"{tagged('She said')}<p>x</p><p>y</p>"
    found = stretches(
        base, f"{tagged('He said')}<p>x</p><p>y</p>", f"<p>x</p><p>y</p>{tagged('She said')}"
    )
    assert merged(found).count(ONE) == 1
    # Two passages with the same words are two.
    two = tagged("a") + tagged("b", OTHER)
    found = stretches(two, two, two + "<p>more</p>")
    assert merged(found) == two + "<p>more</p>"
    # Two fragments of one, each changed by one of them.
    split = tagged("a", said="First,") + tagged("b", said="and second.")
    found = stretches(split, split.replace("a “", "aa “"), split.replace("b “", "bb “"))
    assert merged(found).count(ONE) == 2


def test_a_field_that_both_changed_is_for_somebody_to_settle():
    assert merged_line("a", "a", "b") == "b"
    assert merged_line("a", "b", "a") == "b"
    assert merged_line("a", "b", "b") == "b"
    assert merged_line("a", "b", "c") is None
