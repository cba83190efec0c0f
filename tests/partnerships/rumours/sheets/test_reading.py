"""CSV as sheets are saved by different programs, and what is none."""

import pytest

from partnerships.rumours.sheets.reading import MAX_ROWS, Unreadable, read

COLUMNS = ["title", "subject", "words"]


@pytest.mark.parametrize(
    "data",
    [
        b"title,subject\nA claim,h12\n",
        b"\xef\xbb\xbftitle;subject\r\nA claim;h12\r\n;;\r\n",
        "title\tsubject\nA claim\th12".encode("utf-16"),
        b"\ntitle,subject\n\n  A claim , h12 ,\n",
    ],
)
def test_cells_come_by_column_whatever_wrote_the_file(data):
    assert read(data, COLUMNS) == [{"title": "A claim", "subject": "h12", "words": ""}]


def test_words_may_run_over_lines_and_hold_commas():
    [row] = read('title,words\nA,"One, two\nthree “four”"\n'.encode(), COLUMNS)
    assert row["words"] == "One, two\nthree “four”"
    [row] = read("title,words\nA,Größe\n".encode("cp1252"), COLUMNS)
    assert row["words"] == "Größe"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"title,colour\nA,red\n", "There is no column “colour”. The template has them all."),
        (b"title,title\nA,B\n", "The column “title” stands there twice."),
        (b"title,subject\nA,B,C\n", "Row 1 has more cells than there are columns."),
        (b'title\n"A\n', "Line 2 is no CSV: unexpected end of data."),
        (b"title\n\x00\x01\x02", "This is no text: save the sheet as CSV, in UTF-8."),
        (b"PK\x03\x04\x00\x00", "This is no text: save the sheet as CSV, in UTF-8."),
        (b"title\n" + b"x" * 5001, "A cell of row 1 has more than 5,000 characters."),
        (
            b"title\n" + b"A\n" * (MAX_ROWS + 1),
            "The file has 1,001 rows; 1,000 can be read at once.",
        ),
        (b"x" * (2 * 1024 * 1024 + 1), "The file has 2,048 KB; 2,048 are read."),
    ],
)
def test_what_is_no_sheet_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(Unreadable) as refused:
        read(data, COLUMNS)
    assert str(refused.value) == sentence
