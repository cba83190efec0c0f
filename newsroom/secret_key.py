"""The signing key: from the environment, else made once and kept in a file nobody else can read."""

import os
import secrets
from pathlib import Path


def read_or_make(path: Path, *, may_make: bool) -> str:
    """The key kept in `path`, made on first use where `may_make`.

    Two processes may start at once: the key is written aside and linked into place, so the
    second one reads the first one's key. Raises LookupError where there is none and none may
    be made, OSError where the folder cannot be written.
    """
    if path.exists():
        return path.read_text().strip()
    if not may_make:
        raise LookupError(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(60))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text().strip()
