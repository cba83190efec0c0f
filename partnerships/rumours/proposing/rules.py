"""One rule for each kind of prediction; docs/editors.md prints them for the desk.

A number is met within 2 % of what was predicted (figures are rounded when they are told), and
partly within 10 %. A single day is partly met by an event at most three days off.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from partnerships.dates import Edtf, spoken
from partnerships.rumours import predictions as predicted
from partnerships.rumours.proposing.facts import ANNOUNCED, CANCELLED, NEVER, RELEASED, Facts
from partnerships.rumours.proposing.proposals import (
    CAME_TRUE,
    Proposal,
    false,
    open_,
    partly,
    premature,
    true,
)

MET, NEAR = Decimal("0.02"), Decimal("0.10")
DAYS_NEAR = 3
EU = frozenset(
    (
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"),
        *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    )
)
NOT_STATED = "Not stated."


def propose(prediction: predicted.Prediction, facts: Facts, *, today: date) -> Proposal:
    """The verdict that the facts suggest, or none where they do not settle the claim."""
    found = _RULES[type(prediction)](prediction, facts, today)
    if found.finding is None:
        return found
    found = replace(found, outcome_on=found.outcome_on or facts.outcome_on)
    if not facts.heir:
        return found
    how = "became" if facts.became else "was replaced by"
    found = replace(found, reasons=(f"It {how} {facts.heir}.", *found.reasons))
    if found.finding == CAME_TRUE and not facts.became:
        reason = "What was predicted came, but on another device."
        return replace(partly(*found.reasons, reason), outcome_on=found.outcome_on)
    return found


# ---------------------------------------------------------------- time


def _time(prediction, facts: Facts, today: date) -> Proposal:
    window = prediction.window
    for kind, word in ((ANNOUNCED, "announced"), (RELEASED, "released")):
        if days := facts.days_of(kind):
            found = _in_window(days[0], window, f"It was {word} on {days[0]}", prediction)
            if kind == ANNOUNCED and found.finding not in (None, CAME_TRUE):
                return _or_released(found, facts, window)
            return found
    if facts.is_settled:
        return open_("It was announced, but the day is not on file.")
    if ended := facts.has(CANCELLED, NEVER) and "It was cancelled or never announced.":
        return false(ended)
    if window.latest and window.latest < today:
        reason = f"Nothing on file says that it came, and {spoken(window.latest.isoformat())} "
        return replace(false(f"{reason}is over."), outcome_on=window.latest.isoformat())
    return open_(NOT_STATED)


def _in_window(day: Edtf, window, said: str, prediction) -> Proposal:
    first, last = window.earliest, window.latest
    words = f"{said}, and {prediction} was predicted."
    inside = (first is None or first <= day.earliest) and (last is None or day.latest <= last)
    if inside:
        return replace(true(words), outcome_on=day.text)
    if last is not None and day.earliest > last:
        off, found = (day.earliest - last).days, premature(words, "It came later.")
    elif first is not None and day.latest < first:
        off, found = (first - day.latest).days, false(words, "It came earlier.")
    else:
        return open_(f"{words} The day is not known exactly enough.")
    if first == last and off <= DAYS_NEAR and day.is_day:
        found = partly(words, f"Off by {off} day{'s' if off > 1 else ''}.")
    return replace(found, outcome_on=day.text)


def _or_released(found: Proposal, facts: Facts, window) -> Proposal:
    """Announced at another time, but on sale in the window: that is half of it."""
    for day in facts.days_of(RELEASED):
        if (window.earliest is None or window.earliest <= day.earliest) and (
            window.latest is None or day.latest <= window.latest
        ):
            reason = f"It was released on {day}, in the time predicted."
            return replace(partly(*found.reasons, reason), outcome_on=day.text)
    return found


def _event(prediction, facts: Facts, today: date) -> Proposal:
    """What happens is told in words, so that only a person can say whether it did."""
    told = [f"On file: {event.words or event.kind}, {spoken(event.on) or 'day not known'}."
            for event in facts.events]  # fmt: skip
    if (latest := prediction.window.latest) and latest < today:
        told.append(f"{spoken(latest.isoformat())}, the last day predicted, is over.")
    return open_(*(told or [NOT_STATED]))


def _existence(prediction, facts: Facts, today: date) -> Proposal:
    if facts.is_settled:
        return (true if prediction.value else false)("It was announced.")
    if facts.has(CANCELLED, NEVER):
        return (false if prediction.value else true)("It was cancelled or never announced.")
    return open_(NOT_STATED)


# ---------------------------------------------------------------- names and values


def _name(prediction, facts: Facts, today: date) -> Proposal:
    if not facts.names:
        return open_(NOT_STATED)
    called = f"It is called {' or '.join(facts.names)}."
    mine, theirs = _plain(prediction.value), [_plain(name) for name in facts.names]
    if mine in theirs:
        return true(called)
    makers = [_plain(maker) for maker in facts.makers]
    if _without(mine, makers) in [_without(name, makers) for name in theirs]:
        return true(called, "The same name, with and without its maker.")
    return false(called)


def _without(name: str, makers: list[str]) -> str:
    for maker in makers:
        name = name.removeprefix(f"{maker} ")
    return name


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _specification(prediction, facts: Facts, today: date) -> Proposal:
    wanted = _plain(prediction.property.replace("_", " "))
    stated = [s for s in facts.specs if _plain(s.property.replace("_", " ")) == wanted]
    if not stated:
        return open_(NOT_STATED)
    found = [_value(prediction, spec) for spec in stated]
    return max(found, key=lambda one: _WORTH[one.finding])


def _value(prediction, spec) -> Proposal:
    said = f"{spec.property.replace('_', ' ')}: {spec.value} {spec.unit}".strip() + "."
    said = said[:1].upper() + said[1:]
    mine = prediction.value
    if isinstance(mine, bool):
        stated = _YES.get(_plain(spec.value))
        return open_(said) if stated is None else (true if stated == mine else false)(said)
    number, theirs = _number(mine), spec.number if spec.number is not None else _number(spec.value)
    if number is not None and theirs is not None:
        if prediction.unit and spec.unit and _plain(prediction.unit) != _plain(spec.unit):
            return open_(said, f"The claim is in {prediction.unit}: compare by hand.")
        return _close(number, theirs, said)
    if _plain(str(mine)) == _plain(spec.value):
        return true(said)
    return false(said)


_YES = {"yes": True, "true": True, "no": False, "none": False, "false": False}
_WORTH = {None: 0, "did_not": 1, "premature": 1, "partly": 2, "came_true": 3}


def _number(value) -> Decimal | None:
    try:
        number = Decimal(str(value).replace(",", "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _close(predicted_value: Decimal, stated: Decimal, said: str) -> Proposal:
    if predicted_value == stated:
        return true(said)
    off = abs(stated - predicted_value) / abs(predicted_value) if predicted_value else Decimal(1)
    percent = f"{off * 100:.1f}".removesuffix(".0")
    if off <= MET:
        return true(said, f"{percent} % off: told in round figures.")
    if off <= NEAR:
        return partly(said, f"{percent} % off.")
    return false(said)


def _price(prediction, facts: Facts, today: date) -> Proposal:
    stated = [price for price in facts.prices if price.currency == prediction.currency]
    if prediction.market:
        stated = [price for price in stated if price.market in ("", prediction.market)]
    if not stated:
        if facts.prices:
            return open_(f"No price in {prediction.currency} is stated where it was predicted.")
        return open_(NOT_STATED)
    found = [_amount(prediction, price) for price in stated]
    return max(found, key=lambda one: _WORTH[one.finding])


def _amount(prediction, price) -> Proposal:
    market = f" ({price.market})" if price.market else ""
    said = f"The price is {price.amount:,} {price.currency}{market}; {prediction} was predicted."
    if prediction.value is not None:
        return _close(_number(prediction.value), price.amount, said)
    low, high = _number(prediction.min), _number(prediction.max)
    if prediction.exclusive:
        inside = (low is None or price.amount > low) and (high is None or price.amount < high)
    else:
        inside = (low is None or price.amount >= low) and (high is None or price.amount <= high)
    return (true if inside else false)(said)


# ---------------------------------------------------------------- partners and markets


def _partner(prediction, facts: Facts, today: date) -> Proposal:
    if not facts.partners:
        return open_(NOT_STATED)
    said = f"With {' and '.join(partner.name for partner in facts.partners)}."
    if not prediction.candidates:
        return true(said)
    met = set(prediction.candidates) & {partner.slug for partner in facts.partners}
    return (true if met else false)(said)


def _markets(prediction, facts: Facts, today: date) -> Proposal:
    if not facts.markets:
        return open_(NOT_STATED)
    said = f"It is sold in {', '.join(facts.markets)}."
    if not prediction.value:
        met = [market for market in prediction.options if _covered(market, facts.markets)]
        return (true if met else false)(said)
    missing = [market for market in prediction.value if not _covered(market, facts.markets)]
    if not missing:
        return true(said)
    if len(missing) < len(prediction.value):
        return partly(said, f"Not stated: {', '.join(missing)}.")
    return false(said)


def _covered(market: str, stated: tuple[str, ...]) -> bool:
    if market in stated or "global" in stated:
        return True
    return market in EU and "EU" in stated


_RULES: dict[type, Callable[..., Proposal]] = {
    predicted.OnDate: _time,
    predicted.InRange: _time,
    predicted.Happens: _event,
    predicted.Exists: _existence,
    predicted.Named: _name,
    predicted.Specified: _specification,
    predicted.Priced: _price,
    predicted.WithPartner: _partner,
    predicted.InMarkets: _markets,
}
