"""The panel of notes beside the text."""

import pytest
from django.urls import reverse

from newsroom.models import NoteThread
from newsroom.notes import actions
from tests.newsroom.desk.pages import change_url
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita():
    return make_user("Reporter", username="rita")


@pytest.fixture
def article(rita):
    return make_article(created_by=rita)


def notes_url(article):
    return reverse("admin:newsroom_article_notes", args=[article.pk])


def act_url(thread, verb):
    return reverse("admin:newsroom_note_act", args=[thread.pk, verb])


def test_the_page_shows_its_threads(client, rita, article):
    editor = make_user("Editor", username="ed")
    actions.begin(article, by=editor, text="Says <b>who</b>?", place="body", words="the words")
    client.force_login(rita)
    page = client.get(change_url(article)).text
    assert "Says &lt;b&gt;who&lt;/b&gt;?" in page
    assert 'data-note-words="the words"' in page


def test_a_note_is_begun_answered_resolved_and_reopened(client, rita, article):
    client.force_login(rita)
    made = client.post(notes_url(article), {"text": "Check this.", "place": "headline"})
    assert "Check this." in made.text
    thread = NoteThread.objects.get()
    assert "Done." in client.post(act_url(thread, "answer"), {"text": "Done."}).text
    assert "Resolved (1)" in client.post(act_url(thread, "resolve")).text
    assert "Resolved (1)" not in client.post(act_url(thread, "reopen")).text
    assert client.get(notes_url(article)).text.count('class="desk-note-thread"') == 1


def test_a_refusal_is_said_in_the_panel(client, rita, article):
    client.force_login(rita)
    answer = client.post(notes_url(article), {"text": "@nobody?"})
    assert (answer.status_code, NoteThread.objects.count()) == (400, 0)
    assert "Nobody on the desk is called @nobody." in answer.text


def test_what_one_cannot_see_is_not_there(client, article):
    thread = actions.begin(article, by=make_user("Editor"), text="Look.")
    client.force_login(make_user("Reporter"))
    assert client.get(notes_url(article)).status_code == 404
    assert client.post(notes_url(article), {"text": "x"}).status_code == 404
    assert client.post(act_url(thread, "resolve")).status_code == 404
    client.force_login(make_user("Editor"))
    assert client.post(act_url(thread, "praise")).status_code == 404
    assert client.get(act_url(thread, "resolve")).status_code == 405


@pytest.mark.parametrize("threads", [1, 15])
def test_the_panel_costs_the_same_with_many_threads(
    client, article, threads, django_assert_max_num_queries
):
    editor = make_user("Editor", username="ed")
    for _ in range(threads):
        thread = actions.begin(article, by=editor, text="@rita?")
        actions.answer(thread, by=editor, text="Well?")
    client.force_login(editor)
    with django_assert_max_num_queries(9):
        client.get(notes_url(article))


def test_the_desk_signs_for_superusers(client, rita, article):
    root = make_user(username="zebulon", is_superuser=True)
    actions.begin(article, by=root, text="Look.")
    client.force_login(rita)
    page = client.get(notes_url(article)).text
    assert "zebulon" not in page
    assert "the administration" in page
