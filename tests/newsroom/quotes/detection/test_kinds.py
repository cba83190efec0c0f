"""Said, or held with tongs? A row a rule."""

import pytest

from newsroom.quotes.detection import Kind, detect


def kinds(text):
    return [quotation.kind for quotation in detect(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will open two plants next year,” said Ada Byron.", [Kind.FULL]),
        ("Byron said: “We will open two plants next year.”", [Kind.FULL]),
        ("“No,” Byron replied.", [Kind.FULL]),
        ("Byron said the plan was “the best of three poor ones”.", [Kind.PARTIAL]),
        ("The filing describes the loss as “small and well understood”.", [Kind.PARTIAL]),
        ("The so-called “phone wars” were good for buyers.", [Kind.SCARE]),
        ("The company has a “cloud first” plan for 2030.", [Kind.SCARE]),
        ("It was shown in the film “Seven Empty Rooms” last year.", [Kind.TITLE]),
        ("The two will “co-develop” the sensor.", [Kind.SCARE]),
    ],
)
def test_a_kind(text, expected):
    assert kinds(text) == expected


def test_only_full_and_partial_are_quotations():
    assert [kind for kind in Kind if kind.is_quotation] == [Kind.FULL, Kind.PARTIAL]


def test_what_is_no_quotation_has_no_speaker():
    (quotation,) = detect("Byron praised the so-called “phone wars” again.")
    assert quotation.speaker.written is None
    assert quotation.verb is None


def test_single_marks_among_double_ones_are_no_quotation():
    found = detect("Plant ‘Opens Soon’\n\n“We will open it in the spring,” said Ada Byron.")
    assert [quotation.kind for quotation in found] == [Kind.TITLE, Kind.FULL]


def test_the_value_of_an_attribute_is_no_quotation():
    text = '<a href="we said that we would be there">Byron said</a> that it is late.'
    assert [kind.is_quotation for kind in kinds(text)] == [False]
