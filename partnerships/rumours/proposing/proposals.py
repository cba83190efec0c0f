from dataclasses import dataclass

CAME_TRUE, PARTLY, DID_NOT, PREMATURE = "came_true", "partly", "did_not", "premature"


@dataclass(frozen=True)
class Proposal:
    """A finding with the day that settled it (EDTF), or none while nothing settles the claim."""

    finding: str | None
    reasons: tuple[str, ...]
    outcome_on: str = ""

    @property
    def explanation(self) -> str:
        return " ".join(self.reasons)


def open_(*reasons: str) -> Proposal:
    return Proposal(None, reasons)


def true(*reasons: str) -> Proposal:
    return Proposal(CAME_TRUE, reasons)


def partly(*reasons: str) -> Proposal:
    return Proposal(PARTLY, reasons)


def false(*reasons: str) -> Proposal:
    return Proposal(DID_NOT, reasons)


def premature(*reasons: str) -> Proposal:
    return Proposal(PREMATURE, reasons)
