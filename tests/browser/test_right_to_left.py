"""An article in Arabic on a site in English: words from the right, what we say from the left."""

import pytest
from playwright.sync_api import expect

from newsroom.versions import actions
from tests import factories as ledger
from tests.browser.test_reader_pages import AXE, DESKTOP, PHONE, RULES, RUN
from tests.newsroom.factories import make_article, make_author, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "سنصنع معًا كاميرا، وستصل في يوليو 2022."


@pytest.fixture
def address():
    person = ledger.make_person(name="ليلى حداد", slug="layla-haddad", public=True)
    quote = make_quote(WORDS, person=person, language="ar", public_from=ledger.EPOCH)
    article = make_article(
        headline="شاومي 12S وكاميرا جديدة", slug="camera", language="ar",
        standfirst="اتفقت الشركتان يوم 23 مايو 2022.", authors=[make_author(name="Ada Roe")],
    )  # fmt: skip
    tag_words(article, WORDS, quote=quote)
    return actions.publish(article, by=make_user("Editor")).get_absolute_url()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_words_begin_at_the_right_and_our_own_lines_read_from_the_left(
    live_server, page, address, size
):
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}{address}")
    headline, byline = page.get_by_role("heading", level=1), page.locator(".byline")
    expect(headline).to_have_css("direction", "rtl")
    expect(byline).to_have_css("direction", "ltr")
    expect(page.locator(".masthead")).to_have_css("direction", "ltr")
    column = page.locator(".article__head").bounding_box()
    right = column["x"] + column["width"]
    box = byline.bounding_box()
    assert abs(box["x"] + box["width"] - right) < 2
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.evaluate(AXE)
    assert page.evaluate(RUN, RULES) == []
