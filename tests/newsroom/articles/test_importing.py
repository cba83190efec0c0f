"""A plain text file read as an article: what is taken, what is proposed, what is refused."""

from datetime import date
from pathlib import Path

import pytest

from newsroom.articles.importing import (
    MAX_BYTES,
    UnreadableText,
    parse,
    propose_headline,
    slug_of,
)

STORY = """\
 date 2023-04-05 Brunnfeld and Halden, today, announced a joint phone that would,
they say, “see in the dark.” It is due in June.

“We are proud”, Ada Sandgren, CEO of Brunnfeld AB said, adding “it is the first of its kind.”
"""
SEED = Path(__file__).parents[4] / "shared" / "seed" / "xiaomi-leica-2022-05-23.txt"


def test_story_gives_day_headline_slug_and_paragraphs():
    text = parse(STORY.encode())
    assert text.day == date(2023, 4, 5)
    assert text.headline == "Brunnfeld and Halden, today, announced a joint phone"
    assert text.slug == "brunnfeld-and-halden-today-announced-a-joint-phone"
    assert text.paragraphs == (
        "Brunnfeld and Halden, today, announced a joint phone that would, they say, “see in the "
        "dark.” It is due in June.",
        "“We are proud”, Ada Sandgren, CEO of Brunnfeld AB said, "
        "adding “it is the first of its kind.”",
    )
    assert (text.encoding, text.warnings) == ("UTF-8", ())


@pytest.mark.skipif(not SEED.exists(), reason="the seed file is not beside this checkout")
def test_seed_file_is_read():
    text = parse(SEED.read_bytes())
    assert text.day == date(2022, 5, 23)
    assert len(text.paragraphs) == 5
    assert text.headline in text.paragraphs[0]
    assert "“a strong boost to Xiaomi’s imaging strategy.”" in text.paragraphs[2]


def test_day_is_optional():
    assert parse(b"A short story. It ends.").day is None


def test_word_date_inside_the_text_is_text():
    assert parse(b"The date 2022-05-23 was kept.").paragraphs == ("The date 2022-05-23 was kept.",)


@pytest.mark.parametrize("day", ["2022-02-30", "2022-13-01", "2022-5-3", "0000-01-01"])
def test_impossible_day_is_refused(day):
    with pytest.raises(UnreadableText, match=f"“{day}” is not a date"):
        parse(f"date {day} A story.".encode())


def test_byte_order_mark_is_no_text():
    text = parse(STORY.encode("utf-8-sig"))
    assert (text.day, text.encoding) == (date(2023, 4, 5), "UTF-8")


def test_windows_1252_is_read_and_said_so():
    text = parse("“A café,” he said. Then he left – at once.".encode("cp1252"))
    assert text.paragraphs == ("“A café,” he said. Then he left – at once.",)
    assert text.encoding == "Windows-1252"
    assert text.warnings == ("Read as Windows-1252: check accents and quotation marks.",)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_paragraphs_by_blank_lines_whatever_ends_a_line(newline):
    lines = ["One line,", "and its rest.", "", " \t", "Two.", ""]
    assert parse(newline.join(lines).encode()).paragraphs == ("One line, and its rest.", "Two.")


def test_short_first_line_that_is_no_sentence_is_the_headline():
    text = parse(b"Brunnfeld builds a phone\n\nThe company said so on Monday.")
    assert text.headline == "Brunnfeld builds a phone"
    assert text.paragraphs == ("The company said so on Monday.",)
    assert text.warnings == ("The first line was taken as the headline.",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n\t\r\n", "The file is empty."),
        (b"\xef\xbb\xbf \n", "The file is empty."),
        (b" date 2022-05-23 \n", "There is a date but no text."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "This is not a text file"),
        (b"text with a \x00 in it", "This is not a text file"),
        (b"PK\x03\x04\x14\x00\xf5\x81", "This is not a text file"),
        ("A story.".encode("utf-16"), "The file is in UTF-16."),
        ("小米和徕卡宣布合作".encode("gb18030"), "The file is neither UTF-8 nor Windows-1252."),
        ("徠卡與小米".encode("big5"), "The file is neither UTF-8 nor Windows-1252."),
        (b"undefined \x81 byte", "The file is neither UTF-8 nor Windows-1252."),
        (b"a" * (MAX_BYTES + 1), "The file is too large: 2.0 MB of 2 MB."),
    ],
    ids=[
        "empty", "blank", "only a BOM", "only a date", "picture", "NUL", "zip", "UTF-16",
        "GB18030", "Big5", "undefined byte", "too large",
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(UnreadableText) as refusal:
        parse(data)
    assert str(refusal.value).startswith(sentence)


@pytest.mark.parametrize(
    ("paragraph", "headline"),
    [
        ("Halden is sold. Nobody knows to whom.", "Halden is sold"),
        ("Dr. Sandgren of Halden left. She told us.", "Dr. Sandgren of Halden left"),
        (
            "Halden said on Monday that it would sell its works in the north, and that it knew of "
            "no buyer at all.",
            "Halden said on Monday that it would sell its works in the north",
        ),
        (
            "The new phone has “a camera that is like no other camera that we have ever seen "
            "anywhere in the world” inside.",
            "The new phone",
        ),
        ("Wo" * 60, ("Wo" * 60)[:90]),
    ],
)
def test_headline_is_cut_out_of_the_first_sentence(paragraph, headline):
    assert propose_headline((paragraph,)) == headline


def test_headline_of_a_story_that_opens_with_a_quotation_comes_from_further_on():
    opening = f"“{'We have never done anything of this kind before and we like it. ' * 2}”"
    assert propose_headline((opening, "Halden says so.")) == "Halden says so"


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Xiaomi’s first phone: “Ultra”", "xiaomis-first-phone-ultra"),
        ("Über Köln", "uber-koln"),
        ("小米", ""),
    ],
)
def test_slug_is_the_headline_in_latin_letters(headline, slug):
    assert slug_of(headline) == slug


def test_hostile_text_takes_no_time():
    for hostile in ["A. " * 500_000, "“" * 1_000_000, '."' * 900_000, "\n " * 900_000 + "x"]:
        parse(hostile.encode()[:MAX_BYTES].decode(errors="ignore").encode())
