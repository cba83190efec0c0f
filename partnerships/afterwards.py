"""What happens once a change that readers can see is committed, by code above the verb that did it.

A verb says what it changed and knows nobody who listens: the ledger cannot import the newsroom,
nor the versions the pages. Whoever listens is told after the commit, and failing there undoes
nothing: the failure is logged and the next one is told.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.db.models import Model

logger = logging.getLogger(__name__)
#: Rows that may still be told of where they come in bulk, by listener and key; None: one by one.
_BULK: ContextVar[dict | None] = ContextVar("rows that came in bulk", default=None)
#: So many of a bulk are told of: a second or two of whoever brought it.
TOLD_OF_A_BULK = 100
_LISTENERS: dict[str, list[Callable[[int], None]]] = {}


def listen(kind: str, listener: Callable[[int], None]) -> None:
    """Have `listener` called with the key of each row of the model `kind` that changed, such as
    "newsroom.version". Once for each listener, however often it is asked."""
    listeners = _LISTENERS.setdefault(kind, [])
    if listener not in listeners:
        listeners.append(listener)


@contextmanager
def in_bulk() -> Iterator[None]:
    """Of rows that come by the thousand only the first are told of, each once, when all of them
    are there: what follows from the others would keep the person waiting who brought them.
    Whoever listens has a command that makes up for it."""
    rows: dict[tuple, Callable[[], None]] = {}
    before = _BULK.set(rows)
    try:
        yield
    finally:
        _BULK.reset(before)
    for tell in rows.values():
        transaction.on_commit(tell)


def changed(row: Model) -> None:
    """Tell those who listen, once the transaction is committed."""
    bulk = _BULK.get()
    for listener in _LISTENERS.get(row._meta.label_lower, ()):
        if bulk is None:
            transaction.on_commit(_telling(listener, row))
        elif len(bulk) < TOLD_OF_A_BULK:
            bulk.setdefault((listener, row.pk), _telling(listener, row))


def _telling(listener: Callable[[int], None], row: Model) -> Callable[[], None]:
    key, kind = row.pk, row._meta.label

    def tell():
        try:
            listener(key)
        except Exception:
            logger.exception("%s failed after %s %s had changed.", listener.__name__, kind, key)

    return tell
