"""``manage.py check_records``: each rule over several rows, broken on purpose."""

from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships import triggers
from partnerships.models import FormerSlug, Record, Report
from partnerships.records.graphs import circles
from tests import factories as make

pytestmark = pytest.mark.django_db


def breaches():
    """What the command prints, having failed; nothing, if it passes."""
    out = StringIO()
    with suppress(CommandError):
        call_command("check_records", stdout=out)
        assert out.getvalue() == "All rules hold.\n"
        return []
    return out.getvalue().splitlines()


def test_a_sound_ledger_passes():
    a, b = make.make_company(name="A"), make.make_company(name="B")
    make.make_partnership(a, b)
    make.make_ownership(a, b)
    make.make_ownership(b, a, relation="minority")
    make.make_ownership(b, a, ended="2018", end_status="ended")
    device, next_device = make.make_device(), make.make_device()
    make.make_lineage(device, next_device, relation="replaced_by")
    make.make_lineage(next_device, device, relation="succeeds")
    claim = make.make_claim(entered=True)
    make.make_report(claim, citing=claim.reports.get())
    make.make_verdict(claim, supersedes=make.make_verdict(claim))
    assert breaches() == []


def test_a_partnership_takes_two():
    make.make_partnership(name="Alone")
    make.make_partnership(make.make_company(), name="Only one")
    assert breaches() == [
        "The partnership “Alone” has no party; it takes two.",
        "The partnership “Only one” has only one party; it takes two.",
    ]


def test_circles_of_owners():
    a, b, c = (make.make_company(name=name) for name in "ABC")
    make.make_ownership(a, b)
    make.make_ownership(b, c)
    make.make_ownership(c, a, relation="sub_brand")
    assert breaches() == ["Companies own each other in a circle: A → B → C → A."]


def test_circles_of_partnerships():
    two = [make.make_company(), make.make_company()]
    a, b = make.make_partnership(*two, name="A"), make.make_partnership(*two, name="B")
    for field in ("part_of", "succeeded_by"):
        setattr(a, field, b)
        setattr(b, field, a)
    a.save()
    b.save()
    assert breaches() == [
        "Partnerships are part of each other in a circle: A → B → A.",
        "Partnerships succeed each other in a circle: A → B → A.",
    ]


def test_circles_of_devices():
    a, b = make.make_device(name="A"), make.make_device(name="B")
    make.make_lineage(a, b, relation="became")
    make.make_lineage(a, b, relation="succeeds")
    assert breaches() == ["Devices succeed each other in a circle: A → B → A."]


def test_an_entered_claim_needs_a_report_or_an_official_claimant():
    claim = make.make_claim(entered=True, title="Seen nowhere")
    claim.reports.all().delete()
    assert breaches() == [
        "The claim “Seen nowhere” has no report and no official claimant: "
        "add the outlet that published it."
    ]


def test_an_entered_prediction_can_be_read():
    claim = make.make_claim(entered=True, title="Odd")
    triggers.drop_all(triggers.TRIGGERS[:1])
    type(claim).objects.filter(pk=claim.pk).update(prediction={})
    triggers.create_all(triggers.TRIGGERS[:1])
    assert breaches() == [
        "The prediction of “Odd” cannot be read: A prediction of “name” needs “value”."
    ]


def test_circles_of_reports_claims_and_verdicts():
    claim = make.make_claim(title="One")
    outlets = [make.make_source(name=name) for name in ("Daily", "Weekly")]
    first, second = (make.make_report(claim, outlet) for outlet in outlets)
    Report.objects.filter(pk=first.pk).update(citing=second)
    Report.objects.filter(pk=second.pk).update(citing=first)
    other = make.make_claim(title="Two", revises=claim)
    type(claim).objects.filter(pk=claim.pk).update(revises=other)
    assert breaches() == [
        "Reports cite each other in a circle: Daily → Weekly → Daily.",
        "Claims revise each other in a circle: One → Two → One.",
    ]


def test_reports_and_verdicts_keep_to_their_claim():
    one, two = make.make_claim(title="One"), make.make_claim(title="Two")
    make.make_report(two, make.make_source(name="Daily"), citing=make.make_report(one))
    make.make_verdict(two, supersedes=make.make_verdict(one))
    assert breaches() == [
        "A report of “Two” by Daily cites one of another claim.",
        "A verdict on “Two” supersedes one on “One”.",
    ]


def test_merges_neither_chain_nor_change_kind():
    a, b, c = (make.make_company(name=name) for name in "ABC")
    person = make.make_person(name="P")
    for record, heir in ((a, b), (b, c), (person, c)):
        Record.objects.filter(pk=record.pk).update(merged_into=heir.pk)
    assert breaches() == [
        "“A” is merged into “B”, which is itself merged into “C”.",
        "“P” is a person, but merged into the company “C”.",
    ]


def test_a_former_address_is_not_used_again():
    company = make.make_company(name="Leica", slug="leica")
    make.make_company(slug="leitz")
    FormerSlug.objects.create(record_id=company.pk, kind="company", slug="leitz")
    assert breaches() == ["“leitz”, a former address of “Leica”, is in use again."]


def test_a_missing_trigger_is_told():
    triggers.drop_all(triggers.TRIGGERS[:1])
    assert breaches() == ["The database lacks the trigger partnerships_claim_frozen: run migrate."]


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ([], []),
        ([(1, 2), (2, 3), (1, 3)], []),
        ([(1, 1)], [[1]]),
        ([(3, 1), (1, 2), (2, 3)], [[1, 2, 3]]),
        ([(1, 2), (2, 1), (3, 4), (4, 3)], [[1, 2], [3, 4]]),
        ([(5, 1), (1, 2), (2, 1)], [[1, 2]]),
        ([(n, n + 1) for n in range(5000)], []),
    ],
)
def test_circles(edges, found):
    assert list(circles(edges)) == found
