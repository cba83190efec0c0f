"""Every type of page for readers: nothing that axe finds in any light or width, a clean console
under the strict policy, and a keyboard that gets everywhere.

The demo is loaded once for all of them.
"""

import io
from contextlib import suppress
from pathlib import Path

import axe_playwright_python
import pytest
from django.core.management import call_command
from playwright.sync_api import TimeoutError
from pytest_django.live_server_helper import LiveServer

from newsroom.public.urls import urlpatterns
from scripts.reader_pages import PAGES

pytestmark = pytest.mark.django_db

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR = ["color-contrast", "link-in-text-block"]
RUN = """asked => axe.run(document, {runOnly: asked, resultTypes: ['violations']})
    .then(result => result.violations)"""
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 900}

#: Routes that answer something else than a page, or a page of the desk's making.
NOT_PAGES = {
    "section-export", "export", "timeline-svg", "timeline-export", "company-svg", "device-svg",
    "partnership-svg", "ledger", "feed", "section-feed", "series-feed", "author-feed",
    "company-feed", "person-feed", "device-feed", "partnership-feed", "quotes-feed",
    "rumours-feed", "corrections-feed", "robots", "sitemap", "news-sitemap", "one-sitemap",
    "rendition", "media", "suggest", "opensearch", "ninjs", "card", "preview-media",
}  # fmt: skip
#: Pages that only a form or a secret address leads to; they look like the claim and the article.
ASKED_FOR = {"contest", "preview"}


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker, _test_settings):
    """The demo behind a server, for all tests of this file; the tables are empty again after."""
    with django_db_blocker.unblock():
        call_command("load_demo", stdout=io.StringIO())
        server = LiveServer("localhost")
        yield server
        server.stop()
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=False)


@pytest.fixture
def reading(server, page):
    """reading(address): the browser is on that page."""

    def read(address):
        page.goto(f"{server.url}{address}")
        return page

    return read


def test_every_type_of_page_is_looked_at():
    names = {route.name for route in urlpatterns}
    looked_at = {name.split(":")[0] for name in PAGES} - {"404"}
    assert names - NOT_PAGES - ASKED_FOR == looked_at


@pytest.mark.parametrize("names", [slice(0, None, 2), slice(1, None, 2)], ids=["these", "those"])
def test_no_page_violates_what_axe_knows_in_light_and_dark_on_phone_and_desktop(reading, names):
    """Every rule on both widths; once more in the dark those of colour, since nothing else is
    another there."""
    found = {}
    for name, address in list(PAGES.items())[names]:
        page = reading(address)
        page.evaluate(AXE)
        for width, size in {"phone": PHONE, "desktop": DESKTOP}.items():
            page.set_viewport_size(size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > size["width"]:
                found[f"{name}, {width}: scrolls sideways"] = wide
            for light, asked in (("light", RULES), ("dark", COLOUR)):
                page.emulate_media(color_scheme=light)
                for violation in page.evaluate(RUN, asked):
                    where = [" ".join(node["target"]) for node in violation["nodes"]]
                    found[f"{name}, {light}, {width}: {violation['help']}"] = where
    assert found == {}


def test_the_policy_that_these_pages_are_read_under_stops_scripts(reading, console_errors):
    page = reading("/")
    with page.expect_console_message():
        page.evaluate("document.body.append(document.createElement('script'))")
        page.evaluate("document.querySelector('body > script').textContent = 'window.ran = 1'")
    with page.expect_console_message():
        page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert page.evaluate("window.ran") is None
    assert len(console_errors) == 2
    console_errors.clear()


#: Stops of a page that are walked through one by one.
STOPS = 25
STOP = """() => {
    const at = document.activeElement, look = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const hit = at.querySelector('.hit'), before = window.before;
    window.before = at;
    return {
        name: at.outerHTML.slice(0, 100),
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
            && box.right > 0 && box.left < innerWidth,
        marked: parseFloat(look.outlineWidth) >= 2 && look.outlineStyle !== 'none'
            || Boolean(hit) && parseFloat(getComputedStyle(hit).strokeWidth) >= 2,
        inOrder: !before || at === before
            || Boolean(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
        isMain: at.id === 'main', isWithin: Boolean(at.closest('main, footer')),
        isOver: at === document.body || Boolean(before) && at.matches('.skip'),
    };
}"""


def test_a_keyboard_skips_to_the_content_and_sees_where_it_is(reading):
    """On each type of page the first stop leads to the content, and every stop is in sight and
    marked, in the order of the text. Every other page is read on a phone."""
    wrong = {}

    def press(key, name, *wanted):
        page.keyboard.press(key)
        if key == "Enter":  # The link leads on a moment later.
            with suppress(TimeoutError):
                page.wait_for_function("() => document.activeElement.id === 'main'", timeout=5_000)
        stop = page.evaluate(STOP)
        if lacking := [quality for quality in wanted if not stop[quality]]:
            wrong[f"{name}: {stop['name']}"] = lacking
        return stop

    for number, (name, address) in enumerate(PAGES.items()):
        page = reading(address)
        page.set_viewport_size(PHONE if number % 2 else DESKTOP)
        for _ in range(STOPS):
            stop = press("Tab", name, "seen", "marked", "inOrder")
            if stop["isOver"]:
                wrong.pop(f"{name}: {stop['name']}", None)
                break
        if page.locator(".skip").count():  # a page of one sentence has nothing to skip
            page.evaluate("window.before = null, document.querySelector('.skip').focus()")
            press("Enter", name, "isMain")
            press("Tab", name, "isWithin")
    assert wrong == {}


def test_the_first_stop_of_every_page_is_the_way_past_the_navigation(reading):
    for name in ("front-page", "article", "device", "rumours"):
        page = reading(PAGES[name])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        assert page.evaluate(STOP)["seen"]
