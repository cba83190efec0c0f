"""What the desk hides is in no file that a stranger can take away, and on no dated page."""

import itertools

import pytest
from django.utils import timezone

from newsroom.public.listings import ARTICLES, LISTINGS
from tests.newsroom.public.test_leaks import Planted, body, filtered_addresses, secrets_in

pytestmark = pytest.mark.django_db

DAYS = ["2000-01-01", "2022-05-23", "2022-07-05"]


@pytest.fixture
def planted(make_image):
    return Planted(make_image)


@pytest.mark.parametrize("format", ["csv", "json"])
def test_no_file_says_what_is_hidden(client, planted, format):
    """Desk-only statements about public records name public records: those may be listed."""
    listed = {record.name for record in planted.related_only_at_the_desk}
    files = [
        listing.exported(format)
        for listing in (*LISTINGS.values(), ARTICLES.in_section(planted.section))
    ]
    for address in filtered_addresses():
        folder, query = address.strip("/").split("/?")
        files.append(f"/{folder}.{format}?{query}")
    told = {}
    for address in files:
        response = client.get(address)
        assert response.status_code == 200, address
        # The body of a stream is read once.
        text = body(response).decode()
        told[address] = (text, secrets_in_text(text, response) - listed)
    assert {address: found for address, (_, found) in told.items() if found} == {}
    assert "We are glad." in told[f"/quotes.{format}"][0]


def secrets_in_text(text, response):
    class Read:
        streaming, content, headers = False, text.encode(), response.headers

    return secrets_in(Read)


@pytest.mark.parametrize("format", ["csv", "json"])
def test_files_know_no_hidden_record_by_its_name(client, planted, format):
    for (folder, field), record in itertools.product(
        [("articles", "company"), ("quotes", "person"), ("rumours", "source")],
        planted.hidden.values(),
    ):
        response = client.get(f"/{folder}.{format}", {field: record.slug})
        unknown = client.get(f"/{folder}.{format}", {field: "no-such-thing"})
        assert response.status_code == unknown.status_code == 400
        assert response.content.decode().replace(record.slug, "") == (
            unknown.content.decode().replace("no-such-thing", "")
        )


@pytest.mark.parametrize("record", ["company", "person", "device", "partnership"])
def test_no_day_of_a_page_says_what_is_hidden(client, planted, record):
    address = getattr(planted, record).get_absolute_url()
    for day in (*DAYS, str(timezone.localdate())):
        page = client.get(address, {"on": day})
        assert page.status_code == 200
        assert secrets_in(page) == set()


def test_a_hidden_records_day_is_404_as_its_page(client, planted):
    for address in planted.hidden_addresses:
        assert client.get(address, {"on": "2022-05-23"}).status_code == 404
