"""What is on file about the subject of a claim, or typed in at its launch."""

from dataclasses import dataclass, replace
from decimal import Decimal

from partnerships.dates import Edtf, parse

ANNOUNCED, RELEASED, CANCELLED, NEVER = "announced", "released", "cancelled", "never_announced"


@dataclass(frozen=True)
class Happened:
    """An event, its day as EDTF or empty."""

    kind: str
    on: str = ""
    words: str = ""


@dataclass(frozen=True)
class PriceStated:
    amount: Decimal
    currency: str
    market: str = ""


@dataclass(frozen=True)
class SpecStated:
    """A property, its value as written; ``number`` where it is one."""

    property: str
    value: str
    unit: str = ""
    number: Decimal | None = None


@dataclass(frozen=True)
class Partner:
    slug: str
    name: str


@dataclass(frozen=True)
class Facts:
    """All that is stated. ``heir`` is the device these facts are of, where it took the place of
    the one the claim is about; ``became`` if it is the same thing under another name."""

    names: tuple[str, ...] = ()
    events: tuple[Happened, ...] = ()
    markets: tuple[str, ...] = ()
    prices: tuple[PriceStated, ...] = ()
    specs: tuple[SpecStated, ...] = ()
    partners: tuple[Partner, ...] = ()
    makers: tuple[str, ...] = ()
    heir: str = ""
    became: bool = False

    def __or__(self, other: "Facts") -> "Facts":
        """Both, each fact once; who the heir is stays as here."""
        lists = ("names", "events", "markets", "prices", "specs", "partners", "makers")
        return replace(
            self,
            **{
                name: tuple(dict.fromkeys((*getattr(self, name), *getattr(other, name))))
                for name in lists
            },
        )

    def days_of(self, kind: str) -> list[Edtf]:
        """The days on which it is said to have happened, the earliest first."""
        days = [parse(event.on) for event in self.events if event.kind == kind and event.on]
        return sorted(days, key=lambda day: (day.earliest, day.latest))

    def has(self, *kinds: str) -> bool:
        return any(event.kind in kinds for event in self.events)

    @property
    def is_settled(self) -> bool:
        return self.has(ANNOUNCED, RELEASED)

    @property
    def outcome_on(self) -> str:
        """The day that settled it: of the announcement, else of the release or the end."""
        for kind in (ANNOUNCED, RELEASED, CANCELLED, NEVER):
            if days := self.days_of(kind):
                return days[0].text
        return ""
