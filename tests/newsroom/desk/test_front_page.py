"""Arranging a page at the desk, from the choice of the page to publication and back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import FrontPage
from newsroom.versions import actions as versions
from tests.newsroom.desk.pages import form_of
from tests.newsroom.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db

ADD = reverse("admin:newsroom_frontpage_add")


def url(name, page, *more):
    return reverse(f"admin:newsroom_frontpage_{name}", args=[page.pk, *more])


@pytest.fixture
def editor(client):
    user = make_user("Editor")
    client.force_login(user)
    return user


@pytest.fixture
def story(editor):
    article = make_article(headline="Two names on one lens")
    versions.publish(article, by=editor)
    return article


def test_a_draft_is_begun_edited_previewed_and_published(client, story):
    client.post(ADD, {"section": ""})
    page = FrontPage.objects.get()
    data = form_of(client, url("change", page))
    data |= {"slots-0-short_headline": "Two names", "breaking_text": "Recall", "_verb": "publish"}
    assert client.post(url("change", page), data)["Location"] == url("publish", page)
    assert "Two names" in client.get(url("preview", page)).text
    assert "Two names" not in client.get("/").text.replace(story.headline, "")
    client.post(url("publish", page), {"at_0": "", "at_1": ""})
    assert "Recall" in client.get("/").text


def test_a_preview_is_never_kept(client, story):
    client.post(ADD, {"section": story.section.pk})
    page = FrontPage.objects.get()
    assert page.section == story.section
    answer = client.get(url("preview", page))
    assert "no-store" in answer["Cache-Control"]
    assert story.headline in answer.text


def test_a_page_is_scheduled_held_and_restored(client, story):
    client.post(ADD, {"section": ""})
    page = FrontPage.objects.get()
    moment = timezone.localtime(timezone.now() + timedelta(days=1))
    given = {"at_0": f"{moment:%Y-%m-%d}", "at_1": f"{moment:%H:%M}"}
    client.post(url("publish", page), given)
    assert FrontPage.objects.scheduled().get() == page
    client.post(url("verb", page, "hold"))
    draft = FrontPage.objects.get()
    client.post(url("publish", draft), {"at_0": "", "at_1": ""})
    client.post(url("verb", draft, "restore"))
    assert FrontPage.objects.drafts().count() == 1
    client.post(url("verb", draft, "end"))
    assert not FrontPage.objects.live().exists()


def test_what_was_published_is_not_edited_or_deleted(client, story):
    client.post(ADD, {"section": ""})
    page = FrontPage.objects.get()
    client.post(url("publish", page), {"at_0": "", "at_1": ""})
    assert client.post(url("change", page), {"note": "other"}).status_code == 403
    assert client.post(url("delete", page), {"post": "yes"}).status_code == 403


def test_a_slot_that_is_not_live_is_told_before_publication(client, editor, story):
    client.post(ADD, {"section": ""})
    page = FrontPage.objects.get()
    page.slots.create(position=2, article=make_article(headline="A draft"))
    assert "not live now" in client.get(url("publish", page)).text


def test_reporters_arrange_nothing(client, story):
    client.post(ADD, {"section": ""})
    page = FrontPage.objects.get()
    client.force_login(make_user("Reporter"))
    for address in (ADD, url("publish", page), url("preview", page)):
        assert client.get(address).status_code == 403
    assert client.post(url("verb", page, "restore")).status_code == 403


def test_the_choice_names_every_page(client, editor):
    make_section(name="Cameras")
    text = client.get(ADD).text
    assert "Front page" in text
    assert "Cameras" in text
