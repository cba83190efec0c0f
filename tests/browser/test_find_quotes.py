"""From a pasted text to tagged quotations: found, refused, changed, accepted in the browser."""

import pytest
from playwright.sync_api import expect

from newsroom.models import Article, Passage
from tests.browser.pages import choose
from tests.factories import make_appointment, make_company, make_person
from tests.newsroom.factories import make_user
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
