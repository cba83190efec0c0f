"""Writing at the desk: what the editor makes of keys and of the clipboard, and its tools."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article
from newsroom.drafts.models import Draft
from newsroom.versions.actions import publish
from tests.browser.pages import (
    EDITOR,
    SAVED,
    dialog_is_gone,
    editor_is_there,
    held,
    let_go,
    open_article,
    save,
    select,
    start_anew,
    to_the_end,
    to_the_start,
    write,
)
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
    open_article(page, live_server.url, article)
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


def test_what_word_and_google_docs_put_on_the_clipboard_keeps_its_sense(desk, article):
    for name, level in (("word.html", 2), ("docs.html", 3)):
        start_anew(desk)
        paste(desk, (PASTED / name).read_text(encoding="utf-8"))
        assert written(desk) == KEPT.format(level=level), name
    save(desk)
    assert Article.objects.get().body == KEPT.format(level=3)


def test_lengths_are_said_and_quotes_and_dashes_set_while_typing(desk):
    text = desk.locator(EDITOR)
    expect(desk.locator("#id_body_count")).to_have_text("3 words, 13 characters")
    write(desk, " It’s 2.5 new.")
    expect(desk.locator("#id_body_count")).to_have_text("6 words, 27 characters")
    desk.fill("[name=headline]", "Two lenses")
    expect(desk.locator("#id_headline_count")).to_have_text("10 of 160 characters")
    desk.fill("[name=standfirst]", "x" * 400)
    expect(desk.locator("#id_standfirst_count")).to_have_text("400 of 400 characters")

    start_anew(desk)
    desk.keyboard.type('"It\'s the \'90s" -- she said ("so") ... and --- no.')
    expect(text).to_have_text("“It’s the ’90s” – she said (“so”) … and — no.")
    desk.keyboard.type(' "')
    expect(text).to_have_text(re.compile("no. “$"))
    desk.keyboard.press("Backspace")  # Right after: back to what was typed.
    expect(text).to_have_text(re.compile('no. "$'))

    button = desk.get_by_role("button", name="Smart quotes and dashes")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    start_anew(desk)
    desk.keyboard.type('"so" -- no')
    expect(text).to_have_text('"so" -- no')
    desk.once("dialog", lambda dialog: dialog.accept())
    desk.reload()
    editor_is_there(desk)
    expect(button).to_have_attribute("aria-pressed", "false")


def test_find_and_replace(desk):
    text, status = desk.locator(EDITOR), desk.locator(".desk-find-status")
    start_anew(desk)
    desk.keyboard.type("Xiaomi's phone. The Xiaomi phone, xiaomis.")
    to_the_start(desk)
    desk.keyboard.press("Control+Shift+F")
    find = desk.get_by_label("Find", exact=True)
    expect(find).to_be_focused()
    desk.keyboard.type("xiaomi's")  # A straight mark finds the typographic one.
    expect(status).to_have_text("1 place")
    find.fill("xiaomi")
    expect(status).to_have_text("3 places")
    desk.check("text=Whole words")
    expect(status).to_have_text("2 places")
    desk.check("text=Match case")
    find.press("Enter")
    expect(status).to_have_text("Nothing found")
    find.fill("Xiaomi")
    find.press("Enter")
    expect(status).to_have_text("1 of 2 places")
    replacement = desk.get_by_label("Replace with")
    replacement.fill("OnePlus")
    replacement.press("Enter")
    expect(text).to_have_text("OnePlus’s phone. The Xiaomi phone, xiaomis.")
    desk.click("text=Replace all")
    expect(text).to_have_text("OnePlus’s phone. The OnePlus phone, xiaomis.")
    expect(status).to_have_text("1 replaced")
    desk.keyboard.press("Escape")  # The text has the focus at once.
    desk.keyboard.press("Control+z")
    expect(text).to_have_text("OnePlus’s phone. The Xiaomi phone, xiaomis.")
    expect(desk.locator(".desk-find")).to_have_count(0)


def test_the_tools_are_one_stop_for_tab_and_arrow_keys_move_between_them(desk):
    def tool(name):
        return desk.get_by_role("toolbar").get_by_role("button", name=name, exact=True)

    to_the_end(desk)
    desk.keyboard.press("Alt+F10")
    expect(tool("Tag quote")).to_be_focused()
    desk.keyboard.press("ArrowRight")
    expect(tool("Heading")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator(f"{EDITOR} h2")).to_have_text("The old text.")
    expect(tool("Heading")).to_have_attribute("aria-pressed", "true")
    expect(desk.locator("[role=toolbar] button[tabindex='0']")).to_have_count(1)
    expect(desk.locator(EDITOR)).to_be_focused()
    desk.keyboard.press("Alt+F10")
    desk.keyboard.press("End")
    expect(tool("Keyboard shortcuts")).to_be_focused()
    desk.keyboard.press("Home")
    expect(tool("Tag quote")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator(EDITOR)).to_be_focused()

    # A question mark lists the shortcuts, but not while one types.
    write(desk, "?")
    expect(desk.locator(EDITOR)).to_have_text("The old text.?")
    expect(desk.locator("dialog")).to_have_count(0)
    desk.keyboard.press("Control+/")
    expect(desk.locator("dialog")).to_contain_text("Find and replace")
    desk.keyboard.press("Escape")
    dialog_is_gone(desk)
    desk.focus("[name=_save]")
    desk.keyboard.press("?")
    expect(desk.locator("dialog")).to_contain_text("Tag the selected words")
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog")).to_have_count(0)

    # A phone: the page never scrolls sideways, the tools do.
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.wait_for_function("() => innerWidth === 390")
    assert desk.evaluate("document.documentElement.scrollWidth") == 390
    desk.click("[data-name=find]")
    expect(desk.get_by_label("Replace with")).to_be_visible()
    select(desk, "old text")
    desk.click("[data-name='passage:tag']")
    expect(desk.locator("dialog")).to_be_visible()
    box = desk.locator("dialog").bounding_box()
    assert (box["x"] >= 0, box["x"] + box["width"] <= 390) == (True, True)


def test_pull_quotes_tables_pictures_and_links_reach_a_reader(desk, article, live_server):
    image = make_image(title="The old lens", alternative_text="A lens on a table")
    make_company(name="Leica Camera", slug="leica", public=True)
    start_anew(desk)
    desk.keyboard.type("Leica makes it. So it says.")
    select(desk, "Leica")
    desk.keyboard.press("Control+k")
    expect(desk.locator("#link-search-options [role=option]")).to_have_count(1)
    desk.keyboard.press("Enter")
    expect(desk.locator("#link-address")).to_have_value("/companies/leica/")
    desk.keyboard.press("Enter")
    dialog_is_gone(desk)
    select(desk, "says")
    desk.click("[data-name=link]")
    desk.fill("#link-address", "leica.example/says")
    desk.click("dialog [type=submit]")
    dialog_is_gone(desk)

    to_the_end(desk)
    desk.click("[data-name=picture]")
    expect(desk.locator("#picture-search-options [role=option]")).to_have_count(1)
    desk.keyboard.press("Enter")
    expect(desk.locator("#picture-alt")).to_have_value("A lens on a table")
    desk.click("dialog [type=submit]")
    dialog_is_gone(desk)
    desk.keyboard.type("In its case.")
    desk.keyboard.press("Enter")
    desk.click("[data-name=pullQuote]")
    desk.keyboard.type("A strong boost")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    desk.click("[data-name=table]")
    desk.click("dialog [type=submit]")
    dialog_is_gone(desk)
    desk.keyboard.type("cell")
    expect(desk.locator(f"{EDITOR} td").first).to_have_text("cell")
    body = written(desk)
    save(desk)
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
    expect(desk.locator(f"{EDITOR} figure img")).to_be_visible()
    expect(desk.locator(f"{EDITOR} figcaption")).to_have_text("In its case.")

    version = publish(article, by=make_user("Editor"))
    desk.goto(f"{live_server.url}{version.get_absolute_url()}")
    text = desk.locator(".body")
    expect(text.locator("a").first).to_have_attribute("href", "/companies/leica/")
    assert text.locator("figure img").evaluate("image => image.decode().then(() => image.alt)") == (
        "A lens on a table"
    )
    expect(text.locator("figcaption")).to_have_text("In its case. Vogt")
    expect(text.locator("aside")).to_have_text("A strong boost")
    expect(text.locator("td").first).to_have_text("cell")


def test_names_are_offered_as_one_writes_and_decided_with_the_keyboard(desk, article):
    make_company(name="Leica Camera")
    make_person(name="Matthias Harsch")
    refused = make_company(name="Huawei")
    make_company(name="Sharp")
    make_company(name="Canon")
    summary, buttons = desk.locator(".mention-summary"), desk.locator(".mention-buttons")
    offered = desk.locator(f"{EDITOR} .name-offered")
    start_anew(desk)
    desk.keyboard.type("Matthias Harsch of Leica Camera, once with Huawei.")
    expect(summary).to_have_text("3 offered")
    expect(offered).to_have_text(["Matthias Harsch", "Leica Camera", "Huawei"])
    to_the_end(desk)
    desk.keyboard.press("Control+Alt+m")
    desk.keyboard.press("Enter")  # On to the next that waits.
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(summary).to_have_text("2 accepted, 1 refused")
    expect(desk.locator(f"{EDITOR} .name-accepted")).to_have_count(2)
    expect(offered).to_have_count(0)

    # What is offered meanwhile comes first in the list, and takes the focus from nobody.
    late = held(desk, "**/named/")
    with desk.expect_request("**/named/"):
        write(desk, " Canon?")
    desk.focus("[aria-label='Refuse Leica Camera']")
    let_go(late)
    expect(summary).to_have_text("1 offered, 2 accepted, 1 refused")
    expect(desk.locator("[aria-label='Refuse Leica Camera']")).to_be_focused()

    desk.focus("#mention-search")
    desk.keyboard.type("sharp")
    expect(desk.locator("#mention-search-options [role=option]")).to_have_count(1)
    desk.keyboard.press("Enter")
    expect(summary).to_have_text("1 offered, 3 accepted, 1 refused")
    save(desk)
    expect(buttons).to_have_count(5)
    expect(summary).to_have_text("1 offered, 3 accepted, 1 refused")
    assert article.mentions.get(status="refused").record_id == refused.pk
    assert article.mentions.get(origin="by_hand").record.name == "Sharp"
    desk.reload()  # To look is not to type: nothing is kept as unsaved.
    expect(buttons).to_have_count(5)
    desk.dispatch_event("#article_form", "change")
    expect(desk.locator(SAVED)).to_contain_text("Saved")
    assert not Draft.objects.filter(closed_at=None).exists()
