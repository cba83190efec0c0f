"""What the articles need beside the ledger: invented companies, an embargo, one more quote."""

from datetime import datetime

from newsroom.demo.articles import load_quotes
from newsroom.demo.ledger import Ledger, plain
from newsroom.demo.manuscripts import moment
from newsroom.models import Quote, SiteSettings
from partnerships.models import Company, Document


def load_editorial(
    ledger: Ledger, data: dict, *, by, now: datetime
) -> dict[str, tuple[Quote, dict]]:
    """Store the invented companies and documents; the quotes by their ids, as `load_quotes`."""
    for row in data["companies"]:
        company = ledger.record(Company, row)
        if row.get("hidden"):
            company.public_from = None
            company.save(update_fields=["public_from"])
    for row in data["documents"]:
        ledger.documents[row["id"]] = _under_embargo(row, now)
    return load_quotes(ledger, data["quotes"], by=by)


def _under_embargo(row: dict, now: datetime) -> Document:
    """A document that only the desk has; an article makes it public with itself."""
    settings = SiteSettings.objects.current()
    document = Document(
        **plain(row, "kind publisher title url language grade note"),
        may_show=Document.MayShow.NONE,
        embargo_until=moment(row["embargo"], now=now, zone=settings.zone),
        embargo_zone=settings.time_zone,
    )
    document.full_clean()
    document.save()
    return document
