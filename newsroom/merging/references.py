"""Which rows speak of a record, and which of them may speak of another instead.

The list is read from the models, so a new foreign key to a company moves with the company.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q, QuerySet, UniqueConstraint

from newsroom.merging.models import Merge
from newsroom.versions.models import PrintedMention, PublicWith
from partnerships.models import Claim, ClaimSource, Party, Record

#: What stays with the record that it was written down for: frozen words, the list of merges,
#: and the promise to show this record with an article.
STAYING = (PrintedMention, PublicWith, Merge)
TWICE_IS_A_CONFLICT = {(Party, "company"), (Party, "person")}
#: Rows that are frozen from some moment on, and until when they move.
MOVING_WHILE = {Claim: Q(entered_at=None), ClaimSource: Q(claim__entered_at=None)}


@dataclass(frozen=True)
class Reference:
    """A foreign key to records of a kind."""

    model: type[models.Model]
    field: str

    @property
    def label(self) -> str:
        """As a merge keeps it: “partnerships.appointment”."""
        return self.model._meta.label_lower

    def rows(self, record: Record) -> QuerySet:
        """All rows that speak of the record, frozen ones too."""
        return self.model._base_manager.filter(**{self.field: record.pk})

    def moving(self, record: Record, into: Record) -> QuerySet:
        """The rows to move; one that says what another says of `into` already stays behind."""
        if self.model in STAYING:
            return self.model._base_manager.none()
        rows = self.rows(record).filter(MOVING_WHILE.get(self.model, Q()))
        for rule in self._said_once():
            condition = rule.condition or Q()
            same = {name: models.OuterRef(name) for name in rule.fields if name != self.field}
            there = self.rows(into).filter(condition, **same)
            rows = rows.exclude(condition & Q(models.Exists(there)))
        return rows

    def _said_once(self) -> list[UniqueConstraint]:
        """The rules by which a row of `into` already says the same.

        Not so where the record is what is said: one that is a party twice is a conflict.
        """
        return [
            rule
            for rule in self.model._meta.constraints
            if isinstance(rule, UniqueConstraint)
            and self.field in rule.fields
            and (self.model, self.field) not in TWICE_IS_A_CONFLICT
        ]


def references(kind: type[models.Model]) -> list[Reference]:
    """Every foreign key to a kind of record (Company, Person …), own and inherited.

    Keys without a constraint are written by triggers of the database, which follow by themselves.
    """
    return [
        Reference(relation.related_model, relation.field.name)
        for relation in kind._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and (relation.one_to_many or relation.one_to_one)
        and not relation.field.remote_field.parent_link
        and relation.field.db_constraint
    ]
