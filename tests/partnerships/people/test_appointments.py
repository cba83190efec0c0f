"""Who held a post on a day. The table is for an editor to check; row and query agree on it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from partnerships import dates
from partnerships.models import Appointment
from partnerships.people.posts import Certainty, held_on
from tests.factories import make_appointment

DAY = "2022-05-23"
TABLE = [
    # started, ended, end_status, seen_on: on 23 May 2022
    ("2017-09-01", "", "open", "", "certain"),
    ("2017-09", "", "open", "", "certain"),
    ("2022-05-23", "", "open", "", "certain"),
    ("2022-05-24", "", "open", "", "none"),
    ("2022-05", "", "open", "", "possible"),
    ("2022", "", "open", "", "possible"),
    ("2022-06", "", "open", "", "none"),
    ("202X", "", "open", "", "possible"),
    ("", "", "open", "", "possible"),
    ("", "", "open", "2021", "certain"),
    ("", "", "open", "2023", "possible"),
    ("2017", "2022-05-23", "ended", "", "certain"),
    ("2017", "2022-05-22", "ended", "", "none"),
    ("2017", "2022-05", "ended", "", "possible"),
    ("2017", "2022", "ended", "", "possible"),
    ("2017", "2023", "ended", "", "certain"),
    ("", "2023", "ended", "", "possible"),
    ("", "2023", "ended", "2022-05-01", "certain"),
    ("", "2021", "ended", "", "none"),
    ("2017", "", "ended", "", "possible"),
    ("2017", "", "ended", "2022-06", "certain"),
    ("2017", "", "unknown", "", "possible"),
    ("2017", "", "unknown", "2021", "possible"),
    ("2017", "", "unknown", "2022-05-23", "certain"),
    ("2017", "", "unknown", "2022-06", "certain"),
    ("2022", "", "unknown", "2022-05-20", "possible"),
    ("", "", "unknown", "2022-05-23", "certain"),
    ("", "", "unknown", "2022-05-22", "possible"),
    ("", "", "unknown", "", "possible"),
    ("2023", "", "unknown", "2022-05-23", "none"),
]


@pytest.mark.parametrize(("started", "ended", "end_status", "seen_on", "certainty"), TABLE)
@pytest.mark.django_db
def test_on_the_day(started, ended, end_status, seen_on, certainty):
    appointment = make_appointment(
        started=started, ended=ended, end_status=end_status, seen_on=seen_on
    )
    day = date.fromisoformat(DAY)
    assert appointment.on(day).certainty == certainty
    assert Appointment.objects.with_certainty(day).get().certainty == certainty
    assert Appointment.objects.on(day).exists() == (certainty != "none")


def test_the_reasons_are_sentences():
    answer = held_on(
        date(2022, 5, 23), started="2017-09-01", end_status="unknown", seen_on="2026-03"
    )
    assert answer == Certainty(
        "certain",
        (
            "Started 1 September 2017.",
            "Whether it has ended is not known.",
            "Documented in post in March 2026.",
        ),
    )


def test_a_day_outside_says_so_first():
    before = held_on(date(2016, 1, 1), started="2017-09-01", end_status="open")
    after = held_on(date(2022, 1, 1), started="2017", ended="2021", end_status="ended")
    assert before.reasons == (
        "1 January 2016 is before the start.",
        "Started 1 September 2017.",
        "Goes on, as far as we know.",
    )
    assert after.reasons == ("1 January 2022 is after the end.", "Started 2017.", "Ended 2021.")


@pytest.mark.django_db
def test_the_certain_ones_come_first():
    possible = make_appointment(started="2022", end_status="open")
    certain = make_appointment(started="2021", end_status="open")
    make_appointment(started="2023", end_status="open")
    assert list(Appointment.objects.on(date(2022, 5, 23))) == [certain, possible]


@pytest.mark.django_db
def test_the_words_compose(django_assert_num_queries):
    chief = make_appointment(started="2017", end_status="open", public=True)
    make_appointment(company=chief.company, started="2017", end_status="open")
    with django_assert_num_queries(1):
        found = list(Appointment.objects.in_company(chief.company).on(date(2022, 5, 23)).public())
    assert found == [chief]
    assert list(Appointment.objects.held_by(chief.person)) == [chief]


near = st.dates(date(2021, 11, 1), date(2022, 11, 30))
texts = st.one_of(
    st.just(""), st.builds(lambda day, n: day.isoformat()[:n], near, st.sampled_from([4, 7, 10]))
)


class RowAndQueryAgree(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(texts, texts, st.sampled_from(["ended", "open", "unknown"]), texts, near)
    def test_on_any_dates(self, started, ended, end_status, seen_on, day):
        first, last = dates.bounds(started), dates.bounds(ended)
        if started and ended and first[0] > last[1]:
            ended = ""
        appointment = make_appointment(
            started=started,
            ended=ended,
            end_status="ended" if ended else end_status,
            seen_on=seen_on,
        )
        for each in (day, day + timedelta(days=1)):
            row = Appointment.objects.with_certainty(each).get(pk=appointment.pk)
            assert row.certainty == appointment.on(each).certainty
