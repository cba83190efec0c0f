"""Lines of text in, typed facts out; what cannot be read is told with the number of its line.

Each line says what it is and its value, with a colon or a tab between: “price: CN 5999 CNY”.
Whatever is no date, name, price or market is a specification: “Main camera: 50.3 MP”. No Django.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from partnerships.dates import EdtfError, parse, spoken
from partnerships.rumours.proposing.facts import Facts, Happened, PriceStated, SpecStated

EVENTS = {
    "announced": "announced",
    "announcement": "announced",
    "released": "released",
    "on sale": "released",
    "delayed": "delayed",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "discontinued": "discontinued",
    "never announced": "never_announced",
}
NAMES = {"name", "called"}
MARKETS = {"market", "markets", "region", "regions", "sold in"}
PRICES = {"price", "prices"}
SYMBOLS = {"€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "US$": "USD"}
UNCLEAR = {"$": "USD, CAD or AUD", "¥": "CNY or JPY"}
#: Days as press releases write them, besides EDTF.
WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y")
MAX_LINES, LONGEST = 200, 300
_SEPARATOR = re.compile(r"\s*(?::|\t|\s[–—]\s)\s*")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


class Unread(ValueError):
    """A sentence for the editor."""


@dataclass(frozen=True)
class Called:
    """What it is called, now that it has a name."""

    text: str


@dataclass(frozen=True)
class OnSale:
    """In a market (a code), from a day (EDTF) or without one."""

    market: str
    on: str = ""


Fact = Happened | Called | OnSale | PriceStated | SpecStated


@dataclass(frozen=True)
class Line:
    """One line: the facts in it, or the problem with it."""

    number: int
    text: str
    facts: tuple[Fact, ...] = ()
    problem: str = ""

    @property
    def understood(self) -> list[str]:
        """Each fact in words, as it would be stored."""
        return [_in_words(fact) for fact in self.facts]


def read(text: str, markets: Mapping[str, str]) -> list[Line]:
    """The lines that say something. ``markets``: by lower-case name or code, the code."""
    lines = [
        _line(number, line.strip(), markets)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    ]
    if len(lines) > MAX_LINES:
        problem = f"There are {len(lines)} lines; {MAX_LINES} can be read at once."
        return [*lines[:MAX_LINES], Line(lines[MAX_LINES].number, "", (), problem)]
    return lines


def facts_of(lines: Iterable[Line]) -> Facts:
    """What the lines say, as proposals are made from it."""
    found = [fact for line in lines for fact in line.facts]
    sales = [fact for fact in found if isinstance(fact, OnSale)]
    released = [Happened("released", sale.on) for sale in sales if sale.on]
    return Facts(
        names=tuple(fact.text for fact in found if isinstance(fact, Called)),
        events=(*(fact for fact in found if isinstance(fact, Happened)), *released),
        markets=tuple(sale.market for sale in sales),
        prices=tuple(fact for fact in found if isinstance(fact, PriceStated)),
        specs=tuple(fact for fact in found if isinstance(fact, SpecStated)),
    )


def _line(number: int, text: str, markets) -> Line:
    if len(text) > LONGEST:
        return Line(number, text[:LONGEST], (), f"A line has at most {LONGEST} characters.")
    what, *rest = _SEPARATOR.split(text, maxsplit=1)
    try:
        return Line(number, text, tuple(_facts(what, rest[0] if rest else "", markets)))
    except Unread as problem:
        return Line(number, text, (), str(problem))


def _facts(what: str, value: str, markets) -> Iterator[Fact]:
    plain = " ".join(what.casefold().split())
    if plain in EVENTS:
        yield Happened(EVENTS[plain], day(value) if value else "")
        return
    if not value:
        raise Unread("Write what it is and its value, as in “Main camera: 50 MP”.")
    if plain in NAMES:
        yield Called(value)
    elif plain in MARKETS:
        yield from _sales(value, markets)
    elif plain in PRICES:
        yield _price(value, markets)
    else:
        yield _specification(plain, value)


def day(text: str) -> str:
    """A day as EDTF, from EDTF or from words. Raises Unread."""
    text = text.strip()
    for form in WRITTEN:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    try:
        return parse(text).text
    except EdtfError:
        raise Unread(f"“{text}” is not a day: write 2022-07-04 or 4 July 2022.") from None


def _sales(value: str, markets) -> Iterator[OnSale]:
    """“CN, EU”, or with a day for all of them: “CN 2022-07-06”."""
    found = re.search(r"(?:,?\s+|\s*\()(?:from\s+|on\s+)?(\S*[0-9]{4}.*|[0-9].*)$", value)
    on = day(found[1].rstrip(")")) if found else ""
    names = value[: found.start()] if found else value
    for name in re.split(r"\s*[,;]\s*|\s+and\s+", names):
        yield OnSale(_market(name, markets), on)


def _market(name: str, markets) -> str:
    code = markets.get(" ".join(name.casefold().split()))
    if code is None:
        raise Unread(f"“{name}” is not a market: write its name, or a code such as CN, EU, global.")
    return code


def _price(value: str, markets) -> PriceStated:
    """An amount and its currency in any order, and the market, which may be left out."""
    amount = _NUMBER.search(value)
    if not amount:
        raise Unread("A price has an amount and a currency, as in “CN 5999 CNY”.")
    around = f"{value[: amount.start()]} {value[amount.end() :]}"
    if re.search(r"[0-9.,]$", value[: amount.start()]) or re.match(
        r"[0-9.,]", value[amount.end() :]
    ):
        raise Unread(f"“{value}”: write the amount as 5999 or 5,999.00.")
    currency, words = "", []
    for word in re.findall(r"US\$|[€£₹₩$¥]|[^\s,;()€£₹₩$¥]+", around):
        if word in UNCLEAR:
            raise Unread(f"“{word}” can be {UNCLEAR[word]}: write the code.")
        if word in SYMBOLS or re.fullmatch("[A-Z]{3}", word):
            if currency:
                raise Unread("A price has one currency.")
            currency = SYMBOLS.get(word, word)
        elif word.casefold() not in ("in", "the", "from"):
            words.append(word)
    if not currency:
        raise Unread("A price needs its currency: CNY, EUR, USD.")
    market = _market(" ".join(words), markets) if words else ""
    return PriceStated(Decimal(amount[0].replace(",", "")), currency, market)


def _specification(what: str, value: str) -> SpecStated:
    name = re.sub(r"\W+", "_", what).strip("_")
    if not name:
        raise Unread("Write what it is before the colon.")
    if found := re.fullmatch(rf"({_NUMBER.pattern})\s*([^\W\d].{{0,19}}|%|″|\")?", value):
        number = found[1].replace(",", "")
        return SpecStated(name, number, (found[2] or "").strip(), Decimal(number))
    return SpecStated(name, value)


def _in_words(fact: Fact) -> str:
    match fact:
        case Happened():
            return f"{fact.kind.replace('_', ' ').capitalize()}, {spoken(fact.on) or 'no day'}"
        case Called():
            return f"Name: {fact.text}"
        case OnSale():
            return f"Sold in {fact.market}" + (f" from {spoken(fact.on)}" if fact.on else "")
        case PriceStated():
            return f"Price: {fact.amount:,} {fact.currency}, {fact.market or 'global'}"
        case SpecStated():
            return (
                f"{fact.property.replace('_', ' ').capitalize()}: {fact.value} {fact.unit}".rstrip()
            )
    raise TypeError(fact)
