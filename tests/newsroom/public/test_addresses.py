"""Where an address leads: the page, its present address, a notice, or nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import Version
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_quote, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def chief():
    return make_user("Managing editor")


@pytest.fixture
def article(editor):
    article = make_article(headline="The story", slug="story")
    actions.publish(article, by=editor)
    article.refresh_from_db()
    return article


def address(article):
    return article.versions.first().get_absolute_url()


def test_a_live_article_is_at_its_address(client, article):
    response = client.get(address(article))
    assert (response.status_code, response["Cache-Control"]) == (200, "no-cache")
    assert "<h1>The story</h1>" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/2022/05/23/no-such-story/",
        "/2022/13/45/story/",
        "/2022/5/23/story/",
        "/٢٠٢٢/05/23/story/",
        "/sections/no-such-section/",
        "/quotes/no-such-quote/",
        "/people/no-such-person/",
        "/rumours/no-such-rumour/",
        "/media/no-such-file.jpg",
        "/media/../settings.py",
    ],
)
def test_an_unknown_address_is_404(client, article, path):
    assert client.get(path).status_code == 404


def test_a_withdrawn_article_is_gone_with_its_notice_and_comes_back(client, article, editor, chief):
    actions.withdraw(article, by=chief, reason="Wrong.", notice="We could not stand by it.")
    gone = client.get(address(article))
    assert gone.status_code == 410
    assert "We could not stand by it." in gone.content.decode()
    article.body = "<p>Now it is right.</p>"
    article.save()
    save_revision(article, by=None)
    actions.publish(article, by=editor, note="Republished.")
    back = client.get(address(article))
    assert back.status_code == 200
    assert "We could not stand by it." not in back.content.decode()
    assert [row.number for row in back.context["history"]] == [2]


def test_a_withdrawal_of_tomorrow_is_not_told_today(client, article, chief):
    tomorrow = timezone.now() + timedelta(days=1)
    actions.withdraw(article, by=chief, reason="Rights.", notice="Rights ended.", at=tomorrow)
    response = client.get(address(article))
    assert response.status_code == 200
    assert "Rights ended." not in response.content.decode()


def test_a_retracted_article_stays_under_its_notice(client, article, chief):
    actions.retract(article, by=chief, reason="Invented.", notice="It no longer stands.")
    response = client.get(address(article))
    assert response.status_code == 200
    page = response.content.decode()
    assert "It no longer stands." in page
    assert "Invented." not in page


def test_an_old_address_leads_to_the_present_one(client, article):
    live = article.versions.get()
    Version.objects.filter(pk=live.pk).update(live_until=timezone.now())
    moved = Version.objects.get(pk=live.pk)
    moved.pk, moved.number, moved.path = None, 2, f"{live.path}-moved"
    moved.live_from, moved.live_until = timezone.now(), None
    moved.save()
    response = client.get(f"/{live.path}/")
    assert (response.status_code, response["Location"]) == (301, f"/{live.path}-moved/")


def test_an_address_that_was_never_live_says_nothing(client, article):
    live = article.versions.get()
    at = timezone.now() + timedelta(days=1)
    Version.objects.filter(pk=live.pk).update(live_until=at)
    scheduled = Version.objects.get(pk=live.pk)
    scheduled.pk, scheduled.number, scheduled.path = None, 2, "2027/01/01/secret"
    scheduled.live_from, scheduled.live_until = at, None
    scheduled.save()
    assert client.get("/2027/01/01/secret/").status_code == 404


def test_a_redacted_live_version_shows_no_word(client, article, chief):
    actions.redact(article.versions.get(), by=chief, note="A court's order.")
    response = client.get(address(article))
    assert response.status_code == 410
    assert address(article) not in client.get("/").content.decode()


def test_a_former_slug_leads_to_the_record(client):
    company = ledger.make_company(name="Acme", slug="acme", public=True)
    company.former_slugs.create(kind="company", slug="acme-works")
    response = client.get("/companies/acme-works/")
    assert (response.status_code, response["Location"]) == (301, "/companies/acme/")


def test_a_former_slug_of_a_hidden_record_leads_nowhere(client):
    company = ledger.make_company(name="Acme", slug="acme")
    company.former_slugs.create(kind="company", slug="acme-works")
    assert client.get("/companies/acme-works/").status_code == 404


@pytest.mark.parametrize(("public", "status"), [(True, 301), (False, 404)])
def test_a_merged_record_leads_to_its_heir_if_that_is_public(client, public, status):
    heir = ledger.make_person(name="Lei Jun", slug="lei-jun", public=public)
    ledger.make_person(name="Jun Lei", slug="jun-lei", public=True, merged_into_id=heir.pk)
    assert client.get("/people/jun-lei/").status_code == status


def test_what_was_said_of_a_merged_record_stands_on_its_heirs_page(client):
    heir = ledger.make_person(name="Lei Jun", slug="lei-jun", public=True)
    double = ledger.make_person(name="Jun Lei", slug="jun-lei", public=True)
    ledger.make_appointment(person=double, role="Chairman", public=True)
    quote = make_quote("A strong boost.", person=double, public_from=ledger.EPOCH)
    double.merged_into_id = heir.pk
    double.save()
    page = client.get("/people/lei-jun/")
    assert [row.role for row in page.context["posts"]] == ["Chairman"]
    assert [item.quote for item in page.context["quotations"]] == [quote]
    assert page.context["quotations"][0].speakers[0].name == "Lei Jun"


def test_a_merged_quote_leads_to_the_one_that_stands(client):
    quote = make_quote("We are glad.", public_from=ledger.EPOCH)
    double = make_quote("We're glad.", public_from=ledger.EPOCH, merged_into=quote)
    response = client.get(double.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, quote.get_absolute_url())


def test_pages_take_no_other_verb(client):
    assert client.post("/").status_code == 405
