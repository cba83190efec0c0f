"""The people, companies, devices and partnerships on file that a text names.

The names are kept in memory, ready to be found, and read again when the desk changed one.
"""

import threading
from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Max

from newsroom.articles.names import NameFinder
from partnerships.models import Name, Record

#: Sources are not offered: what a text names is the person or company behind one.
OFFERED = (Record.Kind.COMPANY, Record.Kind.PERSON, Record.Kind.DEVICE, Record.Kind.PARTNERSHIP)


@dataclass(frozen=True)
class Named:
    """A record that a text names: the words found first, and where they start."""

    record: int
    kind: str
    words: str
    start: int


class _Kept:
    """One for each process; the lock keeps threads from building it twice."""

    def __init__(self):
        self.lock = threading.Lock()
        self.key: tuple | None = None
        self.finder: NameFinder[tuple[int, str, str]] = NameFinder([])


_kept = _Kept()


def named_in(text: str) -> list[Named]:
    """Each record whose name or other name stands in the text, in its order.

    A name in capitals is not found in small letters: "an honor" is no company. A name that two
    records share gives both.
    """
    words: dict[int, Named] = {}
    for found in _finder().find(text):
        record, kind, name = found.key
        if not (found.words.islower() and not name.islower()):
            words.setdefault(record, Named(record, kind, found.words, found.start))
    return list(words.values())


def _finder() -> NameFinder:
    key = _state()
    with _kept.lock:
        if key != _kept.key:
            _kept.finder, _kept.key = NameFinder(_names()), key
        return _kept.finder


def _state() -> tuple:
    """Moves when a record is saved, comes or goes, a name comes or goes, or is edited on its page.

    Three queries, some milliseconds for 100,000 rows.
    """
    records = Record.objects.aggregate(n=Count("*"), last=Max("updated_at"))
    names = Name.objects.aggregate(n=Count("*"), last=Max("pk"))
    edited = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Name))
    return (*records.values(), *names.values(), edited.aggregate(last=Max("pk"))["last"])


def _names() -> list[tuple[str, tuple[int, str, str]]]:
    on_file = Record.objects.standing().filter(kind__in=OFFERED)
    others = Name.objects.filter(record__in=on_file)
    return [
        (name, (pk, kind, name))
        for rows in (
            on_file.values_list("name", "pk", "kind"),
            others.values_list("text", "record", F("record__kind")),
        )
        for name, pk, kind in rows
    ]
