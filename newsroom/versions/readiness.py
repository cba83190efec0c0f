"""What stands between an article and its readers: what blocks, and warnings nobody ticked."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.articles.models import Article
from newsroom.versions.checks.base import Finding
from newsroom.versions.checks.registry import findings_of
from newsroom.versions.embargo import lock_documents
from newsroom.versions.material import Material
from newsroom.versions.models import Tick, Version
from newsroom.workflow.errors import Refused


class Unticked(Refused):
    """There are warnings that the person has not ticked; `findings` are those."""

    def __init__(self, findings: list[Finding]):
        self.findings = findings
        sentences = " ".join(finding.message for finding in findings)
        super().__init__(f"Tick what may stand as it is, or mend it: {sentences}")


def blockers(article: Article, live_from: datetime) -> dict[str, list[str]]:
    """Why the article cannot be published at `live_from`: sentences by field, or nothing.

    Fields are those of Article; "__all__" holds what concerns no single field.
    """
    return _by_field(findings_of(Material(article, at=live_from)))


def accepted(article: Article, *, at: datetime, by, ticked: Collection[str] | None) -> list[Tick]:
    """The ticks to keep with the version, not saved yet.

    `ticked` holds the keys of the warnings that `by` saw and accepts; None where nothing was
    shown, and `by` answers for all there are. What the live version was published with all the
    same needs no second tick: it stands with the name it has. To be called in the transaction that
    publishes: documents stay as they are until its end. Raises ValidationError keyed by
    field for what blocks, Unticked for warnings that came up meanwhile or were passed over.
    """
    lock_documents(article)
    material = Material(article, at=at, by=by)
    findings = findings_of(material)
    if found := _by_field(findings):
        raise ValidationError(found)
    if by is None:
        return []
    standing = material.standing_ticks
    passed_over = [
        finding
        for finding in findings
        if ticked is not None and finding.key not in ticked and finding.key not in standing
    ]
    if passed_over:
        raise Unticked(passed_over)
    return [_tick(finding, standing.get(finding.key), by) for finding in findings]


def keep_ticks(ticks: Iterable[Tick], version: Version) -> None:
    for tick in ticks:
        tick.version = version
    Tick.objects.bulk_create(ticks)


def _by_field(findings: Iterable[Finding]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in findings:
        if finding.is_blocking:
            found.setdefault(finding.field or "__all__", []).append(finding.message)
    return found


def _tick(finding: Finding, earlier: Tick | None, by) -> Tick:
    return Tick(
        check_name=finding.check,
        key=finding.key,
        message=finding.message,
        by=earlier.by if earlier else by,
        at=earlier.at if earlier else timezone.now(),
    )
