"""Dated pages, narrowed lists, exports, the API cost the same few queries with 2 rows and 200."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.api.collections import COLLECTIONS
from newsroom.models import Section
from newsroom.public.listings import ARTICLES, LISTINGS
from tests.newsroom.public.test_budgets import BUDGET
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

NARROWED = [
    "/articles/?company=acme&person=ada-roe&device=acme-one&partnership=acme-zeta&kind=news",
    "/quotes/?person=ada-roe&company=acme&year=2022&sort=said",
    "/people/?company=acme&sort=-name",
    "/companies/?type=company&sort=founded",
    "/devices/?company=acme&status=rumoured",
    "/partnerships/?company=acme&sort=announced",
    "/rumours/?device=acme-one&source=tipster&verdict=came_true&sort=-judged",
    "/sources/?type=outlet",
    "/sections/phones/?kind=news&sort=published",
]
IN_API = [
    *(collection.name for collection in COLLECTIONS if collection.name != "sources"),
    "sources?sort=-name",
    "articles?company=acme&person=ada-roe&device=acme-one&partnership=acme-zeta",
    "claims?device=acme-one&source=tipster&verdict=came_true&sort=-judged",
    "passages?person=ada-roe&company=acme&year=2022",
    "articles/2022/05/23/story", "people/ada-roe", "companies/acme", "devices/acme-one",
    "partnerships/acme-zeta", "sources/tipster", "claims/the-one", "quotes/atlas-0",
    "sections/phones", "authors/ines-calloway", "series/badges",
]  # fmt: skip


def addresses(world):
    for record in (world.company, world.person, world.device, world.partnership):
        for day in ("2022-05-23", "2024-01-01", "abc"):
            yield f"{record.get_absolute_url()}?on={day}"
    yield from NARROWED
    yield from (f"/api/v1/{path}" for path in IN_API)
    for listing in (*LISTINGS.values(), ARTICLES.in_section(Section.objects.get(slug="phones"))):
        yield listing.exported("csv")
        yield listing.exported("json")
    yield "/articles.csv?company=acme&person=ada-roe&device=acme-one&partnership=acme-zeta"
    yield "/rumours.json?device=acme-one&source=tipster&verdict=came_true&sort=-judged"


def queries(client, world):
    counted = {}
    for address in addresses(world):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
            _ = response.getvalue()
        assert response.status_code == 200, address
        counted[address] = len(captured)
    return counted


def test_they_cost_the_same_with_2_rows_and_with_200(client):
    world = World().grow(2)
    few = queries(client, world)
    many = queries(client, world.grow(200))
    assert many == few
    assert {address: count for address, count in few.items() if count > BUDGET} == {}


def test_further_pages_of_a_list_that_grows_cost_no_more(client):
    World().grow(120)
    for folder in ("articles", "quotes", "rumours"):
        first = client.get(f"/{folder}/").context["page"]
        cursors = [f"after={first.after}"]
        second = client.get(f"/{folder}/?{cursors[0]}").context["page"]
        cursors.append(f"before={second.before}")
        for cursor in cursors:
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/{folder}/?{cursor}")
            assert len(captured) <= BUDGET, (folder, cursor)
