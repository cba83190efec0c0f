"""The ledger as readers download it: written once, and again only when it says something else."""

import gzip
from datetime import UTC, datetime

from django.core.cache import cache

from partnerships.rumours import ledger_file, scores
from partnerships.rumours.standings import stamp

KEPT = 7 * 24 * 3600  # seconds
#: Bytes of a file, compressed, that the cache still takes.
LARGEST = 16 * 1024 * 1024


def published(form: str, at: datetime) -> bytes:
    """The ledger as ``json`` or ``csv``. It is dated by its last entry, or by the midnight (UTC)
    since: the scores move with the day, so two downloads of a quiet day are the same file.

    One query while nothing changed, else as many as ``scores.entries`` besides.
    """
    name, wanted = f"{ledger_file.FORMAT}:file:{form}", stamp(at)
    kept, compressed = cache.get(name) or (None, b"")
    if kept == wanted:
        return gzip.decompress(compressed)
    content = _written(form, at).encode()
    compressed = gzip.compress(content, compresslevel=3)
    if len(compressed) <= LARGEST:
        cache.set(name, (wanted, compressed), KEPT)
    return content


def _written(form: str, at: datetime) -> str:
    write = {"json": ledger_file.as_json, "csv": ledger_file.as_csv}[form]
    found = scores.entries(at)
    midnight = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    last = datetime.fromisoformat(found[-1]["at"]) if found else midnight
    return write(found, at=max(midnight, last))
