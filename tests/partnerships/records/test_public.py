"""What readers may see: the query and the row say the same, for every kind of statement."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps

from partnerships.models import Citation, Company, Record, Statement
from tests import factories as make
from tests.partnerships.records.statements import KINDS

pytestmark = pytest.mark.django_db
NOW = datetime(2022, 5, 23, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def is_public(row, at=NOW):
    """The answer of the query, after checking that the row gives the same."""
    found = type(row).objects.public(at).filter(pk=row.pk).exists()
    assert type(row).objects.get(pk=row.pk).is_public(at) == found
    assert type(row).objects.desk_only(at).filter(pk=row.pk).exists() != found
    return found


def involved(row):
    """The records and statements that a statement involves, at any depth."""
    for name in row.involves:
        thing = getattr(row, name)
        if thing is not None:
            yield thing
            if isinstance(thing, Statement):
                yield from involved(thing)


@pytest.mark.parametrize(
    ("public_from", "public"),
    [(None, False), (make.EPOCH, True), (NOW, True), (LATER, False)],
)
def test_a_record_is_public_from_its_day_on(public_from, public):
    assert is_public(make.make_company(public_from=public_from)) == public


def test_a_merged_record_is_not_public():
    heir = make.make_company(public=True)
    assert not is_public(make.make_company(public=True, merged_into_id=heir.pk))


def test_every_kind_of_statement_is_tested():
    tested = {type(make_row()) for make_row in KINDS.values()}
    known = {
        model
        for model in apps.get_app_config("partnerships").get_models()
        if issubclass(model, Statement) and model is not Statement
    }
    assert tested == known


@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_is_public_with_all_that_it_involves(kind):
    assert is_public(KINDS[kind]())


@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_waits_for_its_own_day(kind):
    row = KINDS[kind]()
    for public_from in (None, LATER):
        Statement.objects.filter(pk=row.pk).update(public_from=public_from)
        assert not is_public(row)


@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_waits_for_everything_it_involves(kind):
    row = KINDS[kind]()
    assert list(involved(row))
    for thing in involved(row):
        base = Record if isinstance(thing, Record) else Statement
        for public_from in (None, LATER):
            base.objects.filter(pk=thing.pk).update(public_from=public_from)
            assert not is_public(row)
        base.objects.filter(pk=thing.pk).update(public_from=make.EPOCH)
        assert is_public(row)


@pytest.mark.parametrize("kind", KINDS)
def test_a_merged_record_is_spoken_for_by_its_heir(kind):
    row = KINDS[kind]()
    for thing in involved(row):
        if isinstance(thing, Record):
            heir = make.make_company()
            Record.objects.filter(pk=thing.pk).update(merged_into=heir.pk)
            assert not is_public(row)
            Record.objects.filter(pk=heir.pk).update(public_from=make.EPOCH)
            assert is_public(row)


def test_citations_are_public_with_their_document():
    company = make.make_company(public=True)
    seen = make.cite(company, make.make_document(public=True))
    make.cite(company, make.make_document())
    assert list(Citation.objects.public(NOW)) == [seen]


def test_a_mixed_list_of_records_is_one_query(django_assert_num_queries):
    make.make_company(name="Leica", slug="leica", public=True)
    make.make_person(name="Lei Jun", slug="lei-jun", public=True)
    make.make_device(name="Xiaomi 12", slug="xiaomi-12", maker=Company.objects.get(), public=True)
    make.make_partnership(name="Xiaomi and Leica", slug="xiaomi-leica", public=True)
    make.make_source(name="Digital Chat", slug="digital-chat", public=True)
    with django_assert_num_queries(1):
        addresses = [record.get_absolute_url() for record in Record.objects.public(NOW)]
    assert addresses == [
        "/sources/digital-chat/",
        "/people/lei-jun/",
        "/companies/leica/",
        "/devices/xiaomi-12/",
        "/partnerships/xiaomi-leica/",
    ]
