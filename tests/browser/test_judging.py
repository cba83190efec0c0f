"""A verdict's way in the browser: judged by keys, contested without scripts, reviewed, read."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsroom.public import contests
from partnerships.models import Contest, LeftOpen, Verdict
from tests import factories as make
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_verdict_is_judged_contested_and_upheld(page, log_in, live_server, browser, monkeypatch):
    device = make.make_device(name="Halden 12", public=True)
    event = make.make_device_event(device, on="2022-07-04", public=True)
    make.cite(event, make.make_document(publisher="Halden", title="Release", public=True))
    source = make.make_source(name="Tipster", public=True)

    def claim(title, **fields):
        return make.make_claim(
            source, subject=device, title=title, public=True, entered=True, **fields
        )

    named = claim("It is called Halden 12", prediction={"value": "Halden 12"})
    other = claim("It is called Halden 13", prediction={"value": "Halden 13"})
    unstated = claim("It has a zoom", kind="spec", prediction={"property": "zoom", "value": 5})
    named.contradicts.add(other)

    # At the desk, by keys.
    log_in(make_user("Editor", username="judge"))
    page.goto(live_server.url + reverse("admin:partnerships_claim_judging"))
    expect(page.locator(".judging__against")).to_have_text("These contradict each other.")
    expect(page.locator(f"#claim-{named.pk}")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".messagelist")).to_contain_text("“It is called Halden 12”: came true.")
    expect(page.locator(f"#claim-{other.pk}")).to_be_focused()
    page.keyboard.press("v")
    expect(page.locator(f"#claim-{other.pk} select").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"#claim-{other.pk}")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(f"#claim-{unstated.pk}")).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator(".messagelist")).to_contain_text("“It has a zoom” stays open.")
    assert LeftOpen.objects.get().claim == unstated
    verdict = Verdict.objects.get()
    assert (verdict.claim, verdict.citations.count()) == (named, 1)

    # A reader without scripts contests it.
    monkeypatch.setattr(contests, "FASTEST", 0)
    reader = browser.new_context(java_script_enabled=False).new_page()
    reader.goto(live_server.url + named.get_absolute_url())
    reader.get_by_text("Contest this verdict").click()
    reader.get_by_label("What is wrong with it?").fill("It was renamed at once.")
    reader.get_by_role("button", name="Go on").click()
    expect(reader.get_by_label("What is wrong with the verdict?")).to_have_value(
        "It was renamed at once."
    )
    reader.get_by_label("Your name").fill("Ada Roe")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("heading", name="We have received it")).to_be_visible()
    reader.goto(live_server.url + named.get_absolute_url())
    expect(reader.locator(".under-review")).to_have_text("under review")
    assert reader.context.cookies() == []

    # Somebody who did not judge it answers.
    contest = Contest.objects.get()
    log_in(make_user("Editor", username="reviewer"))
    page.goto(live_server.url + reverse("admin:partnerships_contest_change", args=[contest.pk]))
    page.get_by_role("link", name="Uphold the verdict").click()
    page.get_by_label("Our answer").fill("The box says Halden 12.")
    page.get_by_role("button", name="Uphold the verdict").click()
    expect(page.locator(".messagelist")).to_contain_text("The verdict is upheld.")
    reader.reload()
    expect(reader.locator(".contested")).to_contain_text("The box says Halden 12.")
    expect(reader.locator(".under-review")).to_have_count(0)
    expect(reader.locator("main")).not_to_contain_text("Ada Roe")
    reader.context.close()
