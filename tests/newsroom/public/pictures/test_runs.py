"""How surely a partnership ran: what is full, what fades, what goes on."""

from datetime import date

import pytest

from newsroom.public.pictures.runs import Mark, Run, Span, span

TODAY = date(2026, 7, 1)


def run(**fields):
    return Run(name="Huawei and Leica", label="Huawei", url="/partnerships/x/", **fields)


def test_known_to_the_day_is_full_from_end_to_end():
    found = span(run(status="ended", started="2021-03-08", ended="2025-09-05"), TODAY)
    first, last = date(2021, 3, 8), date(2025, 9, 5)
    assert found == Span(first, first, last, last, "ended")
    assert found.years == "2021–2025"


def test_known_to_the_year_is_sure_only_between():
    found = span(run(status="ended", started="2015", ended="2022"), TODAY)
    assert (found.first, found.sure_from) == (date(2015, 1, 1), date(2015, 12, 31))
    assert (found.sure_until, found.last) == (date(2022, 1, 1), date(2022, 12, 31))


def test_a_year_from_start_to_end_has_no_sure_day_backwards():
    found = span(run(status="ended", started="2021", ended="2021"), TODAY)
    assert found.first <= found.sure_from <= found.sure_until <= found.last


def test_what_goes_on_is_open_to_this_day():
    found = span(run(status="active", started="2022-05-23", end_status="open"), TODAY)
    assert (found.last, found.is_open, found.years) == (TODAY, True, "2022–")


def test_an_end_without_a_day_fades_after_the_last_event():
    events = (Mark("2019-01", "Majority"), Mark("2015-12-01", "Minority"))
    found = span(
        run(status="absorbed", started="2015-11-05", end_status="ended", events=events), TODAY
    )
    assert (found.last, found.fades, found.years) == (date(2019, 1, 1), True, "2015–?")


def test_a_deal_that_was_done_is_a_moment():
    found = span(run(status="concluded", announced="2020-11-17", end_status="ended"), TODAY)
    assert found.is_moment
    assert found.years == "2020"


def test_a_rumour_lasts_as_long_as_it_was_spoken_of():
    events = (Mark("2021-04-07", "First rumour"), Mark("2021-09-22", "Denied"))
    found = span(run(status="rumoured_never_confirmed", events=events), TODAY)
    assert (found.first, found.last, found.tone) == (
        date(2021, 4, 7), date(2021, 9, 22), "rumoured",
    )  # fmt: skip
    assert found.years == "rumoured 2021"


@pytest.mark.parametrize("status", ["active", "ended", "unknown", "rumoured_open"])
def test_without_any_day_there_is_nothing_to_draw(status):
    assert span(run(status=status, events=(Mark("", "Talks"),)), TODAY) is None
