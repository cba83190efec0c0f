from collections.abc import Iterator

from partnerships.records.rules import circular
from partnerships.rumours.models import Claim, Report, Verdict
from partnerships.rumours.predictions import PredictionError


def unsupported(claim: Claim) -> Iterator[str]:
    """Why a claim cannot be in the ledger: nobody repeated it, and no company said it."""
    if not claim.reports.all() and not (claim.official and claim.claimant_rows.all()):
        yield (
            f"The claim “{claim}” has no report and no official claimant: "
            "add the outlet that published it."
        )


def entered_claims_are_supported() -> Iterator[str]:
    for claim in Claim.objects.entered().prefetch_related("reports", "claimant_rows"):
        yield from unsupported(claim)


def predictions_can_be_read() -> Iterator[str]:
    for claim in Claim.objects.entered():
        try:
            claim.predicted  # noqa: B018
        except PredictionError as error:
            yield f"The prediction of “{claim}” cannot be read: {error}"


def reports_do_not_cite_in_circles() -> Iterator[str]:
    edges = list(Report.objects.exclude(citing=None).values_list("pk", "citing"))
    reports = Report.objects.select_related("source").in_bulk(
        [key for edge in edges for key in edge]
    )
    yield from circular(edges, reports, "Reports cite each other in a circle: {circle}.")


def reports_cite_the_same_claim() -> Iterator[str]:
    for report in Report.objects.exclude(citing=None).select_related("citing", "source", "claim"):
        if report.claim_id != report.citing.claim_id:
            yield f"A report of “{report.claim}” by {report.source} cites one of another claim."


def reports_are_not_earlier_than_what_they_cite() -> Iterator[str]:
    cited = Report.objects.exclude(citing=None).select_related("citing__source", "source", "claim")
    for report in cited:
        if report.is_earlier_than(report.citing):
            yield (
                f"The report of “{report.claim}” by {report} is earlier than the one it cites, "
                f"by {report.citing}."
            )


def revisions_are_not_circular() -> Iterator[str]:
    edges = list(Claim.objects.exclude(revises=None).values_list("pk", "revises"))
    claims = Claim.objects.in_bulk([key for edge in edges for key in edge])
    yield from circular(edges, claims, "Claims revise each other in a circle: {circle}.")


def verdicts_supersede_their_own() -> Iterator[str]:
    edges = list(Verdict.objects.exclude(supersedes=None).values_list("pk", "supersedes"))
    verdicts = Verdict.objects.select_related("claim").in_bulk([k for edge in edges for k in edge])
    yield from circular(edges, verdicts, "Verdicts supersede each other in a circle: {circle}.")
    for later, earlier in edges:
        if verdicts[later].claim_id != verdicts[earlier].claim_id:
            yield (
                f"A verdict on “{verdicts[later].claim}” supersedes one on "
                f"“{verdicts[earlier].claim}”."
            )


RULES = (
    entered_claims_are_supported,
    predictions_can_be_read,
    reports_do_not_cite_in_circles,
    reports_cite_the_same_claim,
    reports_are_not_earlier_than_what_they_cite,
    revisions_are_not_circular,
    verdicts_supersede_their_own,
)
