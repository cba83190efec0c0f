"""What records and statements share: where they come from, and from when readers see them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from partnerships.proposals.models import Proposed, ProposedQuerySet


def validate_field_names(names):
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValidationError("List the names of fields, as in [“website”, “founded”].")


class SourcedQuerySet(ProposedQuerySet):
    def public(self, at=None):
        """Rows that readers may see at a time (now, if none is given)."""
        return self.filter(self.model.public_condition(at or timezone.now()))

    def desk_only(self, at=None):
        return self.exclude(self.model.public_condition(at or timezone.now()))

    def verified(self):
        return self.filter(verified=True)


class Sourced(Proposed):
    """A row is seen by readers from ``public_from`` on, and only at the desk while that is empty.

    ``verified``: someone read it in the document cited. ``unsourced_fields``: the fields that
    are general knowledge all the same, never to be shown as sourced.
    """

    public_from = models.DateTimeField(
        "public from",
        null=True,
        blank=True,
        db_index=True,
        help_text="Empty: seen only at the desk.",
    )
    verified = models.BooleanField(
        "verified", default=False, help_text="Someone has read it in the document cited."
    )
    unsourced_fields = models.JSONField(
        "fields without a document",
        default=list,
        blank=True,
        validators=[validate_field_names],
        help_text="Fields that are general knowledge, as a list: [“website”].",
    )
    note = models.TextField("note", blank=True, help_text="Seen only at the desk.")
    created_at = models.DateTimeField("entered", default=timezone.now, editable=False)

    objects = SourcedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def public_condition(cls, at, prefix=""):
        """The condition of ``public(at)`` as a Q, ``prefix`` being the path to this model."""
        raise NotImplementedError

    def is_public(self, at=None) -> bool:
        """Whether ``public(at)`` would find this row."""
        raise NotImplementedError

    def is_released(self, at) -> bool:
        """Whether the row's own day has come, whatever it belongs to."""
        return self.public_from is not None and self.public_from <= at
