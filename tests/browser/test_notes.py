"""Notes on words of the text, from one desk to the other."""

import re

import pytest
from playwright.sync_api import expect

from newsroom.models import Article, NoteThread
from newsroom.notes.actions import begin
from newsroom.quotes.marks import text_of
from tests.browser.pages import (
    EDITOR,
    editor_is_there,
    held,
    let_go,
    open_article,
    save,
    select,
    to_the_start,
    write,
)
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
    # Who goes on writing before the answer is there, here or in the text, is not disturbed.
    late = held(page, "**/notes/")
    page.get_by_role("button", name="Add note").click()
    field.press_sequentially(" And more")
    write(page, " It is here.")
    let_go(late)
    expect(page.locator(".desk-note-thread")).to_contain_text("Twice, @rita please")
    expect(page.get_by_label("New note")).to_have_value("And more")
    page.keyboard.type(" Now.")
    expect(page.locator(EDITOR)).to_have_text(re.compile(r"It is here\. Now\.$"))
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


def test_the_words_of_a_note_are_marked_in_the_text_and_lead_to_it(page, live_server, log_in):
    ed = make_user("Editor", username="ed")
    article = make_article(body="<p>The camera is new. The camera is small.</p><p>End.</p>")
    begin(article, by=ed, text="How new?", place="body", words="camera is new", before="The ")
    begin(article, by=ed, text="Gone.", place="body", words="no such words")
    log_in(ed)
    open_article(page, live_server.url, article)
    noted = page.locator(f"{EDITOR} .desk-noted")
    expect(noted).to_have_text("camera is new")
    expect(noted).to_have_attribute("title", re.compile("ed: How new[?]"))
    thread = page.get_by_role("article", name="Notes on “camera is new”")
    page.get_by_role("button", name=re.compile("^Note: ")).click()
    expect(thread).to_be_focused()

    # By the keyboard, from within the words; the mark moves along and is no part of the text.
    to_the_start(page)
    page.keyboard.type("Look: ")
    select(page, "camera is new")
    page.keyboard.press("Control+Alt+n")
    expect(thread).to_be_focused()
    expect(noted).to_have_text("camera is new")
    save(page)
    assert text_of(Article.objects.get().body).startswith("Look: The camera is new. The")

    # Words that have none are where a new note begins; resolved, the mark goes.
    select(page, "End.")
    page.keyboard.press("Control+Alt+n")
    expect(page.get_by_label("New note")).to_be_focused()
    page.keyboard.type("Too soon.")
    page.get_by_role("button", name="Add note").click()
    expect(noted).to_have_text(["camera is new", "End."])
    thread.get_by_role("button", name="Resolve").click()
    expect(noted).to_have_text(["End."])
