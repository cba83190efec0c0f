"""From the body of an article to a claim on its words, in the browser."""

import pytest
from playwright.sync_api import expect

from partnerships.models import Claim
from tests import factories as make
from tests.browser.pages import open_article, select
from tests.newsroom.factories import make_article, make_author, make_section, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_selected_words_become_a_claim_beside_the_article(page, log_in, live_server):
    device = make.make_device(name="Halden 12", public=True)
    editor = make_user("Editor")
    article = make_article(
        section=make_section(), authors=[make_author()], headline="A rumour", slug="a-rumour",
        created_by=editor, body="<p>It will probably be called Halden 13</p><p>Else.</p>",
    )  # fmt: skip
    article.mentions.create(record_id=device.pk)
    log_in(editor)
    open_article(page, live_server.url, article)
    button = page.get_by_role("button", name="Record a claim on these words")
    expect(button).to_be_hidden()
    select(page, "It will probably be called Halden 13")
    expect(button).to_be_visible()
    with page.context.expect_page() as opened:
        button.click()
    beside = opened.value
    expect(beside.get_by_label("Words as posted")).to_have_value(
        "It will probably be called Halden 13"
    )
    expect(beside.get_by_label("How sure they were")).to_have_value("probably")
    beside.get_by_label("Title").fill("It is called Halden 13")
    beside.get_by_label("Predicts").select_option("name")
    beside.locator("[name=predicts_name_value]").fill("Halden 13")
    expect(beside.locator("[name=predicts_date_value]")).to_be_hidden()
    beside.get_by_label("Claimed on").fill("2022-05-22")
    beside.get_by_role("button", name="Record the claim").click()
    expect(beside.locator(".messagelist")).to_contain_text("the article reports it.")
    claim = Claim.objects.get()
    assert (claim.hedge, claim.subject_id) == ("probably", device.pk)
    assert article.article_claims.get().claim == claim
    beside.close()
    # The text that was being written is as it was, and can be saved.
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
