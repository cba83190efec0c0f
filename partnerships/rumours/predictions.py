"""What a claim predicts, as types. JSON in, dataclass or sentences of complaint out; no Django.

Companies are named by slug, markets by code, days as EDTF.
"""

from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any

from partnerships.dates import EdtfError, parse, spoken

Number = int | float | str


class PredictionError(ValueError):
    """The prediction does not fit its kind; ``reasons`` are sentences for an editor."""

    def __init__(self, *reasons: str):
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@dataclass(frozen=True)
class Window:
    """First and last day, either may be open."""

    earliest: date | None
    latest: date | None


def _window(earliest: str | None, latest: str | None) -> Window:
    return Window(
        parse(earliest).earliest if earliest else None, parse(latest).latest if latest else None
    )


def _period(earliest: str | None, latest: str | None) -> str:
    if earliest and latest:
        return f"between {spoken(earliest)} and {spoken(latest)}"
    if earliest:
        return f"from {spoken(earliest)} on"
    return f"by {spoken(latest)}" if latest else ""


@dataclass(frozen=True)
class OnDate:
    value: str

    @property
    def window(self) -> Window:
        return _window(self.value, self.value)

    def __str__(self) -> str:
        return spoken(self.value)


@dataclass(frozen=True)
class InRange:
    earliest: str | None = None
    latest: str | None = None

    def problems(self):
        if not (self.earliest or self.latest):
            yield "A range of dates needs its first day, its last day or both."

    @property
    def window(self) -> Window:
        return _window(self.earliest, self.latest)

    def __str__(self) -> str:
        return _period(self.earliest, self.latest)


@dataclass(frozen=True)
class Named:
    value: str

    def __str__(self) -> str:
        return f"it is called {self.value}"


@dataclass(frozen=True)
class Specified:
    property: str
    value: str | int | float | bool
    unit: str | None = None

    def __str__(self) -> str:
        value = {True: "yes", False: "no"}[self.value] if isinstance(self.value, bool) else None
        words = f"{self.property.replace('_', ' ')}: {value or self.value} {self.unit or ''}"
        return words.rstrip()


@dataclass(frozen=True)
class Priced:
    """A price, or bounds for it; ``exclusive``: the bounds themselves are not meant."""

    currency: str
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    exclusive: bool = False
    market: str | None = None

    def problems(self):
        given = [number for number in (self.value, self.min, self.max) if number is not None]
        if not given:
            yield "A price needs “value”, “min” or “max”."
        try:
            numbers = [Decimal(str(number)) for number in given]
        except ArithmeticError:
            yield "A price is a number."
            return
        if any(not number.is_finite() or number < 0 for number in numbers):
            yield "A price is not below zero."
        elif None not in (self.min, self.max) and Decimal(str(self.min)) > Decimal(str(self.max)):
            yield "The lowest price is above the highest."

    def __str__(self) -> str:
        if self.value is not None:
            return f"{self.value} {self.currency}"
        low, high = ("more than", "less than") if self.exclusive else ("at least", "at most")
        bounds = [
            f"{words} {number}"
            for words, number in ((low, self.min), (high, self.max))
            if number is not None
        ]
        return f"{' and '.join(bounds)} {self.currency}"


@dataclass(frozen=True)
class WithPartner:
    """One of the candidates; none are listed if only "a partner" was said."""

    candidates: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"with {' or '.join(self.candidates)}" if self.candidates else "with a partner"


@dataclass(frozen=True)
class InMarkets:
    """Markets named, or, where the claim leaves it open, the ``options`` it mentions."""

    value: tuple[str, ...] | None = None
    options: tuple[str, ...] = ()

    def problems(self):
        if not self.value and not self.options:
            yield "Name the markets as “value”, or the possible ones as “options”."

    def __str__(self) -> str:
        return f"in {', '.join(self.value)}" if self.value else f"in {' or '.join(self.options)}"


@dataclass(frozen=True)
class Exists:
    value: bool

    def __str__(self) -> str:
        return "it exists" if self.value else "it does not exist"


@dataclass(frozen=True)
class Happens:
    what: str
    earliest: str | None = None
    latest: str | None = None

    @property
    def window(self) -> Window:
        return _window(self.earliest, self.latest)

    def __str__(self) -> str:
        return f"{self.what} {_period(self.earliest, self.latest)}".rstrip()


Prediction = (
    OnDate | InRange | Named | Specified | Priced | WithPartner | InMarkets | Exists | Happens
)
TYPES: dict[str, type] = {
    "date": OnDate,
    "date_range": InRange,
    "name": Named,
    "spec": Specified,
    "price": Priced,
    "partner": WithPartner,
    "region": InMarkets,
    "existence": Exists,
    "event": Happens,
}
TIMED = {"date", "date_range", "event"}
DATED_FIELDS = {"earliest", "latest"}
_ACCEPTED = {
    str: (str,),
    bool: (bool,),
    str | None: (str, NoneType),
    str | int | float | bool: (str, int, float, bool),
    Number | None: (int, float, str, NoneType),
    tuple[str, ...]: (list, tuple),
    tuple[str, ...] | None: (list, tuple, NoneType),
}


def read(kind: str, data: Any) -> Prediction:
    """The typed prediction of a claim of this kind. Raises PredictionError with every reason."""
    if kind not in TYPES:
        raise PredictionError(f"“{kind}” is not a kind of prediction.")
    if not isinstance(data, dict):
        raise PredictionError("A prediction is an object, such as {“value”: “2022-07-04”}.")
    values = {key: value for key, value in data.items() if key != "kind"}
    reasons = []
    if data.get("kind", kind) != kind:
        reasons.append(f"The claim is of kind “{kind}”, its prediction “{data['kind']}”.")
    known = {field.name: field for field in fields(TYPES[kind])}
    reasons += [f"A prediction of “{kind}” has no “{key}”." for key in values if key not in known]
    for name, field in known.items():
        if name not in values:
            if field.default is MISSING:
                reasons.append(f"A prediction of “{kind}” needs “{name}”.")
            continue
        reasons += _complaints(kind, name, field.type, values[name])
    if reasons:
        raise PredictionError(*reasons)
    typed = TYPES[kind](
        **{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    )
    if reasons := list(_own_problems(typed)):
        raise PredictionError(*reasons)
    return typed


def window(prediction: Prediction) -> Window:
    """The days predicted; two Nones for predictions that are not about time."""
    return getattr(prediction, "window", Window(None, None))


def _complaints(kind, name, type_, value):
    accepted = _ACCEPTED[type_]
    if not isinstance(value, accepted) or (isinstance(value, bool) and bool not in accepted):
        yield f"“{name}” has the wrong type: {value!r}."
    elif isinstance(value, list | tuple):
        if not all(isinstance(item, str) and item for item in value):
            yield f"“{name}” is a list of names or codes."
    elif value == "":
        yield f"“{name}” is empty."
    elif value and (name in DATED_FIELDS or kind == "date"):
        try:
            parse(value)
        except EdtfError as error:
            yield str(error)


def _own_problems(typed):
    if problems := getattr(typed, "problems", None):
        yield from problems()
    period = window(typed)
    if period.earliest and period.latest and period.earliest > period.latest:
        yield "The last day is before the first."
