"""The demo's claims, entered after their outcome was known: listed, never scored or ranked."""

from newsroom.demo.ledger import PUBLIC_FROM, Ledger, plain
from partnerships.models import Claim, ClaimSource, Report, Source
from partnerships.rumours import actions


def load_rumours(ledger: Ledger, data: dict, *, by) -> None:
    for row in data["sources"]:
        person = ledger.person(row["person"]) if "person" in row else None
        company = ledger.company(row["company"]) if "company" in row else None
        ledger.record(Source, row, type=row["type"], person=person, company=company)
    rows = sorted(data["claims"], key=lambda row: "revises" in row)
    for row in rows:
        load_claim(ledger, row)
    for row in rows:
        claim = ledger.claims[row["id"]]
        claim.contradicts.add(*(ledger.claims[other] for other in row.get("contradicts", [])))
        actions.enter(claim, by=by)
        if "verdict" in row:
            load_verdict(ledger, claim, row["verdict"], by=by)


def load_claim(ledger: Ledger, row: dict) -> None:
    """One claim with who made it and who repeated it."""
    claim = ledger.store(
        Claim,
        row,
        slug=row["id"],
        subject=ledger.records[row["subject"]].record,
        revises=ledger.claims[row["revises"]] if "revises" in row else None,
        **plain(row, "title kind prediction claimed_on hedge official judge_when"),
    )
    for position, source in enumerate(row.get("claimants", [])):
        source = ledger.records[f"sources/{source}"]
        ClaimSource.objects.create(claim=claim, source=source, position=position)
    for report in row["reports"]:
        outlet = ledger.records[f"sources/{report['outlet']}"]
        ledger.store(Report, report, claim=claim, source=outlet, **plain(report, "reported_on"))
    ledger.claims[row["id"]] = ledger.claims[row["fact"]] = claim


def load_verdict(ledger: Ledger, claim: Claim, row: dict, *, by) -> None:
    """What came of the claim; provisional where that is general knowledge without a document."""
    actions.judge(
        claim,
        by=by,
        documents=[ledger.documents[document] for document in row.get("cites", [])],
        provisional=not row.get("verified", False),
        public_from=PUBLIC_FROM,
        **plain(row, "finding outcome_on explanation verified"),
    )
