"""Notes on words of the text, from one desk to the other."""

import pytest
from playwright.sync_api import expect

from newsroom.models import NoteThread
from tests.browser.pages import EDITOR, editor_is_there, open_article, select
from tests.newsroom.desk.pages import change_url
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_note_on_words_is_answered_and_resolved(page, context, live_server, log_in):
    rita, ed = make_user("Reporter", username="rita"), make_user("Editor", username="ed")
    article = make_article(
        created_by=rita, body="<p>The camera is new. The camera is small.</p>", slug="camera"
    )
    log_in(ed)
    open_article(page, live_server.url, article)
    select(page, "The camera")  # The second of them.
    expect(page.locator("[data-note-about]").first).to_have_text("On “The camera”")
    field = page.get_by_label("New note")
    field.click()
    field.type("Twice, @ri")
    expect(page.get_by_role("option", name="@rita")).to_be_visible()
    field.press("Enter")
    field.type("please")
    page.get_by_role("button", name="Add note").click()
    expect(page.locator(".desk-note-thread")).to_contain_text("Twice, @rita please")
    thread = NoteThread.objects.get()
    assert (thread.words, thread.before[-5:], thread.after) == ("The camera", "new. ", " is small.")

    page.goto("about:blank")
    context.clear_cookies()
    log_in(rita)
    page.goto(f"{live_server.url}{change_url(article)}#note-{thread.pk}")
    editor_is_there(page)
    page.get_by_role("link", name="“The camera”").click()
    page.wait_for_function(
        """editor => getSelection().toString() === 'The camera'
            && document.querySelector(editor).editor.state.selection.from === 20""",
        arg=EDITOR,
    )
    page.get_by_text("Answer", exact=True).first.click()
    page.get_by_label("Answer").fill("@nobody")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("Nobody on the desk is called @nobody.")
    expect(page.get_by_label("Answer")).to_have_value("@nobody")
    page.get_by_label("Answer").fill("Mended.")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".desk-note-thread")).to_contain_text("Mended.")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("Resolved (1)")).to_be_visible()
