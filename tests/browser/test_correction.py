"""A correction of what is live, while a rewrite is half done and an update is scheduled."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from newsroom.models import Version
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests.browser.pages import EDITOR, editor_is_there, open_article, press, select
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def rewrite(article, body):
    article.refresh_from_db()
    article.body = body
    article.save()
    save_revision(article, by=None)


def test_a_correction_beside_a_rewrite_and_a_schedule(page, context, live_server, log_in):
    editor = make_user("Editor")
    opening, price = "<p>It has ten lenses.</p>", "<p>It costs 740 euros.</p>"
    article = make_article(headline="What it costs", slug="what-it-costs", body=opening + price)
    first = actions.publish(article, by=editor)
    rewrite(article, f"{opening}{price}<p>It comes in July.</p>")
    at = timezone.now() + timedelta(days=1)
    actions.publish(article, by=editor, at=at, change="update", note="The month was added.")
    rewrite(article, f"<p>A new beginning, half writ</p>{price}<p>It comes in July.</p>")
    log_in(editor)
    open_article(page, live_server.url, article)
    expect(page.locator(".desk-standing")).to_contain_text("1 change since")

    # The dialog opens the live words, not the half-written ones.
    press(page, "[name=_verb][value=correct]")
    editor_is_there(page)
    text = page.locator(EDITOR)
    expect(text).to_have_text("It has ten lenses.It costs 740 euros.")
    select(page, "740")
    page.keyboard.type("470")
    expect(text).to_have_text("It has ten lenses.It costs 470 euros.")
    page.fill("[name=wrong]", "It costs 740 euros.")
    page.fill("[name=right]", "It costs 470 euros.")
    page.fill("[name=note]", "The price was wrong.")
    press(page, ".submit-row [type=submit]")

    # Readers have it now, and tomorrow's update has it too; the rewrite kept its own words.
    reader = context.browser.new_context(java_script_enabled=False).new_page()
    reader.goto(live_server.url + first.get_absolute_url())
    assert "It costs 470 euros." in reader.text_content(".body")
    assert "half writ" not in reader.text_content("main")
    assert "It costs 740 euros." in reader.text_content("#changes")
    reader.goto(f"{live_server.url}/corrections/")
    assert "It costs 470 euros." in reader.text_content("main")
    reader.context.close()
    later = Version.objects.live(at).get()
    assert later.body == f"{opening}<p>It costs 470 euros.</p><p>It comes in July.</p>"
    assert later.note == "The month was added."
    editor_is_there(page)
    expect(text).to_have_text("A new beginning, half writIt costs 470 euros.It comes in July.")
    expect(page.locator(".desk-standing")).to_contain_text("goes live on")
