"""A list answers what was asked, or says what it did not understand and shows nothing."""

import pytest

from tests import factories as ledger
from tests.newsroom.factories import make_quote, make_section
from tests.newsroom.public.world import LISTS, World

pytestmark = pytest.mark.django_db


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
    assert "<script" not in response.content.decode()


@pytest.mark.parametrize("value", ["\x00", "a" * 5000, "’%s{{7*7}}"])
@pytest.mark.parametrize("folder", LISTS)
def test_no_value_breaks_a_list(client, folder, value):
    names = ["verdict", "status", "kind", "type", "year", "company", "person", "source", "page2"]
    for name in names:
        assert client.get(f"/{folder}/", {name: value}).status_code == 200


def test_unknown_names_are_ignored(client):
    ledger.make_company(name="Acme", public=True)
    response = client.get("/companies/?utm_source=mail")
    assert response.context["page"].paginator.count == 1


@pytest.mark.parametrize("page", ["abc", "0", "-1", "2", str(10**9), "9" * 5000, "1.5", "\x00", ""])
@pytest.mark.parametrize("folder", LISTS)
def test_a_page_that_does_not_exist_is_404(client, folder, page):
    assert client.get(f"/{folder}/", {"page": page}).status_code == 404


def test_a_sections_page_that_does_not_exist_is_404(client):
    make_section(slug="phones")
    assert client.get("/sections/phones/?page=1").status_code == 200
    assert client.get("/sections/phones/?page=2").status_code == 404


def test_rumours_by_verdict(client):
    judged = ledger.make_claim(public=True, entered=True)
    ledger.make_verdict(judged, finding="did_not", public=True)
    secretly_judged = ledger.make_claim(public=True, entered=True)
    ledger.make_verdict(secretly_judged, finding="did_not")

    def listed(verdict):
        return [claim.pk for claim in client.get(f"/rumours/?verdict={verdict}").context["claims"]]

    assert listed("did_not") == [judged.pk]
    assert listed("open") == [secretly_judged.pk]
    assert listed("came_true") == []


def test_quotes_by_company_and_year(client):
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
    old = make_quote("Old words.", person=person, said_on="2016-02", public_from=ledger.EPOCH)
    new = make_quote("New words.", said_on="2022-05-23", public_from=ledger.EPOCH)

    def listed(**asked):
        return [item.quote for item in client.get("/quotes/", asked).context["quotations"]]

    assert listed() == [new, old]
    assert listed(year=2016) == [old]
    assert listed(person="ada-roe") == [old]
    assert listed(person="Ada ROE", year=2022) == []


def test_devices_by_the_status_that_readers_may_know(client):
    device = ledger.make_device(public=True)
    ledger.make_device_event(device, "cancelled")
    assert client.get("/devices/?status=cancelled").context["page"].paginator.count == 0
    assert client.get("/devices/?status=rumoured").context["page"].paginator.count == 1


def test_further_pages_keep_what_was_asked(client):
    for number in range(51):
        ledger.make_company(name=f"Company {number:02}", type="holding", public=True)
    page = client.get("/companies/?type=holding").content.decode()
    assert '<a rel="next" href="?type=holding&amp;page=2">' in page
    assert len(client.get("/companies/?type=holding&page=2").context["page"]) == 1
