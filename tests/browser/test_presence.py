"""Who has an article open is told: that they came, type, look away and left.

Within ten seconds: a page asks every four, and a sign of life runs out after nine, which is tested
beside the desk's own tests, where no slow machine can make it longer.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import open_article, write
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ben(browser, log_in):
    """Another person in another browser."""
    log_in(make_user("Editor", first_name="Ben", last_name="Beck"), browser=(
        other := browser.new_context(locale="en-GB")
    ))  # fmt: skip
    yield other
    other.close()


def test_coming_typing_looking_away_and_leaving(page, ben, live_server, log_in):
    log_in(make_user("Editor"))
    article = make_article()
    open_article(page, live_server.url, article)
    others = page.locator("#desk-others")
    theirs = ben.new_page()
    open_article(theirs, live_server.url, article)
    steps = [
        ("Ben Beck has this open too.", lambda: None),
        ("Ben Beck is typing.", lambda: write(theirs, " Ben was here.")),
        ("Ben Beck has this open too.", lambda: None),
        ("Ben Beck has this in a background tab.", lambda: hide(theirs, True)),
        ("Ben Beck has this open too.", lambda: hide(theirs, False)),
        # No beacon, no further word: as when a machine dies.
        ("", lambda: ben.set_offline(True)),
        ("Ben Beck has this open too.", lambda: ben.set_offline(False)),
        ("", lambda: theirs.close(run_before_unload=False)),
    ]
    for said, act in steps:
        act()
        expect(others).to_have_text(said)


def hide(page, is_hidden):
    """As when another tab is put in front: a browser without windows has none in the background."""
    page.evaluate(
        """isHidden => {
          Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        is_hidden,
    )
