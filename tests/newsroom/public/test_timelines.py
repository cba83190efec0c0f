"""Partnerships over time, and the pictures on the pages of records."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.public.views import timelines
from partnerships.models import FormerSlug
from tests import factories as ledger
from tests.newsroom.public.test_budgets import BUDGET
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db
PUBLIC = {"public": True}


def partnership(*companies, **fields):
    return ledger.make_partnership(*companies, **PUBLIC | fields)


@pytest.fixture
def leica():
    return ledger.make_company(name="Leica", slug="leica", **PUBLIC)


@pytest.fixture
def ledger_of_leica(leica):
    huawei = ledger.make_company(name="Huawei", slug="huawei", **PUBLIC)
    xiaomi = ledger.make_company(name="Xiaomi", slug="xiaomi", **PUBLIC)
    ended = partnership(
        huawei,
        leica,
        name="Huawei and Leica",
        slug="huawei-leica",
        status="ended",
        started="2015",
        ended="2022-03-31",
        end_status="ended",
    )
    running = partnership(
        xiaomi,
        leica,
        name="Xiaomi and Leica",
        slug="xiaomi-leica",
        status="active",
        started="2022-05-23",
        end_status="open",
    )
    institute = partnership(
        xiaomi,
        leica,
        name="Optical Institute",
        slug="institute",
        status="active",
        started="2024-02",
        end_status="open",
    )
    ledger.make_partnership_kind(running, "imaging_co_development")
    ledger.make_partnership_kind(running, "lens_branding")
    ledger.make_partnership_kind(institute, "research_institute")
    ledger.make_partnership_event(ended, on="2016-02-25", what="Announced in London", **PUBLIC)
    return ended, running, institute  # fmt: skip


def described(response):
    """What the first picture says in words."""
    found = re.search(r"<desc[^>]*>(.*?)</desc>", response.content.decode())
    return found and found[1]


def names(response):
    return [row.name for row in response.context["rows"]]


def test_the_timeline_names_the_partners_of_each_company(client, ledger_of_leica):
    page = client.get("/partnerships/timeline/")
    assert described(page) == "Leica: Huawei 2015–2022, Xiaomi 2022–, Optical Institute 2024–."
    assert names(page) == ["Huawei and Leica", "Xiaomi and Leica", "Optical Institute"]


def test_the_same_facts_stand_below_as_a_table(client, ledger_of_leica):
    table = re.search(r"<tbody>.*</tbody>", client.get("/partnerships/timeline/").content.decode(),
                      re.DOTALL)[0]  # fmt: skip
    for words in ("Huawei and Leica", "2015 to 31 March 2022", "Announced in London", "Ended"):
        assert words in table


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("company=huawei", ["Huawei and Leica"]),
        ("status=ended", ["Huawei and Leica"]),
        ("kind=lens_branding", ["Xiaomi and Leica"]),
        ("kind=research_institute&company=leica", ["Optical Institute"]),
        ("from=2023", ["Xiaomi and Leica", "Optical Institute"]),
        ("to=2021", ["Huawei and Leica"]),
        ("from=2016&to=2022", ["Huawei and Leica", "Xiaomi and Leica"]),
        ("sort=-begun", ["Optical Institute", "Xiaomi and Leica", "Huawei and Leica"]),
    ],
)
def test_it_is_narrowed_by_its_address(client, ledger_of_leica, query, shown):
    assert names(client.get(f"/partnerships/timeline/?{query}")) == shown


def test_the_file_is_narrowed_as_the_page(client, ledger_of_leica):
    query = "kind=lens_branding&from=2020"
    page = client.get(f"/partnerships/timeline/?{query}").content.decode()
    for format in ("svg", "csv"):
        address = re.search(rf'href="(/partnerships/timeline\.{format}[^"]*)"', page)[1]
        response = client.get(address.replace("&amp;", "&"))
        text = b"".join(response).decode()
        assert response.status_code == 200
        assert "Xiaomi" in text
        assert "Huawei" not in text


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("status", "Active: Optical Institute 2024–"),
        ("kind", "Imaging co-development: Xiaomi and Leica 2022–"),
        ("none", "Huawei and Leica 2015–2022, Xiaomi and Leica 2022–, Optical Institute 2024–."),
    ],
)
def test_it_is_grouped_as_asked(client, ledger_of_leica, group, told):
    words = described(client.get(f"/partnerships/timeline/?group={group}"))
    assert set(told.rstrip(".").split(": ")[-1].split(", ")) <= set(
        re.split(r"; |, |: ", words.rstrip("."))
    )


@pytest.mark.parametrize(
    "query",
    ["from=abc", "from=99999", "to=-1", "from=2026&to=2014", "group=moon", "kind=x", "status=x",
     "company=nobody", "from=2014.5"],
)  # fmt: skip
def test_what_makes_no_sense_is_named_and_nothing_shown(client, ledger_of_leica, query):
    page = client.get(f"/partnerships/timeline/?{query}")
    assert page.status_code == 200
    assert page.context["filtered"].errors
    assert page.context["rows"] == []
    for format in ("svg", "csv"):
        assert client.get(f"/partnerships/timeline.{format}?{query}").status_code == 400


def test_without_any_partnership_the_page_says_so_and_there_is_no_file(client):
    assert "No partnership fits." in client.get("/partnerships/timeline/").content.decode()
    assert client.get("/partnerships/timeline.svg").status_code == 404


def test_companies_with_one_partnership_stand_together(client, ledger_of_leica):
    lone = [ledger.make_company(name=name, **PUBLIC) for name in ("Apple", "Globalstar")]
    partnership(*lone, name="Apple and Globalstar", status="active", announced="2022-11-10",
                end_status="open")  # fmt: skip
    assert described(client.get("/partnerships/timeline/")).endswith(
        "; Companies with one partnership: Apple and Globalstar 2022–."
    )


def test_a_companys_strip_names_the_others(client, ledger_of_leica):
    page = client.get("/companies/leica/")
    assert described(page) == "Huawei 2015–2022, Xiaomi 2022–, Optical Institute 2024–."
    assert len(page.context["partnerships"]) == 3


def test_a_promise_is_drawn_against_what_came(client, ledger_of_leica):
    ended, *_ = ledger_of_leica
    device = ledger.make_device(name="P9", slug="p9", **PUBLIC)
    ledger.make_device_event(device, on="2016-04-06", **PUBLIC)
    ledger.make_partnership_device(ended, device, **PUBLIC)
    ledger.make_term(ended, kind="duration", years=5, text="", **PUBLIC)
    ledger.make_term(ended, kind="laboratories", text="Four laboratories", due_on="2018-06",
                     **PUBLIC)  # fmt: skip
    told = described(client.get("/partnerships/huawei-leica/"))
    assert told == (
        "Promised: 5 years, due 2020. Promised: Four laboratories, due June 2018. "
        "Ran: ended, 2015 to 31 March 2022. 25 February 2016: Announced in London. "
        "6 April 2016: P9 announced."
    )


@pytest.fixture
def ultra():
    """Foretold thrice, replaced by another."""
    device = ledger.make_device(name="12 Ultra", slug="ultra", **PUBLIC)
    heir = ledger.make_device(name="12S Ultra", slug="heir", **PUBLIC)
    ledger.make_lineage(device, heir, relation="replaced_by", **PUBLIC)
    ledger.make_device_event(heir, on="2022-07-04", **PUBLIC)
    source = ledger.make_source(name="Tipster", **PUBLIC)
    for day, window in (
        ("2022-01-02", ("2022-02-15", "2022-02-28")),
        ("2022-02-20", ("2022-07-01", "2022-09-30")),
    ):
        ledger.make_claim(
            source,
            subject=device,
            kind="date_range",
            claimed_on=day,
            entered=True,
            prediction=dict(zip(("earliest", "latest"), window, strict=True)),
            title=f"Said {day}",
            **PUBLIC,
        )
    return device  # fmt: skip


def test_a_device_stands_among_its_relatives(client, ultra):
    figures = client.get("/devices/ultra/").context["figures"]
    assert [[cell.words for cell in row] for row in figures["lineage"].rows] == [
        ["12 Ultra", "this one", "nothing on file"],
        ["12S Ultra", "replaced it", "4 July 2022: announced"],
    ]


def test_the_events_of_a_relative_are_not_the_devices_own(client, ultra):
    page = client.get("/devices/ultra/")
    assert page.context["events"] == []
    assert [row.on for row in client.get("/devices/heir/").context["events"]] == ["2022-07-04"]


def test_the_day_a_device_was_expected_narrows_claim_by_claim(client, ultra):
    figure = client.get("/devices/ultra/").context["figures"]["expected"]
    assert [[cell.words for cell in row] for row in figure.rows] == [
        ["2 January 2022", "Said 2022-01-02", "15 to 28 February 2022", "Open"],
        ["20 February 2022", "Said 2022-02-20", "1 July to 30 September 2022", "Open"],
        ["4 July 2022", "12S Ultra announced", "", ""],
    ]


def test_as_of_a_day_later_claims_and_events_are_not_drawn(client, ultra):
    figure = client.get("/devices/ultra/?on=2022-01-31").context["figures"]["expected"]
    assert [row[0].words for row in figure.rows] == ["2 January 2022"]


@pytest.mark.parametrize(
    "address",
    ["/companies/leica/timeline.svg", "/partnerships/huawei-leica/timeline.svg",
     "/devices/ultra/lineage.svg", "/devices/ultra/expected.svg", "/partnerships/timeline.svg"],
)  # fmt: skip
def test_every_picture_can_be_taken_away(client, ledger_of_leica, ultra, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    ElementTree.fromstring(response.content)


def test_a_former_address_of_a_picture_leads_to_the_present_one(client, ledger_of_leica, leica):
    FormerSlug.objects.create(record_id=leica.pk, kind="company", slug="leitz")
    response = client.get("/companies/leitz/timeline.svg")
    assert (response.status_code, response.headers["Location"]) == (
        301, "/companies/leica/timeline.svg",
    )  # fmt: skip


def test_what_has_no_picture_has_no_file(client):
    ledger.make_company(name="Alone", slug="alone", **PUBLIC)
    for address in ("companies/alone/timeline", "companies/none/timeline", "devices/x/expected"):
        assert client.get(f"/{address}.svg").status_code == 404


def test_names_are_escaped(client, leica):
    evil = ledger.make_company(name="<script>x</script>&徕", **PUBLIC)
    partnership(evil, leica, name="</svg><script>y</script>", status="active", started="2020",
                end_status="open")  # fmt: skip
    for address in ("/partnerships/timeline/", "/partnerships/timeline.svg", "/companies/leica/"):
        text = client.get(address).content.decode()
        assert "<script>x" not in text
        assert "<script>y" not in text
        assert " style=" not in text


def test_pictures_cost_the_same_queries_with_2_rows_and_with_200(client):
    def queries(world):
        world.partnership.started = "2020"
        world.partnership.save()
        counted = {}
        for address in (
            "/partnerships/timeline/",
            "/partnerships/timeline/?company=acme&kind=lens_branding&from=2014&to=2026",
            "/partnerships/timeline.svg",
            "/partnerships/timeline.csv",
            "/companies/acme/timeline.svg",
            "/partnerships/acme-zeta/timeline.svg",
            "/devices/acme-one/lineage.svg",
            "/devices/acme-one/expected.svg",
        ):
            with CaptureQueriesContext(connection) as captured:
                _ = client.get(address).getvalue()
            counted[address] = len(captured)
        return counted

    world = World().grow(2)
    few = queries(world)
    assert queries(world.grow(200)) == few
    assert {address: count for address, count in few.items() if count > BUDGET} == {}


def test_more_than_can_be_drawn_is_said(client, ledger_of_leica, monkeypatch):
    monkeypatch.setattr(timelines, "DRAWN", 2)
    page = client.get("/partnerships/timeline/")
    assert "The first 2 partnerships" in page.content.decode()
    assert len(page.context["rows"]) == 2
