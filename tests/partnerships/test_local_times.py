"""What a clock shows twice or never, in the zones of a newsroom and of whoever sets an embargo."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from partnerships.local_times import described, moments, nearest

LONDON, BERLIN = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # half an hour


@pytest.mark.parametrize(
    ("zone", "wall", "hours_in_utc"),
    [
        (LONDON, datetime(2026, 12, 1, 9), ["09:00"]),
        (LONDON, datetime(2026, 7, 1, 9), ["08:00"]),
        (LONDON, datetime(2026, 10, 25, 1, 30), ["00:30", "01:30"]),
        (BERLIN, datetime(2026, 10, 25, 2, 30), ["00:30", "01:30"]),
        (BERLIN, datetime(2026, 10, 25, 1, 30), ["23:30"]),
        (LONDON, datetime(2027, 3, 28, 1, 30), []),
        (BERLIN, datetime(2027, 3, 28, 2, 30), []),
        (LORD_HOWE, datetime(2027, 4, 4, 1, 45), ["14:45", "15:15"]),
    ],
)
def test_the_moments_that_a_wall_clock_can_mean(zone, wall, hours_in_utc):
    found = moments(wall, zone)
    assert [f"{moment.astimezone(UTC):%H:%M}" for moment in found] == hours_in_utc
    assert all(moment.replace(tzinfo=None, fold=0) == wall for moment in found)


def test_what_is_offered_for_a_time_that_is_left_out():
    before, after = nearest(datetime(2027, 3, 28, 1, 30), LONDON)
    assert (f"{before:%H:%M}", f"{after:%H:%M}") == ("00:30", "02:30")


def test_twins_are_told_apart():
    assert [described(moment) for moment in moments(datetime(2026, 10, 25, 1, 30), LONDON)] == [
        "01:30 BST (UTC+1)",
        "01:30 GMT (UTC+0)",
    ]
    assert described(datetime(2026, 1, 1, 9, tzinfo=ZoneInfo("Asia/Kolkata"))) == (
        "09:00 IST (UTC+5:30)"
    )
