"""A document's words from the file that somebody received. Pure but for the process it starts."""

import os
import re
import subprocess
import sys
from pathlib import Path, PurePath

from partnerships.documents import extraction
from partnerships.documents.extraction import MOST_CHARACTERS, Unreadable, decoded, too_long

__all__ = [
    "ACCEPTED",
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "Unreadable",
    "checked",
    "read_text",
    "too_long",
]

MOST_BYTES = 20 * 1024 * 1024
ACCEPTED = (".txt", ".html", ".htm", ".docx", ".pdf")

_KINDS = {".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_text(name: str, data: bytes, *, seconds: int = 20) -> str:
    """The words in a file; `name` says of which kind it is, its bytes have to agree.

    `seconds` of the processor are what reading it may cost. Raises Unreadable with a sentence for
    the desk.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in (".docm", ".dotm"):
        raise Unreadable("This document carries macros. Save it as .docx without them.")
    if suffix not in ACCEPTED:
        raise Unreadable("We read .txt, .html, .docx and .pdf files.")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"The file is larger than {MOST_BYTES // 1024**2} MB.")
    if suffix == ".txt":
        return checked(_plain(data))
    return checked(_CONTROL.sub("", _extracted(_KINDS[suffix], data, seconds)))


def checked(text: str) -> str:
    """A text ready to be held: tidy lines, something in it, not endless."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines = (line.strip(" \t\v\xa0\ufeff") for line in text.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if not text:
        raise Unreadable("There is no text in it. A scan has to be typed first.")
    if len(text) > MOST_CHARACTERS:
        raise too_long()
    return text


def _plain(data: bytes) -> str:
    text = decoded(data)
    if _CONTROL.search(text):
        raise Unreadable("This is not plain text, whatever its name says.")
    return text


def _extracted(kind: str, data: bytes, seconds: int) -> str:
    """Read by `extraction.py` in a process that may fail without harm."""
    tangled = Unreadable("This file is too tangled to be read here. Paste its text instead.")
    script = Path(extraction.__file__)
    try:
        child = subprocess.run(
            [sys.executable, "-I", str(script), kind, str(seconds)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=3 * seconds,  # by the clock
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise tangled from error
    if child.returncode == extraction.REFUSED:
        raise Unreadable(child.stdout.decode())
    if child.returncode != 0:
        raise tangled
    return child.stdout.decode()


def _environment() -> dict[str, str]:
    """What Python needs to start, and none of the site's secrets."""
    return {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
