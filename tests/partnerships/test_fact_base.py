"""Each shape of fact that the newsroom's fact base has finds its place, and nothing of it is lost.

The companies and devices here are invented; the shapes are those of the published facts.
"""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.agreements.models import KindOfPartnership, PartnershipStatus
from partnerships.companies.models import CompanyType, Relation
from partnerships.devices.models import Basis, DeviceStatus
from partnerships.documents.models import DocumentKind
from partnerships.models import (
    Appointment,
    Claim,
    Device,
    Document,
    Name,
    Partnership,
    Record,
    RivalDate,
)
from partnerships.people.models import PersonType
from partnerships.rumours import actions
from tests import factories as make

pytestmark = pytest.mark.django_db

GENERAL_KNOWLEDGE = {"verified": False, "public_from": make.EPOCH}


WORDS = [
    (
        DocumentKind,
        "news reference repost agency press_release_copy blog company_newsroom rumour_blog",
    ),
    (DocumentKind, "aggregator forum feed article release interview post filing"),
    (CompanyType, "company holding investor foundation carrier joint_institute"),
    (Relation, "majority minority wholly_owned sub_brand parent"),
    (PersonType, "executive owner designer spokesperson leaker analyst journalist"),
    (PartnershipStatus, "active ended concluded absorbed unknown rumoured_open"),
    (PartnershipStatus, "rumoured_never_confirmed"),
    (KindOfPartnership, "imaging_co_development lens_branding branding investment acquisition"),
    (KindOfPartnership, "design marketing merger research_institute component_co_development"),
    (KindOfPartnership, "brand_licence retail lens_mount_standard joint_investment"),
    (KindOfPartnership, "imaging_software divestiture supply"),
    (DeviceStatus, "released cancelled never_announced announced_then_cancelled"),
    (Basis, "reported official_schedule general_knowledge"),
]


@pytest.mark.parametrize(("choices", "words"), WORDS)
def test_the_words_of_the_fact_base_are_choices_here(choices, words):
    assert set(words.split()) <= set(choices.values)


def test_a_document_with_and_without_day_address_and_grade():
    make.make_document(url="https://example.com/x", dated="2026-01-25", language="ru", grade="B")
    make.make_document(url="", dated="", kind="reference", note="Page date not given.")
    make.make_document(dated="2022-06", grade="C", kind="repost")
    assert Document.objects.filter(dated_earliest__isnull=True).count() == 1


def test_a_company_with_owners_names_tickers_and_rival_foundings():
    lens = make.make_company(
        name="Lenz",
        country="DE",
        founded="1869",
        headquarters="Wetzlar",
        website="lenz.example",
        listed=False,
        verified=True,
        unsourced_fields=["website"],
    )
    holding = make.make_company(type="holding", country="AT")
    fund = make.make_company(type="investor", country="US", listed=True)
    make.make_ownership(lens, holding, started="2006")
    make.make_ownership(lens, fund, relation="minority", stake_percent=44, started="2011")
    make.make_ownership(
        lens,
        holding,
        relation="sub_brand",
        started="2018-05",
        ended="2018-07-31",
        end_status="ended",
    )
    make.make_ticker(fund, mic="XNYS", symbol="BX")
    make.make_ticker(fund, mic="XSTO", symbol="HEXA B")
    make.make_name(lens, "Lenz Camera AG", kind="legal")
    make.make_name(lens, "Ernst Lenz", kind="former", used_from="1869", used_until="1986")
    make.make_name(lens, "The Lenz Group", kind="former")
    for day, meaning in (("1849", "optical institute"), ("1986", "renamed")):
        make.make_rival_date(record_id=lens.pk, date=day, meaning=meaning)
    make.cite(lens, place="p. 3")
    assert lens.country.code == "DE"
    assert [str(row.stake_percent) for row in lens.owners.exclude(stake_percent=None)] == ["44.000"]
    assert lens.owners.on(date(2012, 1, 1)).controlling().get().owner == holding
    assert list(lens.rival_dates.values_list("date", flat=True)) == ["1849", "1986"]
    assert list(fund.tickers.values_list("mic", "symbol")) == [("XNYS", "BX"), ("XSTO", "HEXA B")]


def test_a_company_of_which_hardly_anything_is_known():
    bare = make.make_company(country="", founded="", headquarters="", website="", listed=None)
    bare.full_clean()


def test_a_person_with_names_in_other_orders_scripts_and_handles():
    chief = make.make_person(name="Lei Example", family_name_first=True)
    make.make_name(chief, "Example Lei")
    make.make_name(chief, "雷例", kind="native", language="zh-Hans")
    leaker = make.make_person(name="The Prophet", type="leaker", pseudonymous=True)
    make.make_name(leaker, "@prophet", kind="handle")
    designer = make.make_person(type="designer", nationality="JP")
    assert designer.nationality.name == "Japan"
    assert Name.objects.get(kind="native").text == "雷例"
    assert list(Record.objects.named("@prophet")) == [leaker.record]


@pytest.mark.parametrize(
    "dates",
    [
        {"started": "2017-09-01", "end_status": "open", "seen_on": "2026-03"},
        {"started": "2017-04", "ended": "2017-08-31", "end_status": "ended"},
        {"end_status": "unknown", "seen_on": "2021-03-08"},
        {"started": "2011", "end_status": "open"},
        {"ended": "2020-10-16", "end_status": "ended"},
        {"started": "2019", "end_status": "ended"},
    ],
)
def test_an_appointment_of_which_start_or_end_is_unknown(dates):
    appointment = make.make_appointment(**dates)
    appointment.full_clean()
    assert Appointment.objects.filter(**dates).exists()


def test_an_appointment_with_a_rival_date_and_its_document():
    appointment = make.make_appointment(started="2011", end_status="open")
    rival = make.make_rival_date(about_id=appointment.pk, field="started", date="2012")
    document = make.make_document(publisher="Reuters")
    make.cite(rival, document)
    assert appointment.rival_dates.get().citations.get().document == document


def test_a_partnership_with_terms_events_devices_and_a_rival_end():
    phones, lens, carrier = (make.make_company(name=name) for name in ("Phones", "Lenz", "Net"))
    partnership = make.make_partnership(
        phones,
        lens,
        name="Phones and Lenz",
        status="ended",
        announced="2016-02-25",
        started="2015",
        ended="2022-03-31",
        end_status="ended",
    )
    make.make_party(partnership=partnership, company=carrier, role="carrier")
    for kind in ("imaging_co_development", "lens_branding", "marketing"):
        make.make_partnership_kind(partnership, kind)
    make.make_term(
        partnership,
        kind="amount",
        amount=Decimal("150000000"),
        currency="USD",
        amount_basis="more than this over three years; not a payment to Lenz",
    )
    make.make_term(partnership, kind="duration", years=3, text="")
    make.make_term(partnership, kind="laboratories", quantity=4, unit="laboratories")
    make.make_term(partnership, kind="laboratories", quantity=2, unit="imaging laboratories")
    make.make_term(partnership, kind="team", quantity=200, unit="people")
    make.make_term(partnership, kind="area", quantity=2644, unit="m²")
    make.make_term(partnership, kind="exclusivity", exclusive=False, status="confirmed")
    make.make_term(partnership, kind="exclusivity", exclusive=True, status="disputed")
    make.make_term(partnership, kind="amount", status="not_disclosed", text="")
    make.make_term(partnership, kind="other", text="First phone within the year.", due_on="2022")
    for on, what in (("2016-02-25", "announced"), ("2020-11", "denied"), ("", "said to go on")):
        make.cite(make.make_partnership_event(partnership, on=on, what=what))
    make.make_partnership_device(partnership, make.make_device(maker=phones))
    rival = make.make_rival_date(record_id=partnership.pk, field="ended", date="2021")
    make.cite(rival)
    partnership.full_clean()
    assert partnership.terms.get(kind="amount", currency="USD").amount == 150_000_000
    assert Partnership.objects.of(carrier).get() == partnership
    assert partnership.events.count() == 3


@pytest.mark.parametrize(
    "values",
    [
        {"status": "active", "started": "2022-05-23", "end_status": "open"},
        {"status": "absorbed"},
        {"status": "concluded", "announced": "2020-11-17"},
        {"status": "unknown", "announced": "", "started": ""},
        {"status": "rumoured_open", "announced": "2026-01"},
        {"status": "rumoured_never_confirmed"},
    ],
)
def test_a_partnership_of_every_standing(values):
    make.make_partnership(make.make_company(), make.make_company(), **values).full_clean()


def test_a_partnership_with_a_person_in_another_and_followed_by_another():
    company, designer = make.make_company(), make.make_person(type="designer")
    whole = make.make_partnership(company, make.make_company(), name="Whole")
    part = make.make_partnership(company, name="Part", part_of=whole)
    make.make_party(partnership=part, person=designer)
    whole.succeeded_by = make.make_partnership(company, make.make_company(), name="Next")
    whole.save()
    assert [party.who for party in part.parties.all()] == [company, designer]
    assert whole.parts.get() == part


def test_a_cancelled_phone_that_became_another():
    maker = make.make_company()
    ultra = make.make_device(name="P 12 Ultra", maker=maker, public=True)
    next_ultra = make.make_device(name="P 12S Ultra", maker=maker)
    for text, kind in (("P Mi 12 Ultra", "rumoured"), ("P Mix 5", "rumoured"), ("L1", "codename")):
        make.make_name(ultra, text, kind=kind)
    make.make_device_event(ultra, "cancelled", public=True, on="2022-06", what="dropped")
    make.make_lineage(ultra, next_ultra, relation="replaced_by")
    make.make_lineage(ultra, next_ultra, relation="became")
    assert Device.objects.with_status().get(pk=ultra.pk).status == "cancelled"
    assert [row.other for row in ultra.lineage.all()] == [next_ultra, next_ultra]


def test_a_phone_sold_under_other_names_and_brands_with_prices_and_specifications():
    maker, brand = make.make_company(public=True), make.make_company(public=True)
    phone = make.make_device(maker=maker, brand=brand, public=True)
    make.make_device_event(phone, "announced", public=True, on="2022-07-04", basis="reported")
    make.make_device_event(phone, "released", public=True, basis="general_knowledge")
    for market in ("CN", "EU", "global", "HK"):
        make.make_release(phone, market=market).full_clean()
    make.make_release(phone, market="JP", released_on="2021-07", name="L Phone 1").full_clean()
    specifications = [
        {"property": "main_sensor", "value": "Sony IMX989", "unit": ""},
        {"property": "display", "value": "6.28", "number": Decimal("6.28"), "unit": "in"},
        {"property": "satellite", "value": "yes", "unit": "", "standing": "rumoured"},
    ]
    for values in specifications:
        make.make_specification(phone, **values).full_clean()
    for market, amount, currency in (
        ("EU", 1999, "EUR"),
        ("GB", 1699, "GBP"),
        ("JP", 187920, "JPY"),
    ):
        make.make_price(phone, market=market, amount=amount, currency=currency).full_clean()
    assert Device.objects.with_status().get(pk=phone.pk).status == "released"
    assert phone.prices.get(market="JP").amount == 187920


@pytest.mark.parametrize(
    ("events", "status"),
    [
        (["announced", "released"], "released"),
        (["cancelled"], "cancelled"),
        (["announced", "cancelled"], "announced_then_cancelled"),
        (["never_announced"], "never_announced"),
        ([], "rumoured"),
    ],
)
def test_a_device_of_every_status(events, status):
    device = make.make_device(public=True)
    for kind in events:
        make.make_device_event(device, kind, public=True)
    assert Device.objects.with_status().get().status == status


PREDICTIONS = [
    ("event", {"what": "contract ended", "earliest": None, "latest": "2020-11"}),
    ("event", {"what": "contract goes on", "earliest": "2020-11", "latest": None}),
    ("event", {"what": "last phone is P50"}),
    ("partner", {"candidates": ["honor", "xiaomi"]}),
    ("partner", {"candidates": []}),
    ("date_range", {"earliest": "2022-07-01", "latest": "2022-09-30"}),
    ("spec", {"property": "main_camera", "value": 200, "unit": "MP"}),
    ("spec", {"property": "connector", "value": "USB-C", "unit": None}),
    ("spec", {"property": "satellite", "value": True, "unit": None}),
    ("name", {"value": "Xiaomi 12 Ultra"}),
    ("date", {"value": "2022-07-05"}),
    ("date", {"value": "2021"}),
    ("region", {"value": ["CN"]}),
    ("region", {"value": None, "options": ["global", "CN"]}),
    ("price", {"max": 1799, "currency": "USD", "exclusive": True}),
    ("existence", {"value": True}),
]


@pytest.mark.parametrize(("kind", "prediction"), PREDICTIONS)
def test_a_claim_of_every_kind_is_entered_as_it_was_made(kind, prediction, django_user_model):
    claim = make.make_claim(
        kind=kind, prediction={"kind": kind, **prediction}, claimed_on="2020-11"
    )
    make.make_report(claim)
    actions.enter(claim, by=django_user_model.objects.create_superuser("editor"))
    assert Claim.objects.get().prediction == {"kind": kind, **prediction}


def test_claims_by_persons_companies_outlets_and_nobody():
    person = make.make_source(type="person", person=make.make_person(type="leaker"))
    handle = make.make_source(type="handle")
    company = make.make_source(type="company", company=make.make_company())
    outlet = make.make_source(type="outlet", company=make.make_company())
    partnership = make.make_partnership()
    denial = make.make_claim(company, official=True, subject=partnership, hedge="denial")
    joint = make.make_claim(person, handle, subject=partnership)
    nobody = make.make_claim()
    first = make.make_report(nobody, outlet, reported_on="2022-01")
    make.make_report(nobody, citing=first, words="as seen there")
    joint.contradicts.add(denial)
    assert list(denial.contradicts.all()) == [joint]
    assert list(joint.claimants.order_by("claim_rows__position")) == [person, handle]
    assert list(nobody.claimants.all()) == []
    assert set(partnership.claims.all()) == {joint, denial}


def test_a_source_that_revises_itself():
    analyst = make.make_source(type="person", person=make.make_person(type="analyst"))
    first = make.make_claim(analyst, words="会保留接口", language="zh", translation="It stays.")
    second = make.make_claim(analyst, revises=first, judge_when="announced_or_cancelled")
    assert first.revisions.get() == second


@pytest.mark.parametrize(
    ("finding", "outcome_on"),
    [
        ("came_true", "2021-05"),
        ("partly", "2022-07-12"),
        ("did_not", "2022-03-31"),
        ("premature", "2022-11-15"),
        ("overtaken", ""),
        ("cannot_be_settled", ""),
        ("taken_back", "2022-06"),
    ],
)
def test_an_outcome_of_every_kind(finding, outcome_on):
    claim = make.make_claim(verified=True)
    verdict = make.make_verdict(
        claim, finding=finding, outcome_on=outcome_on, unsourced_fields=["explanation"]
    )
    verdict.full_clean()
    assert (claim.verified, verdict.verified) == (True, False)  # two different questions


def test_a_claim_without_an_outcome_is_open():
    claim = make.make_claim(public=True)
    assert Claim.objects.open().get() == claim


def test_general_knowledge_has_no_document_and_says_so():
    event = make.make_device_event(
        make.make_device(public=True), **GENERAL_KNOWLEDGE, basis="general_knowledge"
    )
    assert event.is_public()
    assert (event.verified, list(event.citations.all())) == (False, [])


def test_rival_values_stand_side_by_side_each_with_its_document():
    device = make.make_device()
    days = {"2022-07-04": "SlashGear", "2022-07-05": "SlashGear"}
    for day, publisher in days.items():
        event = make.make_device_event(device, on=day)
        make.cite(event, make.make_document(publisher=publisher))
    cited = device.events.cited_with()
    assert [(e.on, e.citations.all()[0].document.publisher) for e in cited] == list(days.items())
    assert not RivalDate.objects.exists()
