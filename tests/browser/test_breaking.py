"""Breaking news from an empty form to six entries on a reader's page, with the clicks counted."""

import pytest
from playwright.sync_api import expect

from newsroom.models import Article
from tests.browser.pages import press
from tests.newsroom.factories import make_author, make_section, make_user

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCES = "The doors open. The phone does not start. There is another in the car."


class Clicks:
    """Clicks of the mouse so far; typing and the tab key cost none."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def __call__(self, selector):
        self.count += 1
        self.page.click(selector)

    def on(self, selector):
        """A click that leads to another page."""
        self.count += 1
        press(self.page, selector)

    def so_far(self):
        count, self.count = self.count, 0
        return count


def test_breaking_news_with_six_updates(page, context, live_server, log_in):
    editor = make_user("Editor")
    make_author(name="Ines Calloway", user=editor)
    make_section(name="Phones", slug="phones")
    log_in(editor)
    reader = context.browser.new_context(java_script_enabled=False).new_page()
    click = Clicks(page)

    # Three sentences from an empty form to live.
    page.goto(f"{live_server.url}/desk/newsroom/article/")
    press(page, "text=Breaking news")
    expect(page.locator("[name=headline]")).to_be_focused()
    page.keyboard.type("A phone is shown")
    page.keyboard.press("Tab")
    page.keyboard.type("Phones")
    page.keyboard.press("Tab")
    page.keyboard.type(SENTENCES)
    expect(page.locator("[name=text]")).to_have_value(SENTENCES)
    click.on("text=Publish now")
    expect(page.locator(".desk-ticks")).to_contain_text("Nobody but the author has checked it.")
    click("[name=ticked]")
    click.on("text=Publish now")
    assert click.so_far() <= 6
    article = Article.objects.get()
    address = live_server.url + article.versions.get().get_absolute_url()
    reader.goto(address)
    assert SENTENCES in reader.text_content(".body")
    assert reader.locator("main .kind:has-text('Developing')").count()

    # Meanwhile the next version is half written …
    page.fill("[name=standfirst]", "Half writ")
    press(page, "[name=_continue]")

    # … and six entries go out.
    for number in range(1, 7):
        click.on("[name=_verb][value=entry]")
        expect(page.locator("[name=text]")).to_be_focused()
        page.keyboard.type(f"What happened at step {number}.")
        page.keyboard.press("Tab")
        page.keyboard.type(f"Step {number}")
        click.on(".submit-row [type=submit]")
        assert click.so_far() <= 3
    expect(page.locator("[name=standfirst]")).to_have_value("Half writ")
    reader.goto(address)
    headings = reader.locator(".body h3").all_text_contents()
    assert [heading.split(" ", 1)[1] for heading in headings] == [
        f"Step {number}" for number in range(6, 0, -1)
    ]
    assert SENTENCES in reader.text_content(".body p >> nth=0")
    assert "Half writ" not in reader.text_content("main")
    assert article.versions.count() == 7

    # The story is over.
    click.on("[name=_verb][value=end_developing]")
    assert click.so_far() == 1
    reader.goto(address)
    assert not reader.locator(".article--developing").count()
    reader.context.close()
