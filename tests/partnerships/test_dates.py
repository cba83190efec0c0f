"""The EDTF subset, by itself and against the edtf package where both read the text."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from partnerships import dates


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2022-07-04", "2022-07-04", "2022-07-04", "4 July 2022"),
        ("2022-07", "2022-07-01", "2022-07-31", "July 2022"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02", "2023-02-01", "2023-02-28", "February 2023"),
        ("2022", "2022-01-01", "2022-12-31", "2022"),
        ("201X", "2010-01-01", "2019-12-31", "the 2010s"),
        ("2022?", "2022-01-01", "2022-12-31", "perhaps 2022"),
        ("2022-07~", "2022-07-01", "2022-07-31", "about July 2022"),
        ("2022-07-04%", "2022-07-04", "2022-07-04", "perhaps about 4 July 2022"),
        ("184X~", "1840-01-01", "1849-12-31", "about the 1840s"),
    ],
)
def test_bounds_and_words(text, earliest, latest, words):
    read = dates.parse(text)
    assert (read.earliest, read.latest) == (
        date.fromisoformat(earliest),
        date.fromisoformat(latest),
    )
    assert str(read) == words


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "22", "2022-7", "2022-13", "2022-00", "2022-02-30", "2023-02-29", "0000"),
        *("04.07.2022", "2022-07-04T10:00", "2022/2023", "../2022", "201X-05", "20XX", "2022-XX"),
        *("2022??", "?2022", "-2022", "２０２２", "2022\n"),
    ],
)
def test_other_texts_are_refused_with_a_sentence(text):
    with pytest.raises(dates.EdtfError, match=r"\.$"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("mark", "doubtful", "approximate"),
    [("", False, False), ("?", True, False), ("~", False, True), ("%", True, True)],
)
def test_marks(mark, doubtful, approximate):
    read = dates.parse(f"2022-07{mark}")
    assert (read.is_doubtful, read.is_approximate) == (doubtful, approximate)


def test_an_empty_date_has_no_bounds_and_no_words():
    assert dates.bounds("") == (None, None)
    assert dates.spoken("") == ""


days = st.dates(min_value=date(1000, 1, 1))
marks = st.sampled_from(["", "?", "~", "%"])
texts = st.builds(
    lambda day, precision, mark: day.isoformat()[:precision] + mark,
    days,
    st.sampled_from([4, 7, 10]),
    marks,
)


@given(texts)
def test_bounds_are_those_of_the_edtf_package(text):
    theirs = parse_edtf(text)
    earliest, latest = dates.bounds(text)
    assert earliest.timetuple()[:3] == theirs.lower_strict()[:3]
    assert latest.timetuple()[:3] == theirs.upper_strict()[:3]


@given(st.integers(100, 999))
def test_decades_are_those_of_the_edtf_package(decade):
    theirs = parse_edtf(f"{decade}X")
    earliest, latest = dates.bounds(f"{decade}X")
    assert (earliest.timetuple()[:3], latest.timetuple()[:3]) == (
        theirs.lower_strict()[:3],
        theirs.upper_strict()[:3],
    )


@given(texts)
def test_the_day_after_the_latest_is_the_next_earliest(text):
    read = dates.parse(text)
    assert read.earliest <= read.latest
    if read.latest < date.max:
        unit = {"day": 10, "month": 7, "year": 4}[read.precision]
        following = (read.latest + timedelta(days=1)).isoformat()[:unit]
        assert dates.parse(following).earliest == read.latest + timedelta(days=1)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text):
    with suppress(dates.EdtfError):
        assert dates.parse(text).text == text
