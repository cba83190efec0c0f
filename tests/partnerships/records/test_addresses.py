"""An address leads to its record for good: by slug, by a former one, through a merge."""

import pytest
from django.core.exceptions import ValidationError

from partnerships.models import FormerSlug, Record
from partnerships.records.actions import keep_address
from tests.factories import make_company, make_name, make_person

pytestmark = pytest.mark.django_db


def leads_to(slug, kind="company"):
    return Record.objects.addressed(kind, slug).get().canonical


def rename(company, slug):
    former, company.slug = company.slug, slug
    company.save()
    keep_address(company, slug=former)


def test_by_slug():
    company = make_company(slug="leica")
    assert leads_to("leica") == company.record


def test_by_a_former_slug():
    company = make_company(slug="ernst-leitz")
    rename(company, "leica")
    assert leads_to("ernst-leitz") == leads_to("leica") == company.record


def test_back_to_a_former_slug():
    company = make_company(slug="leica")
    rename(company, "leica-camera")
    rename(company, "leica")
    assert leads_to("leica-camera") == leads_to("leica") == company.record
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["leica-camera"]


def test_through_a_merge():
    heir = make_company(slug="leica")
    make_company(slug="leica-ag", merged_into_id=heir.pk)
    assert leads_to("leica-ag") == heir.record


def test_of_its_kind_only():
    make_person(slug="leica")
    assert not Record.objects.addressed("company", "leica").exists()


@pytest.mark.parametrize("slug", ["leica", "ernst-leitz"])
def test_an_address_in_use_now_or_earlier_is_refused_at_the_field(slug):
    rename(make_company(name="Leica", slug="ernst-leitz"), "leica")
    other = make_company()
    other.slug = slug
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert refused.value.message_dict["slug"] == [
        "This address belongs to “Leica”, now or earlier."
    ]


def test_a_record_may_take_back_its_own_former_address():
    company = make_company(slug="ernst-leitz")
    rename(company, "leica")
    company.slug = "ernst-leitz"
    company.full_clean()


def test_named_finds_any_name_on_file():
    company = make_company(name="OPPO")
    make_name(company, "Guangdong Oppo", kind="legal")
    make_company(name="vivo")
    assert list(Record.objects.named("guangdong")) == [company.record]
    assert list(Record.objects.named("oppo")) == [company.record]
