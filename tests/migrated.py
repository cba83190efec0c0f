"""The SQLite database of the tests: migrated once, then copied.

All migrations take some eight seconds of processor time. Workers that start together wait for
the first of them; later runs copy too, until the text of a migration changes.
"""

import fcntl
import sqlite3
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import django
from django.apps import apps


class MigratedDatabase:
    """A file to copy from; while it is not there yet, one process at a time goes on to make it."""

    def __init__(self, folder: Path, lock):
        self.file, self.lock = folder / f"{fingerprint()}.sqlite3", lock
        fcntl.flock(lock, fcntl.LOCK_EX)
        if self.file.exists():
            fcntl.flock(lock, fcntl.LOCK_UN)
        else:
            for old in folder.glob("*.sqlite3"):
                old.unlink()

    def copy_to(self, file: Path) -> None:
        if self.file.exists():
            file.write_bytes(self.file.read_bytes())

    def put_back(self, connection) -> None:
        """Instead of emptying every table and signalling a migration, which takes twenty times as
        long: what is kept has the rows that migrations and their signals make."""
        connection.ensure_connection()
        kept = sqlite3.connect(self.file)
        kept.backup(connection.connection)
        kept.close()

    def keep(self, connection) -> None:
        """Keep the database that a connection is open to, unless one is kept already."""
        if not self.file.exists():
            draft = self.file.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            connection.ensure_connection()
            copy = sqlite3.connect(draft)
            connection.connection.backup(copy)
            copy.close()
            draft.rename(self.file)
            fcntl.flock(self.lock, fcntl.LOCK_UN)


@contextmanager
def migrated_database(folder: Path):
    with (folder / "lock").open("w") as lock:
        yield MigratedDatabase(folder, lock)


def fingerprint() -> str:
    mark = sha256(django.__version__.encode())
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            mark.update(file.read_bytes())
    return mark.hexdigest()[:16]
