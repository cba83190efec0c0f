"""Proposals: what somebody put in the ledger whose entries an editor has to accept."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from partnerships.fields import EdtfModel, EdtfQuerySet

OPEN = Q(proposed_by__isnull=False, public_from__isnull=True)


class ProposedQuerySet(EdtfQuerySet):
    def proposals(self):
        """Proposed, and not accepted yet: readers have no day on which they see it."""
        return self.filter(OPEN)


class Proposed(EdtfModel):
    """``proposed_by`` stays for good; the proposal is open until readers have a day."""

    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="proposed by",
    )

    class Meta:
        abstract = True

    @property
    def is_proposal(self) -> bool:
        """Whether ``proposals()`` would find this row."""
        return self.proposed_by_id is not None and self.public_from is None
