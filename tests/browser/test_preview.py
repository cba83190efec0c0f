"""The preview beside the text follows the form: also of an article that was never saved."""

import pytest
from playwright.sync_api import expect

from newsroom.models import Article
from tests.newsroom.factories import make_section, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_new_article_is_seen_beside_its_text_before_it_is_saved(page, live_server, log_in):
    log_in(make_user("Editor"))
    make_section(name="Phones")
    page.goto(f"{live_server.url}/desk/newsroom/article/add/")
    page.fill("[name=headline]", "A lens with two names")
    page.click(".desk-actions >> text=Preview")
    beside = page.frame_locator("#desk-preview iframe")
    expect(beside.locator("h1")).to_have_text("A lens with two names")
    page.fill("[name=standfirst]", "Neither is on the box.")
    expect(beside.locator(".standfirst")).to_have_text("Neither is on the box.")
    page.keyboard.press("Escape")
    assert not Article.objects.exists()
