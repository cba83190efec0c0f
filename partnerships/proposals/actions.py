"""What is done with proposals: propose, accept or refuse. Refusals are ValidationErrors."""

from collections.abc import Iterable

from django.contrib.admin.utils import NestedObjects
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import router, transaction
from django.utils import timezone

from partnerships.proposals.models import Proposed

PERMISSION = "partnerships.accept_proposal"
_NAMED_USES = 5


def propose(row: Proposed, *, by) -> None:
    """Make an unsaved row a proposal, whatever was posted."""
    row.proposed_by, row.public_from = by, None


@transaction.atomic
def accept(proposal: Proposed, *, by, at=None, with_statements: Iterable[Proposed] = ()):
    """Let readers see what somebody proposed, from now or ``at``; who proposed it stays on file.

    Of ``with_statements`` those are accepted too that the same person proposed. Raises
    PermissionDenied, and ValidationError where it is no open proposal.
    """
    _may_decide(by)
    at = at or timezone.now()
    if not _waiting(proposal).update(public_from=at):
        raise _decided(proposal)
    for statement in with_statements:
        _waiting(statement).filter(proposed_by=proposal.proposed_by_id).update(public_from=at)
    proposal.public_from = at
    return proposal


@transaction.atomic
def refuse(proposal: Proposed, *, by) -> None:
    """Delete what somebody proposed, with its own names, posts and citations.

    Raises PermissionDenied; ValidationError where it is no open proposal, or where something
    else uses it: the sentence says what.
    """
    _may_decide(by)
    if not _waiting(proposal).select_for_update(of=("self",)).exists():
        raise _decided(proposal)
    if uses := uses_of(proposal):
        named = "; ".join(uses[:_NAMED_USES])
        more = f"; and {len(uses) - _NAMED_USES} more" if len(uses) > _NAMED_USES else ""
        raise ValidationError(f"“{proposal}” was not refused. It is used by {named}{more}.")
    proposal.delete()


def uses_of(proposal: Proposed) -> list[str]:
    """What would go or stand in the way if the proposal were deleted, beside its own parts."""
    collector = NestedObjects(using=router.db_for_write(type(proposal)))
    collector.collect([proposal])
    going = {row for rows in collector.data.values() for row in rows}
    uses = {row for row in going if not _is_part(row, proposal)} | set(collector.protected)
    uses |= {row for rows in collector.field_updates.values() for group in rows for row in group}
    return sorted({_described(row) for row in uses if not _is_base(row)})


def _is_part(row, proposal: Proposed) -> bool:
    """The proposal itself, what its proposer said of it and nobody accepted yet, and rows of the
    ledger that say nothing by themselves, such as citations."""
    if isinstance(row, Proposed):
        return row.is_proposal and row.proposed_by_id == proposal.proposed_by_id
    return row._meta.app_label == proposal._meta.app_label


def _is_base(row) -> bool:
    """The plain record or statement beneath a row that is described itself."""
    return isinstance(row, Proposed) and any(
        field.one_to_one and field.parent_link for field in row._meta.related_objects
    )


def _described(row) -> str:
    """“appointment ‘Chief executive’”; what only links two rows, by the row it belongs to."""
    for name in ("record", "statement") if row._meta.model_name == "citation" else ():
        if cited_for := getattr(row, name):
            return f"a citation for “{cited_for}”"
    if owner := row._meta.auto_created:
        row = getattr(row, owner._meta.model_name)
    return f"{row._meta.verbose_name} “{row}”"


def _may_decide(by) -> None:
    if by is not None and not by.has_perm(PERMISSION):
        raise PermissionDenied(f"{by.get_username()} may not decide on proposals.")


def _waiting(proposal: Proposed):
    """The row if it is an open proposal, in the table that holds its day."""
    table = proposal._meta.get_field("proposed_by").model
    return table.objects.proposals().filter(pk=proposal.pk)


def _decided(proposal: Proposed) -> ValidationError:
    return ValidationError(f"“{proposal}” is no proposal any more: somebody decided on it.")
