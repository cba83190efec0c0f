"""The ten main pages of the demo as pictures, and the desk's for its guide: `make screenshots`.

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
DESK = {"width": 1280, "height": 900}
PASSWORD = "for-the-screenshots"
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
            env={
                **os.environ,
                "VAR_DIR": var,
                "PORT": str(port),
                "SITE_URL": "",
                "DEMO_PASSWORD": PASSWORD,
            },
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
            at_the_desk(browser.new_page(viewport=DESK, locale="en-GB"), f"http://127.0.0.1:{port}")
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


def at_the_desk(page: Page, site: str) -> None:
    """What an editor sees in a first hour: today, an article, its quotations, publishing."""
    page.goto(f"{site}/desk/")
    page.fill("[name=login]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/desk/")
    page.reload(wait_until="networkidle")
    keep(page.screenshot(), "desk-today", DESK["width"], "light")
    page.goto(f"{site}/desk/newsroom/article/?q=Xiaomi+and+Leica+to+build")
    page.click("th.field-headline_or_untitled a")
    page.wait_for_selector(".ProseMirror[contenteditable]")
    page.wait_for_load_state("networkidle")
    keep(page.screenshot(), "desk-article", DESK["width"], "light")
    article = page.url.partition("change/")[0]
    for name, part in (("desk-quotations", "quotations/"), ("desk-publish", "do/publish/")):
        page.goto(f"{article}{part}", wait_until="networkidle")
        keep(page.screenshot(), name, DESK["width"], "light")


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
