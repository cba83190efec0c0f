"""The two bounds of an EDTF date never part from its text."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.dates import EdtfError
from partnerships.models import Appointment, Company
from tests.factories import make_appointment, make_company

pytestmark = pytest.mark.django_db


def stored(pk):
    return Company.objects.values_list("founded", "founded_earliest", "founded_latest").get(pk=pk)


def test_saving_writes_the_bounds():
    company = make_company(founded="1841")
    assert stored(company.pk) == ("1841", date(1841, 1, 1), date(1841, 12, 31))


def test_saving_only_the_date_writes_the_bounds():
    company = make_company(founded="1841")
    company.founded = "194X~"
    company.save(update_fields=["founded"])
    assert stored(company.pk) == ("194X~", date(1940, 1, 1), date(1949, 12, 31))


def test_update_writes_the_bounds():
    company = make_company(founded="1841")
    Company.objects.filter(pk=company.pk).update(founded="1941-05")
    assert stored(company.pk) == ("1941-05", date(1941, 5, 1), date(1941, 5, 31))


def test_emptying_the_date_empties_the_bounds():
    company = make_company(founded="1841")
    company.founded = ""
    company.save()
    assert stored(company.pk) == ("", None, None)


def test_an_impossible_date_is_refused_by_save_too():
    with pytest.raises(EdtfError), transaction.atomic():
        make_company(founded="1841-02-30")
    assert not Company.objects.exists()


def test_validation_names_the_field():
    company = make_company()
    company.founded = "in spring"
    with pytest.raises(ValidationError) as refused:
        company.full_clean()
    assert list(refused.value.message_dict) == ["founded"]


def test_validation_compares_dates_that_no_form_shows():
    appointment = make_appointment(started="2020")
    appointment.ended, appointment.end_status = "2019", "ended"
    with pytest.raises(ValidationError, match="“ended” is before “started”"):
        appointment.full_clean()
    assert Appointment.objects.get().ended == ""
