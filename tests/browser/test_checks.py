"""The checks beside the text: they follow what is typed, and each leads to its place."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import open_article, select_all
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)

QUOTATION = "We are ready to sell it now,"


def test_each_finding_follows_the_text_and_leads_to_its_place(page, live_server, log_in):
    article = make_article(
        headline="", section=None, body=f"<p>It begins.</p><p>“{QUOTATION}” Ann Ost said.</p>"
    )
    log_in(make_user("Editor"))
    open_article(page, live_server.url, article)

    def finding(words):
        return page.locator(".desk-finding", has_text=words)

    # A finding leads to words in the text, or to a field, also by the keyboard.
    page.click(f".desk-finding a:has-text('{QUOTATION}')")
    page.wait_for_function("words => getSelection().toString() === words", arg=QUOTATION)
    finding("Choose a section.").get_by_role("link").press("Enter")
    expect(page.locator(".field-section .select2-selection")).to_be_focused()
    finding("Give it a headline.").get_by_role("link").click()
    expect(page.locator("[name=headline]")).to_be_focused()

    # What is typed is looked at, and nothing is saved for it.
    page.keyboard.insert_text("x" * 110)
    page.keyboard.type("x")
    page.locator(".desk-finding a").first.focus()  # Which the answer leaves there.
    expect(finding("The headline has 111 characters")).to_be_visible()
    expect(finding("Give it a headline.")).to_have_count(0)
    expect(page.locator(".desk-finding a:focus")).to_have_count(1)
    select_all(page)
    page.keyboard.press("Delete")
    expect(finding("There is no text yet.")).to_be_visible()
    article.refresh_from_db()
    assert (article.headline, QUOTATION in article.body) == ("", True)

    # From the page that asks, a finding leads back to the words.
    page.goto(f"{live_server.url}/desk/newsroom/article/{article.pk}/do/publish/")
    page.click(f".desk-ticks a:has-text('{QUOTATION}')")
    page.wait_for_function("words => getSelection().toString() === words", arg=QUOTATION)
