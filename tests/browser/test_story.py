"""The main job, from a text file to a reader who clicks on: import, finish, tag, publish, read."""

import re
from dataclasses import dataclass

import pytest
from django.conf import settings

from newsroom.models import Article, Passage, Quote
from tests.browser.test_tagging import EDITOR, select
from tests.factories import (
    make_appointment,
    make_claim,
    make_company,
    make_device,
    make_document,
    make_partnership,
    make_person,
    make_source,
)
from tests.newsroom.factories import make_section, make_user

pytestmark = pytest.mark.django_db(transaction=True)

SEED = settings.BASE_DIR.parent / "shared" / "seed" / "xiaomi-leica-2022-05-23.txt"


@dataclass(frozen=True)
class Story:
    """A text file and what of it the desk has on file."""

    text: str
    maker: str
    partner: str
    partner_legal_name: str
    chief: str
    device: str
    fragments: tuple[str, str]


OWN = Story(
    text=(
        " date 2022-05-23 Brunnfeld and Halden, today, announced a long-term partnership on "
        "cameras. The phone, which is likely the long-rumoured Halden 7 Pro, will come in July.\n\n"
        "“Brunnfeld and Halden are both careful makers and we have worked on one goal for a "
        "year,” Vera Lindqvist, CEO of Brunnfeld Optik AG said, adding “we are sure that the "
        "first phone shows it.”\n\n"
        "Halden isn’t the only maker to do so."
    ),
    maker="Halden",
    partner="Brunnfeld",
    partner_legal_name="Brunnfeld Optik AG",
    chief="Vera Lindqvist",
    device="Halden 7 Pro",
    fragments=(
        "Brunnfeld and Halden are both careful makers and we have worked on one goal for a year,",
        "we are sure that the first phone shows it.",
    ),
)
STORIES = [pytest.param(OWN, id="own text")]
if SEED.exists():
    STORIES.append(
        pytest.param(
            Story(
                text=SEED.read_text(encoding="utf-8"),
                maker="Xiaomi",
                partner="Leica",
                partner_legal_name="Leica Camera AG",
                chief="Matthias Harsch",
                device="Xiaomi 12 Ultra",
                fragments=(
                    "Leica and Xiaomi are both global premium brands and during this "
                    "unprecedented deep cooperation process, both parties have successively "
                    "worked on the goal of providing customers a new era of mobile photography,",
                    "we are convinced that the first jointly developed imaging flagship "
                    "smartphone makes the pioneering progress of both companies visible.",
                ),
            ),
            id="seed",
        )
    )


@pytest.fixture
def ledger(transactional_db):
    def on_file(story):
        partner = make_company(name=story.partner, public=True)
        maker = make_company(name=story.maker, public=True)
        chief = make_person(name=story.chief, public=True)
        make_appointment(
            person=chief, company=partner, role="Chief executive", started="2017-09-01",
            end_status="open", public=True,
        )  # fmt: skip
        device = make_device(name=story.device, maker=maker, public=True)
        make_partnership(maker, partner, name=f"{story.maker} and {story.partner}", public=True)
        make_claim(
            make_source(public=True),
            subject=device,
            title="It comes in July",
            public=True,
            entered=True,
        )
        make_document(publisher="The Wire", dated="2022-05-23", public=True)
        make_section(name="Cameras", slug="cameras")

    return on_file


def choose(page, field, words):
    """Pick from an autocomplete of the admin by typing."""
    page.click(f"{field} .select2-selection")
    page.fill(".select2-container--open .select2-search__field", words)
    page.click(f".select2-results__option[role=option]:has-text('{words}')")


def sign_in(page, live_server, user):
    page.goto(f"{live_server.url}/desk/")
    page.fill("[name=login]", user)
    page.fill("[name=password]", "a long enough password")
    page.click("[type=submit]")


@pytest.mark.parametrize("story", STORIES)
def test_from_a_text_file_to_a_reader(page, live_server, ledger, story, tmp_path):
    ledger(story)
    make_user("Editor", username="editor", password="a long enough password")
    file = tmp_path / "story.txt"
    file.write_text(story.text, encoding="utf-8")

    # An editor imports the text …
    sign_in(page, live_server, "editor")
    page.goto(f"{live_server.url}/desk/newsroom/article/")
    page.click("text=Import text")
    page.set_input_files("[name=file]", file)
    page.click(".submit-row [type=submit]")
    page.wait_for_selector(".prose-menubar")
    assert page.input_value("[name=day]") == "2022-05-23"

    # … finishes the draft …
    page.fill("[name=headline]", "Two makers, one lens")
    page.fill("[name=slug]", "two-makers-one-lens")
    choose(page, ".field-section", "Cameras")
    offered = page.locator("select[name^=mentions-][name$=-status]")
    for number in range(offered.count()):
        if not offered.nth(number).get_attribute("name").startswith("mentions-__prefix__"):
            offered.nth(number).select_option("accepted")
    page.click("#article_claims-group .add-row a")
    choose(page, "#article_claims-0", "It comes in July")

    # … tags the chief's split quotation as one quote in one passage with two fragments …
    first, second = story.fragments
    select(page, first)
    page.keyboard.press("Control+Shift+X")
    page.check("[name=mode][value=new]")
    page.focus("#tag-speaker")
    page.keyboard.type(story.chief.split()[-1])
    page.wait_for_selector("[role=option]")
    assert "Chief executive" in page.text_content("[role=option]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog", state="detached")
    select(page, second)
    page.keyboard.press("Control+Shift+X")
    page.click("dialog [type=submit]")
    page.wait_for_selector("dialog", state="detached")
    assert page.locator(f"{EDITOR} [data-passage]").count() == 2

    # … and publishes.
    with page.expect_navigation():
        page.click("[name=_verb][value=publish]")
    page.check("[name=when][value=day]")
    for warning in page.locator("[name=ticked]").all():
        warning.check()
    with page.expect_navigation():
        page.click(".submit-row [type=submit]")
    assert "is live at /2022/05/23/two-makers-one-lens/" in page.text_content(".messagelist")
    passage = Passage.objects.get()
    assert passage.fragments == [first, second]
    assert Quote.objects.get() == passage.quote
    article = Article.objects.with_publication().get()
    assert (article.state, article.publication) == ("approved", "live")

    # A reader, without an account and without JavaScript, reads it and clicks on.
    reader = page.context.browser.new_context(java_script_enabled=False).new_page()
    address = f"{live_server.url}/2022/05/23/two-makers-one-lens/"
    for name, words in (
        (story.chief, story.chief),
        (story.partner, story.partner),
        (story.maker, story.maker),
        (story.device, story.device),
        ("It comes in July", "It comes in July"),
    ):
        reader.goto(address)
        assert reader.text_content("h1").strip() == "Two makers, one lens"
        reader.click(f"main a:has-text('{name}') >> nth=0")
        assert words in reader.text_content("h1")
        assert reader.locator("a:has-text('Two makers, one lens')").count()
    reader.goto(address)
    assert reader.locator("a.passage").all_text_contents() == [first, second]
    reader.click("a.passage >> nth=0")
    assert "/quotes/" in reader.url
    said = reader.text_content("main")
    assert story.chief in said
    assert f"Chief executive, {story.partner}" in said
    reader.click(f"main a:has-text('{story.chief}') >> nth=0")
    assert re.search(r"/people/[-\w]+/$", reader.url)
    assert first.rstrip(",") in reader.text_content("main")
    reader.context.close()
