"""What a page of the record says first, and how a person's words are arranged."""

import pytest

from tests import factories as ledger
from tests.newsroom.factories import make_quote

pytestmark = pytest.mark.django_db


def said(words, person, on, about=None):
    return make_quote(
        words, person=person, said_on=on, about=about and about.record, public_from=ledger.EPOCH
    )


def test_a_persons_words_stand_by_topic_and_year_the_most_spoken_of_first(client):
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
    phone = ledger.make_device(name="Acme One", public=True)
    deal = ledger.make_partnership(name="Acme and Zeta", public=True)
    hidden = ledger.make_device(name="Acme Two")
    said("A", person, "2024-02", deal)
    said("B", person, "2022-05-23", deal)
    said("C", person, "2023", phone)
    said("D", person, "", phone)
    said("E", person, "2022-07-04", phone)
    said("F", person, "2021", hidden)
    topics = client.get("/people/ada-roe/").context["topics"]
    told = [
        (topic.record and topic.record.name, year, [row.quote.words for row in rows])
        for topic in topics
        for year, rows in topic.years
    ]
    assert told == [
        ("Acme One", 2023, ["C"]),
        ("Acme One", 2022, ["E"]),
        ("Acme One", 0, ["D"]),
        ("Acme and Zeta", 2024, ["A"]),
        ("Acme and Zeta", 2022, ["B"]),
        (None, 2021, ["F"]),
    ]


def test_a_person_is_introduced_by_the_posts_surely_held_now(client):
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
    acme = ledger.make_company(name="Acme", public=True)
    for role, dates in {
        "Chair": {"started": "2020", "end_status": "open"},
        "Adviser": {"started": "2019"},
        "Engineer": {"started": "2010", "ended": "2015", "end_status": "ended"},
    }.items():
        ledger.make_appointment(person=person, company=acme, role=role, public=True, **dates)
    present = client.get("/people/ada-roe/").context["present"]
    assert [row.role for row in present] == ["Chair"]


def test_a_device_opens_with_what_is_true_now_its_day_and_its_document(client):
    device = ledger.make_device(name="Acme One", slug="acme-one", public=True)
    claim = ledger.make_claim(subject=device, public=True, entered=True)
    ledger.cite(claim, ledger.make_document(public=True, publisher="Rumour blog"))
    opening = opening_of(client)
    assert "Rumoured." in opening
    assert "Rumour blog" in opening
    released = ledger.make_device_event(device, kind="released", on="2022-07-04", public=True)
    ledger.cite(released, ledger.make_document(public=True, publisher="Gadgets"))
    opening = opening_of(client)
    assert "Released on 4 July 2022." in opening
    assert "Gadgets" in opening
    assert "Rumour blog" not in opening


def opening_of(client):
    page = client.get("/devices/acme-one/").content.decode()
    return page[page.index('class="opening"') : page.index('class="pair"')]
