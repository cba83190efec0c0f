"""A card is a picture of 1200 × 630 pixels whatever stands on it."""

import io

import pytest
from PIL import Image, ImageChops

from newsroom.cards.drawing import Card, drawn

CARD = Card("The Rangefinder", "Phones", "Xiaomi and Leica", "By Ines Calloway · 23 May 2022")


def picture(**words):
    return Image.open(io.BytesIO(drawn(Card(**{**vars(CARD), **words}))))


@pytest.mark.parametrize(
    "words",
    [
        {}, {"words": "x " * 5_000}, {"words": "小米徕卡" * 400, "language": "zh"}, {"words": ""},
        {"publication": "P" * 300, "kicker": "K" * 300, "foot": "F" * 900, "stamp": "S" * 200},
    ],
)  # fmt: skip
def test_any_words_make_a_card_whose_margins_stay_clear(words):
    image = picture(**words).convert("RGB")
    assert image.size == (1200, 630)
    paper = Image.new("RGB", (1200, 630), image.getpixel((20, 60)))
    for edge in ((0, 20, 60, 630), (1140, 20, 1200, 630), (0, 590, 1200, 630)):
        assert ImageChops.difference(image.crop(edge), paper.crop(edge)).getbbox() is None, edge


def test_it_is_a_small_file_with_nothing_beside_the_picture():
    data = drawn(CARD)
    assert data.startswith(b"\x89PNG")
    assert len(data) < 60_000
    assert Image.open(io.BytesIO(data)).info == {}


def test_other_words_have_another_digest_and_the_same_words_the_same_picture():
    assert drawn(CARD) == drawn(Card(**vars(CARD)))
    judged = Card(**{**vars(CARD), "stamp": "Came true", "tone": "good"})
    assert judged.digest != CARD.digest
    assert drawn(judged) != drawn(CARD)
