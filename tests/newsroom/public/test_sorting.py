"""Lists sort by what is offered, either way; what has no value comes last."""

import pytest

from tests import factories as ledger
from tests.newsroom.factories import make_quote

pytestmark = pytest.mark.django_db


def listed(client, address):
    return [str(row) for row in client.get(address).context["page"]]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("", ["Acme", "beta", "Zeta"]),
        ("?sort=name", ["Acme", "beta", "Zeta"]),
        ("?sort=-name", ["Zeta", "beta", "Acme"]),
        ("?sort=founded", ["Zeta", "Acme", "beta"]),
        ("?sort=-founded", ["Acme", "Zeta", "beta"]),
    ],
)
def test_companies(client, sort, names):
    for name, founded in (("Zeta", "1849"), ("beta", ""), ("Acme", "2010-04")):
        ledger.make_company(name=name, founded=founded, public=True)
    assert listed(client, f"/companies/{sort}") == names


@pytest.mark.parametrize(
    ("sort", "words"),
    [
        ("", ["New", "Old", "Undated"]),
        ("?sort=-said", ["New", "Old", "Undated"]),
        ("?sort=said", ["Old", "New", "Undated"]),
    ],
)
def test_quotes(client, sort, words):
    for text, day in (("Undated", ""), ("New", "2022-05-23"), ("Old", "2016")):
        make_quote(text, said_on=day, public_from=ledger.EPOCH)
    assert listed(client, f"/quotes/{sort}") == words


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("", ["Open", "Late", "Early"]),
        ("?sort=claimed", ["Early", "Late", "Open"]),
        ("?sort=-judged", ["Early", "Late", "Open"]),
    ],
)
def test_rumours(client, sort, titles):
    days = {"Early": ("2022-01", "2022-09-01"), "Late": ("2022-03", "2022-08-01")}
    for title, (claimed, judged) in days.items():
        claim = ledger.make_claim(title=title, claimed_on=claimed, public=True, entered=True)
        ledger.make_verdict(claim, judged_on=judged, public=True)
    ledger.make_claim(title="Open", claimed_on="2022-04", public=True, entered=True)
    assert listed(client, f"/rumours/{sort}") == titles


def test_a_verdict_that_readers_may_not_know_moves_nothing(client):
    first = ledger.make_claim(title="First", public=True, entered=True)
    ledger.make_claim(title="Second", public=True, entered=True)
    ledger.make_verdict(first)
    assert listed(client, "/rumours/?sort=-judged") == ["Second", "First"]


def test_the_order_of_the_bare_list_is_not_repeated_in_links(client):
    ledger.make_company(public=True)
    assert client.get("/companies/?sort=name").context["filtered"].query == ""
    asked = client.get("/companies/?sort=-name&type=company").context["filtered"].query
    assert asked == "type=company&sort=-name"
