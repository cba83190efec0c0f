"""Twice the text is twice the work, however hostile: steps are counted, not seconds."""

import sys

import pytest

from newsroom.quotes.detection import detect

HOSTILE = {
    "opening marks": "“",
    "straight marks": '"',
    "single marks": " 'a",
    "one word": "a",
    "capitals": "Ada ",
    "commas": "Ada, ",
    "one paragraph of quotations": "“It is ready,” said Ada Byron. ",
    "many paragraphs": "“It is ready,” said Ada Byron.\n\n",
    "people": "Ada Byron met Tom Okafor, who said “no” to her. ",
    "pronouns": "“It is ready,” she said. ",
    "blank lines": "\n \n",
    "dots": ". ",
    "determiners": "the ",
    "nested": "“‘",
}


def steps(text):
    """How many lines of Python run."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        detect(text)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_length_and_no_faster(unit):
    detect(unit)  # weights are read once
    small, large = steps(unit * 150), steps(unit * 600)
    assert large <= 4 * small * 1.3 + 2000
