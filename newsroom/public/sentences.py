"""Records in words. Pure: values in, a sentence or its parts out; no Django, no query."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import moneyed
from moneyed.l10n import format_money

from partnerships.dates import parse, spoken
from partnerships.devices.cadence import Cadence
from partnerships.people.posts import held_on

#: A piece of a sentence: the words, and the record that they link to.
Part = tuple[str, Any]

FINDINGS = {
    "came_true": "Came true",
    "partly": "Partly true",
    "did_not": "Did not come true",
    "premature": "Came later",
    "overtaken": "Overtaken by events",
    "cannot_be_settled": "Cannot be settled",
    "taken_back": "Taken back",
}
STATUSES = {
    "rumoured": "Rumoured",
    "announced": "Announced",
    "released": "Released",
    "cancelled": "Cancelled",
    "announced_then_cancelled": "Announced, then cancelled",
    "never_announced": "Never announced",
}
#: What one and what several records of a kind are called.
KINDS = {
    "person": ("Person", "People"),
    "company": ("Company", "Companies"),
    "device": ("Device", "Devices"),
    "partnership": ("Partnership", "Partnerships"),
    "source": ("Source", "Sources"),
}
#: What the relation says of the device, and of the other one.
RELATIONS = {
    "became": ("became the", "grew out of the"),
    "replaced_by": ("replaced by the", "replaces the"),
    "succeeds": ("successor to the", "succeeded by the"),
}


def period(started: str, ended: str, end_status: str = "", seen_on: str = "") -> str:
    """From two EDTF dates and what is known of the end: “since September 2017”."""
    first, last = spoken(started), spoken(ended)
    if first and last:
        return first if first == last else f"{first} to {last}"
    if last:
        return f"until {last}"
    if first:
        return {
            "open": f"since {first}",
            "ended": f"from {first}, since ended",
            "unknown": f"from {first}, end not known",
        }.get(end_status, f"from {first}")
    if seen_on:
        return f"in post in {spoken(seen_on)}"
    return {"open": "to this day", "ended": "ended, days not known"}.get(
        end_status, "days not known"
    )


def money(amount: Decimal, currency: str) -> str:
    """“US$150 million”, “CN¥5,999”, “€1,499.50”."""
    for size, word in ((Decimal(10**9), " billion"), (Decimal(10**6), " million")):
        if amount >= size:
            amount, suffix = (amount / size).normalize(), word
            break
    else:
        suffix = ""
    pattern = "¤#,##0.##" if suffix or amount == amount.to_integral_value() else "¤#,##0.00"
    written = format_money(
        moneyed.Money(amount, currency), format=pattern, locale="en_GB", currency_digits=False
    )
    return f"{written}{suffix}"


def number(value: Decimal) -> str:
    """Without the zeros that the column adds."""
    return f"{value.normalize():,f}"


def device_opening(
    kind: str,
    maker: Any,
    status: str,
    day: str,
    lineage: Iterable[tuple[str, bool, Any]],
    *,
    perhaps: str = "",
) -> list[Part]:
    """“Phone by Xiaomi. Cancelled in June 2022; replaced by the Xiaomi 12S Ultra.”, in parts.

    `status` names its event's `day` (EDTF, may be empty); `lineage` are relation, whether it is
    told of this device (and not of the other one), and the other device. Without `status` nothing
    was known yet; `perhaps` is the status that an imprecise date leaves possible.
    """
    parts: list[Part] = [(kind.capitalize(), None)]
    if maker:
        parts += [(" by ", None), (maker.name, maker)]
    if not status:
        return [*parts, (". Nothing was known of it yet, as far as our records go.", None)]
    words = f"{STATUSES[status]}{_on(day)}"
    if perhaps:
        words = f"{words}, perhaps already {STATUSES[perhaps].lower()}"
    parts.append((f". {words}", None))
    for relation, forwards, other in lineage:
        words = RELATIONS[relation][0 if forwards else 1]
        parts += [(f"; {words} ", None), (other.name, other)]
    return [*parts, (".", None)]


def _on(day: str) -> str:
    if not day:
        return ""
    words = spoken(day)
    return f" on {words}" if words[0].isdigit() and len(day) == 10 else f" in {words}"


def since_predecessor(gap: Cadence, predecessor: Any, maker: Any) -> list[Part]:
    """“Announced 380 days after its predecessor, the Mi 11 Ultra. …”, in parts; the maker's usual
    gap where there are two others to take it from."""
    days = "1 day" if gap.days == 1 else f"{gap.days:,} days"
    name: Part = (predecessor.name, predecessor)
    if gap.launched:
        parts = [(f"Announced {days} after its predecessor, the ", None), name]
    else:
        parts = [(f"{days} since the ", None), name, (", its predecessor, was announced", None)]
    if gap.usual is not None:
        whose = f"{maker.name} usually lets" if maker else "Its maker usually lets"
        others = f"the median of {gap.number} other successions"
        parts.append((f". {whose} {gap.usual:,} days pass, {others}", None))
    return [*parts, (".", None)]


def term(row: Any) -> str:
    """What a term says in figures, before its words: “US$150 million”, “3 years”."""
    figures = []
    if row.amount is not None:
        figures.append(money(row.amount, row.currency))
    if row.years is not None:
        figures.append(f"{number(row.years)} {'year' if row.years == 1 else 'years'}")
    if row.quantity is not None:
        figures.append(f"{number(row.quantity)} {row.unit}".rstrip())
    if row.exclusive is not None:
        figures.append("exclusive" if row.exclusive else "not exclusive")
    return ", ".join(figures)


def partnership_on(day: date, row: Any, *, spoken_of: bool) -> tuple[str, tuple[str, ...]]:
    """How a partnership stood on a day, and what is not known of it.

    `row` has its status and dates (EDTF); `spoken_of` says whether anything was known by then.
    """
    begun = row.started or row.announced
    if row.status.startswith("rumoured") or not begun:
        words = "Rumoured" if row.status.startswith("rumoured") else "Not known whether it ran"
        return (words if spoken_of else "Nothing was known of it yet"), ()
    if day < parse(begun).earliest:
        announced = row.announced and parse(row.announced).earliest <= day
        return ("Announced, not yet begun" if announced else "Not yet announced"), ()
    goes_on = row.status == "active" and not row.ended
    held = held_on(
        day,
        started=begun,
        ended=row.ended,
        end_status="open" if goes_on else row.end_status,
    )
    if held.is_certain:
        return "Running", ()
    return ("Ended", ()) if held.is_ruled_out else ("Perhaps running", held.reasons)


def verdict(finding: str | None, *, contested: bool) -> str:
    """“Came true, under review”; “Open” without a finding."""
    words = FINDINGS[finding] if finding else "Open"
    return f"{words}, under review" if contested else words


def standing(*, provisional: bool | None, contested: bool) -> list[str]:
    """What may still change a verdict: that a second person is awaited, that it is contested."""
    named = {"Provisional": provisional, "Under review": contested}
    return [name for name, applies in named.items() if applies]


def enumeration(words: list[str]) -> str:
    """“a, b and c”."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
