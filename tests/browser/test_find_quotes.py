"""From a text to tagged quotations: found, refused, changed, accepted, on the page of their own
after an import, and inside the editor while one writes."""

import pytest
from playwright.sync_api import expect

from newsroom.models import Article, Passage
from tests.browser.pages import EDITOR, choose, open_article, select, write
from tests.factories import make_appointment, make_company, make_person
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.tagging.stories import OWN

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def chief(transactional_db):
    halia, _ = make_company(name="Halia Maps AG"), make_company(name="Brunn")
    person = make_person(name="Ada Byron")
    make_appointment(person=person, company=halia, role="CEO", started="2017", end_status="open")
    return person


def proposal(page, words):
    return page.locator("article.proposal", has_text=words).first


def test_a_text_is_pasted_and_its_quotations_are_tagged(page, live_server, log_in, chief):
    log_in(make_user("Editor"))
    page.goto(f"{live_server.url}/desk/newsroom/article/import/")
    page.get_by_label("Or paste the text").fill("date 2022-05-23\n" + OWN)
    page.get_by_role("button", name="Import").click()
    page.get_by_role("link", name="4 quotations are found").click()

    marked = page.locator(".quotations__text mark.found--open")
    expect(marked).to_have_count(5)  # four utterances, one of them in two pieces
    said = proposal(page, "we are certain that")
    expect(said).to_contain_text("Ada Byron, CEO of Halia Maps AG")
    expect(said).to_contain_text("returns in the words of Brunn and Halia")
    said.get_by_text("Why").click()
    expect(said).to_contain_text("stands after it")

    proposal(page, "a real push").get_by_role("button", name="Refuse").click()
    expect(page.get_by_role("heading", name="Refused")).to_be_visible()

    proposal(page, "remarkable paper").get_by_role("link", name="Change").click()
    page.get_by_label("Person", exact=True).check()
    choose(page, page.locator(".field-person"), "Byron")
    expect(page.locator(".field-person .select2-selection")).to_contain_text("Ada Byron")
    page.get_by_role("button", name="Tag these words").click()
    expect(page.locator(".messagelist")).to_contain_text("is tagged: Ada Byron")

    page.get_by_label("Accept all of at least").select_option("60")
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".messagelist")).to_contain_text("2 quotations are tagged.")
    expect(page.locator(".proposal--tagged")).to_have_count(3)
    expect(page.locator(".post--as_on_file")).to_contain_text("As on file.")

    page.get_by_role("link", name="Back to the article").click()
    expect(page.locator(".ProseMirror [data-speaker='Ada Byron']")).to_have_count(2)
    assert Passage.objects.filter(quote__speakers__person=chief).count() == 2
    assert Article.objects.get().untagged.open().quotations().count() == 0


WRITTEN = (
    "<p>Halia draws a map.</p><p>“We are certain that maps return,” Ada Byron, CEO of Halia Maps "
    "AG, said, adding “the paper is plain to see.”</p><p>“Folding is an art,” Byron said.</p>"
    "<p>Both bring “remarkable paper quality and unlimited folding” to walkers.</p>"
)


@pytest.fixture
def writing(page, live_server, log_in, chief):
    """The page of an article whose quotations nobody tagged; it was saved with other words."""
    editor = make_user("Editor")
    article = make_article(headline="Maps", body=WRITTEN, created_by=editor)
    log_in(editor)
    open_article(page, live_server.url, article)
    return page


def found(page, words):
    return page.get_by_role("region", name="Quotations").locator("[data-found]", has_text=words)


def test_quotes_are_found_and_decided_by_keys_inside_the_editor(writing):
    page = writing
    body = page.locator(EDITOR)
    # A sentence that was never saved is found like the others.
    write(page, " “Walkers want this map,” Ada Byron said.")
    body.press("Control+Alt+y")
    panel = page.get_by_role("region", name="Quotations")
    expect(panel.get_by_role("status")).to_have_text("4 quotations to be tagged.")
    first = found(page, "We are certain")
    expect(first).to_be_focused()
    expect(first).to_contain_text("Ada Byron, CEO of Halia Maps AG")
    expect(first).to_contain_text("% sure")
    expect(body.locator(".quote-here")).to_have_count(2)  # both pieces
    expect(body.locator(".quote-open")).to_have_count(3)

    # Accepted: the words carry the speaker, and the next one is at hand.
    page.keyboard.press("a")
    expect(body.locator("[data-speaker='Ada Byron']")).to_have_count(1)
    expect(body.locator("[data-speaker='↳ Ada Byron']")).to_have_count(1)
    art = found(page, "Folding is an art")
    expect(art).to_be_focused()
    expect(panel.get_by_role("status")).to_contain_text("3 quotations to be tagged.")

    # Changed: the dialog has the speaker in it already.
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Folding is an art,")
    expect(dialog).to_contain_text("Ada Byron · CEO of Halia Maps AG")
    dialog.get_by_label("Said on").fill("2022-05-20")
    dialog.get_by_role("button", name="Tag", exact=True).click()
    expect(found(page, "remarkable paper")).to_be_focused()
    expect(body.locator("[data-speaker='Ada Byron']")).to_have_count(2)

    # Refused: remembered under its words.
    page.keyboard.press("r")
    expect(panel.get_by_text("Refused (1)")).to_be_visible()
    expect(found(page, "Walkers want")).to_be_focused()

    page.keyboard.press("Escape")
    expect(body).to_be_focused()
    panel.get_by_label("Accept all of at least").select_option("40")
    panel.get_by_role("button", name="Accept all").click()
    expect(panel.get_by_role("status")).to_contain_text("No quotations to be tagged.")
    expect(body.locator("[data-speaker='Ada Byron']")).to_have_count(3)
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    article = Article.objects.get()
    assert article.body.count("data-passage") == 4
    assert article.passages.filter(detached_at=None).count() == 3
    assert article.untagged.get(status="refused").words.startswith("remarkable paper")
    assert article.passages.filter(quote__said_on="2022-05-20").count() == 1


def test_the_list_follows_what_is_written_and_the_button_does_not_leave_the_page(writing):
    page = writing
    body = page.locator(EDITOR)
    page.get_by_role("group", name="What next").get_by_role("button", name="Find quotes").click()
    expect(found(page, "We are certain")).to_be_focused()
    select(page, "“Folding is an art,” Byron said.")
    page.keyboard.press("Backspace")
    expect(found(page, "Folding is an art")).to_have_count(0)
    expect(page.get_by_role("region", name="Quotations").get_by_role("status")).to_have_text(
        "2 quotations to be tagged."
    )
    expect(body).to_be_focused()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(".proposal")).to_have_count(0)
    expect(body.locator(".quote-open, .quote-aside, .quote-here")).to_have_count(0)
    expect(body).to_be_focused()
