"""Each type of page for readers through the Nu HTML checker: `make proof`.

Needs Java and vnu.jar: VNU_JAR=/path/to/it, else the one of the npm package vnu-jar, fetched
once into var/. Reads the demo from a server that runs (SITE=, default http://127.0.0.1:8000).
Ends with 1 if a page has an error; what the checker calls info is left out.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from reader_pages import PAGES

BASE_DIR = Path(__file__).resolve().parent.parent
SITE = os.environ.get("SITE", "http://127.0.0.1:8000").rstrip("/")
VNU = "vnu-jar@26.9.27"


def main() -> None:
    if not shutil.which("java"):
        sys.exit("The checker needs Java: apt install default-jre-headless.")
    jar = checker()
    with tempfile.TemporaryDirectory() as folder:
        names = {page.name: address for address, page in fetched(Path(folder))}
        faults = check(jar, Path(folder))
    for fault in faults:
        file = Path(fault["url"].removeprefix("file:")).name
        print(f"{names[file]}, line {fault.get('lastLine', '?')}: {fault['message']}")
        print(f"    {fault.get('extract', '').strip()!r}")
    print(f"{len(names)} pages, {len(faults)} faults.")
    sys.exit(bool(faults))


def fetched(folder: Path):
    """(address, file) of each page, kept as a file that the checker reads as HTML."""
    for name, address in PAGES.items():
        try:
            html = urlopen(f"{SITE}{address}").read()
        except HTTPError as answer:  # pages of 404 and 410 are pages too
            html = answer.read()
        except URLError as error:
            sys.exit(f"Nothing answers at {SITE} ({error.reason}): start it with `make run`.")
        file = folder / f"{name.replace(':', '-')}.html"
        file.write_bytes(html)
        yield address, file


def check(jar: Path, folder: Path) -> list[dict]:
    done = subprocess.run(
        ["java", "-Xss1m", "-jar", jar, "--format", "json", "--stdout", "--skip-non-html", folder],
        capture_output=True,
        text=True,
    )
    try:
        messages = json.loads(done.stdout)["messages"]
    except json.JSONDecodeError:
        sys.exit(f"The checker gave up: {(done.stderr or done.stdout).strip()[:500]}")
    return [row for row in messages if row["type"] == "error" or row.get("subType") == "warning"]


def checker() -> Path:
    given = os.environ.get("VNU_JAR")
    jar = Path(given) if given else BASE_DIR / "var" / "vnu.jar"
    if given or jar.exists():
        return jar
    if not shutil.which("npm"):
        sys.exit("Name the checker with VNU_JAR=/path/to/vnu.jar, or install npm to fetch it.")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", VNU], cwd=folder, check=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            member = archive.extractfile("package/build/dist/vnu.jar")
            jar.parent.mkdir(exist_ok=True)
            jar.write_bytes(member.read())
    return jar


if __name__ == "__main__":
    main()
