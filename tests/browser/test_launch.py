"""A launch in the browser: facts are pasted, fourteen claims judged by keys, all of it saved."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsroom.versions.actions import publish
from partnerships.models import Specification, Verdict
from tests import factories as make
from tests.browser.pages import choose, held, let_go
from tests.newsroom.factories import make_article, make_author, make_section, make_user

pytestmark = pytest.mark.django_db(transaction=True)

PASTED = """\
announced: 4 July 2022
name: Halden 12S Ultra
price: CN 5999 CNY
market: CN 2022-07-06
"""
SPECS = {"Main camera": "50.3 MP", "Battery": "4860 mAh", "Screen": "6.73 in", "Chip": "Nova 8"}


def fourteen_claims():
    """Ten that the facts settle, three on values nobody states, one a person has to judge."""
    maker = make.make_company(name="Halden", public=True)
    device = make.make_device(name="Halden 12 Ultra", maker=maker, public=True)
    older = make.make_device(name="Halden 11 Ultra", maker=maker, public=True)
    make.make_lineage(older, device, relation="replaced_by")
    source = make.make_source(name="Tipster", public=True)
    predicted = [
        ("name", {"value": "Halden 12S Ultra"}),
        ("date", {"value": "2022-07"}),
        ("date", {"value": "2022-06-30"}),
        ("price", {"max": 5999, "currency": "CNY"}),
        ("price", {"max": 4999, "currency": "CNY"}),
        ("region", {"value": ["CN"]}),
        ("existence", {"value": True}),
        ("spec", {"property": "main_camera", "value": 50, "unit": "MP"}),
        ("spec", {"property": "battery", "value": 5000, "unit": "mAh"}),
        ("spec", {"property": "chip", "value": "Nova 8"}),
        *(("spec", {"property": name, "value": 1}) for name in ("zoom", "weight", "charging")),
        ("event", {"what": "sells out in a day"}),
    ]
    for number, (kind, prediction) in enumerate(predicted):
        make.make_claim(
            source, subject=older if number == 6 else device, kind=kind, prediction=prediction,
            title=f"Claim {number}", public=True, entered=True,
        )  # fmt: skip
    return device


def test_fourteen_claims_are_judged_by_keys_and_public_with_the_article(page, log_in, live_server):
    device = fourteen_claims()
    document = make.make_document(publisher="Halden", title="The release", dated="2022-07-04")
    editor = make_user("Editor", first_name="Edwin")
    article = make_article(
        section=make_section(), authors=[make_author()], headline="Halden announces",
        slug="halden", created_by=editor,
    )  # fmt: skip
    log_in(editor)
    address = reverse("admin:newsroom_launch", args=[device.pk])
    page.goto(f"{live_server.url}{address}?article={article.pk}")
    cards = page.locator(".card")
    expect(cards).to_have_count(14)
    settled = page.locator(".card__finding:not(.card__finding--open)")
    expect(settled).to_have_count(2)  # two windows are over, whatever was announced

    # Left: pasted, then typed; the claims follow.
    facts = page.get_by_label("What was announced")
    status = page.locator("[data-status]")
    facts.fill(PASTED)
    expect(status).to_have_text("Judged by what is typed.")
    expect(settled).to_have_count(7)
    facts.press("Control+End")
    facts.press_sequentially("market: Atlantis")
    expect(page.locator(".launch__problem")).to_contain_text("“Atlantis” is not a market")
    for _ in "market: Atlantis":
        facts.press("Backspace")
    facts.press_sequentially("\n".join(f"{name}: {value}" for name, value in SPECS.items()))
    expect(status).to_have_text("Judged by what is typed.")
    expect(settled).to_have_count(10)
    expect(page.locator(".launch__lines li")).to_have_count(8)

    field = page.locator(".card__field").filter(has=page.get_by_text("Document for all of it"))
    choose(page, field, "Halden")
    expect(field.locator(".select2-selection")).to_contain_text("The release")

    # Who decides while the server still judges is heard.
    late = held(page, "**/judge/")
    with page.expect_request("**/judge/"):
        facts.press("End")
        facts.press("Enter")
    cards.first.focus()
    page.keyboard.press("a")
    expect(page.locator("[data-accepted]")).to_contain_text("1 of 14 accepted")
    let_go(late)
    expect(status).to_have_text("Judged by what is typed.")
    expect(page.locator("[data-accepted]")).to_contain_text("1 of 14 accepted")

    # Right: by keys alone. What the facts settle is accepted, “not stated” stays open.
    facts.press("Escape")
    expect(cards.first).to_be_focused()
    ids = [card.get_attribute("id") for card in cards.all()]
    for name in ids:
        card = page.locator(f"#{name}")
        expect(card).to_be_focused()
        if card.locator(".card__finding--open").count() == 0:
            page.keyboard.press("a")
        elif "Sells out" in card.inner_text():
            page.keyboard.press("v")
            expect(card.locator("select").first).to_be_focused()
            page.keyboard.press("p")  # the select: “partly true”
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            page.keyboard.type("Sold out in two days.")
            page.keyboard.press("Escape")
            expect(card).to_be_focused()
            page.keyboard.press("j")
        else:
            page.keyboard.press("n")
    expect(page.locator("[data-accepted]")).to_have_text("11 of 14 accepted; the others stay open.")
    page.keyboard.press("s")
    expect(page.locator(".messagelist")).to_contain_text("8 facts and 11 verdicts are on file.")
    expect(cards).to_have_count(3)
    verdicts = Verdict.objects.all()
    assert verdicts.count() == 11
    assert {verdict.citations.get().document for verdict in verdicts} == {document}
    assert verdicts.get(claim__kind="event").finding in ("partly", "premature")
    assert Specification.objects.count() == 4
    assert not verdicts.public().exists()
    publish(article, by=editor)
    assert verdicts.public().count() == 11


def test_a_second_device_is_put_on_the_screen_beside_what_was_typed(page, log_in, live_server):
    device = fourteen_claims()
    pro = make.make_device(name="Halden 12 Pro", maker=device.maker, public=True)
    source = make.make_source(name="Another", public=True)
    make.make_claim(
        source, subject=pro, kind="spec", title="Charges fast",
        prediction={"property": "charging", "value": 120, "unit": "W"}, public=True, entered=True,
    )  # fmt: skip
    log_in(make_user("Editor", first_name="Edwin"))
    page.goto(f"{live_server.url}{reverse('admin:newsroom_launch', args=[device.pk])}")
    settled = page.locator(".card__finding:not(.card__finding--open)")
    page.get_by_label("What was announced").fill(PASTED)
    expect(settled).to_have_count(7)

    page.get_by_label("Another device").locator("xpath=following-sibling::span").click()
    page.keyboard.type("12 Pro")
    page.get_by_role("option", name="Halden 12 Pro").click()
    page.get_by_role("button", name="Add").click()

    of_pro = page.get_by_label("What was announced: Halden 12 Pro")
    expect(of_pro).to_be_focused()
    expect(page.get_by_label("What was announced: Halden 12 Ultra")).to_have_value(PASTED)
    expect(page.locator(".card")).to_have_count(15)
    of_pro.fill("announced: 4 July 2022\nCharging: 120 W")
    expect(settled).to_have_count(8)
    expect(page.get_by_role("article", name="Charges fast")).to_contain_text("Came true")
    page.get_by_role("button", name="Take out Halden 12 Ultra").click()
    expect(page.locator(".card")).to_have_count(1)
    expect(of_pro).to_have_value("announced: 4 July 2022\nCharging: 120 W")
