"""The desk's pages of a developing story."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article, Version
from newsroom.versions import actions
from tests.newsroom.desk.pages import change_url, save
from tests.newsroom.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db

BREAKING = "/desk/newsroom/article/breaking/"


def test_the_first_answer_shows_what_to_tick_and_the_second_is_live(desk, editor):
    given = {
        "headline": "A phone is shown", "section": make_section().pk, "text": "The doors open.",
    }  # fmt: skip
    answer = desk.post(BREAKING, given)
    [row] = answer.context["panel"].warnings
    assert row.finding.message == "Nobody but the author has checked it."
    assert not Article.objects.exists()
    answer = desk.post(BREAKING, given | {"ticked": [row.finding.key]}, follow=True)
    assert "It is live at /" in answer.text
    assert Version.objects.live().get().is_developing


def test_what_is_lacking_is_said_at_its_place(desk):
    answer = desk.post(BREAKING, {"headline": "", "text": " "})
    assert set(answer.context["form"].errors) == {"headline", "section", "text"}


@pytest.mark.parametrize("role", ["Reporter", "Fact-checker", "Data editor"])
def test_who_may_not_publish_has_no_such_page(client, role):
    client.force_login(make_user(role))
    assert client.get(BREAKING).status_code == 403
    assert BREAKING not in client.get("/desk/newsroom/article/").text


class TestTheArticlesPage:
    @pytest.fixture
    def story(self, editor):
        article = make_article(is_developing=True)
        actions.publish(article, by=editor)
        return article

    def test_an_entry_needs_nothing_but_its_words(self, desk, story):
        url = reverse("admin:newsroom_article_verb", args=[story.pk, "entry"])
        assert save(desk, story, _verb="entry").url == url
        desk.post(url, {"text": "It turns.", "since": "1"})
        assert "<p>It turns.</p>" in Version.objects.live().get().body

    def test_an_update_by_the_usual_way_needs_no_note_either(self, desk, story):
        save(desk, story, standfirst="More is known.")
        url = reverse("admin:newsroom_article_verb", args=[story.pk, "publish"])
        desk.post(url, {"when": "now", "change": "update"})
        assert Version.objects.live().get().standfirst == "More is known."

    def test_after_twelve_hours_it_asks_and_one_click_ends_it(self, desk, story, monkeypatch):
        assert "Is the story over?" not in desk.get(change_url(story)).text
        then = timezone.now() + timedelta(hours=12, minutes=1)
        monkeypatch.setattr(timezone, "now", lambda: then)
        assert "Is the story over?" in desk.get(change_url(story)).text
        save(desk, story, _verb="end_developing")
        assert not Version.objects.live().get().is_developing
        assert "Is the story over?" not in desk.get(change_url(story)).text
