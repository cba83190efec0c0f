"""What the desk hides is in no picture, on no page with one, and in no file of one."""

import pytest

from partnerships.models import Record
from tests import factories as ledger
from tests.newsroom.public.test_leaks import Planted, secrets_in

pytestmark = pytest.mark.django_db
PUBLIC = {"public": True}


@pytest.fixture
def planted(make_image):
    """The planted site; its partnership has days, and dated hidden things of every drawn kind."""
    found = Planted(make_image)
    found.partnership.status, found.partnership.started = "active", "2020-01-01"
    found.partnership.end_status = "open"
    found.partnership.save()
    ledger.make_partnership_event(found.partnership, on="2021-01", what="Began.", **PUBLIC)
    ledger.make_partnership_event(found.partnership, on="2021-02", what="pangolinevent")
    ledger.make_term(found.partnership, text="pangolinterm", due_on="2023")
    ledger.make_term(found.partnership, text="Labs", due_on="2023", **PUBLIC)

    hidden = ledger.make_partnership(
        found.company, name="pangolinpartnership", slug="pangolinslugx", started="2021"
    )
    ledger.make_partnership_event(hidden, on="2021", what="pangolinhidden", **PUBLIC)
    stranger = ledger.make_company(name="pangolincompany")
    ledger.make_party(partnership=found.partnership, company=stranger, **PUBLIC)
    shy = ledger.make_company(name="Shy", **PUBLIC)
    ledger.make_party(partnership=found.partnership, company=shy)

    secret = ledger.make_device(name="pangolindevice", maker=found.company)
    ledger.make_device_event(secret, on="2022", what="pangolinwhat", **PUBLIC)
    ledger.make_partnership_device(found.partnership, secret, **PUBLIC)
    ledger.make_lineage(found.device, secret, relation="succeeds", **PUBLIC)
    heir = ledger.make_device(name="Heir", maker=found.company, **PUBLIC)
    ledger.make_lineage(found.device, heir, relation="replaced_by", **PUBLIC)
    ledger.make_device_event(heir, on="2022-07-04", **PUBLIC)
    ledger.make_device_event(heir, on="2022-08", what="pangolinheir")
    ledger.make_device_event(found.device, on="2022-01", **PUBLIC)
    for title, public in (("pangolinclaim", {}), ("Said", PUBLIC)):
        ledger.make_claim(
            found.source, subject=found.device, kind="date", prediction={"value": "2022-07-05"},
            entered=True, title=title, **public,
        )  # fmt: skip
    found.secret_company = stranger
    return found


ADDRESSES = [
    "/partnerships/timeline/",
    "/partnerships/timeline/?group=kind",
    "/partnerships/timeline/?group=status&from=2014&to=2026",
    "/partnerships/timeline/?company=acme",
    "/partnerships/timeline.svg",
    "/partnerships/timeline.csv",
    "/partnerships/timeline.json",
    "/companies/acme/",
    "/companies/acme/timeline.svg",
    "/partnerships/acme-zeta/",
    "/partnerships/acme-zeta/timeline.svg",
    "/devices/one/",
    "/devices/one/lineage.svg",
    "/devices/one/expected.svg",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_picture_tells_what_is_hidden(client, planted, address):
    response = client.get(address)
    assert response.status_code == 200
    text = response.getvalue().decode()
    assert "pangolin" not in text.lower()
    if "timeline" in address and "acme-zeta" not in address:
        assert "Shy" not in text  # a public company, not known to take part


def test_there_was_something_to_tell(client, planted):
    """The public neighbours of all that is hidden are drawn."""
    assert "January 2021: Began." in client.get("/partnerships/timeline.svg").content.decode()
    assert "Labs, due 2023" in client.get("/partnerships/acme-zeta/").content.decode()
    assert "Heir" in client.get("/devices/one/lineage.svg").content.decode()
    assert "Said" in client.get("/devices/one/expected.svg").content.decode()


def test_a_hidden_record_has_no_picture(client, planted):
    unknown = client.get("/companies/no-such-company/timeline.svg")
    names = {
        "company": ["timeline"],
        "partnership": ["timeline"],
        "device": ["lineage", "expected"],
    }
    hidden = Record.objects.filter(public_from=None, kind__in=names)
    assert len(hidden) > 3
    for record in hidden:
        for name in names[record.kind]:
            response = client.get(f"{record.get_absolute_url()}{name}.svg")
            assert response.status_code == unknown.status_code == 404
            assert secrets_in(response) == set()


def test_a_hidden_company_is_unknown_to_the_timeline(client, planted):
    slug = planted.secret_company.slug
    asked = client.get("/partnerships/timeline/", {"company": slug}).content.decode()
    unknown = client.get("/partnerships/timeline/", {"company": "no-such-thing"}).content.decode()
    assert asked.replace(slug, "") == unknown.replace("no-such-thing", "")
