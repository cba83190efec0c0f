"""Tagging quotes inside the text at the desk, as an editor does it, with the keyboard."""

from datetime import date

import pytest
from playwright.sync_api import expect

from newsroom.articles.models import Article
from tests.browser.pages import (
    EDITOR,
    dialog_is_gone,
    expect_labels,
    find_speaker,
    held,
    let_go,
    open_article,
    save,
    select,
    select_all,
    tag,
)
from tests.factories import make_appointment, make_company, make_document, make_person
from tests.newsroom.factories import make_article, make_quote, make_user

pytestmark = pytest.mark.django_db(transaction=True)

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
def desk(article, page, live_server, log_in):
    log_in(make_user(is_superuser=True))
    open_article(page, live_server.url, article)
    return page


def test_a_split_quotation_is_one_passage_with_two_fragments(desk, article):
    tag(desk, f"“{FIRST}”")
    select(desk, f"“{SECOND}”")
    desk.keyboard.press("Control+Shift+X")
    expect(desk.locator("[name=mode][value=join]")).to_be_checked()
    desk.keyboard.press("Enter")
    dialog_is_gone(desk)
    expect_labels(desk, "Matthias Harsch", "↳ Matthias Harsch")

    save(desk)
    expect_labels(desk, "Matthias Harsch", "↳ Matthias Harsch")
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
    expect_labels(desk)
    desk.keyboard.press("Control+Shift+z")
    expect_labels(desk, "Matthias Harsch")
    desk.click("[data-name='passage:untag']")
    expect_labels(desk)


def test_words_typed_at_the_edges_are_not_tagged(desk):
    tag(desk, FIRST)
    desk.keyboard.type("!")
    expect(desk.locator(f"{EDITOR} p").first).to_contain_text(f"{FIRST}!”")
    expect(desk.locator(f"{EDITOR} [data-passage]")).to_have_text(FIRST)


def test_moved_words_keep_their_tag_and_copies_are_new_passages_of_the_quote(
    desk, article, live_server
):
    tag(desk, FIRST)
    select(desk, FIRST)
    desk.keyboard.press("Control+x")
    expect_labels(desk)
    select(desk, "July")
    desk.keyboard.press("Control+v")
    expect_labels(desk, "Matthias Harsch")
    first = article.passages.get()

    select(desk, FIRST)
    desk.keyboard.press("Control+c")
    select(desk, "The phone comes")
    with desk.expect_response("**/copy/"):
        desk.keyboard.press("Control+v")
    expect(desk.locator(".passage-label:not(.passage-pending)")).to_have_count(2)
    expect_labels(desk, "Matthias Harsch", "Matthias Harsch")
    save(desk)
    again = article.passages.exclude(pk=first.pk).get()
    assert (again.quote, again.fragments) == (first.quote, [FIRST])

    # In another article too.
    other = make_article(headline="Another", body="<p>July again.</p>")
    select(desk, FIRST)
    desk.keyboard.press("Control+c")
    open_article(desk, live_server.url, other)
    select(desk, "July")
    with desk.expect_response("**/copy/"):
        desk.keyboard.press("Control+v")
    expect(desk.locator(".passage-label:not(.passage-pending)")).to_have_count(1)
    save(desk)
    assert other.passages.get().quote == first.quote


def test_verification_is_a_colour_and_a_sign_and_an_edit_alters_at_once(desk, article):
    tag(desk, FIRST)
    save(desk)
    article.passages.update(words_finding="verbatim", speaker_finding="agrees")
    desk.reload()
    label = desk.locator(".passage-label")
    expect(label).to_have_attribute("data-sign", "✓")
    expect(label).to_have_attribute("data-speaker", "Matthias Harsch")
    expect(label).to_have_attribute("data-post", ", Chief executive, Leica Camera AG")
    expect(label).to_contain_class("passage-verified")
    select(desk, "premium")
    desk.keyboard.insert_text("good")
    expect(label).to_have_attribute("data-sign", "≠")
    expect(label).to_contain_class("passage-altered")
    desk.keyboard.press("Control+z")
    expect(label).to_have_attribute("data-sign", "✓")
    desk.keyboard.press("Control+Shift+z")
    expect(label).to_have_attribute("data-sign", "≠")
    save(desk)
    assert article.passages.get().words_finding == "altered"
    expect(label).to_have_attribute("data-sign", "≠")


def test_a_tag_names_two_speakers_one_of_them_new_and_can_be_changed(desk, article):
    select(desk, FIRST)
    desk.keyboard.press("Control+Shift+X")
    desk.focus("#tag-speaker")  # Whom the text names nearby is offered before a key is pressed.
    offered = desk.locator("#tag-speaker-options [role=option]")
    expect(offered.first).to_contain_text("Chief executive")
    desk.keyboard.press("Enter")
    desk.click("[data-does=another]")
    desk.click("[data-does=new-person]")
    desk.fill("#tag-new_name", "Ann Ost")
    desk.fill("#tag-new_role", "Designer")
    desk.click("dialog [type=submit]")
    expect(desk.locator("#tag-new_company-error")).to_be_visible()
    desk.focus("#tag-new_company")
    desk.keyboard.type("leica")
    options = desk.locator("#tag-new_company-options [role=option]")
    expect(options).to_have_text(["Leica Camera AG", "leica Not on file: propose it"])
    desk.keyboard.press("Enter")
    desk.click("dialog summary")
    desk.fill("#tag-original_words", "Beide sind Premiummarken")
    desk.fill("#tag-original_language", "de")
    desk.click("dialog [type=submit]")
    dialog_is_gone(desk)
    expect_labels(desk, "Matthias Harsch, Ann Ost")
    quote = article.passages.get().quote
    assert [row.post for row in quote.speakers.all()] == [
        "Chief executive, Leica Camera AG",
        "Designer, Leica Camera AG",
    ]
    assert quote.speakers.last().person.is_proposal

    desk.keyboard.press("Control+Shift+X")  # The tag again, as it was given.
    expect(desk.locator(".tag-speakers li")).to_have_count(2)
    expect(desk.locator("#tag-title")).to_have_text("Change the tag")
    expect(desk.locator("#tag-original_language")).to_have_value("de")
    desk.click("[aria-label='Remove Ann Ost']")
    desk.click("dialog [type=submit]")
    dialog_is_gone(desk)
    expect_labels(desk, "Matthias Harsch")


def test_who_is_quicker_than_the_server_loses_nothing_of_a_tag(desk, article):
    """What the tag says comes late, or the list of a search: nothing goes without it."""
    make_document(publisher="The Wire", title="A release")
    tag(desk, FIRST)
    late = held(desk, "**/passage/*")
    desk.keyboard.press("Control+Shift+X")
    desk.fill("#tag-place", "p. 3")
    desk.keyboard.press("Enter")
    let_go(late)
    dialog_is_gone(desk)
    expect_labels(desk, "Matthias Harsch")
    save(desk)
    assert article.passages.attached().get().quote.place == "p. 3"

    select(desk, FIRST)
    desk.keyboard.press("Control+Shift+X")
    expect(desk.locator(".tag-speakers li")).to_have_count(1)
    late = held(desk, "**/documents/*")
    desk.focus("#tag-document")
    desk.keyboard.type("wire")
    desk.keyboard.press("Enter")  # Not sent: what was searched for is still to come.
    desk.click("dialog [type=submit]")  # Nor so.
    expect(desk.locator("#tag-document-error")).to_be_visible()
    desk.focus("#tag-document")
    desk.keyboard.press("ArrowDown")
    let_go(late)
    option = desk.locator("#tag-document-options [role=option]")
    expect(option).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    dialog_is_gone(desk)
    save(desk)
    quote = article.passages.attached().get().quote
    assert (quote.document.publisher, quote.place) == ("The Wire", "p. 3")


def test_a_quote_on_file_does_not_take_the_focus_from_who_has_gone_on(desk, article):
    make_quote(FIRST)
    late = held(desk, "**/quotes/*")
    select(desk, FIRST)
    desk.keyboard.press("Control+Shift+X")
    find_speaker(desk, "harsch", "Matthias Harsch").click()
    let_go(late)
    expect(desk.locator("dialog [role=status]")).to_contain_text("like words is on file")
    expect(desk.locator("[name=mode][value=new]")).to_be_checked()
    expect(desk.locator("#tag-speaker")).to_have_value("Matthias Harsch")
    desk.check("[name=mode][value=existing]")
    expect(desk.locator("#tag-quote")).to_have_value(FIRST)


def test_words_tagged_again_are_the_quote_that_they_were(desk, article):
    tag(desk, FIRST)
    quote = article.passages.get().quote
    desk.click("[data-name='passage:untag']")
    expect(desk.locator("[data-passage]")).to_have_count(0)
    select(desk, FIRST)
    desk.keyboard.press("Control+Shift+X")
    expect(desk.locator("dialog [role=status]")).to_have_text(
        "A quote with like words is on file and chosen."
    )
    desk.keyboard.press("Enter")
    expect(desk.locator("dialog")).to_have_count(0)
    assert {passage.quote for passage in article.passages.all()} == {quote}


def test_an_error_stands_at_its_field_and_nothing_is_lost(desk, article):
    select(desk, FIRST)
    desk.keyboard.press("Control+Shift+X")
    desk.fill("#tag-place", "p. 3")
    desk.click("dialog [type=submit]")
    expect(desk.locator("#tag-speaker-error")).to_be_visible()
    expect(desk.locator("#tag-place")).to_have_value("p. 3")
    expect(desk.locator("#tag-speaker")).to_have_attribute("aria-describedby", "tag-speaker-error")
    offered = desk.locator("#tag-speaker-options")
    expect(offered).to_be_visible()  # Those whom the text names nearby.
    desk.keyboard.press("Escape")
    expect(offered).to_be_hidden()
    desk.keyboard.press("Escape")
    dialog_is_gone(desk)
    desk.wait_for_function("words => getSelection().toString() === words", arg=FIRST)
    assert article.passages.count() == 0


def test_a_selection_over_two_paragraphs_is_told_so(desk):
    select_all(desk)
    desk.keyboard.press("Control+Shift+X")
    expect(desk.locator("dialog")).to_contain_text("more than one paragraph")


def test_a_new_article_says_that_it_must_be_saved_first(desk, live_server):
    desk.goto(f"{live_server.url}/desk/newsroom/article/add/")
    expect(desk.locator("[data-name='passage:tag']")).to_have_text("Save the draft first, then tag")
