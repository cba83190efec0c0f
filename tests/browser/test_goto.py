"""“/” anywhere at the desk: find something and go there, by the keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import held, let_go
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_enter_goes_where_the_last_key_leads_and_not_where_an_earlier_one_did(
    page, live_server, log_in
):
    make_article(headline="A lens of glass")
    article = make_article(headline="A lens of plastic")
    log_in(make_user("Editor"))
    page.goto(f"{live_server.url}/desk/")
    page.keyboard.press("/")
    options = page.locator("#goto-list [role=option]")
    page.keyboard.type("lens")
    expect(options).to_have_count(2)
    late = held(page, "**/find/*")
    page.keyboard.type(" of plas")
    expect(options).to_have_count(0)
    page.keyboard.press("Enter")
    let_go(late)
    page.keyboard.type("tic")
    expect(options.locator("a")).to_have_text(["A lens of plastic"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/desk/newsroom/article/{article.pk}/change/")
