"""A record that was merged or renamed: its old address leads on, and what was said of it stays."""

import pytest

from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db

PUBLIC = {"public": True}
SHOWN = {"public_from": ledger.EPOCH}
MAKE = {
    "company": ledger.make_company,
    "person": ledger.make_person,
    "device": ledger.make_device,
    "partnership": ledger.make_partnership,
    "source": ledger.make_source,
}


def merge(double, heir):
    double.merged_into_id = heir.pk
    double.save()


@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize(("public", "status"), [(True, 301), (False, 404)])
def test_a_merged_records_address_leads_to_its_heir_if_that_is_public(client, kind, public, status):
    heir, double = MAKE[kind](public=public), MAKE[kind](**PUBLIC)
    address = double.get_absolute_url()
    merge(double, heir)
    response = client.get(address)
    assert response.status_code == status
    if public:
        assert response["Location"] == heir.get_absolute_url()


@pytest.mark.parametrize("kind", MAKE)
def test_a_renamed_records_address_leads_to_its_present_one(client, kind):
    record = MAKE[kind](**PUBLIC)
    record.former_slugs.create(kind=kind, slug="as-it-was")
    response = client.get(record.get_absolute_url().replace(record.slug, "as-it-was"))
    assert (response.status_code, response["Location"]) == (301, record.get_absolute_url())


@pytest.mark.parametrize("kind", MAKE)
def test_a_merged_record_is_in_no_list(client, kind):
    heir, double = MAKE[kind](name="Heir", **PUBLIC), MAKE[kind](name="Double", **PUBLIC)
    merge(double, heir)
    rows = client.get(ledger.Record.Kind(kind).folder.join("//")).context["page"]
    assert [row.name for row in rows if row.name in ("Heir", "Double")] == ["Heir"]


def test_a_companys(client):
    heir, double = ledger.make_company(**PUBLIC), ledger.make_company(**PUBLIC)
    ledger.make_appointment(company=double, role="Chairman", **PUBLIC)
    ledger.make_ownership(double, ledger.make_company(name="Owner", **PUBLIC), **PUBLIC)
    ledger.make_ticker(double, symbol="1810", **PUBLIC)
    ledger.make_device(name="One", maker=double, **PUBLIC)
    ledger.make_partnership(double, name="Acme and Zeta", **PUBLIC)
    ledger.make_claim(subject=double, title="The claim", entered=True, **PUBLIC)
    merge(double, heir)
    context = client.get(heir.get_absolute_url()).context
    assert [row.role for row in context["posts"]] == ["Chairman"]
    assert [row.seen.owner.name for row in context["owners"]] == ["Owner"]
    assert [row.symbol for row in context["tickers"]] == ["1810"]
    assert [row.name for row in context["devices"]] == ["One"]
    assert [row.seen.partnership.name for row in context["partnerships"]] == ["Acme and Zeta"]
    assert [row.title for row in context["claims"]] == ["The claim"]
    assert [row.name for row in client.get(f"/devices/?company={heir.slug}").context["page"]] == [
        "One"
    ]


def test_a_devices(client):
    heir, double = ledger.make_device(**PUBLIC), ledger.make_device(**PUBLIC)
    ledger.make_device_event(double, "announced", on="2022-07-04", **PUBLIC)
    ledger.make_release(double, market="CN", **PUBLIC)
    ledger.make_specification(double, value="50", **PUBLIC)
    ledger.make_price(double, market="CN", **PUBLIC)
    ledger.make_claim(subject=double, title="The claim", entered=True, **PUBLIC)
    merge(double, heir)
    context = client.get(heir.get_absolute_url()).context
    for name in ("events", "releases", "specifications", "prices", "claims"):
        assert len(context[name]) == 1, name
    listed = client.get(f"/rumours/?device={heir.slug}").context["page"]
    assert [row.title for row in listed] == ["The claim"]


def test_a_partnerships(client):
    heir, double = ledger.make_partnership(**PUBLIC), ledger.make_partnership(**PUBLIC)
    ledger.make_party(partnership=double, **PUBLIC)
    ledger.make_term(double, **PUBLIC)
    ledger.make_partnership_event(double, on="2022-05-23", **PUBLIC)
    ledger.make_partnership_device(double, ledger.make_device(**PUBLIC), **PUBLIC)
    ledger.make_claim(subject=double, title="The claim", entered=True, **PUBLIC)
    merge(double, heir)
    context = client.get(heir.get_absolute_url()).context
    for name in ("parties", "terms", "events", "devices", "claims"):
        assert len(context[name]) == 1, name


def test_a_sources(client):
    heir, double = ledger.make_source(**PUBLIC), ledger.make_source(**PUBLIC)
    ledger.make_claim(double, title="The claim", entered=True, **PUBLIC)
    merge(double, heir)
    context = client.get(heir.get_absolute_url()).context
    assert [row.title for row in context["claims"]] == ["The claim"]


def test_a_merged_quotes_address_leads_to_the_one_that_stands_with_its_uses(client):
    person = ledger.make_person(name="Ada Roe", **PUBLIC)
    heir = make_quote("We are glad.", person=person, public_from=ledger.EPOCH)
    double = make_quote("We are glad", person=person, public_from=ledger.EPOCH)
    article = make_article(headline="The story")
    tag_words(article, "We are glad", quote=double)
    actions.publish(article, by=make_user("Editor"))
    double.merged_into = heir
    double.save()
    response = client.get(double.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, heir.get_absolute_url())
    assert [row.version.headline for row in client.get(heir.get_absolute_url()).context[
        "quotation"].printed] == ["The story"]  # fmt: skip
    (said,) = client.get(person.get_absolute_url()).context["quotations"]
    assert [row.version.headline for row in said.printed] == ["The story"]


def test_a_quote_merged_into_one_that_is_hidden_leads_nowhere(client):
    double = make_quote("We.", public_from=ledger.EPOCH, merged_into=make_quote("Us."))
    assert client.get(double.get_absolute_url()).status_code == 404


def test_a_quote_merged_since_keeps_its_link_and_its_card_in_the_article(client):
    heir, double = (make_quote(words, **SHOWN) for words in ("We are glad.", "We were glad."))
    article = make_article()
    tag_words(article, "We were glad.", quote=double)
    version = actions.publish(article, by=make_user("Editor"))
    merge(double, heir)
    page = client.get(version.get_absolute_url())
    [card] = page.context["quotations"]
    assert (card.quote, card.words) == (heir, "We were glad.")
    assert f'<a class="passage" href="{heir.get_absolute_url()}"' in page.content.decode()
