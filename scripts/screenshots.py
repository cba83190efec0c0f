"""The ten main pages of the demo as pictures: `make screenshots`.

Phone and desktop, light and dark, into docs/screenshots/; the article's into docs/screenshot.png
for the README. Loads the demo into a folder of its own and serves it meanwhile. Needs a Chromium:
CHROMIUM= or one on PATH.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from reader_pages import MAIN, PAGES

BASE_DIR = Path(__file__).resolve().parent.parent
FOLDER = BASE_DIR / "docs" / "screenshots"
README = BASE_DIR / "docs" / "screenshot.png"
#: Width → the height that is shown, in CSS pixels; what is below is cut.
SIZES = {390: 1500, 1440: 1500}
#: Seconds until the demo has to be there.
PATIENCE = 300


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if chromium is None:
        sys.exit("The screenshots need a Chromium: apt install chromium, or CHROMIUM=/path/to/it.")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as var, sync_playwright() as playwright:
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, BASE_DIR / "manage.py", "serve"],
            env={**os.environ, "VAR_DIR": var, "PORT": str(port), "SITE_URL": ""},
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/", server)
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            for width, height in SIZES.items():
                for light in ("light", "dark"):
                    page = browser.new_page(
                        viewport={"width": width, "height": height},
                        color_scheme=light,
                        locale="en-GB",
                    )
                    for name in MAIN:
                        page.goto(f"http://127.0.0.1:{port}{PAGES[name]}", wait_until="networkidle")
                        keep(page.screenshot(), name, width, light)
                        if (name, width, light) == ("article", max(SIZES), "light"):
                            keep_for_readme(page)
            browser.close()
        finally:
            server.terminate()
            server.wait()
    files = list(FOLDER.iterdir())
    size = sum(file.stat().st_size for file in files)
    print(f"{len(files)} pictures, {size / 1e6:.1f} MB, in {FOLDER.relative_to(BASE_DIR)}/")


def keep(png: bytes, name: str, width: int, light: str) -> None:
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture.save(FOLDER / f"{name}-{width}-{light}.webp", quality=62, method=6)


def keep_for_readme(page: Page) -> None:
    """Where the text begins to quote: passages, and beside them who speaks."""
    page.locator(".said").first.evaluate("note => scrollTo(0, note.offsetTop - 420)")
    shown = {"x": 0, "y": 0, "width": max(SIZES), "height": 1000}
    picture = Image.open(BytesIO(page.screenshot(clip=shown))).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(README, optimize=True)


def wait_for(address: str, server: subprocess.Popen) -> None:
    started = time.monotonic()
    while time.monotonic() < started + PATIENCE:
        if server.poll() is not None:
            sys.exit("The demo did not start; `make run` says why.")
        try:
            urlopen(address)
            return
        except URLError:
            time.sleep(0.5)
    sys.exit(f"The demo was not there after {PATIENCE} seconds.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    main()
