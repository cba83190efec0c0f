"""The checks beside the text: they follow what is typed, and each leads to its place."""

import pytest

from tests.browser.test_tagging import EDITOR
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)

QUOTATION = "We are ready to sell it now,"


def test_each_finding_follows_the_text_and_leads_to_its_place(page, live_server, log_in):
    article = make_article(
        headline="", section=None, body=f"<p>It begins.</p><p>“{QUOTATION}” Ann Ost said.</p>"
    )
    log_in(make_user("Editor"))
    page.goto(f"{live_server.url}/desk/newsroom/article/{article.pk}/change/")
    page.wait_for_selector(".prose-menubar")

    # A finding leads to words in the text, or to a field, also by the keyboard.
    page.click(f".desk-finding a:has-text('{QUOTATION}')")
    page.wait_for_function("words => getSelection().toString() === words", arg=QUOTATION)
    page.focus(".desk-finding a:has-text('Choose a section.')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".field-section .select2-selection:focus")
    page.click(".desk-finding a:has-text('Give it a headline.')")
    page.wait_for_selector("[name=headline]:focus")

    # What is typed is looked at, and nothing is saved for it.
    page.keyboard.type("x" * 111)
    page.wait_for_selector(".desk-finding:has-text('The headline has 111 characters')")
    assert not page.locator(".desk-finding:has-text('Give it a headline.')").count()
    page.click(f"{EDITOR} p >> nth=0")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.wait_for_selector(".desk-finding:has-text('There is no text yet.')")
    article.refresh_from_db()
    assert (article.headline, QUOTATION in article.body) == ("", True)

    # From the page that asks, a finding leads back to the words.
    page.goto(f"{live_server.url}/desk/newsroom/article/{article.pk}/do/publish/")
    page.click(f".desk-ticks a:has-text('{QUOTATION}')")
    page.wait_for_function("words => getSelection().toString() === words", arg=QUOTATION)
