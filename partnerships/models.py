"""The front door: every model of the ledger, from its own folder."""

from partnerships.agreements.models import (
    Partnership,
    PartnershipDevice,
    PartnershipEvent,
    PartnershipKind,
    Party,
    Term,
)
from partnerships.companies.models import Company, EndStatus, Ownership, Ticker
from partnerships.devices.models import (
    Device,
    DeviceEvent,
    Lineage,
    Price,
    Release,
    Specification,
)
from partnerships.documents.models import Document, DocumentPhrase
from partnerships.people.models import Appointment, Person
from partnerships.records.models import (
    Citation,
    FormerSlug,
    Name,
    Record,
    RecordChoice,
    RivalDate,
    Statement,
)
from partnerships.rumours.contests.models import Contest
from partnerships.rumours.house_rules import HouseRules
from partnerships.rumours.judging.models import LeftOpen
from partnerships.rumours.models import Claim, ClaimSource, Report, Source, Verdict
from partnerships.rumours.sheets.models import Sheet

__all__ = [
    "Appointment",
    "Citation",
    "Claim",
    "ClaimSource",
    "Company",
    "Contest",
    "Device",
    "DeviceEvent",
    "Document",
    "DocumentPhrase",
    "EndStatus",
    "FormerSlug",
    "HouseRules",
    "LeftOpen",
    "Lineage",
    "Name",
    "Ownership",
    "Partnership",
    "PartnershipDevice",
    "PartnershipEvent",
    "PartnershipKind",
    "Party",
    "Person",
    "Price",
    "Record",
    "RecordChoice",
    "Release",
    "Report",
    "RivalDate",
    "Sheet",
    "Source",
    "Specification",
    "Statement",
    "Term",
    "Ticker",
    "Verdict",
]
