"""Each one-row rule holds in the database, whoever writes there."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, F, UniqueConstraint

from partnerships.models import (
    Appointment,
    Citation,
    Contest,
    FormerSlug,
    HouseRules,
    LeftOpen,
    PartnershipKind,
    Sheet,
)
from tests import factories as make

pytestmark = pytest.mark.django_db


def contest(**values):
    return Contest.objects.create(
        verdict=make.make_verdict(make.make_claim()), words="No.", **values
    )


def answered(status):
    return {
        "status": status,
        "answer": "We looked again.",
        "answered_at": make.EPOCH,
        "decided_at": make.EPOCH,
        "reviewer": User.objects.create_user("reviewer"),
    }


def sheet():
    return Sheet.objects.create(kind="claims", by=User.objects.create_user("owner"))


def left_open():
    return LeftOpen.objects.create(
        claim=make.make_claim(), on=date(2022, 5, 23), until=date(2022, 6, 23)
    )


def lineage():
    return make.make_lineage(make.make_device(), make.make_device())


def ownership():
    return make.make_ownership(make.make_company(), make.make_company())


def of(make_part, make_whole):
    return lambda: make_part(make_whole())


NAME = of(make.make_name, make.make_company)
TICKER = of(make.make_ticker, make.make_company)
EVENT = of(make.make_device_event, make.make_device)
SPECIFICATION = of(make.make_specification, make.make_device)
PRICE = of(make.make_price, make.make_device)
TERM = of(make.make_term, make.make_partnership)
REPORT = of(make.make_report, make.make_claim)
VERDICT = of(make.make_verdict, make.make_claim)
KIND = of(make.make_partnership_kind, make.make_partnership)
RIVAL_DATE = lambda: make.make_rival_date(record_id=make.make_company().pk)  # noqa: E731
CITATION = of(make.cite, make.make_company)
FORMER_SLUG = lambda: FormerSlug.objects.create(  # noqa: E731
    record_id=make.make_company().pk, kind="company", slug="ernst-leitz"
)
ENDED_BEFORE = {"started": "2021", "ended": "2020", "end_status": "ended"}

# A valid row, a change to it, and the constraint that refuses the change.
CHECKS = [
    (make.make_document, {"kind": "hearsay"}, "document_kind_known"),
    (make.make_document, {"grade": "X"}, "document_grade_known"),
    (make.make_document, {"may_show": "all"}, "document_may_show_known"),
    (make.make_document, {"text_sha256": "ab"}, "document_text_has_digest"),
    (make.make_document, {"text": "Words."}, "document_text_has_digest"),
    (make.make_document, {"embargo_zone": "Europe/Berlin"}, "document_embargo_has_zone"),
    (make.make_document, {"embargo_until": make.EPOCH}, "document_embargo_has_zone"),
    (make.make_document, {"merged_into": F("id")}, "document_merged_into_not_itself"),
    (make.make_company, {"kind": "planet"}, "record_kind_known"),
    (make.make_company, {"name": ""}, "record_has_name"),
    (lambda: make.make_company().record, {"merged_into": F("id")}, "record_merged_into_not_itself"),
    (make.make_company, {"type": "cartel"}, "company_type_known"),
    (CITATION, {"record": None}, "citation_statement_or_record"),
    (FORMER_SLUG, {"kind": "planet"}, "formerslug_kind_known"),
    (NAME, {"kind": "nick"}, "name_kind_known"),
    (NAME, {"used_from": "1987", "used_until": "1986"}, "name_used_from_before_used_until"),
    (RIVAL_DATE, {"record": None}, "rivaldate_record_or_about"),
    (RIVAL_DATE, {"date": ""}, "rivaldate_has_date"),
    (ownership, {"relation": "friend"}, "ownership_relation_known"),
    (ownership, {"end_status": "over"}, "ownership_end_status_known"),
    (ownership, {"ended": "2020"}, "ownership_end_needs_status"),
    (ownership, ENDED_BEFORE, "ownership_started_before_ended"),
    (ownership, {"stake_percent": 0}, "ownership_stake_possible"),
    (ownership, {"stake_percent": "100.001"}, "ownership_stake_possible"),
    (ownership, {"owner": F("owned")}, "ownership_owner_not_itself"),
    (
        TICKER,
        {"listed_from": "2013", "listed_until": "2012"},
        "ticker_listed_from_before_listed_until",
    ),
    (make.make_person, {"type": "oracle"}, "person_type_known"),
    (make.make_appointment, {"end_status": "over"}, "appointment_end_status_known"),
    (make.make_appointment, {"ended": "2020"}, "appointment_end_needs_status"),
    (make.make_appointment, ENDED_BEFORE, "appointment_started_before_ended"),
    (make.make_device, {"type": "toaster"}, "device_type_known"),
    (EVENT, {"kind": "lost"}, "deviceevent_kind_known"),
    (EVENT, {"basis": "hunch"}, "deviceevent_basis_known"),
    (lineage, {"relation": "cousin"}, "lineage_relation_known"),
    (lineage, {"other": F("device")}, "lineage_other_not_itself"),
    (SPECIFICATION, {"standing": "so-so"}, "specification_standing_known"),
    (PRICE, {"currency": ""}, "price_amount_has_currency"),
    (PRICE, {"amount": -1}, "price_not_negative"),
    (make.make_partnership, {"status": "over"}, "partnership_status_known"),
    (make.make_partnership, {"end_status": "over"}, "partnership_end_status_known"),
    (make.make_partnership, {"ended": "2020"}, "partnership_end_needs_status"),
    (make.make_partnership, ENDED_BEFORE, "partnership_started_before_ended"),
    (
        make.make_partnership,
        {"announced": "2021", "ended": "2020", "end_status": "ended"},
        "partnership_announced_before_ended",
    ),
    (make.make_partnership, {"part_of": F("record")}, "partnership_part_of_not_itself"),
    (make.make_partnership, {"succeeded_by": F("record")}, "partnership_succeeded_by_not_itself"),
    (KIND, {"kind": "friendship"}, "partnershipkind_kind_known"),
    (make.make_party, {"company": None}, "party_company_or_person"),
    (TERM, {"kind": "secret"}, "term_kind_known"),
    (TERM, {"status": "hoped"}, "term_status_known"),
    (TERM, {"amount": 150_000_000}, "term_amount_has_currency"),
    (TERM, {"currency": "USD"}, "term_amount_has_currency"),
    (TERM, {"years": 0}, "term_numbers_not_negative"),
    (TERM, {"quantity": -4}, "term_numbers_not_negative"),
    (make.make_source, {"type": "rumour"}, "source_is_who_it_says"),
    (make.make_source, {"type": "person"}, "source_is_who_it_says"),
    (make.make_source, {"type": "company"}, "source_is_who_it_says"),
    (make.make_claim, {"kind": "feeling"}, "claim_kind_known"),
    (make.make_claim, {"claimed_on": ""}, "claim_has_day"),
    (make.make_claim, {"judge_when": "soon"}, "claim_judge_when_known"),
    (make.make_claim, {"judge_when": "day"}, "claim_judge_by_with_day"),
    (make.make_claim, {"judge_by": "2022-07-31"}, "claim_judge_by_with_day"),
    (make.make_claim, {"window_latest": "2022-07-31"}, "claim_window_only_for_time"),
    (
        make.make_claim,
        {"kind": "date", "window_earliest": "2022-08-01", "window_latest": "2022-07-31"},
        "claim_window_in_order",
    ),
    (
        make.make_claim,
        {"kind": "date", "window_latest": "2022-05-22"},
        "claim_window_not_over",
    ),
    (make.make_claim, {"void_note": "typo"}, "claim_void_has_note"),
    (make.make_claim, {"voided_at": make.EPOCH}, "claim_void_has_note"),
    (make.make_claim, {"revises": F("statement")}, "claim_revises_not_itself"),
    (REPORT, {"citing": F("statement")}, "report_citing_not_itself"),
    (
        contest,
        {"status": "lost", "answer": "No.", "answered_at": make.EPOCH},
        "contest_status_known",
    ),
    (contest, {"status": "answered"}, "contest_answer_complete"),
    (left_open, {"until": date(2022, 5, 23)}, "leftopen_until_later"),
    (contest, {"decided_at": make.EPOCH}, "contest_decided_has_time"),
    (
        lambda: contest(**answered("upheld")),
        {"status": "changed"},
        "contest_changed_has_verdict",
    ),
    (HouseRules.objects.create, {"second_person": "perhaps"}, "houserules_second_person_known"),
    (HouseRules.objects.create, {"id": 2}, "houserules_one_row"),
    (sheet, {"kind": "people"}, "sheet_kind_known"),
]

# Verdicts are frozen from the start, so these are refused when the row is made.
CHECKS_ON_MAKING = [
    ({"finding": "meh"}, "verdict_finding_known"),
    ({"agreed_at": make.EPOCH}, "verdict_agreed_by_someone"),
]
UNTESTABLE = {"verdict_supersedes_not_itself"}  # a row cannot name its own key before it has one


#: Of two rules that a row breaks, each database tells another one first.
OR_TOLD_FIRST = {"contest_status_known": "contest_answer_complete"}


@pytest.mark.parametrize(
    ("make_row", "change", "constraint"),
    CHECKS,
    ids=[f"{name}:{','.join(change)}" for _, change, name in CHECKS],
)
def test_a_row_that_breaks_a_rule_is_refused(make_row, change, constraint):
    row = make_row()
    told = f"{constraint}|{OR_TOLD_FIRST.get(constraint, constraint)}"
    with pytest.raises(IntegrityError, match=told), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**change | bounds_of(row, change))


def bounds_of(row, change):
    """A base manager knows nothing of EDTF: give it the bounds of the dates."""
    return {
        name: day
        for field in row._meta.concrete_fields
        if field.name in change and hasattr(field, "bound_values")
        for name, day in field.bound_values(change[field.name]).items()
    }


@pytest.mark.parametrize(("values", "constraint"), CHECKS_ON_MAKING)
def test_a_verdict_that_breaks_a_rule_is_refused(values, constraint):
    claim = make.make_claim()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make.make_verdict(claim, **values)


def test_every_check_of_the_ledger_is_tested():
    tested = {name for *_, name in CHECKS} | {name for _, name in CHECKS_ON_MAKING} | UNTESTABLE
    assert {constraint.name for constraint in constraints(CheckConstraint)} == tested


def test_every_constraint_has_a_message_of_its_own():
    silent = [
        constraint.name
        for constraint in [*constraints(CheckConstraint), *constraints(UniqueConstraint)]
        if constraint.violation_error_message == constraint.default_violation_error_message
    ]
    assert silent == []


def constraints(kind):
    for model in apps.get_app_config("partnerships").get_models():
        if not model._meta.proxy:
            yield from (each for each in model._meta.constraints if isinstance(each, kind))


def twice(make_row):
    make_row()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_row()


def test_one_address_per_kind_of_record():
    make.make_company(slug="leica")
    make.make_person(slug="leica")
    twice(lambda: make.make_device(slug="leica"))


def test_one_document_per_address_unless_merged():
    first = make.make_document(url="https://example.com/a")
    make.make_document(url="")
    make.make_document(url="")
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_document(url="https://example.com/a")
    make.make_document(url="https://example.com/a", merged_into=first)


def test_one_party_row_per_company_and_person():
    partnership = make.make_partnership()
    company, person = make.make_company(), make.make_person()
    twice(lambda: make.make_party(partnership=partnership, company=company))
    twice(lambda: make.make_party(partnership=partnership, person=person))


def test_one_row_per_kind_device_lineage_claimant_citation():
    partnership, device, other = make.make_partnership(), make.make_device(), make.make_device()
    twice(lambda: PartnershipKind.objects.create(partnership=partnership, kind="design"))
    twice(lambda: make.make_partnership_device(partnership, device))
    twice(lambda: make.make_lineage(device, other))
    claim, source = make.make_claim(), make.make_source()
    twice(lambda: claim.claimant_rows.create(source=source))
    document = make.make_document()
    twice(lambda: make.cite(claim, document, "p. 3"))
    twice(lambda: make.cite(device, document, "p. 3"))
    assert Citation.objects.count() == 2


def test_a_verdict_is_superseded_once():
    claim = make.make_claim()
    first = make.make_verdict(claim)
    twice(lambda: make.make_verdict(claim, supersedes=first))


def test_an_appointment_whose_dates_may_overlap_is_accepted():
    make.make_appointment(started="2020", ended="2020-03", end_status="ended")
    make.make_appointment(started="202X", ended="2021", end_status="ended")
    assert Appointment.objects.count() == 2
