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
    """Select the words in the editor, as a double click and a drag would; the last of them.

    The editor overlooks a selection made within 50 ms of its own, and hears of any other a little
    later: the words are selected again until it has them.
    """
    page.wait_for_function(
        """([editor, words]) => {
            const root = document.querySelector(editor);
            const { state, view } = root.editor;
            const { from, to } = state.selection;
            if (state.doc.textBetween(from, to, " ", " ") === words) return true;
            root.focus();
            let start = null;
            state.doc.descendants((node, pos) => {
                if (!node.isTextblock) return true;
                const at = node.textBetween(0, node.content.size, " ", " ").lastIndexOf(words);
                if (at >= 0) start = pos + 1 + at;
                return false;
            });
            const [first, last] = [view.domAtPos(start), view.domAtPos(start + words.length)];
            getSelection().setBaseAndExtent(first.node, first.offset, last.node, last.offset);
            return false;
        }""",
        arg=[EDITOR, words],
    )


def to_the_end(page):
    """Put the cursor behind the last word of the text; again, until the editor has it there."""
    page.wait_for_function(
        """editor => {
            const root = document.querySelector(editor);
            const { state, view } = root.editor;
            const end = state.doc.content.size - 1;
            const { empty, to } = state.selection;
            if (empty && to === end && view.hasFocus()) return true;
            root.focus();
            const { node, offset } = view.domAtPos(end);
            getSelection().collapse(node, offset);
            return false;
        }""",
        arg=EDITOR,
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


def test_moved_words_keep_their_tag_and_copies_are_new_passages_of_the_quote(
    desk, article, live_server
):
    tag(desk, FIRST)
    select(desk, FIRST)
    desk.keyboard.press("Control+x")
    assert labels(desk) == []
    select(desk, "July")
    desk.keyboard.press("Control+v")
    assert labels(desk) == ["Matthias Harsch"]
    first = article.passages.get()

    select(desk, FIRST)
    desk.keyboard.press("Control+c")
    select(desk, "The phone comes")
    with desk.expect_response("**/copy/"):
        desk.keyboard.press("Control+v")
    desk.wait_for_function(
        "document.querySelectorAll('.passage-label:not(.passage-pending)').length === 2"
    )
    assert labels(desk) == ["Matthias Harsch"] * 2
    save(desk)
    again = article.passages.exclude(pk=first.pk).get()
    assert (again.quote, again.fragments) == (first.quote, [FIRST])

    # In another article too.
    other = make_article(headline="Another", body="<p>July again.</p>")
    select(desk, FIRST)
    desk.keyboard.press("Control+c")
    desk.goto(f"{live_server.url}/desk/newsroom/article/{other.pk}/change/")
    desk.wait_for_selector(".prose-menubar")
    select(desk, "July")
    with desk.expect_response("**/copy/"):
        desk.keyboard.press("Control+v")
    desk.wait_for_selector(".passage-label:not(.passage-pending)")
    save(desk)
    assert other.passages.get().quote == first.quote


def test_verification_is_a_colour_and_a_sign_and_an_edit_alters_at_once(desk, article):
    tag(desk, FIRST)
    save(desk)
    article.passages.update(words_finding="verbatim", speaker_finding="agrees")
    desk.reload()
    label = desk.locator(".passage-label")
    label.wait_for()
    shown = "([sign, speaker, post]) => sign + speaker + post"
    assert label.evaluate(
        f"e => ({shown})([e.dataset.sign, e.dataset.speaker, e.dataset.post])"
    ) == ("✓Matthias Harsch, Chief executive, Leica Camera AG")
    assert "passage-verified" in label.get_attribute("class")
    select(desk, "premium")
    desk.keyboard.type("good")
    assert label.get_attribute("data-sign") == "≠"
    assert "passage-altered" in label.get_attribute("class")
    desk.keyboard.press("Control+z")
    assert label.get_attribute("data-sign") == "✓"
    desk.keyboard.press("Control+Shift+z")
    save(desk)
    assert article.passages.get().words_finding == "altered"
    assert label.get_attribute("data-sign") == "≠"


def test_a_tag_names_two_speakers_one_of_them_new_and_can_be_changed(desk, article):
    select(desk, FIRST)
    desk.keyboard.press("Control+Shift+X")
    desk.focus("#tag-speaker")  # Whom the text names nearby is offered before a key is pressed.
    desk.wait_for_selector("[role=option]")
    assert "Chief executive" in desk.inner_text("[role=option]")
    desk.keyboard.press("Enter")
    desk.click("[data-does=another]")
    desk.click("[data-does=new-person]")
    desk.fill("#tag-new_name", "Ann Ost")
    desk.fill("#tag-new_role", "Designer")
    desk.click("dialog [type=submit]")
    desk.wait_for_selector("#tag-new_company-error")
    desk.focus("#tag-new_company")
    desk.keyboard.type("leica")
    desk.wait_for_selector("[role=option]")
    desk.keyboard.press("Enter")
    desk.click("dialog summary")
    desk.fill("#tag-original_words", "Beide sind Premiummarken")
    desk.fill("#tag-original_language", "de")
    desk.click("dialog [type=submit]")
    desk.wait_for_selector("dialog", state="detached")
    assert labels(desk) == ["Matthias Harsch, Ann Ost"]
    quote = article.passages.get().quote
    assert [row.post for row in quote.speakers.all()] == [
        "Chief executive, Leica Camera AG",
        "Designer, Leica Camera AG",
    ]
    assert quote.speakers.last().person.is_proposal

    desk.keyboard.press("Control+Shift+X")  # The tag again, as it was given.
    desk.wait_for_selector(".tag-speakers li >> nth=1")
    assert desk.inner_text("h2#tag-title") == "Change the tag"
    assert desk.input_value("#tag-original_language") == "de"
    desk.click("[aria-label='Remove Ann Ost']")
    desk.click("dialog [type=submit]")
    desk.wait_for_selector("dialog", state="detached")
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
