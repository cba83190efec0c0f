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
_IS_BULK = ContextVar("rows come in bulk", default=False)
_LISTENERS: dict[str, list[Callable[[int], None]]] = {}


def listen(kind: str, listener: Callable[[int], None]) -> None:
    """Have `listener` called with the key of each row of the model `kind` that changed, such as
    "newsroom.version". Once for each listener, however often it is asked."""
    listeners = _LISTENERS.setdefault(kind, [])
    if listener not in listeners:
        listeners.append(listener)


@contextmanager
def untold() -> Iterator[None]:
    """Rows that come by the thousand tell nobody: what follows from each would keep the person
    waiting who brought them. Whoever listens has a command that makes up for it."""
    before = _IS_BULK.set(True)
    try:
        yield
    finally:
        _IS_BULK.reset(before)


def changed(row: Model) -> None:
    """Tell those who listen, once the transaction is committed."""
    if _IS_BULK.get():
        return
    for listener in _LISTENERS.get(row._meta.label_lower, ()):
        transaction.on_commit(_telling(listener, row))


def _telling(listener: Callable[[int], None], row: Model) -> Callable[[], None]:
    key, kind = row.pk, row._meta.label

    def tell():
        try:
            listener(key)
        except Exception:
            logger.exception("%s failed after %s %s had changed.", listener.__name__, kind, key)

    return tell
