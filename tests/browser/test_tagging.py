"""Tagging quotes inside the text at the desk, as an editor does it, with the keyboard."""

from datetime import date

import pytest
from django.test import Client

from newsroom.articles.models import Article
from tests.factories import make_appointment, make_company, make_person
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)

EDITOR = ".ProseMirror[contenteditable]"
FIRST = "Both are premium brands,"
SECOND = "we are convinced that the phone shows it."
BODY = (
    f"<p>“{FIRST}” Matthias Harsch said, adding “{SECOND}”</p>"
    "<p>The phone comes in <em>July</em>.</p>"
)


@pytest.fixture
def article(transactional_db):
    company = make_company(name="Leica Camera AG")
    person = make_person(name="Matthias Harsch")
    make_appointment(person=person, company=company, role="Chief executive", started="2017")
    return make_article(headline="A partnership", body=BODY, day=date(2022, 5, 23))


@pytest.fixture
def desk(article, page, live_server, context):
    """The article's page at the desk; fails if its console said anything."""
    client = Client()
    client.force_login(make_user(is_superuser=True))
    cookie = client.cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    said = []  # Not the line that Chromium itself prints for an answer 400 or 404.
    page.on("console", lambda m: m.text.startswith("Failed to load") or said.append(m.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{live_server.url}/desk/newsroom/article/{article.pk}/change/")
    page.wait_for_selector(".prose-menubar")
    yield page
    assert said == []


def select(page, words):
    """Select the words in the editor, as a double click and a drag would.

    The editor overlooks a selection made within 50 ms of its own, and hears of any other a little
    later: the words are selected again until it has them.
    """
    page.wait_for_function(
        """([editor, words]) => {
            const root = document.querySelector(editor);
            const { state } = root.editor;
            const { from, to } = state.selection;
            if (state.doc.textBetween(from, to, " ", " ") === words) return true;
            root.focus();
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {
                const at = node.data.indexOf(words);
                if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
            }
            return false;
        }""",
        arg=[EDITOR, words],
    )


def tag(page, words, speaker="harsch"):
    select(page, words)
    page.keyboard.press("Control+Shift+X")
    page.check("[name=mode][value=new]")
    page.focus("#tag-speaker")
    page.keyboard.type(speaker)
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog", state="detached")


def labels(page):
    return page.eval_on_selector_all("[data-speaker]", "all => all.map(x => x.dataset.speaker)")


def save(page):
    with page.expect_navigation():
        page.click("[name=_continue]")
    page.wait_for_selector(".prose-menubar")


def test_a_split_quotation_is_one_passage_with_two_fragments(desk, article):
    tag(desk, f"“{FIRST}”")
    select(desk, f"“{SECOND}”")
    desk.keyboard.press("Control+Shift+X")
    assert desk.is_checked("[name=mode][value=join]")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("dialog", state="detached")
    assert labels(desk) == ["Matthias Harsch", "↳ Matthias Harsch"]

    save(desk)
    assert labels(desk) == ["Matthias Harsch", "↳ Matthias Harsch"]
    passage = article.passages.get()
    mark = f'<span data-passage="{passage.pk}">'
    assert Article.objects.get().body == BODY.replace(FIRST, f"{mark}{FIRST}</span>").replace(
        SECOND, f"{mark}{SECOND}</span>"
    )
    speaker = passage.quote.speakers.get()
    assert (speaker.name, speaker.post) == ("Matthias Harsch", "Chief executive, Leica Camera AG")


def test_a_tag_is_undone_and_untagged(desk):
    tag(desk, FIRST)
    desk.keyboard.press("Control+z")
    assert labels(desk) == []
    desk.keyboard.press("Control+Shift+z")
    assert labels(desk) == ["Matthias Harsch"]
    desk.click("[data-name='passage:untag']")
    assert labels(desk) == []


def test_words_typed_at_the_edges_are_not_tagged(desk):
    tag(desk, FIRST)
    desk.keyboard.type("!")
    words = desk.inner_text(f"{EDITOR} [data-passage]")
    assert words == FIRST


def test_pasted_words_lose_the_tag_and_moved_words_keep_it(desk):
    tag(desk, FIRST)
    select(desk, FIRST)
    desk.keyboard.press("Control+c")
    select(desk, "July")
    desk.keyboard.press("Control+v")
    assert desk.locator(f"{EDITOR} [data-passage]").count() == 1
    desk.keyboard.press("Control+z")
    select(desk, FIRST)
    desk.keyboard.press("Control+x")
    assert labels(desk) == []
    select(desk, "July")
    desk.keyboard.press("Control+v")
    assert labels(desk) == ["Matthias Harsch"]


def test_an_error_stands_at_its_field_and_nothing_is_lost(desk, article):
    select(desk, FIRST)
    desk.keyboard.press("Control+Shift+X")
    desk.fill("#tag-place", "p. 3")
    desk.click("dialog [type=submit]")
    desk.wait_for_selector("#tag-speaker-error")
    assert desk.input_value("#tag-place") == "p. 3"
    assert desk.get_attribute("#tag-speaker", "aria-describedby") == "tag-speaker-error"
    desk.keyboard.press("Escape")
    desk.wait_for_selector("dialog", state="detached")
    assert desk.evaluate("getSelection().toString()") == FIRST
    assert article.passages.count() == 0


def test_a_selection_over_two_paragraphs_is_told_so(desk):
    desk.focus(EDITOR)
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Control+Shift+X")
    assert "more than one paragraph" in desk.inner_text("dialog")


def test_a_new_article_says_that_it_must_be_saved_first(desk, live_server):
    desk.goto(f"{live_server.url}/desk/newsroom/article/add/")
    button = desk.locator("[data-name='passage:tag']")
    assert button.inner_text() == "Save the draft first, then tag"
