"""Matched, several, unmatched: a row a way of being on file."""

from datetime import date

import pytest

from newsroom.quotes.detection import (
    Matched,
    PersonOnFile,
    PostOnFile,
    ProposedPerson,
    Several,
    Unmatched,
    detect,
    match,
)

BYRON = PersonOnFile("byron", "Ada Byron", posts=(PostOnFile("CEO", "Halia"),))
LEI = PersonOnFile("lei", "Jun Lei", also=("雷军",))
ROBERT = PersonOnFile("robert", "Robert Halden", posts=(PostOnFile("Chairman", "Halden Group"),))
ROBERTA = PersonOnFile("roberta", "Roberta Halden")
NAMESAKE = PersonOnFile("namesake", "Ada Byron", posts=(PostOnFile("Editor", "The Lens"),))


def matched(text, people, on=None):
    return match(detect(text)[-1], people, on)


@pytest.mark.parametrize(
    ("text", "people", "key"),
    [
        ("“It is ready,” said Ada Byron.", [BYRON, LEI], "byron"),
        ("Ada Byron came. “It is ready,” Byron said.", [BYRON, LEI], "byron"),
        ("“It is ready,” said Ada K. Byron.", [BYRON, LEI], "byron"),
        ("“It is ready,” said Lei Jun.", [BYRON, LEI], "lei"),
        ("“It is ready,” said Robert Halden.", [ROBERT, ROBERTA], "robert"),
        ("“It is ready,” said Ada Byron, CEO of Halia.", [NAMESAKE, BYRON], "byron"),
        ("“It is ready,” said Ada Byron, editor of The Lens.", [BYRON, NAMESAKE], "namesake"),
        ("“It is ready,” said chief executive Ada Byron.", [NAMESAKE, BYRON], "byron"),
    ],
)
def test_somebody_on_file(text, people, key):
    found = matched(text, people)
    assert isinstance(found, Matched)
    assert found.person.key == key
    assert found.reason


@pytest.mark.parametrize(
    ("text", "people", "keys"),
    [
        ("“It is ready,” said Ada Byron.", [BYRON, NAMESAKE], ["byron", "namesake"]),
        ("“It is ready,” Mr Halden said.", [ROBERTA, ROBERT], ["robert", "roberta"]),
        ("“It is ready,” said Rob Halden.", [ROBERT], ["robert"]),
    ],
)
def test_several_are_ranked_with_the_reason(text, people, keys):
    found = matched(text, people)
    assert isinstance(found, Several)
    assert [candidate.person.key for candidate in found.candidates] == keys
    assert all(candidate.reason for candidate in found.candidates)


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        (
            "“It is ready,” said Ada Byron, chief of optics at Halia.",
            ProposedPerson("Ada Byron", "chief of optics", "Halia"),
        ),
        (
            "“It is ready,” said Ada Byron, CEO of Halia Camera AG.",
            ProposedPerson("Ada Byron", "CEO", "Halia Camera AG"),
        ),
        (
            "Halia co-founder Ada Byron said: “It is ready for the phone.”",
            ProposedPerson("Ada Byron", "co-founder", "Halia"),
        ),
        ("“It is ready,” said Ada Byron.", ProposedPerson("Ada Byron")),
        ("“It is ready,” an official said.", None),
        ("“It is ready for the phone,” the report said.", None),
    ],
)
def test_nobody_on_file_is_proposed_as_written(text, proposal):
    found = matched(text, [LEI])
    assert isinstance(found, Unmatched)
    assert found.proposal == proposal


def test_the_post_counts_as_held_on_the_day():
    before = PersonOnFile(
        "a", "Ada Byron", posts=(PostOnFile("CEO", "Halia", None, date(2020, 1, 1)),)
    )
    after = PersonOnFile("b", "Ada Byron", posts=(PostOnFile("CEO", "Halia", date(2020, 1, 2)),))
    text = "“It is ready,” said Ada Byron, CEO of Halia."
    assert matched(text, [before, after], date(2019, 5, 1)).person.key == "a"
    assert matched(text, [before, after], date(2021, 5, 1)).person.key == "b"
