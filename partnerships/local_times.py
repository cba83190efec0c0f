"""A wall clock's time, and the moments it can mean: two or none when clocks change. Pure."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def moments(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    """Every moment at which clocks in `zone` show `wall` (a datetime without a zone), in order.

    Two where the clocks are put back over that hour, none where they are put forward over it.
    """
    meant = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    local = (moment.astimezone(zone) for moment in sorted(meant))
    return [moment for moment in local if moment.replace(tzinfo=None, fold=0) == wall]


def nearest(wall: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Of a time that clocks leave out: as far before the gap, and as far behind it."""
    earlier, later = (
        wall.replace(tzinfo=zone, fold=fold).astimezone(UTC).astimezone(zone) for fold in (1, 0)
    )
    return earlier, later


def described(moment: datetime) -> str:
    """“01:30 BST (UTC+1)”: a time that is told from its twin."""
    seconds = int(moment.utcoffset().total_seconds())
    sign, minutes = "+" if seconds >= 0 else "−", abs(seconds) // 60
    offset = f"{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
    name = moment.tzname() or ""
    letters = f" {name}" if name.isalpha() else ""
    return f"{moment:%H:%M}{letters} (UTC{sign}{offset})"
