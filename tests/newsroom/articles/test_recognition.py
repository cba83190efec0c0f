"""What a text names of what is on file."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry

from newsroom.articles.recognition import named_in
from partnerships.models import Name
from tests.factories import make_company, make_device, make_name, make_person, make_source
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db


def words(text):
    return [(row.kind, row.words) for row in named_in(text)]


def test_names_and_other_names_are_found_in_the_order_of_the_text():
    make_name(make_person(name="Lei Jun"), "雷军")
    make_company(name="Xiaomi")
    make_device(name="Xiaomi 12 Ultra")
    make_source(name="Tipster")
    assert words("Tipster: 雷军 of Xiaomi, Lei Jun, shows the Xiaomi 12 Ultra.") == [
        ("person", "雷军"),
        ("company", "Xiaomi"),
        ("device", "Xiaomi 12 Ultra"),
    ]


def test_a_small_word_is_no_company():
    make_company(name="Honor")
    assert words("It is an honor.") == []
    assert words("It is an Honor.") == [("company", "Honor")]


def test_what_the_desk_changes_is_known_at_once():
    company = make_company(name="Leitz")
    assert words("Leitz and Leica") == [("company", "Leitz")]
    company.name = "Leica"
    company.save()
    assert words("Leitz and Leica") == [("company", "Leica")]
    other = make_name(company, "Leitz")
    assert words("Ernst Leitz") == [("company", "Leitz")]
    # Edited on its own page, which writes a line into the log.
    other.text = "Ernst Leitz"
    other.save()
    LogEntry.objects.log_actions(make_user().pk, [other], CHANGE, "Name.", single_object=True)
    assert words("Ernst Leitz") == [("company", "Ernst Leitz")]
    Name.objects.all().delete()
    assert words("Ernst Leitz") == []


def test_a_record_merged_into_another_is_not_offered():
    company = make_company(name="Leitz", merged_into=make_company(name="Leica"))
    assert company.merged_into
    assert words("Leitz, Leica") == [("company", "Leica")]


def test_three_queries_and_none_for_the_names_once_they_are_known(django_assert_num_queries):
    make_company(name="Leica")
    named_in("Leica")
    with django_assert_num_queries(3):
        assert words("Leica again") == [("company", "Leica")]
