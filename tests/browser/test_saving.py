"""Nothing typed is lost: a server that stops, a tab that dies, two editors at once."""

import re
import socket
import threading
from contextlib import suppress

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Error, expect

from newsroom.desk.articles import ArticleAdmin
from newsroom.models import Article, Draft, Passage, Revision
from newsroom.quotes.marks import text_of
from tests.browser.pages import (
    EDITOR,
    SAVED,
    editor_is_there,
    open_article,
    press,
    save,
    write,
)
from tests.newsroom.factories import make_article, make_user, tag_words

pytestmark = pytest.mark.django_db(transaction=True)

#: What Chromium's console says of a server that does not answer, or no more.
UNREACHED = "Failed to load resource: net::ERR_"


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class _Server(ThreadedWSGIServer):
    """Its threads leave nothing behind: no line to a browser, and none to the test's database."""

    daemon_threads = True

    def __init__(self, *args):
        self.lines = set()
        super().__init__(*args)

    def process_request_thread(self, request, client_address):
        self.lines.add(request)
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.lines.discard(request)
            connections.close_all()

    def hang_up(self):
        for line in list(self.lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


class Server:
    """The application on a port of its own, to be stopped and started again."""

    def __init__(self):
        self.port = 0
        self.start()

    def start(self):
        self.server = _Server(("127.0.0.1", self.port), _Quiet)
        self.port = self.server.server_address[1]
        self.server.set_app(get_wsgi_application())
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.hang_up()
        self.server.server_close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture
def server(transactional_db):
    server = Server()
    yield server
    server.stop()


def most_at_once(page):
    """How many texts were on their way to the server at once: [now, at most]."""
    counts = [0, 0]

    def count(change):
        def counted(request):
            if request.url.endswith("/keep/"):
                counts[0] += change
                counts[1] = max(counts)

        return counted

    page.on("request", count(1))
    page.on("requestfinished", count(-1))
    page.on("requestfailed", count(-1))
    return counts


def words_of(article):
    return text_of(Article.objects.get(pk=article.pk).body)


def test_a_server_that_stops_while_one_types(page, context, server, console_errors, log_in):
    editor, article = make_user("Editor"), make_article(body="<p>First.</p>")
    log_in(editor, server.url)
    on_their_way = most_at_once(page)
    open_article(page, server.url, article)
    expect(page.locator(SAVED)).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    write(page, " Second.")
    expect(page.locator(SAVED)).to_have_text("Draft not saved yet")
    expect(page.locator(SAVED)).to_have_text(re.compile(r"^Draft saved \d\d:\d\d$"))
    # Beside the article, not in it, and in no list of revisions.
    assert words_of(article) == "First."
    assert Revision.objects.count() == 1

    server.stop()
    write(page, " Third.")
    expect(page.locator("#desk-trouble")).to_contain_text("kept in this browser and will be sent")
    expect(page.locator(SAVED)).to_have_text(re.compile("^Kept in this browser"))
    page.click("[name=_continue]")  # Not without its server: the page stays.
    write(page, " Fourth.")

    server.start()
    expect(page.locator(SAVED)).to_have_text(re.compile("^Draft saved"))
    expect(page.locator("#desk-trouble")).to_be_hidden()
    save(page)
    assert words_of(article) == "First. Second. Third. Fourth."
    assert not Draft.objects.unsaved().exists()
    expect(page.locator(".desk-notice")).to_have_count(0)
    assert on_their_way[1] == 1
    console_errors[:] = [line for line in console_errors if UNREACHED not in line]


def test_a_tab_that_dies_and_a_login_that_ends(page, context, live_server, log_in, console_errors):
    editor = make_user("Editor", username="vera", password="a long enough password")
    article = make_article(headline="A lens", body="<p>A first line of a story.</p>")
    log_in(editor)
    open_article(page, live_server.url, article)
    write(page, " Kept on the server.")
    expect(page.locator(SAVED)).to_have_text(re.compile("^Draft saved"))
    context.set_offline(True)
    write(page, " And this in the browser.")
    expect(page.locator(SAVED)).to_have_text(re.compile("^Kept in this browser"))
    with suppress(Error):
        page.goto("chrome://crash")
    page.close()
    context.set_offline(False)
    console_errors[:] = [line for line in console_errors if UNREACHED not in line]

    # On return both are there, beside the saved text; taken, they are in the form.
    page = context.new_page()
    open_article(page, live_server.url, article)
    new_words = page.locator("section.desk-notice .desk-beside ins")
    expect(new_words).to_have_text(" Kept on the server. And this in the browser.")
    assert words_of(article) == "A first line of a story."
    press(page, "text=Take it into the form")
    editor_is_there(page)
    expect(page.locator(EDITOR)).to_have_text(
        "A first line of a story. Kept on the server. And this in the browser."
    )

    # The login ends while one writes: the text waits, and goes on after signing in again.
    context.clear_cookies(name="sessionid")
    write(page, " Third.")
    expect(page.locator("#desk-trouble")).to_contain_text("You are signed out")
    other = context.new_page()
    other.goto(f"{live_server.url}/desk/")
    other.fill("[name=login]", "vera")
    other.fill("[name=password]", "a long enough password")
    press(other, "[type=submit]")
    expect(page.locator("#desk-trouble")).to_be_hidden()
    save(page)
    assert words_of(article).endswith("And this in the browser. Third.")
    expect(page.locator(".desk-notice")).to_have_count(0)
    assert article.revisions.count() == 2


def test_what_is_typed_while_a_save_is_on_its_way_is_offered_afterwards(
    page, live_server, log_in, monkeypatch
):
    article = make_article(body="<p>First.</p>")
    answer, typed = ArticleAdmin.changeform_view, threading.Event()

    def late(admin, request, *args, **kwargs):
        if request.method == "POST":
            typed.wait(30)
        return answer(admin, request, *args, **kwargs)

    monkeypatch.setattr(ArticleAdmin, "changeform_view", late)
    log_in(make_user("Editor"))
    open_article(page, live_server.url, article)
    page.fill("[name=headline]", "A lens")
    page.evaluate(  # As a click would, which Playwright does not make while a page is leaving.
        """() => document.forms.article_form.addEventListener(
            "submit", () => document.querySelector("[name=headline]").focus())"""
    )
    with page.expect_navigation():
        page.click("[name=_continue]", no_wait_after=True)
        page.keyboard.press("End")
        page.keyboard.type(", too late")
        typed.set()
    assert Article.objects.get().headline == "A lens"
    press(page, "section.desk-notice >> text=Compare both and take over")
    expect(page.locator(".desk-choice ins").last).to_have_text("A lens, too late")
    assert Article.objects.get().headline == "A lens"


def test_two_editors_at_once(page, context, browser, live_server, log_in):
    ann = make_user("Editor", username="ann", first_name="Ann", last_name="Abel")
    ben = make_user("Editor", username="ben", first_name="Ben", last_name="Beck")
    article = make_article(headline="A lens", body="<p>First.</p><p>Second.</p>")
    passage = tag_words(article, "We are glad.")
    log_in(ann)
    bens = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
    log_in(ben, browser=bens)
    theirs = bens.new_page()
    open_article(page, live_server.url, article)
    open_article(theirs, live_server.url, article)

    # Each hears of the other; a second tab of one's own is nobody.
    own = context.new_page()
    open_article(own, live_server.url, article)
    others = page.locator("#desk-others")
    expect(others).to_have_text("Ben Beck has this open too.")
    write(theirs, " Ben was here.")
    expect(others).to_have_text("Ben Beck is typing.")
    own.close()

    # Ann saves first; Ben is told, and his save is refused.
    page.fill("[name=headline]", "A better lens")
    page.evaluate(
        "([editor]) => document.querySelector(editor).editor.commands.insertContentAt(7, ' Ann.')",
        [EDITOR],
    )
    save(page)
    expect(theirs.locator("#desk-newer")).to_contain_text("Ann Abel saved")
    save(theirs)
    refusal = theirs.locator(".errornote + .errorlist")
    expect(refusal).to_contain_text("Ann Abel saved this article at")
    assert "Ben was here" not in words_of(article)

    # Both texts, paragraph by paragraph: Ben takes from each, and nobody's words are gone.
    press(theirs, "text=Compare both and take over")
    expect(theirs.locator(".desk-choice legend")).to_have_text(
        ["Headline", "Changed in the saved text", "Only you changed this"]
    )
    assert theirs.evaluate("document.documentElement.scrollWidth") <= 390
    press(theirs, "text=Take this into the form")
    editor_is_there(theirs)
    expect(theirs.locator("[name=headline]")).to_have_value("A better lens")
    save(theirs)
    article = Article.objects.get()
    assert text_of(article.body) == "First. Ann.\nSecond.\n“We are glad.” Ben was here."
    assert article.headline == "A better lens"
    assert Passage.objects.get().pk == passage.pk
    assert Passage.objects.get().detached_at is None
    assert [(row.number, row.by) for row in article.revisions.all()[:2]] == [(4, ben), (3, ann)]
    assert not Draft.objects.unsaved().exists()
    bens.close()


def test_a_preview_beside_the_text_and_one_for_somebody_without_an_account(
    page, browser, live_server, log_in
):
    editor, article = make_user("Editor"), make_article(headline="A lens", body="<p>First.</p>")
    log_in(editor)
    open_article(page, live_server.url, article)
    page.get_by_role("button", name="Preview", exact=True).click()
    beside = page.frame_locator("#desk-preview iframe")
    expect(beside.locator("h1")).to_have_text("A lens")
    write(page, " Not saved yet.")
    expect(beside.locator(".body")).to_have_text("First. Not saved yet.")
    assert words_of(article) == "First."
    page.click("#desk-preview >> text=Phone")
    expect(beside.locator("html")).to_have_js_property("clientWidth", 390)
    page.keyboard.press("Escape")
    expect(page.locator("#desk-preview")).to_have_count(0)

    # A link for somebody without an account shows what is saved …
    save(page)
    press(page, "text=Share a preview")
    page.fill("[name=label]", "The lawyer")
    press(page, "text=Make a link")
    stranger = browser.new_context(java_script_enabled=False)
    reader = stranger.new_page()
    address = page.input_value(".desk-address").replace(settings.SITE_URL, live_server.url)
    answer = reader.goto(address)
    assert (answer.status, answer.headers["x-robots-tag"].split(",")[0]) == (200, "noindex")
    assert reader.text_content(".body").strip() == "First. Not saved yet."
    # … until it is revoked.
    page.get_by_role("button", name="Revoke the link for The lawyer").click()
    expect(page.locator(".messagelist")).to_contain_text("is revoked")
    assert reader.goto(address).status == 410
    assert "A lens" not in reader.content()
    stranger.close()
