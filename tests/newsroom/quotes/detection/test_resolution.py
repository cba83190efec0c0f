"""From the words as written to the full name that the text gives elsewhere."""

from datetime import date

import pytest

from newsroom.quotes.detection import PersonOnFile, PostOnFile, detect


def full_names(text, **given):
    return [
        quotation.speaker.full
        for quotation in detect(text, **given)
        if quotation.kind.is_quotation and quotation.level == 0
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a surname
        ("Ada Byron leads Halia. “It is ready,” Byron said.", ["Ada Byron"]),
        ("Ada Byron leads Halia. “It is ready,” Ms Byron said.", ["Ada Byron"]),
        ("Ludwig van der Berg came. “It is ready,” Berg said.", ["Ludwig van der Berg"]),
        # the family name first
        ("Zhou Wanqing leads it. “It is ready,” Zhou said.", ["Zhou Wanqing"]),
        # two people of one surname
        (
            "Kim Young-ho leaves and Kim So-yeon comes. “It is time,” Kim So-yeon said. "
            "“It was,” Kim Young-ho said.",
            ["Kim So-yeon", "Kim Young-ho"],
        ),
        (
            "Mary Halden runs it with Robert Halden. “It is ready,” Mr. Halden said.",
            ["Robert Halden"],
        ),
        # a pronoun
        ("Ada Byron leads Halia. “It is ready,” she said.", ["Ada Byron"]),
        (
            "Ada Byron met her deputy, Tom Okafor. “It ships in May,” Okafor said. "
            "“It is late,” she added.",
            ["Tom Okafor", "Ada Byron"],
        ),
        (
            "Ada Byron and Robert Halden spoke.\n\n“It is ready,” Halden said.\n\n“It is late,” "
            "he added.",
            ["Robert Halden", "Robert Halden"],
        ),
        # an honorific
        ("Prof. Ada Byron spoke. “It is ready,” Dr. Byron said.", ["Ada Byron"]),
        # a post
        (
            "Ada Byron, chief executive of Halia, spoke. “It is ready,” the executive said.",
            ["Ada Byron"],
        ),
        (
            "Ada Byron, an analyst at Pell Research, is sceptical. “It is late,” the analyst said.",
            ["Ada Byron"],
        ),
        # a body
        (
            "Norvale Networks cut its forecast. “We see pauses,” the company said.",
            ["Norvale Networks"],
        ),
        ("Norvale Networks cut jobs. “We see pauses,” it said.", ["Norvale Networks"]),
        # a handle stands for itself
        ("Leaker @glasseye was first. “It is ready,” @glasseye wrote.", ["@glasseye"]),
        # nobody to resolve to
        ("“It is ready,” an official said.", [None]),
    ],
)
def test_a_full_name(text, expected):
    assert full_names(text) == expected


def test_two_who_speak_together_are_both_named():
    assert full_names("Halia and Voss Optik said: “We share one lab and one budget.”") == [
        "Halia and Voss Optik"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“It is ready,” said Ada Byron, CEO of Halia Camera AG.",
            "CEO of Halia Camera AG",
        ),
        ("“It is ready,” said Ada Byron, chief of optics at Halia.", "chief of optics at Halia"),
        ("Finance chief Ada Byron said: “It is ready for you.”", "Finance chief"),
        ("“It is ready,” said chief executive Ada Byron.", "chief executive"),
        ("Ada Byron, an engineer, came. “It is ready,” Byron said.", "an engineer"),
        ("“It is ready,” said Ada Byron.", None),
    ],
)
def test_the_post_beside_a_name(text, expected):
    assert detect(text)[-1].speaker.title == expected


LEADERS = [
    PersonOnFile(1, "Ada Byron", posts=(PostOnFile("CEO", "Halia", None, date(2021, 6, 30)),)),
    PersonOnFile(2, "Tom Okafor", posts=(PostOnFile("CEO", "Halia", date(2021, 7, 1)),)),
]


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2020, 1, 1), "Ada Byron"), (date(2022, 1, 1), "Tom Okafor")]
)
def test_a_post_alone_is_looked_up_on_the_day(on, expected):
    text = "“It is ready for the phone,” Halia’s chief executive said."
    assert full_names(text, people=LEADERS, on=on) == [expected]


def test_an_organisation_on_file_is_no_person():
    text = "“It is ready for the phone,” Ada Lumen said."
    (quotation,) = detect(text, organisations=["Ada Lumen"])
    assert quotation.speaker.type == "organisation"
