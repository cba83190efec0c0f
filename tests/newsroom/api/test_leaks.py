"""What the desk hides is nowhere in the API, whoever asks."""

import re

import pytest

from newsroom.api.collections import COLLECTIONS
from tests.newsroom.factories import make_user
from tests.newsroom.public.test_leaks import Planted, secrets_in

pytestmark = pytest.mark.django_db

PUBLIC = {"company": "acme", "person": "ada-roe", "device": "one", "partnership": "acme-zeta",
          "source": "tipster", "section": "phones", "series": "badges", "year": "2022"}  # fmt: skip
ADDRESS = re.compile(r'"(https?://[^"]+/api/v1/[^"]*)"')


@pytest.fixture
def planted(make_image):
    return Planted(make_image)


def crawl(ask):
    """Every answer that leads on from the index."""
    found, waiting = {}, [""]
    while waiting:
        address = waiting.pop().split("/api/v1/")[-1]
        if address not in found:
            found[address] = response = ask(address)
            waiting += ADDRESS.findall(response.content.decode())
    return found


def narrowed():
    """Every list with every value of its choices, and with records that are public."""
    for collection in COLLECTIONS:
        for name, found in collection.listing.filters.base_filters.items():
            values = [value for value, _ in found.extra.get("choices", []) if value]
            for value in values or ([PUBLIC[name]] if name in PUBLIC else []):
                yield f"{collection.name}?{name}={value}"


def test_no_answer_says_what_is_hidden(ask, planted):
    """Public records that only the desk relates to others may be listed, as on the site."""
    related = planted.related_only_at_the_desk
    listed = {word for record in related for word in re.findall("pangolin[a-z]+", record.slug)}
    answers = crawl(ask)
    for address in narrowed():
        answers[address] = ask(address)
        assert answers[address].status_code == 200, address
    assert f"articles/{planted.story.path}" in answers
    assert {"companies/acme", "claims/rumour", "quotes/glad", "series/badges"} <= set(answers)
    told = {address: secrets_in(answer) - listed for address, answer in answers.items()}
    assert {address: found for address, found in told.items() if found} == {}
    for thing in ("companies/acme", "people/ada-roe", "devices/one", "partnerships/acme-zeta"):
        assert secrets_in(answers[thing]) == set(), thing


def test_what_is_hidden_is_answered_as_what_never_was(ask, planted):
    unknown = ask("companies/no-such-company")
    folders = {"rumours": "claims"}
    for address in planted.hidden_addresses:
        path = re.sub(r"^/(\d{4}/\d\d/\d\d/)", r"/articles/\1", address).strip("/")
        folder, _, rest = path.partition("/")
        response = ask(f"{folders.get(folder, folder)}/{rest}")
        assert (address, response.status_code) == (address, 404)
        assert response.content == unknown.content


def test_names_of_hidden_things_are_unknown_to_filters(ask, planted):
    asked = [("articles", kind, row.slug) for kind, row in planted.hidden.items()]
    asked += [("articles", "series", "pangolinslugseries"),
              ("articles", "author", "pangolinslugauthor")]  # fmt: skip
    for name, field, slug in asked:
        if field == "source":
            name = "claims"
        response, unknown = ask(name, {field: slug}), ask(name, {field: "no-such-thing"})
        assert response.status_code == 400
        assert response.content.decode().replace(slug, "") == (
            unknown.content.decode().replace("no-such-thing", "")
        )


def test_those_at_the_desk_are_told_what_strangers_are(client, ask, planted):
    asked = ("articles", "companies/acme", "documents", f"articles/{planted.story.path}")
    before = [ask(path)["ETag"] for path in asked]
    client.force_login(make_user("Managing editor"))
    assert [ask(path)["ETag"] for path in asked] == before
    for path in planted.hidden_addresses:
        assert ask(path.strip("/")).status_code == 404
