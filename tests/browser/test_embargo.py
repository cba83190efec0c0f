"""An embargo at night: extended, it holds what waits for it; lifted, it offers it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from newsroom.models import Article, Version
from newsroom.versions import actions
from tests.browser.pages import press
from tests.factories import make_company, make_document
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db(transaction=True)


def moment(page, field, at):
    """Fill in a day and a time by the clock of Shanghai or London, as the field has it."""
    page.fill(f"[name={field}_0]", f"{at:%Y-%m-%d}")
    page.fill(f"[name={field}_1]", f"{at:%H:%M}")


def test_an_embargo_is_extended_holds_and_lifts(page, context, live_server, log_in):
    editor, checker = make_user("Editor"), make_user("Fact-checker")
    end = (timezone.localtime() + timedelta(days=2)).replace(second=0, microsecond=0)
    document = make_document(
        public=True, publisher="Halia", title="A lens", kind="release", embargo_until=end,
        embargo_zone="Europe/London", text="The firm said: “We are glad.”",
    )  # fmt: skip
    article = make_article(headline="A lens is announced", slug="a-lens")
    quote = make_quote("We are glad.", document=document)
    tag_words(article, "We are glad.", quote=quote)
    company = make_company(name="Halia", slug="halia")
    for thing in (quote, company):
        actions.make_public_with(article, thing)
    desk = f"{live_server.url}/desk/newsroom/article/{article.pk}/change/"
    release = f"{live_server.url}/desk/partnerships/document/{document.pk}/change/"
    reader = context.browser.new_context(java_script_enabled=False).new_page()

    # Too early is refused; at its end it is scheduled, with all that becomes public then.
    log_in(editor)
    page.goto(desk)
    press(page, "[name=_verb][value=schedule]")
    expect(page.locator(".desk-public-with")).to_contain_text("Record: Halia")
    for warning in page.locator("[name=ticked]").all():
        warning.check()
    moment(page, "at", end - timedelta(hours=1))
    press(page, ".submit-row [type=submit]")
    expect(page.locator(".errorlist.nonfield")).to_contain_text("public from")
    moment(page, "at", end)
    press(page, ".submit-row [type=submit]")
    expect(page.locator(".desk-standing")).to_contain_text("goes live on")
    address = live_server.url + Version.objects.get().get_absolute_url()
    assert reader.goto(address).status == 404

    # At night a colleague who may not publish extends it: everything that waits is held.
    log_in(checker)
    page.goto(release)
    moment(page, "embargo_until", end + timedelta(days=1))
    press(page, "[name=_continue]")
    told = page.locator(".messagelist .warning")
    for words in ("“A lens is announced” (was to go live on", "quote “We are glad.”", "“Halia”"):
        expect(told).to_contain_text(words)
    assert not Version.objects.exists()
    company.refresh_from_db()
    assert company.public_from is None

    # It is scheduled anew, and then the embargo is lifted early: one click is offered.
    log_in(editor)
    page.goto(desk)
    expect(page.locator(".desk-standing")).to_have_count(0)
    press(page, "[name=_verb][value=schedule]")
    for warning in page.locator("[name=ticked]").all():
        warning.check()
    moment(page, "at", end + timedelta(days=1))
    press(page, ".submit-row [type=submit]")
    page.goto(release)
    for part in (0, 1):
        page.fill(f"[name=embargo_until_{part}]", "")
    press(page, "[name=_continue]")
    press(page, ".messagelist a:has-text('A lens is announced')")
    press(page, ".submit-row [type=submit]")
    version = Version.objects.live().get()
    reader.goto(live_server.url + version.get_absolute_url())
    assert "We are glad." in reader.text_content(".body")
    assert reader.goto(f"{live_server.url}/companies/halia/").status == 200
    assert Article.objects.with_publication().get().publication == "live"
    reader.context.close()
