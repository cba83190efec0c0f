"""Make .venv and install what is pinned, unless it stands already. Standard library only.

    scripts/prepare [--dev] [--port N]

A hash of the requirements kept in .venv makes the second start skip pip. Whatever is in the
way is told in one sentence, with exit code 1.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import socket
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
VENV = BASE_DIR / ".venv"
PYTHON = VENV / "bin" / "python"
UNREACHABLE = re.compile(
    r"NewConnectionError|NameResolution|Max retries|Connection (refused|reset|aborted)"
    r"|ConnectTimeout|Read timed out|Network is unreachable|ProxyError|SSLError|Could not fetch URL"
)

PACKAGE = re.compile(
    r"(?:Collecting |Processing (?:.*/)?|Requirement already satisfied: )"
    r"([A-Za-z][\w.]*(?:-[A-Za-z]\w*)*)"
)


class Problem(Exception):
    """One sentence for whoever started this."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dev", action="store_true", help="what tests and checks need, too")
    parser.add_argument("--port", help="also refuse a port that is taken")
    wishes = parser.parse_args()
    try:
        if wishes.port is not None:
            check_port(os.environ.get("WEB_HOST") or "127.0.0.1", wishes.port)
        check_writable(Path(os.environ.get("VAR_DIR") or BASE_DIR / "var"), "VAR_DIR")
        install(
            ["requirements.txt", "requirements-dev.txt"] if wishes.dev else ["requirements.txt"]
        )
    except Problem as problem:
        sys.exit(f"{problem}")
    except KeyboardInterrupt:
        sys.exit("\nStopped; the same command goes on from here.")


def check_port(host: str, written: str) -> None:
    if not written.isdecimal() or not 0 < int(written) < 65536:
        raise Problem(f"PORT={written} is not a port: a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(written)))
        except OSError as error:
            raise Problem(
                f"Port {written} on {host} cannot be used ({error.strerror}): "
                f"stop what uses it, or choose another with PORT={int(written) % 65535 + 1}."
            ) from None


def check_writable(folder: Path, variable: str = "") -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        other = f", or name another with {variable}=" if variable else ""
        raise Problem(
            f"{folder} cannot be written ({error.strerror}): give yourself the right{other}."
        ) from None


def install(names: list[str]) -> None:
    """Install the named requirement files where their hash says that they changed."""
    wanted = {name: fingerprint(name) for name in names}
    if PYTHON.exists() and all(recorded(name) == mark for name, mark in wanted.items()):
        return
    check_writable(BASE_DIR)
    make_venv()
    total = sum(pins(name) for name in names)
    say(f"Installing {total} packages into .venv (a minute or two, once) …")
    run_pip(["install", *(part for name in names for part in ("-r", name))], total)
    for name, mark in wanted.items():
        stamp(name).write_text(mark)


def fingerprint(name: str) -> str:
    content = (BASE_DIR / name).read_bytes()
    return hashlib.sha256(content + sys.version.encode()).hexdigest()


def stamp(name: str) -> Path:
    return VENV / f".{name}.sha256"


def recorded(name: str) -> str:
    return stamp(name).read_text() if stamp(name).exists() else ""


def pins(name: str) -> int:
    return sum("==" in line for line in (BASE_DIR / name).read_text().splitlines())


def make_venv() -> None:
    """A virtual environment with a pip that starts; one that was left half made is made again."""
    if PYTHON.exists():
        works = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode
        if works == 0:
            return
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Problem(
            f"{sys.executable} comes without venv and pip: install them first "
            f"(Debian and Ubuntu: apt install python{version}-venv)."
        )
    say(f"Making .venv with Python {sys.version.split()[0]} …")
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Problem(f".venv could not be made: {error}.") from None


def run_pip(arguments: list[str], total: int) -> None:
    """Run pip, a line per package; its whole output is kept in .venv/pip.log."""
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--retries", "2", *arguments]
    log = VENV / "pip.log"
    seen: set[str] = set()
    with log.open("w") as file:
        pip = subprocess.Popen(
            command, cwd=BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for line in pip.stdout:
            file.write(line)
            if match := PACKAGE.match(line):
                if match[1].lower() not in seen:
                    seen.add(match[1].lower())
                    show(f"  {len(seen)}/{max(total, len(seen))} {match[1]}")
            elif line.startswith("Installing collected"):
                show("  unpacking …")
    show("")
    if pip.wait() == 0:
        return
    output = log.read_text()
    if UNREACHABLE.search(output):
        raise Problem(
            "pip could not reach the package index: check the network (or PIP_INDEX_URL) "
            "and run the same command again."
        )
    errors = [line for line in output.splitlines() if line.startswith("ERROR: ")]
    reason = errors[-1].removeprefix("ERROR: ") if errors else "see the log"
    raise Problem(f"pip could not install the packages ({reason}); all it said is in {log}.")


def say(text: str) -> None:
    print(text, flush=True)


def show(text: str) -> None:
    """One line rewritten on a terminal, one line each elsewhere."""
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)
    elif text:
        print(text, flush=True)


if __name__ == "__main__":
    main()
