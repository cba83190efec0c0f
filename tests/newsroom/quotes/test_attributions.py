"""Attributions as printed against the Appointments on file of that day."""

from datetime import date

import pytest

from newsroom.quotes.attributions import attribution_checks, day_of
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_quote, tag_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    person = ledger.make_person(name="Ada Byron")
    company = ledger.make_company(name="Halia Maps AG")
    ledger.make_name(company, "Halia")
    ledger.make_appointment(
        person=person, company=company, role="Chief executive", started="2017-09", ended="2022-03",
        end_status="ended",
    )  # fmt: skip
    return person


def check(person, attribution, *, said_on="", day=date(2020, 5, 23)):
    quote = make_quote(person=person, said_on=said_on)
    passage = tag_words(make_article(day=day), "We are glad.", quote=quote)
    passage.attribution = attribution
    passage.save()
    return [row.check.finding.value for row in attribution_checks([passage])[passage.id]]


@pytest.mark.parametrize(
    ("attribution", "finding"),
    [
        ("Ada Byron, CEO of Halia", "as_on_file"),
        ("Halia’s chief executive officer, Ada Byron", "as_on_file"),
        ("Ada Byron, chair of Halia", "differs"),
        ("Ada Byron", "not_known"),
    ],
)
def test_the_post_as_printed_against_the_post_on_file(person, attribution, finding):
    assert check(person, attribution) == [finding]


def test_the_day_is_that_of_the_words_where_it_is_known_to_the_day(person):
    assert check(person, "CEO of Halia", said_on="2022-05-23") == ["had_left"]
    assert check(person, "CEO of Halia", said_on="2016-01-01") == ["not_yet"]
    assert check(person, "CEO of Halia", said_on="2022") == ["as_on_file"]


def test_who_is_not_named_is_not_checked(person):
    assert check(person, "") == []


def test_a_day_is_no_month():
    assert (day_of("2022-05-23"), day_of("2022-05"), day_of("")) == (date(2022, 5, 23), None, None)


def test_the_questions_are_as_few_for_many_passages(person, django_assert_num_queries):
    article = make_article()
    passages = [tag_words(article, "We are glad.", quote=make_quote(person=person)) for _ in "123"]
    with django_assert_num_queries(4):
        attribution_checks(passages)
