"""Who is given as saying it, as written: a row a way of attributing."""

import pytest

from newsroom.quotes.detection import SpeakerType, detect


def attributions(text):
    return [
        (quotation.speaker.written, quotation.verb)
        for quotation in detect(text)
        if quotation.kind.is_quotation and quotation.level == 0
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The lens is ready for the phone,” Ada Byron said.", [("Ada Byron", "said")]),
        ("“The lens is ready for the phone,” said Ada Byron.", [("Ada Byron", "said")]),
        ("Ada Byron said: “The lens is ready for the phone.”", [("Ada Byron", "said")]),
        ("Ada Byron told reporters, “The lens is ready.”", [("Ada Byron", "told")]),
        ("Ada Byron said that “the lens is ready for it”.", [("Ada Byron", "said")]),
        (
            "According to Ada Byron, “the lens is ready for the phone”.",
            [("Ada Byron", "According to")],
        ),
        (
            "“The lens is ready for the phone,” according to Ada Byron.",
            [("Ada Byron", "according to")],
        ),
        (
            "“The lens is ready,” Ada Byron, chief of optics at Halia, told reporters.",
            [("Ada Byron", "told")],
        ),
        (
            "“The lens is ready,” said Ada Byron, who joined Halia in 2019.",
            [("Ada Byron", "said")],
        ),
        ("“The lens is ready,” Mrs Byron said.", [("Mrs Byron", "said")]),
        ("“The lens is ready,” tweeted @glasseye.", [("@glasseye", "tweeted")]),
        ("“The lens is ready for the phone,” the report said.", [("the report", "said")]),
        (
            "“The lens is ready,” said a spokesman for Voss Optik.",
            [("a spokesman for Voss Optik", "said")],
        ),
        ("“The lens is ready,” analysts said.", [("analysts", "said")]),
        ("“The lens is ready,” Halia said in a statement.", [("Halia", "said")]),
        ("“The lens is ready,” Halia spokeswoman Ada Byron said.", [("Ada Byron", "said")]),
        ("“The lens,” Ada Byron said, “is ready.”", [("Ada Byron", "said")] * 2),
        (
            "“The lens is ready,” said Ada Byron. “The phone is not.”",
            [("Ada Byron", "said"), ("Ada Byron", "said")],
        ),
        (
            "“The lens is ready,” said Ada Byron, adding “the phone is not there yet.”",
            [("Ada Byron", "said"), ("Ada Byron", "adding")],
        ),
        (
            "«The lens is ready for the phone», said María José Ortega.",
            [("María José Ortega", "said")],
        ),
        ("‘The lens is ready for it,’ said Ada Byron.", [("Ada Byron", "said")]),
        (
            "“The lens is ready for it,” said Ludwig van der Berg.",
            [("Ludwig van der Berg", "said")],
        ),
    ],
)
def test_an_attribution(text, expected):
    assert attributions(text) == expected


def test_two_speakers_of_one_paragraph():
    text = (
        "“It ships in May,” Tom Okafor said. “The price is still open,” said Ada Byron, who "
        "leads sales."
    )
    assert [written for written, _ in attributions(text)] == ["Tom Okafor", "Ada Byron"]


def test_a_quotation_of_several_paragraphs_has_one_speaker_and_one_group():
    found = detect("Ada Byron told analysts: “Margins fell.\n\n“That was our choice.”")
    assert [quotation.speaker.written for quotation in found] == ["Ada Byron", "Ada Byron"]
    assert len({quotation.group for quotation in found}) == 1


def test_pieces_split_by_the_attribution_are_one_group():
    found = detect("“The lens,” Ada Byron said, “is ready.”\n\n“Not so,” said Tom Okafor.")
    assert [quotation.group for quotation in found] == [1, 1, 2]


def test_the_place_of_the_speaker_is_where_the_words_stand():
    text = "“The lens is ready,” said Mr Okafor."
    (quotation,) = detect(text)
    speaker = quotation.speaker
    assert text[speaker.start : speaker.end] == speaker.written == "Mr Okafor"


def test_a_transcript_names_the_speaker_inside_the_marks():
    (quotation,) = detect("“OKAFOR: The lens is ready, and the phone is not.”")
    assert quotation.speaker.written == "OKAFOR"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The lens is ready,” said Ada Byron.", SpeakerType.PERSON),
        ("“The lens is ready,” Halia Optics Inc said.", SpeakerType.ORGANISATION),
        ("“The lens is ready,” the company said.", SpeakerType.ORGANISATION),
        ("“The lens is ready,” Norvale said.", SpeakerType.ORGANISATION),
        ("“The lens is ready,” Mr Norvale said.", SpeakerType.PERSON),
        ("“The lens is ready for it,” the report said.", SpeakerType.DOCUMENT),
        ("“The lens is ready,” an official said.", SpeakerType.UNNAMED),
    ],
)
def test_a_type_of_speaker(text, expected):
    assert detect(text)[0].speaker.type == expected


def test_a_transcript_goes_on_in_the_next_paragraph():
    found = detect(
        "“OKAFOR: The lens is ready, and we are proud.\n\n“And the phone is not ready at all.”"
    )
    assert [quotation.speaker.written for quotation in found] == ["OKAFOR", "OKAFOR"]


def test_every_quotation_says_why():
    for quotation in detect("“The lens is ready,” said Ada Byron. She likes “glass” a lot."):
        assert quotation.reasons
        assert 0 <= quotation.confidence <= 1
