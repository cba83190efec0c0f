"""Names while a reader types: offered in the header and on the search page, reached by keyboard
and by pointer, and never in the way of a plain search."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories as ledger
from tests.browser.test_reader_pages import AXE, DESKTOP, PHONE, RULES, RUN

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def names(live_server):
    for kind, name in (("company", "Leica"), ("device", "Leitz Phone"), ("person", "Lei Jun")):
        make = getattr(ledger, f"make_{kind}")
        make(name=name, slug=name.lower().replace(" ", "-"), public=True)
    ledger.make_company(name="Leif and Sons")  # seen at the desk only


@pytest.fixture
def typing(live_server, page, names):
    """typing(address, words): the field of that page, with the words typed."""

    def type_in(address, words):
        page.goto(f"{live_server.url}{address}")
        field = page.get_by_role("combobox", name="Search", exact=False).first
        field.press_sequentially(words)
        return field

    return type_in


@pytest.fixture
def offered(page):
    return page.get_by_role("listbox", name="Names on record").get_by_role("option")


@pytest.mark.parametrize("address", ["/", "/search/"])
def test_the_arrow_keys_reach_a_name_and_enter_goes_to_its_page(page, typing, offered, address):
    field = typing(address, "lei")
    expect(offered).to_have_text(["Leica company", "Lei Jun person", "Leitz Phone device"])
    expect(field).to_have_attribute("aria-expanded", "true")
    selected = page.locator(".suggested [aria-selected=true]")
    expect(selected).to_have_count(0)
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(selected).to_have_text("Lei Jun person")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("names-1$"))
    field.press("ArrowUp")
    field.press("ArrowUp")
    expect(selected).to_have_count(0)
    field.press("ArrowUp")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/devices/leitz-phone/$"))


def test_escape_closes_the_list_keeps_the_words_and_enter_searches(page, typing, offered):
    field = typing("/articles/", "lei")
    expect(offered).to_have_count(3)
    field.press("ArrowDown")
    field.press("Escape")
    expect(offered).to_have_count(0)
    expect(field).to_have_value("lei")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=lei$"))


def test_a_click_goes_to_the_page_and_leaving_the_field_closes_the_list(page, typing, offered):
    field = typing("/", "lei")
    expect(offered).to_have_count(3)
    field.press("Tab")
    expect(offered).to_have_count(0)
    field.press("ArrowDown")
    offered.filter(has_text="Leica").click()
    expect(page).to_have_url(re.compile(r"/companies/leica/$"))


def test_further_letters_ask_anew_and_none_close_the_list(page, typing, offered):
    field = typing("/", "lei")
    expect(offered).to_have_count(3)
    field.press_sequentially("t")
    expect(offered).to_have_text(["Leitz Phone device"])
    expect(page.get_by_text("Names: 1")).to_be_attached()
    field.fill("")
    expect(offered).to_have_count(0)


def test_where_the_server_does_not_answer_the_field_searches(page, typing, offered, console_errors):
    page.route("**/suggestions.json*", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        field = typing("/", "lei")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=lei$"))
    console_errors.clear()


def test_without_scripts_the_field_searches(browser, live_server, names):
    page = browser.new_page(java_script_enabled=False)
    page.goto(live_server.url)
    field = page.get_by_role("searchbox", name="Search")
    field.fill("leica")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=leica$"))
    expect(page.get_by_role("link", name="Leica").first).to_be_visible()
    page.close()


@pytest.mark.parametrize("address", ["/", "/search/"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_open_list_is_within_the_screen_and_axe_finds_nothing(
    page, typing, offered, address, size
):
    page.set_viewport_size(size)
    field = typing(address, "lei")
    field.press("ArrowDown")
    expect(offered).to_have_count(3)
    for box in (offered.nth(at).bounding_box() for at in range(3)):
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.evaluate(AXE)
    for light in ("light", "dark"):
        page.emulate_media(color_scheme=light)
        assert page.evaluate(RUN, RULES) == []
