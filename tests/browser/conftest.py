"""A Chromium against the live server; what its console complains about fails the test."""

import os

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.conftest import CHROMIUM

# Playwright's loop runs in the test's thread; the database is used beside it, not inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# How long a page may take before it counts as never: a slow machine is no failure.
TIMEOUT = 30_000
expect.set_options(timeout=TIMEOUT)

#: BROWSER_SLOWDOWN=4: the pages compute four times as slowly, which shows a test that races them.
SLOWDOWN = float(os.environ.get("BROWSER_SLOWDOWN") or 1)

# Chromium's own line about an answer 4xx, which a test of a refusal asks for; a file that is
# missing is another matter.
REFUSAL = "Failed to load resource: the server responded with a status of 4"
STATIC = "/static/"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def context(context):
    context.set_default_timeout(TIMEOUT)
    if SLOWDOWN > 1:
        context.on("page", slowed)
    return context


def slowed(page):
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


@pytest.fixture
def console_errors() -> list[str]:
    """Errors of the console, the policy and the scripts so far; clear() those you expect."""
    return []


@pytest.fixture
def page(page, console_errors):
    """pytest-playwright's page, failing in the end if its console complained."""

    def note(message):
        address = message.location["url"]
        refusal = message.text.startswith(REFUSAL) and STATIC not in address
        if message.type in {"error", "warning"} and not refusal:
            console_errors.append(f"{message.text} ({address})")

    page.on("console", note)
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    yield page
    assert console_errors == []


@pytest.fixture
def log_in(context, live_server):
    """log_in(user): the browser is signed in without typing a password, at this test's server
    or at another; and another browser, if that is given."""

    def with_session(user, url=live_server.url, browser=context):
        client = Client()
        client.force_login(user)
        value = client.cookies["sessionid"].value
        browser.add_cookies([{"name": "sessionid", "value": value, "url": url}])

    return with_session
