"""Days since the predecessor, against how long the maker lets pass otherwise."""

from datetime import date

from partnerships.devices.cadence import Cadence, cadence

TODAY = date(2022, 6, 1)
LAUNCHES = {1: date(2019, 3, 1), 2: date(2020, 3, 1), 3: date(2021, 3, 31), 4: date(2022, 3, 31)}
LINE = [(2, 1), (3, 2), (4, 3)]


def test_a_launched_device_counts_from_launch_to_launch():
    assert cadence(4, LAUNCHES, LINE, today=TODAY) == (3, Cadence(365, True, 380, 2))


def test_one_that_is_still_to_come_counts_to_today():
    found = cadence(5, LAUNCHES, [*LINE, (5, 4)], today=TODAY)
    assert found == (4, Cadence(62, False, 366, 3))


def test_its_own_gap_is_no_part_of_what_is_usual():
    assert cadence(2, LAUNCHES, LINE[:1], today=TODAY) == (1, Cadence(366, True, None, 0))


def test_one_other_gap_is_no_habit():
    assert cadence(3, LAUNCHES, LINE[:2], today=TODAY)[1].usual is None


def test_of_two_predecessors_the_later_counts():
    assert cadence(4, LAUNCHES, [(4, 2), (4, 3)], today=TODAY)[0] == 3


def test_without_a_day_nothing_is_said():
    assert cadence(2, {2: TODAY}, LINE, today=TODAY) is None
    assert cadence(1, LAUNCHES, LINE, today=TODAY) is None
    assert cadence(3, LAUNCHES, [(3, 4)], today=TODAY) is None  # it came first
