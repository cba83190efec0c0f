"""What moves with a record is read from the models; what is frozen stays."""

import pytest
from django.db import connection

from newsroom.merging.references import MOVING_WHILE, STAYING, references
from newsroom.triggers import TRIGGERS as NEWSROOM
from partnerships.models import Company, Device, Partnership, Person, Source
from partnerships.triggers import TRIGGERS as LEDGER
from partnerships.triggers import Trigger

KINDS = [Company, Person, Device, Partnership, Source]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_moves_is_frozen(kind):
    frozen = {
        (trigger.table, column)
        for trigger in (*NEWSROOM, *LEDGER)
        if isinstance(trigger, Trigger)
        for column in trigger.columns
    }
    moved_for_good = [
        each.label
        for each in references(kind)
        if each.model not in (*STAYING, *MOVING_WHILE)
        and (each.model._meta.db_table, each.model._meta.get_field(each.field).column) in frozen
    ]
    assert moved_for_good == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_no_foreign_key_to_a_record_is_forgotten(kind):
    """As the database has it, not the models."""
    tables = {kind._meta.db_table, "partnerships_record"}
    own = {f"partnerships_{each._meta.model_name}" for each in KINDS}
    with connection.cursor() as cursor:
        found = {
            (table, column)
            for table in connection.introspection.table_names(cursor)
            for column, (_, other) in connection.introspection.get_relations(cursor, table).items()
            if other in tables and not (table in own and column == "record_id")
        }
    known = {
        (each.model._meta.db_table, each.model._meta.get_field(each.field).column)
        for each in references(kind)
    }
    assert found == known
