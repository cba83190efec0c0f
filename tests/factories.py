"""Plain factories: the smallest valid object, no randomness, no clock at import.

``public=True`` makes a record or statement public since ``EPOCH``; by default it is desk-only.
"""

from datetime import UTC, date, datetime
from itertools import count

from django.utils.text import slugify

from partnerships.models import (
    Appointment,
    Citation,
    Claim,
    ClaimSource,
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
    Record,
    Release,
    Report,
    RivalDate,
    Source,
    Specification,
    Term,
    Ticker,
    Verdict,
)

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_numbers = count(1)


def _make(model, public, overrides, **defaults):
    if public:
        defaults["public_from"] = EPOCH
    return model.objects.create(**defaults | overrides)


def _make_record(model, public, overrides, name, **defaults):
    """A record with a slug of its own, from its name and the next number."""
    overrides.setdefault("name", name)
    if "slug" not in overrides:
        overrides["slug"] = f"{slugify(overrides['name'])}-{next(_numbers)}"
    return _make(model, public, overrides, **defaults)


def make_document(*, public=False, text="", **overrides):
    document = Document(
        **{"kind": "news", "publisher": "The Courier", "public_from": EPOCH if public else None}
        | overrides
    )
    document.hold(text)
    document.save()
    return document


def cite(subject, document=None, place=""):
    """Cite a document (a new public one by default) for a record or statement."""
    key = "record" if isinstance(subject, Record) else "statement"
    document = document or make_document(public=True)
    return Citation.objects.create(**{f"{key}_id": subject.pk}, document=document, place=place)


def make_company(*, public=False, **overrides):
    return _make_record(Company, public, overrides, "Company")


def make_person(*, public=False, **overrides):
    return _make_record(Person, public, overrides, "Person", type="executive")


def make_device(*, public=False, **overrides):
    if "maker" not in overrides:
        overrides["maker"] = make_company(public=public)
    return _make_record(Device, public, overrides, "Device")


def make_partnership(*companies, public=False, **overrides):
    """A partnership; the companies given become its parties."""
    partnership = _make_record(Partnership, public, overrides, "Partnership")
    for company in companies:
        make_party(partnership=partnership, company=company, public=public)
    return partnership


def make_source(*, public=False, **overrides):
    return _make_record(Source, public, overrides, "Source", type="outlet")


def make_name(record, text="Other name", *, public=False, **overrides):
    return _make(Name, public, overrides, record_id=record.pk, text=text, kind="also_known_as")


def make_rival_date(*, public=False, **overrides):
    return _make(RivalDate, public, overrides, field="founded", date="1849")


def make_ownership(owned, owner, *, public=False, **overrides):
    return _make(Ownership, public, overrides, owned=owned, owner=owner, relation="majority")


def make_ticker(company, *, public=False, **overrides):
    return _make(Ticker, public, overrides, company=company, mic="XHKG", symbol="1810")


def make_appointment(*, public=False, **overrides):
    for name, make in (("person", make_person), ("company", make_company)):
        if name not in overrides:
            overrides[name] = make(public=public)
    return _make(Appointment, public, overrides, role="Chief executive")


def make_device_event(device, kind="announced", *, public=False, **overrides):
    return _make(DeviceEvent, public, overrides, device=device, kind=kind)


def make_lineage(device, other, *, public=False, **overrides):
    return _make(Lineage, public, overrides, device=device, other=other, relation="became")


def make_release(device, *, public=False, **overrides):
    return _make(Release, public, overrides, device=device, market="CN")


def make_specification(device, *, public=False, **overrides):
    defaults = {"property": "main_camera", "value": "50", "unit": "MP"}
    return _make(Specification, public, overrides, device=device, **defaults)


def make_price(device, *, public=False, **overrides):
    defaults = {"market": "CN", "amount": 5999, "currency": "CNY"}
    return _make(Price, public, overrides, device=device, **defaults)


def make_party(*, public=False, **overrides):
    if "partnership" not in overrides:
        overrides["partnership"] = make_partnership(public=public)
    if not overrides.keys() & {"company", "person"}:
        overrides["company"] = make_company(public=public)
    return _make(Party, public, overrides)


def make_term(partnership, *, public=False, **overrides):
    return _make(Term, public, overrides, partnership=partnership, kind="other", text="Long-term.")


def make_partnership_kind(partnership, kind="lens_branding"):
    return PartnershipKind.objects.create(partnership=partnership, kind=kind)


def make_partnership_event(partnership, *, public=False, **overrides):
    return _make(PartnershipEvent, public, overrides, partnership=partnership, what="announced")


def make_partnership_device(partnership, device, *, public=False, **overrides):
    return _make(PartnershipDevice, public, overrides, partnership=partnership, device=device)


def make_claim(*claimants, public=False, entered=False, **overrides):
    """A claim about a new device; ``entered`` puts it into the ledger, frozen, with a report."""
    if "subject" in overrides:
        overrides["subject_id"] = overrides.pop("subject").pk
    else:
        overrides["subject_id"] = make_device(public=public).pk
    number = next(_numbers)
    claim = _make(
        Claim,
        public,
        overrides,
        slug=f"claim-{number}",
        title=f"Claim {number}",
        kind="name",
        prediction={"value": "Device Ultra"},
        claimed_on="2022-05-23",
    )
    for position, source in enumerate(claimants):
        ClaimSource.objects.create(claim=claim, source=source, position=position)
    if entered:
        make_report(claim, public=public)
        claim.set_window()
        claim.entered_at = EPOCH
        claim.save()
    return claim


def make_report(claim, source=None, *, public=False, **overrides):
    source = source or make_source(public=public)
    return _make(Report, public, overrides, claim=claim, source=source)


def make_verdict(claim, *, public=False, **overrides):
    return _make(
        Verdict,
        public,
        overrides,
        claim=claim,
        finding="came_true",
        judged_on=date(2022, 7, 4),
        explanation="It was announced.",
    )


# ---------------------------------------------------------------- newsroom
