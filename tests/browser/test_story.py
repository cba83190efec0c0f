"""The main job, from a text file to a reader who clicks on: import, finish, tag, publish, read."""

import re
from dataclasses import dataclass

import pytest
from django.conf import settings
from playwright.sync_api import expect

from newsroom.models import Article, Passage, Quote
from tests.browser.pages import (
    EDITOR,
    choose,
    dialog_is_gone,
    editor_is_there,
    find_speaker,
    press,
    select,
)
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
    """A text file and what of it the desk has on file.

    It quotes the chief twice, once in two pieces, and three others: a document, both companies
    together, and a spokesperson for a third.
    """

    text: str
    maker: str
    partner: str
    partner_legal_name: str
    third: str
    chief: str
    device: str
    fragments: tuple[str, str]
    again: str
    of_document: str
    of_both: str
    of_third: str

    @property
    def printed(self):
        """The tagged words in the order of the text."""
        first, second = self.fragments
        words = (self.again, self.of_document, self.of_both, first, second, self.of_third)
        return sorted(words, key=self.text.index)


OWN = Story(
    text=(
        " date 2022-05-23 Brunnfeld and Halden, today, announced a long-term partnership on "
        "cameras, to give people “one goal for a year.” It promises “quiet shutters and quick "
        "lenses,” as per a joint release. The phone, which is likely the long-rumoured Halden 7 "
        "Pro, will come in July.\n\n"
        "It will be “a strong push for the cameras of Halden.”\n\n"
        "“Brunnfeld and Halden are both careful makers and we have worked on one goal for a "
        "year,” Vera Lindqvist, CEO of Brunnfeld Optik AG said, adding “we are sure that the "
        "first phone shows it.”\n\n"
        "Halden isn’t the only maker to do so. Oddmarsh wants to “co-develop” too."
    ),
    maker="Halden",
    partner="Brunnfeld",
    partner_legal_name="Brunnfeld Optik AG",
    third="Oddmarsh",
    chief="Vera Lindqvist",
    device="Halden 7 Pro",
    fragments=(
        "Brunnfeld and Halden are both careful makers and we have worked on one goal for a year,",
        "we are sure that the first phone shows it.",
    ),
    again="one goal for a year.",
    of_document="quiet shutters and quick lenses,",
    of_both="a strong push for the cameras of Halden.",
    of_third="co-develop",
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
                third="OnePlus",
                chief="Matthias Harsch",
                device="Xiaomi 12 Ultra",
                fragments=(
                    "Leica and Xiaomi are both global premium brands and during this "
                    "unprecedented deep cooperation process, both parties have successively "
                    "worked on the goal of providing customers a new era of mobile photography,",
                    "we are convinced that the first jointly developed imaging flagship "
                    "smartphone makes the pioneering progress of both companies visible.",
                ),
                again="customers a new era of mobile photography.",
                of_document="exceptional image quality, classic Leica aesthetics, and "
                "unrestricted creativity,",
                of_both="a strong boost to Xiaomi’s imaging strategy.",
                of_third="co-develop",
            ),
            id="seed",
        )
    )


@pytest.fixture
def ledger(transactional_db):
    def on_file(story):
        partner = make_company(name=story.partner, public=True)
        maker = make_company(name=story.maker, public=True)
        make_company(name=story.third, public=True)
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


def tag_as(page, words, *speakers):
    """Tag the words: each speaker is a kind, what to search for, and what the list must say."""
    select(page, words)
    page.keyboard.press("Control+Shift+X")
    page.click("[name=mode][value=new]")
    for number, (kind, search, found) in enumerate(speakers):
        if number:
            page.click("[data-does=another]")
        find_speaker(page, search, found, kind=kind).click()
        expect(page.locator("#tag-speaker-options")).to_be_hidden()
    page.keyboard.press("Enter")
    dialog_is_gone(page)


def sign_in(page, live_server, user):
    page.goto(f"{live_server.url}/desk/")
    page.fill("[name=login]", user)
    page.fill("[name=password]", "a long enough password")
    press(page, "[type=submit]")


@pytest.mark.parametrize("story", STORIES)
def test_from_a_text_file_to_a_reader(page, live_server, ledger, story, tmp_path):
    ledger(story)
    make_user("Editor", username="editor", password="a long enough password")
    file = tmp_path / "story.txt"
    file.write_text(story.text, encoding="utf-8")

    # An editor imports the text …
    sign_in(page, live_server, "editor")
    page.goto(f"{live_server.url}/desk/newsroom/article/")
    press(page, "text=Import text")
    page.set_input_files("[name=file]", file)
    press(page, ".submit-row [type=submit]")
    editor_is_there(page)
    expect(page.locator("[name=day]")).to_have_value("2022-05-23")

    # … finishes the draft …
    page.fill("[name=headline]", "Two makers, one lens")
    page.fill("[name=slug]", "two-makers-one-lens")
    choose(page, page.locator(".field-section"), "Cameras")
    for name in (story.chief, story.partner, story.maker, story.third, story.device):
        page.click(f"[aria-label='Accept {name}']")
    expect(page.locator(".mention[data-status=accepted]")).to_have_count(5)
    page.click("#article_claims-group .add-row a")
    choose(page, page.locator("#article_claims-0"), "It comes in July")

    # … tags the chief's split quotation as one quote in one passage with two fragments …
    first, second = story.fragments
    tag_as(page, first, ("person", story.chief.split()[-1], "Chief executive"))
    select(page, second)
    page.keyboard.press("Control+Shift+X")
    expect(page.locator("[name=mode][value=join]")).to_be_checked()
    page.click("dialog [type=submit]")
    dialog_is_gone(page)
    expect(page.locator(f"{EDITOR} [data-passage]")).to_have_count(2)

    # … the same quote where it is used before, offered since the words are alike …
    select(page, story.again)
    page.keyboard.press("Control+Shift+X")
    expect(page.locator("[name=mode][value=existing]")).to_be_checked()
    expect(page.locator("#tag-quote-chosen")).to_contain_text(story.chief)
    page.keyboard.press("Enter")
    dialog_is_gone(page)

    # … and what a document, two companies together and a spokesperson say …
    tag_as(page, story.of_document, ("document", "wire", "The Wire"))
    tag_as(
        page,
        story.of_both,
        ("company", story.maker, story.maker),
        ("company", story.partner, story.partner),
    )
    tag_as(page, story.of_third, ("spokesperson", story.third, story.third))
    expect(page.locator(f"{EDITOR} [data-passage]")).to_have_text(story.printed)

    # … and publishes.
    press(page, "[name=_verb][value=publish]")
    page.check("[name=when][value=day]")
    for warning in page.locator("[name=ticked]").all():
        warning.check()
    press(page, ".submit-row [type=submit]")
    told = page.locator(".messagelist")
    expect(told).to_contain_text("is live at /2022/05/23/two-makers-one-lens/")
    assert (Passage.objects.attached().count(), Quote.objects.public().count()) == (5, 4)
    passage = Passage.objects.get(fragments=[first, second])
    assert Passage.objects.get(fragments=[story.again]).quote == passage.quote
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
        press(reader, f"main a:has-text('{name}') >> nth=0")
        assert words in reader.text_content("h1")
        assert reader.locator("a:has-text('Two makers, one lens')").count()
    reader.goto(address)
    assert reader.locator("a.passage").all_text_contents() == story.printed
    press(reader, f"a.passage >> nth={story.printed.index(first)}")
    assert "/quotes/" in reader.url
    said = reader.text_content("main")
    assert story.chief in said
    assert f"Chief executive, {story.partner}" in said
    press(reader, f"main a:has-text('{story.chief}') >> nth=0")
    assert re.search(r"/people/[-\w]+/$", reader.url)
    assert first.rstrip(",") in reader.text_content("main")
    reader.context.close()
