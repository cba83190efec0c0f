import pytest
from django.urls import reverse

from tests.newsroom.desk.pages import save
from tests.newsroom.factories import make_article, make_user, tag_words

pytestmark = pytest.mark.django_db


def preview_url(article):
    return reverse("admin:newsroom_article_preview", args=[article.pk])


def test_the_working_copy_is_shown_with_its_quotes_before_anything_is_public(desk):
    article = make_article(headline="Half written")
    tag_words(article, "We are glad.")
    page = desk.get(preview_url(article)).content.decode()
    assert "Half written" in page
    assert "We are glad." in page


def test_a_preview_is_never_cached(desk):
    answer = desk.get(preview_url(make_article()))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_the_button_saves_first(desk):
    article = make_article()
    answer = save(desk, article, headline="Changed on the way", _verb="preview")
    assert answer["Location"] == preview_url(article)
    assert "Changed on the way" in desk.get(preview_url(article)).content.decode()


@pytest.mark.parametrize("lacking", [{"section": None}, {"headline": ""}, {"body": ""}])
def test_an_unfinished_article_has_a_preview_too(desk, lacking):
    assert desk.get(preview_url(make_article(**lacking))).status_code == 200


def test_a_stranger_sees_no_preview(client):
    answer = client.get(preview_url(make_article(headline="Secret")))
    assert answer.status_code == 302


def test_one_without_rights_at_the_desk_sees_no_preview(client):
    client.force_login(make_user())
    assert client.get(preview_url(make_article())).status_code == 403
