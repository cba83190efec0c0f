from datetime import date

import pytest

from newsroom.public.pictures.lettering import clipped, width_of
from newsroom.public.pictures.scale import Scale, fitted


def test_days_stand_in_proportion_and_never_beyond_the_edges():
    scale = Scale(date(2020, 1, 1), date(2020, 12, 31), 10, 375)
    assert scale.x(date(2020, 1, 1)) == 10
    assert scale.x(date(2020, 1, 11)) == 20
    assert scale.x(date(1999, 1, 1)) == 10
    assert scale.x(date(2030, 1, 1)) == 375


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((1996, 1, 1), (2026, 12, 31), ["1996", "1998", "2000"]),
        ((2014, 1, 1), (2026, 12, 31), ["2014", "2015", "2016"]),
        ((2020, 1, 1), (2023, 12, 31), ["Jan 2020", "Jul", "Jan 2021"]),
        ((2021, 12, 15), (2022, 9, 30), ["Jan 2022", "Feb", "Mar"]),
    ],
)
def test_ticks_say_as_much_as_there_is_room_for(first, last, words):
    ticks = Scale(date(*first), date(*last), 0, 850).ticks
    assert [tick.words for tick in ticks][:3] == words


def test_an_axis_begins_and_ends_with_whole_years_or_months():
    long = fitted([date(2015, 5, 1), date(2022, 3, 31)], 0, 100)
    assert (long.first, long.last) == (date(2015, 1, 1), date(2022, 12, 31))
    short = fitted([date(2022, 1, 2), date(2022, 7, 5)], 0, 100)
    assert (short.first, short.last) == (date(2022, 1, 1), date(2022, 7, 31))


def test_a_zoom_is_kept_to_the_day():
    days = [date(1996, 1, 1), date(2026, 11, 22)]
    asked = {"first": date(2014, 1, 1), "last": date(2020, 12, 31)}
    scale = fitted(days, 0, 100, **asked)
    assert {"first": scale.first, "last": scale.last} == asked


def test_a_single_day_still_has_an_axis():
    scale = fitted([date(2022, 2, 2)], 0, 100)
    assert scale.first < date(2022, 2, 2) < scale.last


@pytest.mark.parametrize("name", ["Panasonic", "株式会社カメラ光学研究所", "W" * 300, "İ̇x́" * 90])
def test_words_are_cut_to_their_room(name):
    cut = clipped(name, 80, 12)
    assert cut == name or cut.endswith("…")
    assert width_of(cut, 12) <= 80


def test_full_width_signs_take_twice_the_room_of_letters():
    assert width_of("光学", 12) == 24
    assert width_of("ab", 12) < 16
