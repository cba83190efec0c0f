"""The demo's ledger: documents, companies, people, devices and partnerships, with sources.

What is verified stands there with its documents, and so does all that it refers to. A record
that is named but not verified has its name and kind only; what is general knowledge is listed
in `unsourced`, or cites nothing. Matters that were open in 2026, when they were last seen, are
left out, since they concern real people and their money:

* the sale of Leica: the talks as a partnership (p-leica-sale); the claims about them
  (c-bbg-leica-jan, c-bbg-leica-jun); HSG and Altor, known here as bidders only; the five
  documents that report them (3d-sale, nbc-sale, pp-sale, lr-sale, hitech-sale), and with
  nbc-sale the day of January 2026 on which it shows Andreas Kaufmann in the chair; whether the
  owners are owners to this day is put down as not known;
* the stop of development at realme: the claim (c-realme-halt), its document (c114-realme26)
  and what it makes of the partnership with Ricoh.

The return of realme to Oppo, the phones of 2026 and the posts seen that year are settled: they
are in.
"""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError

from partnerships.documents.actions import index_phrases
from partnerships.models import (
    Appointment,
    Citation,
    Claim,
    Company,
    Device,
    DeviceEvent,
    Document,
    Lineage,
    Name,
    Ownership,
    Partnership,
    PartnershipDevice,
    PartnershipEvent,
    PartnershipKind,
    Party,
    Person,
    Price,
    Release,
    RivalDate,
    Specification,
    Statement,
    Term,
    Ticker,
)

#: Before the first of the demo's articles: all of its records are public.
PUBLIC_FROM = datetime(2005, 1, 1, tzinfo=UTC)


def plain(row: dict, names: str) -> dict:
    """Those of the named columns that the row of the file has."""
    return {name: row[name] for name in names.split() if name in row}


class Ledger:
    """What has been loaded so far, to be looked up by the ids of the file.

    Records are known by their address: `ledger.records["companies/leica"]`; claims by the last
    part of theirs and by their id in the fact base.
    """

    def __init__(self):
        self.documents: dict[str, Document] = {}
        self.records: dict = {}
        self.appointments: dict[str, Appointment] = {}
        self.claims: dict[str, Claim] = {}

    def company(self, slug: str) -> Company:
        return self.records[f"companies/{slug}"]

    def person(self, slug: str) -> Person:
        return self.records[f"people/{slug}"]

    def device(self, slug: str) -> Device:
        return self.records[f"devices/{slug}"]

    def partnership(self, slug: str) -> Partnership:
        return self.records[f"partnerships/{slug}"]

    def store(self, model, row: dict, **fields):
        """Validate and save a record or statement with its citations and rival dates.

        The constraints are left to the database: to ask them one by one triples the time.
        """
        thing = model(
            public_from=PUBLIC_FROM,
            verified=row.get("verified", False),
            unsourced_fields=row.get("unsourced", []),
            note=row.get("note", ""),
            **fields,
        )
        thing.full_clean(validate_constraints=False)
        thing.save()
        self.cite(thing, row)
        for rival in row.get("rival_dates", []):
            about = {"about" if isinstance(thing, Statement) else "record": thing}
            self.store(RivalDate, rival, **about, **plain(rival, "field date meaning"))
        return thing

    def cite(self, thing, row: dict) -> None:
        supported = {"statement" if isinstance(thing, Statement) else "record": thing}
        Citation.objects.bulk_create(
            Citation(**supported, document=self.documents[document])
            for document in row.get("cites", [])
        )

    def record(self, model, row: dict, **fields):
        """A record under its address, with its other names."""
        record = self.store(model, row, slug=row["id"], name=row["name"], **fields)
        self.records[record.get_absolute_url().strip("/")] = record
        for name in row.get("names", []):
            columns = plain(name, "text kind language market used_from used_until")
            self.store(Name, name, record=record, **columns)
        return record

    def parts(self, model, rows: list[dict], columns: str, **owner) -> None:
        """Statements about one thing that refer to nothing else."""
        for row in rows:
            self.store(model, row, **owner, **plain(row, columns))


def load_ledger(data: dict) -> Ledger:
    """Store the file's records; each refers only to what stands before it."""
    ledger = Ledger()
    load_documents(ledger, data["documents"])
    load_companies(ledger, data["companies"])
    load_people(ledger, data["people"], data["appointments"])
    load_devices(ledger, data["devices"])
    load_partnerships(ledger, data["partnerships"])
    return ledger


def load_documents(ledger: Ledger, rows: list[dict]) -> None:
    """Publication, address, day and grade; a text only where a public excerpt is held.

    Raises ValidationError if one of them is on file already.
    """
    if known := Document.objects.filter(url__in=[row["url"] for row in rows]).first():
        raise ValidationError(f"The document “{known}” is on file already.")
    for row in rows:
        columns = plain(row, "kind publisher url dated language grade text note")
        shown = Document.MayShow.EXCERPT if "text" in row else Document.MayShow.NONE
        document = Document(
            public_from=PUBLIC_FROM, may_show=shown, is_excerpt="text" in row, **columns
        )
        document.full_clean(validate_constraints=False)
        document.save()
        index_phrases(document)
        ledger.documents[row["id"]] = document


def load_companies(ledger: Ledger, rows: list[dict]) -> None:
    for row in rows:
        columns = plain(row, "type country founded headquarters website listed")
        company = ledger.record(Company, row, **columns)
        ledger.parts(Ticker, row.get("tickers", []), "mic symbol", company=company)
    for row in rows:
        for owner in row.get("owners", []):
            ledger.store(
                Ownership,
                owner,
                owned=ledger.company(row["id"]),
                owner=ledger.company(owner["owner"]),
                **plain(owner, "relation stake_percent started ended end_status"),
            )


def load_people(ledger: Ledger, rows: list[dict], appointments: list[dict]) -> None:
    for row in rows:
        ledger.record(Person, row, **plain(row, "type pseudonymous nationality family_name_first"))
    for row in appointments:
        ledger.appointments[row["id"]] = ledger.store(
            Appointment,
            row,
            person=ledger.person(row["person"]),
            company=ledger.company(row["company"]),
            **plain(row, "role started ended end_status seen_on"),
        )


def load_devices(ledger: Ledger, rows: list[dict]) -> None:
    for row in rows:
        brand = ledger.company(row["brand"]) if "brand" in row else None
        device = ledger.record(
            Device, row, type=row["type"], maker=ledger.company(row["maker"]), brand=brand
        )
        for model, key, columns in [
            (DeviceEvent, "events", "kind on basis what"),
            (Release, "releases", "market released_on name"),
            (Specification, "specifications", "property value number unit standing"),
            (Price, "prices", "market amount currency on"),
        ]:
            ledger.parts(model, row.get(key, []), columns, device=device)
    for row in rows:
        for line in row.get("lineage", []):
            ledger.store(
                Lineage,
                line,
                device=ledger.device(row["id"]),
                relation=line["relation"],
                other=ledger.device(line["other"]),
            )


def load_partnerships(ledger: Ledger, rows: list[dict]) -> None:
    for row in rows:
        partnership = ledger.record(
            Partnership, row, **plain(row, "status announced started ended end_status")
        )
        PartnershipKind.objects.bulk_create(
            PartnershipKind(partnership=partnership, kind=kind) for kind in row["kinds"]
        )
        for party in row["parties"]:
            company = ledger.company(party["company"])
            columns = plain(party, "role")
            ledger.store(Party, party, partnership=partnership, company=company, **columns)
        term = "kind text years amount currency amount_basis exclusive quantity unit status due_on"
        ledger.parts(Term, row.get("terms", []), term, partnership=partnership)
        ledger.parts(PartnershipEvent, row.get("events", []), "on what", partnership=partnership)
        for made in row.get("devices", []):
            device = ledger.device(made["device"])
            ledger.store(PartnershipDevice, made, partnership=partnership, device=device)
    for row in rows:
        if "part_of" in row:
            partnership = ledger.partnership(row["id"])
            partnership.part_of = ledger.partnership(row["part_of"])
            partnership.full_clean()
            partnership.save()
