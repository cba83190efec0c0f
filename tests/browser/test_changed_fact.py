"""One wrong title, corrected in three articles."""

import pytest
from playwright.sync_api import expect

from newsroom.models import Version
from tests.factories import make_appointment, make_company, make_person
from tests.newsroom.factories import make_user
from tests.newsroom.facts.test_actions import printed

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_wrong_title_is_corrected_in_three_articles(page, context, live_server, log_in):
    editor = make_user("Editor")
    company = make_company(name="Halia", slug="halia", public=True)
    person = make_person(name="Ada Roe", slug="ada-roe", public=True)
    post = make_appointment(person=person, company=company, role="owner", public=True)
    for number in range(3):
        body = f"<p>Ada Roe, owner of Halia, opened shop number {number}.</p>"
        printed(person, editor, body, headline=f"Shop {number}", slug=f"shop-{number}")
    log_in(editor)
    page.goto(f"{live_server.url}/desk/partnerships/appointment/{post.pk}/change/")
    page.fill("[name=role]", "chief executive")
    page.click("[name=_continue] >> nth=0")
    page.get_by_role("link", name="Were we wrong, or did it change?").click()
    expect(page.locator(".place del")).to_have_count(3)
    page.get_by_label("Note for readers").fill("Ada Roe is chief executive of Halia.")
    page.locator(".place input[type=text]").first.fill("chief executive and founder")
    page.get_by_role("button", name="Correct what is ticked").click()
    expect(page).to_have_url(f"{live_server.url}/corrections/")

    reader = context.browser.new_context(java_script_enabled=False).new_page()
    reader.goto(f"{live_server.url}/corrections/")
    expect(reader.get_by_text("Ada Roe is chief executive of Halia.")).to_have_count(1)
    for number in range(3):
        expect(reader.get_by_role("link", name=f"Shop {number}")).to_be_visible()
    reader.get_by_role("link", name="Shop 1").click()
    expect(reader.locator("article, main").first).to_contain_text("chief executive of Halia")
    assert Version.objects.live().filter(number=2, change="correction").count() == 3
    assert Version.objects.live().filter(body__contains="executive and founder").count() == 1
