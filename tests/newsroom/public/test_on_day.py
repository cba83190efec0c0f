"""?on=2022-05-23: a person, company, partnership or device as of that day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from newsroom.models import PrintedMention, Version
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_quote, make_user
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

PUBLIC = {"public": True}


def page_of(client, record, day):
    response = client.get(record.get_absolute_url(), {"on": day})
    assert response.status_code == 200
    return response


@pytest.fixture
def company():
    return ledger.make_company(name="Acme", slug="acme", founded="2010-04", **PUBLIC)


@pytest.fixture
def person():
    return ledger.make_person(name="Ada Roe", slug="ada-roe", **PUBLIC)


@pytest.fixture
def device(company):
    return ledger.make_device(name="One", slug="one", maker=company, **PUBLIC)


@pytest.fixture
def partnership(company):
    return ledger.make_partnership(
        company, name="Acme and Zeta", slug="acme-zeta", status="active", end_status="open",
        announced="2022-05-23", started="2022-07", **PUBLIC,
    )  # fmt: skip


def documented(statement, day):
    ledger.cite(statement, ledger.make_document(dated=day, **PUBLIC))
    return statement


# ---------------------------------------------------------------- the day


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ("abc", "Write a day of the calendar as in 2022-05-23."),
        ("2022-02-30", "Write a day of the calendar as in 2022-05-23."),
        ("0000-01-01", "Write a day of the calendar as in 2022-05-23."),
        ("2022", "Write a day of the calendar as in 2022-05-23."),
        ("2022-05", "Write a day of the calendar as in 2022-05-23."),
        ("2022-05-23?", "Write a day of the calendar as in 2022-05-23."),
        ("20220523", "Write a day of the calendar as in 2022-05-23."),
        ("٢٠٢٢-٠٥-٢٣", "Write a day of the calendar as in 2022-05-23."),
        ("2022-05-23\x00", "Write a day of the calendar as in 2022-05-23."),
        ("9" * 5000, "Write a day of the calendar as in 2022-05-23."),
        ("<script>alert(1)</script>", "Write a day of the calendar as in 2022-05-23."),
        ("0001-01-01", "Our records begin in 1800."),
        ("1799-12-31", "Our records begin in 1800."),
        ("9999-12-31", "That day is still to come."),
    ],
)
@pytest.mark.parametrize("name", ["person", "company", "device", "partnership"])
def test_a_day_that_makes_no_sense_is_named_and_nothing_told(client, name, asked, error):
    record = getattr(World().grow(1), name)
    response = page_of(client, record, asked)
    assert response.context["when"].error == error
    page = response.content.decode()
    assert "<script>alert" not in page
    assert f'id="on-error" role="alert">{error}</p>' in page
    assert "The story" not in page
    assert "<h2" not in page


@pytest.mark.parametrize("name", ["person", "company", "device", "partnership"])
def test_a_dated_page_says_its_day_leads_to_the_present_and_keeps_its_address(client, name):
    record = getattr(World().grow(1), name)
    address = record.get_absolute_url()
    page = page_of(client, record, "2022-05-23").content.decode()
    assert '<strong>As of <time datetime="2022-05-23">23 May 2022</time>.</strong>' in page
    assert f'<a href="{address}">See it now</a>' in page
    assert f'<link rel="canonical" href="{settings.SITE_URL}{address}">' in page
    assert f"<title>{record.name} as of 23 May 2022 – On Record</title>" in page
    assert 'name="on" id="id_on" value="2022-05-23"' in page


@pytest.mark.parametrize("asked", ["", " "])
def test_no_day_is_the_present(client, company, asked):
    response = page_of(client, company, asked)
    assert response.context["when"].day is None
    assert "As of" not in response.content.decode()


def test_today_is_a_day_and_tomorrow_is_not(client, company):
    today = timezone.localdate()
    assert page_of(client, company, str(today)).context["when"].error == ""
    assert page_of(client, company, str(today + timedelta(days=2))).context["when"].error


def test_sources_have_no_days(client):
    source = ledger.make_source(**PUBLIC)
    assert "id_on" not in page_of(client, source, "abc").content.decode()


# ---------------------------------------------------------------- people and companies


POSTS = [
    # started, ended, end_status, seen_on; the day; whether held
    ("2017-09", "2022-03-31", "ended", "", "2020-01-01", "certain"),
    ("2017-09", "2022-03-31", "ended", "", "2017-09-15", "possible"),
    ("2017-09", "2022-03-31", "ended", "", "2022-04-01", "none"),
    ("2017-09", "2022-03-31", "ended", "", "2017-08-31", "none"),
    ("2017-09", "", "open", "", "2024-01-01", "certain"),
    ("2017-09", "", "unknown", "", "2024-01-01", "possible"),
    ("2017-09", "", "unknown", "2022-05-23", "2022-05-23", "certain"),
]


@pytest.mark.parametrize(("started", "ended", "end_status", "seen_on", "day", "held"), POSTS)
def test_posts_held_that_day(
    client, person, company, started, ended, end_status, seen_on, day, held
):
    ledger.make_appointment(
        person=person, company=company, started=started, ended=ended, end_status=end_status,
        seen_on=seen_on, **PUBLIC,
    )  # fmt: skip
    for record in (person, company):
        response = page_of(client, record, day)
        found = [row.held.certainty for row in response.context["posts"]]
        assert found == ([] if held == "none" else [held])
        assert ('class="perhaps"' in response.content.decode()) is (held == "possible")


def test_certain_posts_come_before_possible_ones(client, company):
    for role, seen in (("Possible", ""), ("Certain", "2022-05-23")):
        ledger.make_appointment(
            company=company, role=role, started="2020" if seen else "2021", seen_on=seen, **PUBLIC
        )
    posts = page_of(client, company, "2022-05-23").context["posts"]
    assert [row.role for row in posts] == ["Certain", "Possible"]


def test_a_post_that_readers_may_not_know_was_held_by_nobody(client, company):
    ledger.make_appointment(company=company, started="2017", end_status="open", person=(
        ledger.make_person(**PUBLIC)
    ))  # fmt: skip
    assert page_of(client, company, "2022-05-23").context["posts"] == []


def test_owners_and_holdings_of_that_day(client, company):
    for name, started, ended in (("Old", "2011", "2015"), ("New", "2016", "")):
        owner = ledger.make_company(name=name, **PUBLIC)
        status = "ended" if ended else "open"
        dates = {"started": started, "ended": ended, "end_status": status}
        ledger.make_ownership(company, owner, **dates, **PUBLIC)
        ledger.make_ownership(owner, company, **dates, **PUBLIC)
    context = page_of(client, company, "2014-01-01").context
    assert [row.seen.owner.name for row in context["owners"]] == ["Old"]
    assert [row.seen.owned.name for row in context["holdings"]] == ["Old"]


def test_names_in_use_that_day(client, company):
    names = {
        "Always": {},
        "Then": {"kind": "former", "used_from": "2010", "used_until": "2015"},
        "Since": {"kind": "market", "market": "CN", "used_from": "2012"},
        "Until": {"kind": "market", "market": "GB", "used_until": "2014-06"},
        "Later": {"kind": "legal", "used_from": "2016"},
        "Once": {"kind": "former"},
    }
    for text, fields in names.items():
        ledger.make_name(company, text, **fields, **PUBLIC)
    context = page_of(client, company, "2014-01-01").context
    assert {name.text for name in context["names"]} == {"Always", "Then", "Since", "Until"}


def test_of_the_facts_only_dated_ones_whose_day_has_come(client, company):
    company.website, company.country = "acme.test", "CN"
    company.save()
    facts = page_of(client, company, "2014-01-01").context["facts"]
    assert [fact.label for fact in facts] == ["Founded"]
    assert page_of(client, company, "2009-01-01").context["facts"] == []


def test_a_companys_devices_with_their_status_then(client, company, device):
    unheard = ledger.make_device(name="Two", maker=company, **PUBLIC)
    ledger.make_device_event(device, "announced", on="2022-07-04", **PUBLIC)
    ledger.make_device_event(device, "released", on="2022-07-10", **PUBLIC)
    ledger.make_device_event(unheard, "announced", on="2023-04", **PUBLIC)
    context = page_of(client, company, "2022-07-05").context
    assert [(row.name, row.status) for row in context["devices"]] == [("One", "announced")]


def test_a_companys_partnerships_then(client, company, partnership):
    def states(day):
        return [row.state[0] for row in page_of(client, company, day).context["partnerships"]]

    assert states("2022-05-22") == []
    assert states("2022-05-23") == ["Announced, not yet begun"]
    assert states("2023-01-01") == ["Running"]


@pytest.mark.parametrize("known_by", ["claim", "event"])
def test_a_partnership_without_dates_is_known_from_what_was_said_of_it(client, company, known_by):
    rumoured = ledger.make_partnership(company, status="rumoured_open", **PUBLIC)
    if known_by == "claim":
        ledger.make_claim(subject=rumoured, claimed_on="2021-02", entered=True, **PUBLIC)
    else:
        ledger.make_partnership_event(rumoured, on="2021-02", **PUBLIC)
    assert page_of(client, company, "2021-01-31").context["partnerships"] == []
    rows = page_of(client, company, "2021-03-01").context["partnerships"]
    assert [row.state[0] for row in rows] == ["Rumoured"]


def test_a_persons_partnerships_then(client, person, partnership):
    ledger.make_party(partnership=partnership, person=person, **PUBLIC)
    rows = page_of(client, person, "2023-01-01").context["partnerships"]
    assert [row.state[0] for row in rows] == ["Running"]
    assert page_of(client, person, "2020-01-01").context["partnerships"] == []


def test_words_said_and_articles_published_by_then(client, person):
    for words, day in (("Old", "2016"), ("New", "2022-05-23"), ("Undated", "")):
        make_quote(words, person=person, said_on=day, public_from=ledger.EPOCH)
    version = actions.publish(
        make_article(headline="The story", imported_from="story.txt"), by=make_user("Editor"),
        at=datetime(2022, 5, 23, 22, 59, tzinfo=UTC),
    )  # fmt: skip
    PrintedMention.objects.create(version=version, record_id=person.pk, name=person.name)
    assert Version.objects.live().count() == 1
    before = page_of(client, person, "2022-05-22").context
    assert [item.quote.words for item in before["quotations"]] == ["Old"]
    assert before["articles"] == []
    then = page_of(client, person, "2022-05-23").context
    assert [item.quote.words for item in then["quotations"]] == ["New", "Old"]
    assert [row.headline for row in then["articles"]] == ["The story"]


# ---------------------------------------------------------------- devices


@pytest.mark.parametrize(
    ("day", "opening"),
    [
        ("2021-12-31", "Nothing was known of it yet, as far as our records go."),
        ("2022-01-05", "Rumoured."),
        ("2022-07-04", "Announced on 4 July 2022."),
        ("2022-08-15", "Announced on 4 July 2022, perhaps already released."),
        ("2022-09-01", "Released in August 2022."),
    ],
)
def test_a_devices_status_then(client, device, day, opening):
    ledger.make_claim(subject=device, claimed_on="2022-01-05", entered=True, **PUBLIC)
    ledger.make_device_event(device, "announced", on="2022-07-04", **PUBLIC)
    ledger.make_device_event(device, "released", on="2022-08", **PUBLIC)
    words = "".join(part for part, _ in page_of(client, device, day).context["opening"])
    assert words == f"Phone by Acme. {opening}"


def test_a_devices_statements_by_then(client, device):
    """By their own day; without one, by the first document; without either, not at all."""
    ledger.make_release(device, market="CN", released_on="2022-07-10", **PUBLIC)
    ledger.make_release(device, market="GB", released_on="2023-01", **PUBLIC)
    documented(ledger.make_release(device, market="JP", **PUBLIC), "2022-08")
    ledger.make_release(device, market="US", **PUBLIC)
    ledger.make_price(device, market="CN", on="2022-07-04", **PUBLIC)
    ledger.make_price(device, market="GB", on="2023-01", **PUBLIC)
    documented(ledger.make_specification(device, value="50", **PUBLIC), "2022-07-04")
    documented(ledger.make_specification(device, value="48", **PUBLIC), "2023-07-04")
    ledger.make_specification(device, value="12", **PUBLIC)
    context = page_of(client, device, "2022-09-01").context
    assert [row.market for row in context["releases"]] == ["CN", "JP"]
    assert [row.market for row in context["prices"]] == ["CN"]
    assert [row.value for row in context["specifications"]] == ["50"]


def test_a_document_that_readers_may_not_see_dates_nothing(client, device):
    secret = ledger.make_document(dated="2022-07-04")
    ledger.cite(ledger.make_specification(device, value="50", **PUBLIC), secret)
    assert page_of(client, device, "2022-09-01").context["specifications"] == []


def test_claims_known_by_then_with_the_verdict_known_by_then(client, device):
    claim = ledger.make_claim(
        title="Early", subject=device, claimed_on="2022-03", entered=True, **PUBLIC
    )
    ledger.make_claim(title="Late", subject=device, claimed_on="2022-08", entered=True, **PUBLIC)
    first = ledger.make_verdict(claim, finding="did_not", judged_on="2022-07-05", **PUBLIC)
    ledger.make_verdict(
        claim, finding="came_true", judged_on="2022-07-10", supersedes=first, **PUBLIC
    )

    def known(day):
        claims = page_of(client, device, day).context["claims"]
        return [(row.title, row.finding) for row in claims]

    assert known("2022-02-28") == []
    assert known("2022-07-04") == [("Early", None)]
    assert known("2022-07-05") == [("Early", "did_not")]
    assert known("2022-07-31") == [("Early", "came_true")]


def test_a_successor_is_not_foretold(client, device, company):
    other = ledger.make_device(name="Two", maker=company, **PUBLIC)
    ledger.make_device_event(device, "announced", on="2022-07-04", **PUBLIC)
    documented(ledger.make_lineage(other, device, relation="succeeds", **PUBLIC), "2023-04-18")
    assert "Two" not in page_of(client, device, "2022-12-31").content.decode()
    assert "Two" in page_of(client, device, "2023-04-18").content.decode()


# ---------------------------------------------------------------- partnerships


@pytest.mark.parametrize(
    ("fields", "day", "state"),
    [
        ({}, "2022-05-22", "Not yet announced"),
        ({}, "2022-05-23", "Announced, not yet begun"),
        ({}, "2022-07-15", "Perhaps running"),
        ({}, "2022-08-01", "Running"),
        ({"end_status": "unknown"}, "2022-08-01", "Running"),
        ({"status": "unknown", "end_status": "unknown"}, "2022-08-01", "Perhaps running"),
        ({"ended": "2024-03", "end_status": "ended", "status": "ended"}, "2024-02-29", "Running"),
        ({"ended": "2024-03", "end_status": "ended", "status": "ended"}, "2024-03-02",
         "Perhaps running"),
        ({"ended": "2024-03", "end_status": "ended", "status": "ended"}, "2024-04-01", "Ended"),
        ({"announced": "", "started": ""}, "2022-05-22", "Nothing was known of it yet"),
        ({"announced": "", "started": "", "status": "rumoured_open", "end_status": "unknown"},
         "2022-05-22", "Nothing was known of it yet"),
    ],
)  # fmt: skip
def test_whether_a_partnership_ran(client, partnership, fields, day, state):
    for name, value in fields.items():
        setattr(partnership, name, value)
    partnership.save()
    assert page_of(client, partnership, day).context["state"][0] == state


def test_a_rumoured_partnership_is_rumoured_from_its_first_claim(client, partnership):
    partnership.announced = partnership.started = ""
    partnership.status, partnership.end_status = "rumoured_open", "unknown"
    partnership.save()
    ledger.make_claim(subject=partnership, claimed_on="2021-02", entered=True, **PUBLIC)
    assert page_of(client, partnership, "2021-03-01").context["state"][0] == "Rumoured"


def test_terms_events_and_devices_by_then(client, partnership, device):
    documented(ledger.make_term(partnership, text="Four labs.", **PUBLIC), "2022-05-23")
    documented(ledger.make_term(partnership, text="Three years.", **PUBLIC), "2023-09")
    ledger.make_partnership_event(partnership, on="2022-05-23", what="announced", **PUBLIC)
    ledger.make_partnership_event(partnership, on="2022-07-04", what="first phone", **PUBLIC)
    documented(ledger.make_partnership_device(partnership, device, **PUBLIC), "2022-07-04")
    context = page_of(client, partnership, "2022-05-23").context
    assert [row.text for row in context["terms"]] == ["Four labs."]
    assert [row.what for row in context["events"]] == ["announced"]
    assert context["devices"] == []
    assert [fact.label for fact in context["facts"]] == ["Announced"]


def test_a_successor_agreement_is_not_foretold(client, partnership):
    later = ledger.make_partnership(name="Second", announced="2024-01", **PUBLIC)
    partnership.succeeded_by = later
    partnership.save()
    assert page_of(client, partnership, "2023-01-01").context["succeeded_by"] is None
    assert page_of(client, partnership, "2024-02-01").context["succeeded_by"].name == "Second"
