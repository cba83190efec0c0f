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

from newsroom.models import Article, Draft, Passage, Revision
from newsroom.quotes.marks import text_of
from tests.browser.test_tagging import EDITOR, to_the_end
from tests.newsroom.factories import make_article, make_user, tag_words

pytestmark = pytest.mark.django_db(transaction=True)

SAVED = "#desk-saved"


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


def open_article(page, base, article):
    page.goto(f"{base}/desk/newsroom/article/{article.pk}/change/")
    page.wait_for_selector(".prose-menubar")


def write(page, words):
    """Type at the end of the text."""
    to_the_end(page)
    page.keyboard.type(words)


def save(page):
    with page.expect_navigation():
        page.click("[name=_continue]")
    page.wait_for_selector(".prose-menubar")


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
    page.click("[name=_continue]")
    write(page, " Fourth.")

    server.start()
    expect(page.locator(SAVED)).to_have_text(re.compile("^Draft saved"), timeout=30_000)
    expect(page.locator("#desk-trouble")).to_be_hidden()
    save(page)
    assert words_of(article) == "First. Second. Third. Fourth."
    assert not Draft.objects.unsaved().exists()
    assert page.locator(".desk-notice").count() == 0
    assert on_their_way[1] == 1
    console_errors[:] = [line for line in console_errors if "ERR_CONNECTION_REFUSED" not in line]


def test_a_tab_that_dies_and_a_login_that_ends(page, context, live_server, log_in, console_errors):
    editor = make_user("Editor", username="vera", password="a long enough password")
    article = make_article(headline="A lens", body="<p>A first line of a story.</p>")
    log_in(editor)
    open_article(page, live_server.url, article)
    write(page, " Kept on the server.")
    expect(page.locator(SAVED)).to_have_text(re.compile("^Draft saved"))
    write(page, " And this in the browser.")
    while "And this in the browser." not in page.evaluate("JSON.stringify(localStorage)"):
        page.wait_for_timeout(50)
    with suppress(Error):
        page.goto("chrome://crash")
    page.close()

    # On return both are there, beside the saved text; taken, they are in the form.
    page = context.new_page()
    open_article(page, live_server.url, article)
    new_words = page.locator("section.desk-notice .desk-beside ins")
    expect(new_words).to_have_text(" Kept on the server. And this in the browser.")
    assert words_of(article) == "A first line of a story."
    with page.expect_navigation():
        page.click("text=Take it into the form")
    page.wait_for_selector(".prose-menubar")
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
    with other.expect_navigation():
        other.click("[type=submit]")
    expect(page.locator("#desk-trouble")).to_be_hidden(timeout=30_000)
    save(page)
    assert words_of(article).endswith("And this in the browser. Third.")
    assert page.locator(".desk-notice").count() == 0
    assert article.revisions.count() == 2


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

    # Each hears of the other within ten seconds; a second tab of one's own is nobody.
    own = context.new_page()
    open_article(own, live_server.url, article)
    ten_seconds = 10_000
    others = page.locator("#desk-others")
    expect(others).to_have_text("Ben Beck has this open too.", timeout=ten_seconds)
    write(theirs, " Ben was here.")
    expect(others).to_have_text("Ben Beck is typing.", timeout=ten_seconds)
    own.close()

    # Ann saves first; Ben is told, and his save is refused.
    page.fill("[name=headline]", "A better lens")
    page.evaluate(
        "([editor]) => document.querySelector(editor).editor.commands.insertContentAt(7, ' Ann.')",
        [EDITOR],
    )
    save(page)
    expect(theirs.locator("#desk-newer")).to_contain_text("Ann Abel saved", timeout=ten_seconds)
    save(theirs)
    assert "Ann Abel saved this article at" in theirs.text_content(".errornote + .errorlist")
    assert "Ben was here" not in words_of(article)

    # Both texts, paragraph by paragraph: Ben takes from each, and nobody's words are gone.
    with theirs.expect_navigation():
        theirs.click("text=Compare both and take over")
    assert theirs.locator(".desk-choice legend").all_text_contents() == [
        "Headline", "Changed in the saved text", "Only you changed this",
    ]  # fmt: skip
    assert theirs.evaluate("document.documentElement.scrollWidth") <= 390
    with theirs.expect_navigation():
        theirs.click("text=Take this into the form")
    theirs.wait_for_selector(".prose-menubar")
    assert theirs.input_value("[name=headline]") == "A better lens"
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
    assert beside.locator("html").evaluate("root => root.clientWidth") == 390
    page.keyboard.press("Escape")
    expect(page.locator("#desk-preview")).to_have_count(0)

    # A link for somebody without an account shows what is saved …
    save(page)
    page.click("text=Share a preview")
    page.fill("[name=label]", "The lawyer")
    page.click("text=Make a link")
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
