"""Every public page costs the same few queries with 2 rows of everything and with 200."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

BUDGET = 8
SEARCHES = ("/search/", "/search/?q=acme", "/search/?q=story", "/search/?q=acme&sort=newest")


def queries(client, addresses):
    counted = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        assert response.status_code == 200, address
        counted[address] = len(captured)
    return counted


def test_pages_cost_the_same_with_2_rows_and_with_200(client):
    world = World().grow(2)
    few = queries(client, [*world.addresses(), *SEARCHES])
    many = queries(client, [*world.grow(200).addresses(), *SEARCHES])
    assert many == few
    assert max(few.values()) <= BUDGET, few


def test_the_quote_of_that_world_returns_in_a_document_and_in_other_words(client):
    world = World().grow(2)
    page = client.get(world.quote.get_absolute_url()).content.decode()
    assert "Also in the news report: " in page
    assert "Also in <a" in page
