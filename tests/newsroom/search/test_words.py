"""Words are folded alike by Python, which reads questions, and by the database, which indexes."""

import pytest
from django.db import connection

from newsroom.search.words import WORD, folded, joined, words, words_of_one

# Text, the words that the index holds of it.
TEXTS = [
    ("Leica’s cameras", "leica camera"),
    ("Café Zoë, ŁÓDŹ", "cafe zoe lodz"),
    ("Straße, Ærø, Øresund", "strasse aero oresund"),
    ("12ultra", "12 ultra"),
    ("小米12 Ultra", "小 米 12 ultra"),
    ("Xiaomi 12S/5G (IMX989)", "xiaomi 12 s 5 g imx 989"),
    ("徕卡と小米", "徕 卡 と 小 米"),
    ("がぎ ガギ", "が ぎ ガ ギ"),
    ("삼성 전자", "삼 성 전 자"),
    ("ＦＵＬＬ　ｗｉｄｔｈ", "full width"),
    ("ПРИВЕТ Ёлка", "привет елка"),
    ("ΣΊΣΥΦΟΣ", "σισυφος"),
    ("lenses of the lens, classes, companies, sales, Zeiss, bus, ss, gas", (
        "lens of the lens class company sale zeiss bus ss gas"
    )),
    ("one–two—three…“four”·five", "one two three four five"),
    ("f/1.9 $150M 50% A&B", "f 1 9 150 m 50 a b"),
    ("a_b\tc\nd\u00a0e\u200bf", "a b c d e f"),
    ("📷 camera 🎉", "camera"),
    ("!!! *** “” --", ""),
    ("", ""),
    ("don't O’Neill's boys' Jobs", "don t o neill boy job"),
    ("x" * 500, "x" * 500),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_text_becomes_words(text, expected):
    assert words(text) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_the_database_folds_as_python_does(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT newsroom_folded(%s), newsroom_words(%s)", [text, text])
        assert cursor.fetchone() == (folded(text), words(text))


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_read_word_by_word_a_text_has_the_same_words(text, expected):
    """As snippets are marked."""
    found = [word for match in WORD.finditer(text) for word in words_of_one(match.group())]
    assert " ".join(found) == expected


def test_a_name_is_the_same_however_it_is_spaced():
    assert {joined(name) for name in ("12 Ultra", "12ultra", "12-ULTRA")} == {"12ultra"}
    assert joined("小米12 Ultra") == joined("小米 12 Ultra") == "小米12ultra"
    assert joined("One Plus") == joined("OnePlus")
