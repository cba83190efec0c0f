"""The demo's claims, entered after their outcome was known: listed, never scored or ranked."""

from newsroom.demo.ledger import PUBLIC_FROM, Ledger, plain
from partnerships.models import Claim, ClaimSource, Report, Source
from partnerships.rumours import actions


def load_rumours(ledger: Ledger, data: dict, *, by) -> None:
    for row in data["sources"]:
        person = ledger.person(row["person"]) if "person" in row else None
        company = ledger.company(row["company"]) if "company" in row else None
        ledger.record(Source, row, type=row["type"], person=person, company=company)
    for row in sorted(data["claims"], key=lambda row: "revises" in row):
        load_claim(ledger, row, by=by)


def load_claim(ledger: Ledger, row: dict, *, by) -> None:
    """One claim with who made it, who repeated it, and its verdict."""
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
    claim.contradicts.set(
        ledger.claims[slug] for slug in row.get("contradicts", []) if slug in ledger.claims
    )
    ledger.claims[row["id"]] = actions.enter(claim, by=by)
    verdict = row["verdict"]
    actions.judge(
        claim,
        by=by,
        documents=[ledger.documents[document] for document in verdict["cites"]],
        public_from=PUBLIC_FROM,
        **plain(verdict, "finding outcome_on explanation verified"),
    )
