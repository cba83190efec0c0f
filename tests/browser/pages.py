"""How the browser tests act on the desk's pages.

What comes later than the key or the click that asks for it is waited for here, by what one can
see of it: a navigation, a dialog that is gone, the cursor where the editor itself has it.
"""

from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error, expect

EDITOR = ".ProseMirror[contenteditable]"
SAVED = "#desk-saved"

#: The editor sets its own selection up to 50 ms after it got the focus, overlooks another that is
#: made meanwhile, and hears of any a little later: it is made again until both have it.
PUT = """([editor, where, words]) => {
    const root = document.querySelector(editor);
    const { state, view } = root.editor;
    let from = where === "start" ? 1 : state.doc.content.size - 1;
    let to = from;
    if (where === "words") {
        state.doc.descendants((node, pos) => {
            if (!node.isTextblock) return true;
            const at = node.textBetween(0, node.content.size, " ", " ").lastIndexOf(words);
            if (at >= 0) [from, to] = [pos + 1 + at, pos + 1 + at + words.length];
            return false;
        });
        if (from === to) return false;
    }
    const shown = getSelection();
    const stands = (node, offset, at) => root.contains(node) && view.posAtDOM(node, offset) === at;
    if (
        view.hasFocus() && state.selection.from === from && state.selection.to === to
        && stands(shown.anchorNode, shown.anchorOffset, from)
        && stands(shown.focusNode, shown.focusOffset, to)
    ) return true;
    root.focus();
    const [first, last] = [view.domAtPos(from), view.domAtPos(to)];
    shown.setBaseAndExtent(first.node, first.offset, last.node, last.offset);
    return false;
}"""


def press(page, selector):
    """Click on what leads to another page, and wait for that."""
    with page.expect_navigation():
        page.click(selector)


def open_article(page, base, article):
    page.goto(f"{base}/desk/newsroom/article/{article.pk}/change/")
    editor_is_there(page)


def editor_is_there(page):
    expect(page.locator(".prose-menubar")).to_be_visible()


def save(page):
    press(page, "[name=_continue]")
    editor_is_there(page)


# ---- the server


def held(page, address):
    """The answers of this address are late, until let_go()."""
    waiting = []
    page.route(address, lambda route: waiting.append(route))
    return page, address, waiting


def let_go(late):
    page, address, waiting = late
    page.unroute(address)
    for route in waiting:
        with suppress(Error):  # The page gave it up meanwhile.
            route.continue_()


# ---- the text


def select(page, words):
    """Select the words in the text, as a double click and a drag would; the last of them."""
    page.wait_for_function(PUT, arg=[EDITOR, "words", words])


def to_the_end(page):
    page.wait_for_function(PUT, arg=[EDITOR, "end", ""])


def to_the_start(page):
    page.wait_for_function(PUT, arg=[EDITOR, "start", ""])


def write(page, words):
    """Type at the end of the text."""
    to_the_end(page)
    page.keyboard.type(words)


def select_all(page):
    to_the_end(page)
    page.keyboard.press("Control+a")


def start_anew(page):
    select_all(page)
    page.keyboard.press("Delete")
    expect(page.locator(EDITOR)).to_have_text("")


# ---- dialogs and lists


def dialog_is_gone(page):
    """It is closed, and the text has the focus again."""
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(EDITOR)).to_be_focused()


def find_speaker(page, search, found, *, kind="person"):
    """In the dialog "Tag quote": search for who speaks, and point at the one found."""
    page.select_option("#tag-kind", kind)
    page.focus("#tag-speaker")
    page.keyboard.type(search)
    option = page.locator("#tag-speaker-options [role=option]", has_text=found).first
    expect(option).to_be_visible()
    return option


def tag(page, words, speaker="Matthias Harsch"):
    select(page, words)
    page.keyboard.press("Control+Shift+X")
    page.click("[name=mode][value=new]")
    option = find_speaker(page, speaker.split()[-1].lower(), speaker)
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    dialog_is_gone(page)


def expect_labels(page, *speakers):
    """Who is said to speak, in the order of the text."""
    labels = page.locator("[data-speaker]")
    expect(labels).to_have_count(len(speakers))
    for label, speaker in zip(labels.all(), speakers, strict=True):
        expect(label).to_have_attribute("data-speaker", speaker)


def choose(page, field, words):
    """Pick from an autocomplete of the admin by typing."""

    def answers(response):
        return parse_qs(urlsplit(response.url).query).get("term") == [words]

    field.locator(".select2-selection").click()
    with page.expect_response(answers):
        page.fill(".select2-container--open .select2-search__field", words)
    expect(page.locator(".select2-results__option.loading-results")).to_have_count(0)
    page.locator(".select2-results__option[role=option]", has_text=words).click()
    expect(page.locator(".select2-container--open")).to_have_count(0)
