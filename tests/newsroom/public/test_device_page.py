"""A device's page: values side by side, days since the last one, what was foretold before."""

import re

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def maker():
    return make.make_company(name="Acme", public=True)


def launched(name, maker, on, *, after=None):
    device = make.make_device(name=name, slug=name.lower(), maker=maker, public=True)
    if on:
        make.make_device_event(device, "announced", on=on, public=True)
    if after:
        make.make_lineage(device, after, relation="succeeds", public=True)
    return device


def told(client, device):
    html = client.get(f"/devices/{device.slug}/").text
    found = re.search(r'<p class="opening__more">(.*?)</p>', html)
    return re.sub(r"<.*?>", "", found[1]) if found else ""


def test_values_of_one_property_stand_side_by_side_with_what_they_stand_on(client, maker):
    device = launched("One", maker, "2022-07-04")
    values = [("50", "confirmed"), ("108", "rumoured"), ("200", "rumoured")]
    rows = [
        make.make_specification(device, value=value, standing=standing, public=True)
        for value, standing in values
    ]
    for row in rows[:2]:
        make.cite(row)
    make.make_specification(device, property="weight", value="225", unit="g", public=True)
    page = client.get("/devices/one/")
    found = [[(row.value, row.mark) for row in group] for group in page.context["properties"]]
    assert found == [
        [("50", "confirmed"), ("108", "rumoured"), ("200", "no_source")],
        [("225", "no_source")],
    ]
    assert 'rowspan="3">Main camera</th>' in page.text


def test_days_since_the_predecessor_against_the_makers_usual_gap(client, maker):
    first = launched("One", maker, "2019-03-01")
    second = launched("Two", maker, "2020-03-01", after=first)
    third = launched("Three", maker, "2021-03-31", after=second)
    fourth = launched("Four", maker, "2022-03-31", after=third)
    assert told(client, fourth) == (
        "Announced 365 days after its predecessor, the Three. Acme usually lets 380 days pass, "
        "the median of 2 other successions."
    )
    assert told(client, second).startswith("Announced 366 days after its predecessor, the One.")
    assert told(client, first) == ""


def test_one_still_to_come_counts_to_the_day_of_the_page(client, maker):
    device = launched("Two", maker, "", after=launched("One", maker, "2022-03-01"))
    make.cite(device.lineage.get(), make.make_document(dated="2022-03-01", public=True))
    make.make_claim(subject=device, claimed_on="2022-03-02", public=True)
    html = client.get(f"/devices/{device.slug}/?on=2022-03-31").text
    assert "30 days since the " in html
    assert "its predecessor, was announced." in html


def test_a_month_is_no_day_to_count_from(client, maker):
    device = launched("Two", maker, "2022-03-31", after=launched("One", maker, "2021-03"))
    assert told(client, device) == ""


def test_hidden_successions_and_other_makers_are_left_out(client, maker):
    first = launched("One", maker, "2019-03-01")
    second = launched("Two", maker, "2020-03-01", after=first)
    hidden = make.make_device(name="Pangolin", maker=maker)
    make.make_device_event(hidden, "announced", on="2020-06-01", public=True)
    make.make_lineage(second, hidden, relation="succeeds", public=True)
    other = make.make_company(name="Zeta", public=True)
    launched("Zwei", other, "2020-03-05", after=launched("Eins", other, "2020-03-01"))
    assert told(client, second) == "Announced 366 days after its predecessor, the One."


def test_what_was_foretold_of_the_device_it_replaced_stands_on_its_page(client, maker):
    old, new = launched("One", maker, ""), launched("Two", maker, "2022-07-04")
    make.make_lineage(old, new, relation="replaced_by", public=True)
    source = make.make_source(name="Tipster", public=True)
    claim = make.make_claim(source, subject=old, title="One in May", public=True, entered=True)
    make.make_verdict(claim, finding="did_not", public=True)
    make.make_claim(subject=old, title="Hidden pangolin")
    own = make.make_claim(subject=new, title="Two in July", public=True, entered=True)
    page = client.get("/devices/two/")
    assert [row.pk for row in page.context["claims"]] == [own.pk]
    (before,) = page.context["claims_of_replaced"]
    assert (before.pk, before.finding, before.said_by[0].name) == (claim.pk, "did_not", "Tipster")
    assert "pangolin" not in page.text
    assert client.get("/devices/one/").context["claims_of_replaced"] == []
