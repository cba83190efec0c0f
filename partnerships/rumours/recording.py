"""Write down a claim with who made it, the first report of it, and the document: one step."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import slugify

from partnerships.documents.models import Document
from partnerships.proposals.actions import propose
from partnerships.records.models import Citation
from partnerships.rumours.actions import ENTER, allow, enter
from partnerships.rumours.models import Claim, ClaimSource, Report, Source

RECORD = "partnerships.add_claim"


@transaction.atomic
def record_claim(
    *,
    by,
    claimants: Iterable[Source] = (),
    outlet: Source | None = None,
    reported_on: str = "",
    document: Document | None = None,
    place: str = "",
    public_from=None,
    enter_now: bool = False,
    checked: bool = False,
    **values,
) -> Claim:
    """``values`` are fields of the claim; its address is made from its title.

    Of whoever may record claims and not enter them it is a proposal, seen at the desk only until
    somebody accepts it. ``outlet`` reported it first, on ``reported_on`` (EDTF); the document is
    cited for both. With ``enter_now`` it is in the ledger, and frozen, at once. Where the values
    are ``checked``, the constraints are left to the database alone: asking it for each first is
    most of the time that a sheet takes. Raises ValidationError, or then IntegrityError.
    """
    allow(by, RECORD, "record claims")
    values.setdefault("slug", free_slug(values.get("title", "")))
    claim = Claim(public_from=public_from, verified=document is not None, **values)
    proposes = by is not None and not by.has_perm(ENTER)
    if proposes:
        propose(claim, by=by)
    windows = ["window_earliest", "window_latest"]  # clean() tells of them
    claim.full_clean(exclude=windows, validate_constraints=not checked)
    claim.save()
    cited = [claim]
    for position, source in enumerate(claimants):
        ClaimSource.objects.create(claim=claim, source=source, position=position)
    if outlet is not None:
        report = Report(
            claim=claim, source=outlet, reported_on=reported_on, public_from=public_from
        )
        if proposes:
            propose(report, by=by)
        report.full_clean(validate_constraints=not checked)
        report.save()
        cited.append(report)
    if document is not None:
        for statement in cited:
            Citation.objects.create(statement=statement, document=document, place=place)
    return enter(claim, by=by) if enter_now else claim


def free_slug(title: str) -> str:
    """An address nobody has, from the title."""
    start = slugify(title)[:100].strip("-") or "claim"
    slug, number = start, 2
    while Claim.objects.filter(slug=slug).exists():
        slug, number = f"{start}-{number}", number + 1
    return slug
