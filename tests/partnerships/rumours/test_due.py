"""Which claims wait for a verdict, and what is on file about their subjects."""

from datetime import UTC, date, datetime

import pytest

from partnerships.models import Record
from partnerships.rumours import due, outcomes
from tests import factories as make

pytestmark = pytest.mark.django_db

AT = datetime(2022, 7, 10, 12, tzinfo=UTC)
ON_A_DAY = {"judge_when": "day", "judge_by": date(2022, 7, 10)}
WHEN_SETTLED = {"judge_when": "announced_or_cancelled"}


def waiting(at=AT):
    return list(due.due(at).order_by("pk"))


@pytest.mark.parametrize(
    ("values", "is_due"),
    [
        ({}, False),
        (ON_A_DAY, True),
        (ON_A_DAY | {"judge_by": date(2022, 7, 11)}, False),
        ({"kind": "date", "prediction": {"value": "2022-07-09"}}, True),
        ({"kind": "date", "prediction": {"value": "2022-07"}}, False),
        (ON_A_DAY | {"entered": False}, False),
    ],
)
def test_a_claim_waits_once_its_day_has_come(values, is_due):
    claim = make.make_claim(**{"entered": True} | values)
    assert waiting() == ([claim] if is_due else [])


@pytest.mark.parametrize("kind", ["announced", "released", "cancelled", "never_announced"])
def test_a_claim_waits_once_its_subject_is_settled(kind):
    device = make.make_device()
    claim = make.make_claim(subject=device, entered=True, **WHEN_SETTLED)
    make.make_device_event(device, "delayed", on="2022-06")
    make.make_device_event(make.make_device(), kind, on="2022-06")
    later = make.make_device_event(device, kind, on="2022-07-11")
    assert waiting() == []
    later.delete()
    make.make_device_event(device, kind, on="2022-07-10")
    assert waiting() == [claim]


def test_a_claim_waits_once_what_replaced_its_subject_is_announced():
    """Over two steps; a successor is no replacement."""
    old, middle, new = make.make_device(), make.make_device(), make.make_device()
    claim = make.make_claim(subject=old, entered=True, **WHEN_SETTLED)
    make.make_lineage(old, middle, relation="replaced_by")
    make.make_lineage(middle, new, relation="became")
    successor = make.make_device()
    make.make_lineage(old, successor, relation="succeeds")
    make.make_device_event(successor, on="2022-07-01")
    assert waiting() == []
    make.make_device_event(new, on="2022-07-04")
    assert waiting() == [claim]


def test_a_claim_about_a_merged_device_waits_for_the_one_it_is_now():
    device, other = make.make_device(), make.make_device()
    claim = make.make_claim(subject=device, entered=True)
    Record.objects.filter(pk=device.pk).update(merged_into=other.pk)
    make.make_device_event(other, on="2022-07-04")
    assert [(found.pk, found.about_id) for found in waiting()] == [(claim.pk, other.pk)]


def test_judged_and_void_claims_wait_no_more():
    make.make_verdict(make.make_claim(entered=True, **ON_A_DAY))
    make.make_claim(entered=True, voided_at=make.EPOCH, void_note="Typo.", **ON_A_DAY)
    assert waiting() == []


def test_all_that_is_on_file_of_any_number_of_devices_takes_two_queries(
    django_assert_num_queries,
):
    keys = []
    for number in range(3):
        maker = make.make_company(name="Halden")
        device = make.make_device(name=f"Halden {number}", maker=maker)
        make.make_device_event(device, on="2022-07-04")
        make.make_name(device, "Halden Ultra", kind="market")
        make.make_name(device, "Halden X", kind="rumoured")
        make.make_release(device, name="Halden U", released_on="2022-07-06")
        make.make_price(device)
        make.make_specification(device)
        make.make_specification(device, property="zoom", value="10", standing="rumoured")
        partner = make.make_company(name="Brunnfeld", slug=f"brunnfeld-{number}")
        make.make_partnership_device(make.make_partnership(partner), device)
        keys.append(device.pk)
    with django_assert_num_queries(2):
        found = outcomes.on_file(keys, {})
    [facts] = found.about(keys[0])
    assert facts.names == ("Halden 0", "Halden Ultra", "Halden U")
    assert [(event.kind, event.on) for event in facts.events] == [
        ("announced", "2022-07-04"),
        ("released", "2022-07-06"),
    ]
    assert (facts.markets, facts.makers) == (("CN",), ("Halden",))
    assert [(str(p.amount), p.currency) for p in facts.prices] == [("5999.00", "CNY")]
    assert [(spec.property, spec.value) for spec in facts.specs] == [("main_camera", "50")]
    assert [partner.slug for partner in facts.partners] == ["brunnfeld-0"]


def test_a_replaced_device_is_judged_by_the_one_that_took_its_place():
    old, new = make.make_device(name="Halden 12"), make.make_device(name="Halden 12S")
    make.make_lineage(old, new, relation="replaced_by")
    keys = [old.pk]
    assert outcomes.on_file(keys, due.heirs()).about(old.pk)[0].heir == ""
    make.make_device_event(new, on="2022-07-04")
    [facts] = outcomes.on_file(keys, due.heirs()).about(old.pk)
    assert (facts.heir, facts.became, facts.names) == ("Halden 12S", False, ("Halden 12S",))
    older = make.make_device()
    make.make_lineage(older, old, relation="became")
    make.make_lineage(new, older, relation="became")  # a circle does no harm
    [facts] = outcomes.on_file([older.pk], due.heirs()).about(older.pk)
    assert (facts.heir, facts.became) == ("Halden 12S", False)
    pro = make.make_device(name="Halden 12S Pro")
    make.make_lineage(old, pro, relation="replaced_by")
    make.make_device_event(pro, on="2022-07-04")
    both = outcomes.on_file(keys, due.heirs()).about(old.pk)
    assert {facts.heir for facts in both} == {"Halden 12S", "Halden 12S Pro"}


def test_the_name_of_a_rumoured_device_is_no_fact():
    device = make.make_device(name="Halden 12")
    assert outcomes.on_file([device.pk], {}).about(device.pk)[0].names == ()
