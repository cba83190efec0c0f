"""Writing at the desk: what the editor makes of keys and of the clipboard, and its tools."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article
from newsroom.drafts.models import Draft
from newsroom.versions.actions import publish
from tests.browser.test_tagging import EDITOR, select, to_the_end
from tests.factories import make_company, make_person
from tests.newsroom.factories import make_article, make_image, make_user

pytestmark = pytest.mark.django_db(transaction=True)

PASTED = Path(__file__).parent / "pasted"
#: What both programs' clipboards come to: bold, italic, links and lists, nothing else of looks.
KEPT = (
    "<h{level}>What it is</h{level}><p>Xiaomi and <strong>Leica</strong> announced "
    '<em>a long-term</em> strategic partnership, <a href="https://www.mi.com/global/">the maker'
    "</a> says.</p><ul><li><p>optics</p><ul><li><p>lenses</p></li></ul></li>"
    "<li><p><strong>tuning</strong></p></li></ul><p>Then:</p><ol><li><p>July</p></li></ol>"
    "<p>See my notes.</p>"
)


@pytest.fixture
def article(transactional_db):
    return make_article(headline="A lens", body="<p>The old text.</p>")


@pytest.fixture
def desk(article, page, live_server, log_in):
    log_in(make_user(is_superuser=True))
    page.goto(f"{live_server.url}/desk/newsroom/article/{article.pk}/change/")
    page.wait_for_selector("[role=toolbar]")
    return page


def paste(page, html):
    """As the browser does on Ctrl+V, with `html` on the clipboard."""
    page.evaluate(
        """([editor, html]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", "plain");
            document.querySelector(editor).dispatchEvent(
                new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        [EDITOR, html],
    )


def written(page):
    """The text as it would be stored."""
    return clean_body(page.input_value("textarea[name=body]"))


def start_anew(page):
    page.focus(EDITOR)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def test_what_word_and_google_docs_put_on_the_clipboard_keeps_its_sense(desk, article):
    for name, level in (("word.html", 2), ("docs.html", 3)):
        start_anew(desk)
        paste(desk, (PASTED / name).read_text(encoding="utf-8"))
        assert written(desk) == KEPT.format(level=level), name
    with desk.expect_navigation():
        desk.click("[name=_continue]")
    assert Article.objects.get().body == KEPT.format(level=3)


def test_lengths_are_said_and_quotes_and_dashes_set_while_typing(desk):
    assert desk.inner_text("#id_body_count") == "3 words, 13 characters"
    to_the_end(desk)
    desk.keyboard.type(" It’s 2.5 new.")
    assert desk.inner_text("#id_body_count") == "6 words, 27 characters"
    desk.fill("[name=headline]", "Two lenses")
    assert desk.inner_text("#id_headline_count") == "10 of 160 characters"
    desk.fill("[name=standfirst]", "x" * 400)
    assert desk.inner_text("#id_standfirst_count") == "400 of 400 characters"

    start_anew(desk)
    desk.keyboard.type('"It\'s the \'90s" -- she said ("so") ... and --- no.')
    assert desk.inner_text(EDITOR) == "“It’s the ’90s” – she said (“so”) … and — no."
    desk.keyboard.type(' "')
    desk.keyboard.press("Backspace")  # Right after: back to what was typed.
    assert desk.inner_text(EDITOR).endswith(' no. "')

    button = desk.get_by_role("button", name="Smart quotes and dashes")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    start_anew(desk)
    desk.keyboard.type('"so" -- no')
    assert desk.inner_text(EDITOR) == '"so" -- no'
    desk.once("dialog", lambda dialog: dialog.accept())
    desk.reload()
    desk.wait_for_selector("[role=toolbar]")
    assert button.get_attribute("aria-pressed") == "false"


def test_find_and_replace(desk):
    start_anew(desk)
    desk.keyboard.type("Xiaomi's phone. The Xiaomi phone, xiaomis.")
    desk.keyboard.press("Control+Home")
    desk.keyboard.press("Control+Shift+F")
    desk.keyboard.type("xiaomi's")  # A straight mark finds the typographic one.
    assert desk.inner_text(".desk-find-status") == "1 place"
    desk.get_by_label("Find", exact=True).fill("xiaomi")
    assert desk.inner_text(".desk-find-status") == "3 places"
    desk.check("text=Whole words")
    assert desk.inner_text(".desk-find-status") == "2 places"
    desk.check("text=Match case")
    desk.focus("[aria-label=Find]")
    desk.keyboard.press("Enter")
    assert desk.inner_text(".desk-find-status") == "Nothing found"
    desk.get_by_label("Find", exact=True).fill("Xiaomi")
    desk.keyboard.press("Enter")
    assert desk.inner_text(".desk-find-status") == "1 of 2 places"
    desk.get_by_label("Replace with").fill("OnePlus")
    desk.keyboard.press("Enter")
    assert desk.inner_text(EDITOR) == "OnePlus’s phone. The Xiaomi phone, xiaomis."
    desk.click("text=Replace all")
    assert desk.inner_text(EDITOR) == "OnePlus’s phone. The OnePlus phone, xiaomis."
    assert desk.inner_text(".desk-find-status") == "1 replaced"
    desk.keyboard.press("Escape")
    assert desk.locator(".desk-find").count() == 0
    desk.keyboard.press("Control+z")
    assert desk.inner_text(EDITOR) == "OnePlus’s phone. The Xiaomi phone, xiaomis."


def test_the_tools_are_one_stop_for_tab_and_arrow_keys_move_between_them(desk):
    desk.focus(EDITOR)
    desk.keyboard.press("Alt+F10")

    def focused():
        return desk.evaluate("document.activeElement.getAttribute('aria-label')")

    assert focused() == "Tag quote"
    desk.keyboard.press("ArrowRight")
    assert focused() == "Heading"
    desk.keyboard.press("Enter")
    assert desk.locator(f"{EDITOR} h2").inner_text() == "The old text."
    assert desk.get_attribute("[data-name=heading2]", "aria-pressed") == "true"
    stops = "[role=toolbar] button[tabindex='0']"
    assert desk.locator(stops).count() == 1
    desk.keyboard.press("Alt+F10")
    desk.keyboard.press("End")
    assert focused() == "Keyboard shortcuts"
    desk.keyboard.press("Home")
    assert focused() == "Tag quote"
    desk.keyboard.press("Escape")
    assert desk.evaluate("document.activeElement.isContentEditable")

    # A question mark lists the shortcuts, but not while one types.
    desk.focus(EDITOR)
    desk.keyboard.type("?")
    assert desk.locator("dialog").count() == 0
    desk.keyboard.press("Control+/")
    assert "Find and replace" in desk.inner_text("dialog")
    desk.keyboard.press("Escape")
    expect(desk.locator(EDITOR)).to_be_focused()
    desk.focus("[name=_save]")
    desk.keyboard.press("?")
    assert "Tag the selected words" in desk.inner_text("dialog")
    desk.keyboard.press("Escape")

    # A phone: the page never scrolls sideways, the tools do.
    desk.set_viewport_size({"width": 390, "height": 844})
    assert desk.evaluate("document.documentElement.scrollWidth") == 390
    desk.click("[data-name=find]")
    assert desk.get_by_label("Replace with").is_visible()
    select(desk, "old text")
    desk.click("[data-name='passage:tag']")
    box = desk.locator("dialog").bounding_box()
    assert (box["x"] >= 0, box["x"] + box["width"] <= 390) == (True, True)


def test_pull_quotes_tables_pictures_and_links_reach_a_reader(desk, article, live_server):
    image = make_image(title="The old lens", alternative_text="A lens on a table")
    make_company(name="Leica Camera", slug="leica", public=True)
    start_anew(desk)
    desk.keyboard.type("Leica makes it. So it says.")
    select(desk, "Leica")
    desk.keyboard.press("Control+k")
    desk.wait_for_selector("[role=option]")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("dialog", state="detached")
    select(desk, "says")
    desk.click("[data-name=link]")
    desk.fill("#link-address", "leica.example/says")
    desk.click("dialog [type=submit]")
    desk.wait_for_selector("dialog", state="detached")

    to_the_end(desk)
    desk.click("[data-name=picture]")
    desk.wait_for_selector("[role=option]")
    desk.keyboard.press("Enter")
    assert desk.input_value("#picture-alt") == "A lens on a table"
    desk.click("dialog [type=submit]")
    desk.wait_for_selector("dialog", state="detached")
    desk.keyboard.type("In its case.")
    desk.keyboard.press("Enter")
    desk.click("[data-name=pullQuote]")
    desk.keyboard.type("A strong boost")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    desk.click("[data-name=table]")
    desk.click("dialog [type=submit]")
    desk.keyboard.type("cell")
    body = written(desk)
    with desk.expect_navigation():
        desk.click("[name=_continue]")
    article.refresh_from_db()
    assert article.body == body
    cells = "<tr>" + "<td><p></p></td>" * 3 + "</tr>"
    assert body == (
        '<p><a href="/companies/leica/">Leica</a> makes it. So it '
        '<a href="https://leica.example/says">says</a>.</p>'
        f'<figure data-image="{image.pk}" data-alt="A lens on a table">'
        "<figcaption>In its case.</figcaption></figure><aside><p>A strong boost</p></aside>"
        f"<table><tbody>{cells.replace('<p></p>', '<p>cell</p>', 1)}{cells * 2}</tbody></table>"
    )
    desk.wait_for_selector(f"{EDITOR} figure img")
    assert desk.inner_text(f"{EDITOR} figcaption") == "In its case."

    version = publish(article, by=make_user("Editor"))
    desk.goto(f"{live_server.url}{version.get_absolute_url()}")
    text = desk.locator(".body")
    assert text.locator("a").first.get_attribute("href") == "/companies/leica/"
    assert text.locator("figure img").evaluate("image => image.decode().then(() => image.alt)") == (
        "A lens on a table"
    )
    assert text.locator("figcaption").inner_text() == "In its case. Vogt"
    assert text.locator("aside").inner_text() == "A strong boost"
    assert text.locator("td").first.inner_text() == "cell"


def test_names_are_offered_as_one_writes_and_decided_with_the_keyboard(desk, article):
    make_company(name="Leica Camera")
    make_person(name="Matthias Harsch")
    refused = make_company(name="Huawei")
    make_company(name="Sharp")
    start_anew(desk)
    desk.keyboard.type("Matthias Harsch of Leica Camera, once with Huawei.")
    desk.wait_for_selector(".mention >> nth=2")
    assert desk.inner_text(".mention-summary") == "3 offered"
    assert desk.locator(f"{EDITOR} .name-offered").all_inner_texts() == [
        "Matthias Harsch",
        "Leica Camera",
        "Huawei",
    ]
    desk.focus(EDITOR)
    desk.keyboard.press("Control+Alt+m")
    desk.keyboard.press("Enter")  # On to the next that waits.
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    assert desk.inner_text(".mention-summary") == "2 accepted, 1 refused"
    assert desk.locator(f"{EDITOR} .name-accepted").count() == 2
    assert desk.locator(f"{EDITOR} .name-offered").count() == 0
    desk.focus("#mention-search")
    desk.keyboard.type("sharp")
    desk.wait_for_selector("[role=option]")
    desk.keyboard.press("Enter")
    assert desk.inner_text(".mention-summary") == "3 accepted, 1 refused"
    with desk.expect_navigation():
        desk.click("[name=_continue]")
    desk.wait_for_selector(".mention-buttons >> nth=3")
    assert desk.inner_text(".mention-summary") == "3 accepted, 1 refused"
    assert article.mentions.get(status="refused").record_id == refused.pk
    assert article.mentions.get(origin="by_hand").record.name == "Sharp"
    desk.reload()  # To look is not to type: nothing is kept as unsaved.
    desk.wait_for_selector(".mention-buttons >> nth=3")
    assert not Draft.objects.filter(closed_at=None).exists()
