"""A list answers what was asked, or says what it did not understand and shows nothing."""

import pytest

from newsroom.models import Section
from newsroom.public.listings import ARTICLES, LISTINGS
from tests import factories as ledger
from tests.newsroom.factories import make_quote
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db


def every_listing():
    return [*LISTINGS.values(), ARTICLES.in_section(Section.objects.get(slug="phones"))]


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("/rumours/?verdict=maybe", "maybe is not a verdict that we know."),
        ("/rumours/?device=no-such", "We have no device “no-such”."),
        ("/rumours/?source=no-such", "We have no source “no-such”."),
        ("/devices/?status=vapour", "vapour is not a status that we know."),
        ("/partnerships/?status=friends", "friends is not a status that we know."),
        ("/partnerships/?company=no-such", "We have no company “no-such”."),
        ("/people/?company=no-such", "We have no company “no-such”."),
        ("/quotes/?sort=loudest", "loudest is not an order that we know."),
        ("/people/?sort=note", "note is not an order that we know."),
        ("/companies/?sort=name,public_from", "name,public_from is not an order that we know."),
        ("/quotes/?year=twenty", "The year is a number such as 2022."),
        ("/quotes/?year=20222", "The year is a number such as 2022."),
        ("/quotes/?year=2022.5", "The year is a number such as 2022."),
        ("/quotes/?year=1e3", "The year is a number such as 2022."),
        ("/quotes/?year=NaN", "The year is a number such as 2022."),
        ("/articles/?kind=gossip", "gossip is not a kind that we know."),
        ("/sections/phones/?kind=gossip", "gossip is not a kind that we know."),
    ],
)
def test_a_value_not_understood_is_named_and_no_row_shown(client, address, error):
    World().grow(1)
    response = client.get(address)
    assert response.status_code == 200
    assert response.context["filtered"].errors[0] == error
    assert response.context["page"].paginator.count == 0
    assert 'role="alert"' in response.content.decode()


def test_a_value_is_printed_as_text(client):
    response = client.get("/rumours/", {"device": "<script>alert(1)</script>"})
    assert "<script>alert" not in response.content.decode()


NONSENSE = ["\x00", "x" * 5000, "’%s{{7*7}}'; --", "-1", "9" * 400, "NaN"]


@pytest.mark.parametrize("value", NONSENSE)
def test_no_filter_of_any_list_takes_nonsense_for_everything(client, value):
    """Every filter of every list, by page, CSV and JSON: the error, and not one row."""
    World().grow(1)
    for listing in every_listing():
        for name in listing.filters.base_filters:
            asked = {name: value}
            page = client.get(listing.path, asked)
            assert page.status_code == 200, (listing.path, name)
            assert list(page.context["filtered"].wrong) == [name]
            assert list(page.context["page"]) == []
            assert page.context["page"].paginator.count == 0
            assert 'role="alert"' in page.content.decode()
            for format in ("csv", "json"):
                response = client.get(listing.exported(format), asked)
                assert response.status_code == 400, (listing.path, name, format)


def test_blank_values_ask_for_nothing(client):
    World().grow(1)
    for listing in every_listing():
        asked = dict.fromkeys(listing.filters.base_filters, "")
        page = client.get(listing.path, asked)
        assert page.context["filtered"].errors == []
        assert page.context["page"].paginator.count > 0


def test_unknown_names_are_ignored(client):
    ledger.make_company(name="Acme", public=True)
    response = client.get("/companies/?utm_source=mail")
    assert response.context["page"].paginator.count == 1


def test_rumours_by_verdict(client):
    judged = ledger.make_claim(public=True, entered=True)
    ledger.make_verdict(judged, finding="did_not", public=True)
    secretly_judged = ledger.make_claim(public=True, entered=True)
    ledger.make_verdict(secretly_judged, finding="did_not")

    def listed(verdict):
        return [claim.pk for claim in client.get(f"/rumours/?verdict={verdict}").context["page"]]

    assert listed("did_not") == [judged.pk]
    assert listed("open") == [secretly_judged.pk]
    assert listed("came_true") == []


def test_quotes_by_company_and_year(client):
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
    old = make_quote("Old words.", person=person, said_on="2016-02", public_from=ledger.EPOCH)
    new = make_quote("New words.", said_on="2022-05-23", public_from=ledger.EPOCH)

    def listed(**asked):
        return list(client.get("/quotes/", asked).context["page"])

    assert listed() == [new, old]
    assert listed(year=2016) == [old]
    assert listed(person="ada-roe") == [old]
    assert listed(person="Ada ROE", year=2022) == []


def test_devices_by_the_status_that_readers_may_know(client):
    device = ledger.make_device(public=True)
    ledger.make_device_event(device, "cancelled")
    assert client.get("/devices/?status=cancelled").context["page"].paginator.count == 0
    assert client.get("/devices/?status=rumoured").context["page"].paginator.count == 1
