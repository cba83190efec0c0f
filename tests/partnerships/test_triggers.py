"""Frozen rows are frozen for raw SQL too, on SQLite and PostgreSQL."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from partnerships import triggers
from partnerships.models import Claim, ClaimSource, Verdict
from tests.factories import EPOCH, make_claim, make_device, make_source, make_verdict

pytestmark = pytest.mark.django_db


def run(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def change(row, column, value):
    table = type(row)._meta.db_table
    run(f"UPDATE {table} SET {column} = %s WHERE statement_id = %s", value, row.pk)


def columns(model):
    return {field.column for field in model._meta.local_fields} - {"statement_id"}


VALUES = {
    "slug": "another",
    "title": "Another",
    "kind": "spec",
    "prediction": '{"value": "Other"}',
    "window_earliest": "2022-01-01",
    "window_latest": "2022-01-01",
    "claimed_on": "2020",
    "claimed_on_earliest": "2020-01-01",
    "claimed_on_latest": "2020-01-01",
    "official": True,
    "judge_when": "announced_or_cancelled",
    "judge_by": "2022-01-01",
    "recorded_at": EPOCH,
    "entered_at": None,
    "finding": "did_not",
    "judged_on": "2021-01-01",
    "outcome_on_earliest": "2021-01-01",
    "outcome_on_latest": "2021-01-01",
    "waits": True,
}


@pytest.mark.parametrize("column", [name for name in triggers.CLAIM_COLUMNS if name[-3:] != "_id"])
def test_no_column_of_an_entered_claim_changes(column):
    claim = make_claim(entered=True, kind="name")
    with pytest.raises(IntegrityError, match="An entered claim is frozen"):
        change(claim, column, VALUES.get(column, "changed"))
    change(make_claim(title="draft"), "title", "still a draft")


def test_the_subject_of_an_entered_claim_does_not_change(django_user_model):
    claim, other = make_claim(entered=True), make_device()
    user = django_user_model.objects.create_user("editor")
    for column, key in (
        ("subject_id", other.pk),
        ("revises_id", make_claim().pk),
        ("entered_by_id", user.pk),
    ):
        with pytest.raises(IntegrityError, match="An entered claim is frozen"):
            change(claim, column, key)


def test_every_column_is_frozen_or_has_a_rule():
    voiding = {"voided_at", "voided_by_id", "void_note"}
    agreeing = {"provisional", "agreed_by_id", "agreed_at"}
    assert columns(Claim) == set(triggers.CLAIM_COLUMNS) | voiding
    assert columns(Verdict) == set(triggers.VERDICT_COLUMNS) | agreeing


def test_a_claim_is_voided_once():
    claim = make_claim(entered=True)
    Claim.objects.filter(pk=claim.pk).update(voided_at=EPOCH, void_note="Typo.")
    with pytest.raises(IntegrityError, match="A claim is voided once"):
        change(claim, "void_note", "No, another.")
    with pytest.raises(IntegrityError, match="A claim is voided once"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(voided_at=None, void_note="")


def test_the_claimants_of_an_entered_claim_stay():
    claim = make_claim(make_source(), entered=True)
    other, draft = make_source(), make_claim()
    row = claim.claimant_rows.get()
    table = ClaimSource._meta.db_table
    for sql, params in (
        (f"UPDATE {table} SET source_id = %s WHERE id = %s", [other.pk, row.pk]),
        (f"UPDATE {table} SET claim_id = %s WHERE id = %s", [draft.pk, row.pk]),
        (
            f"INSERT INTO {table} (claim_id, source_id, position) VALUES (%s, %s, 1)",
            [claim.pk, other.pk],
        ),
    ):
        with pytest.raises(IntegrityError, match="The claimants of an entered claim are frozen"):
            run(sql, *params)
    draft.claimant_rows.create(source=other)


@pytest.mark.parametrize(
    "column", [name for name in triggers.VERDICT_COLUMNS if name[-3:] != "_id"]
)
def test_no_column_of_a_verdict_changes(column):
    verdict = make_verdict(make_claim())
    with pytest.raises(IntegrityError, match="A verdict is frozen"):
        change(verdict, column, VALUES.get(column, "2021"))


def test_only_a_provisional_verdict_is_agreed_to(django_user_model):
    final = make_verdict(make_claim())
    with pytest.raises(IntegrityError, match="Only a provisional verdict"):
        change(final, "provisional", True)
    provisional = make_verdict(make_claim(), provisional=True)
    user = django_user_model.objects.create_user("editor")
    Verdict.objects.filter(pk=provisional.pk).update(
        provisional=False, agreed_by=user, agreed_at=EPOCH
    )
    with pytest.raises(IntegrityError, match="Only a provisional verdict"):
        change(provisional, "agreed_at", None)


def test_saving_a_frozen_row_unchanged_is_fine_and_so_is_showing_it():
    claim = make_claim(entered=True)
    verdict = make_verdict(claim)
    for row in (claim, verdict):
        row.refresh_from_db()
        row.public_from, row.note = EPOCH, "Shown."
        row.save()
        assert type(row).objects.get(pk=row.pk).note == "Shown."


def test_frozen_rows_can_be_deleted():
    claim = make_claim(entered=True)
    make_verdict(claim)
    claim.delete()
    assert not Verdict.objects.exists()


def test_all_triggers_stand_after_all_migrations():
    assert {trigger.name for trigger in triggers.TRIGGERS} <= triggers.standing()


def test_triggers_are_dropped_and_made_anew():
    triggers.drop_all(triggers.TRIGGERS)
    assert not {trigger.name for trigger in triggers.TRIGGERS} & triggers.standing()
    triggers.create_all(triggers.TRIGGERS)
    triggers.create_all(triggers.TRIGGERS)
    assert {trigger.name for trigger in triggers.TRIGGERS} <= triggers.standing()


def test_migrating_brings_back_a_lost_trigger():
    triggers.drop_all(triggers.TRIGGERS[:1])
    call_command("migrate", verbosity=0)
    assert triggers.TRIGGERS[0].name in triggers.standing()
