"""Those who listen are told of a change once it is committed, and never in its way."""

import logging
from contextlib import suppress

import pytest
from django.db import transaction

from partnerships import afterwards
from tests.factories import make_company, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    """Nobody listens but for this test: the keys that a listener was told."""
    monkeypatch.setattr(afterwards, "_LISTENERS", {})
    heard = []
    afterwards.listen("partnerships.company", heard.append)
    return heard


def test_a_listener_hears_of_its_kind_after_the_commit(told, django_capture_on_commit_callbacks):
    company = make_company()
    with django_capture_on_commit_callbacks(execute=True):
        afterwards.changed(company)
        afterwards.changed(make_person())
        assert told == []
    assert told == [company.pk]


def test_what_is_rolled_back_is_not_told(told, django_capture_on_commit_callbacks):
    company = make_company()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        afterwards.changed(company)
        transaction.set_rollback(True)
    assert told == []


def test_one_that_fails_is_noted_and_the_next_is_told(
    told, django_capture_on_commit_callbacks, caplog
):
    def failing(key):
        raise OSError("The disk is full.")

    afterwards._LISTENERS["partnerships.company"].insert(0, failing)
    company = make_company()
    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        afterwards.changed(company)
    assert told == [company.pk]
    assert f"failing failed after partnerships.Company {company.pk} had changed." in caplog.text


def test_of_rows_in_bulk_the_first_are_told_once_each_when_all_are_there(
    told, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr(afterwards, "TOLD_OF_A_BULK", 2)
    first, second, third, later = (make_company() for _ in range(4))
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        with afterwards.in_bulk():
            for company in (first, first, second, third):
                afterwards.changed(company)
            assert callbacks == []
        afterwards.changed(later)
    assert told == [first.pk, second.pk, later.pk]


def test_a_bulk_that_fails_tells_nobody(told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), suppress(OSError), afterwards.in_bulk():
        afterwards.changed(make_company())
        raise OSError("A bad row.")
    assert told == []


def test_who_listens_twice_is_told_once(told, django_capture_on_commit_callbacks):
    afterwards.listen("partnerships.company", told.append)
    with django_capture_on_commit_callbacks(execute=True):
        afterwards.changed(make_company())
    assert len(told) == 1
