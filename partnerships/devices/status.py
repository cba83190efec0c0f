"""What became of a device, told from the kinds of its events. No Django here."""

from collections.abc import Iterable

RUMOURED = "rumoured"

# The first row whose events have all happened names the status.
RULES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("released",), "released"),
    (("discontinued",), "released"),
    (("announced", "cancelled"), "announced_then_cancelled"),
    (("cancelled",), "cancelled"),
    (("announced",), "announced"),
    (("never_announced",), "never_announced"),
)


def status(kinds: Iterable[str]) -> str:
    """Status of a device with events of these kinds; ``rumoured`` when nothing has happened."""
    happened = set(kinds)
    return next((name for needed, name in RULES if happened.issuperset(needed)), RUMOURED)
