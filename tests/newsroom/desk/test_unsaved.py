"""Unsaved text at the desk: kept beside the article, offered on return, or dropped."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from newsroom.drafts.binning import bin_article, unbin
from newsroom.models import Article, Draft, Revision, Section
from tests.newsroom.desk.pages import (
    JSON,
    change_url,
    form_of,
    keep,
    keep_url,
    save,
    typed,
    unsaved_url,
)
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_what_is_kept_is_in_no_article_no_revision_and_no_log(desk, editor):
    article = make_article(headline="As it was")
    answer = keep(desk, editor, article, typed(desk, article, headline="Typed"))
    assert answer.json()["is_closed"] is False
    assert Article.objects.get().headline == "As it was"
    assert article.revisions.count() == 1
    assert not LogEntry.objects.exists()
    assert dict(Draft.objects.get().fields)["headline"] == "Typed"


def test_it_is_offered_beside_the_saved_text_and_taken_into_the_form(desk, editor):
    article = make_article(headline="A lens", body="<p>One thing.</p>")
    author, section = make_author(), make_section()
    data = typed(
        desk, article, headline="A new lens", body="<p>One other thing.</p>", section=section.pk
    )
    data |= {
        "bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-position": 0,
        "is_developing": "on", "embargo_until_0": "2030-01-02", "embargo_until_1": "10:00",
        "embargo_zone": "Europe/Berlin",
    }  # fmt: skip
    keep(desk, editor, article, data)
    draft = Draft.objects.get()
    page = desk.get(change_url(article)).text
    assert "<ins>new </ins>" in page
    assert "<ins>other </ins>" in page
    taken = desk.post(unsaved_url(draft), {"take": ""}, follow=True)
    assert taken.redirect_chain[-1][0] == f"{change_url(article)}?unsaved={draft.pk}"
    form = taken.context["adminform"].form
    assert form["headline"].value() == "A new lens"
    assert form.errors == {}
    assert Article.objects.get().headline == "A lens"
    desk.post(change_url(article), data | {"tab": form["tab"].value()})
    article.refresh_from_db()
    assert (article.headline, article.section, article.is_developing) == (
        "A new lens", section, True,
    )  # fmt: skip
    assert list(article.authors.all()) == [author]
    assert not Draft.objects.unsaved().exists()
    assert "never saved" not in desk.get(change_url(article)).text


def test_dropped_text_is_gone_and_the_article_as_it_was(desk, editor):
    article = make_article(headline="A lens")
    keep(desk, editor, article, typed(desk, article, headline="No"))
    desk.post(unsaved_url(Draft.objects.get()), {"drop": ""})
    assert not Draft.objects.unsaved().exists()
    assert Draft.objects.get().fields == []
    assert Article.objects.get().headline == "A lens"


def test_a_new_article_that_was_never_saved_is_offered_on_the_page_for_a_new_one(desk, editor):
    add = reverse("admin:newsroom_article_add")
    data = form_of(desk, add) | {"headline": "Just begun", "body": "<p>A first line.</p>"}
    tab = uuid4()
    keep(desk, editor, None, data, tab=tab)
    page = desk.get(add)
    assert "<ins>A first line.</ins>" in page.text
    taken = desk.get(add, {"unsaved": Draft.objects.get().pk})
    assert taken.context["adminform"].form["headline"].value() == "Just begun"
    desk.post(add, data | {"tab": str(tab)})
    assert Article.objects.get().headline == "Just begun"
    assert "never saved" not in desk.get(add).text


def test_a_request_that_was_overtaken_or_comes_after_the_save_changes_nothing(desk, editor):
    article, tab = make_article(), uuid4()
    assert keep(desk, editor, article, {"headline": "b"}, sequence=2, tab=tab).status_code == 200
    late = keep(desk, editor, article, {"headline": "a"}, sequence=1, tab=tab)
    assert late.json()["sequence"] == 2
    assert Draft.objects.get().fields == [["headline", "b"]]
    save(desk, article, headline="Saved", tab=str(tab))
    after = keep(desk, editor, article, {"headline": "c"}, sequence=3, tab=tab)
    assert after.json()["is_closed"] is True
    assert not Draft.objects.unsaved().exists()
    # The first text of a tab may still be on its way when it saves.
    save(desk, article, headline="Saved again", tab=str(other := uuid4()))
    assert keep(desk, editor, article, {"headline": "d"}, tab=other).json()["is_closed"] is True


def test_nobody_sees_or_keeps_text_where_they_may_not_write(client, desk, editor):
    article = make_article()
    keep(desk, editor, article, {"headline": "Mine"})
    draft, add = Draft.objects.get(), reverse("admin:newsroom_article_add")
    for role in ("Reporter", "Fact-checker", "Managing editor"):
        other = make_user(role)
        client.force_login(other)
        assert client.get(unsaved_url(draft)).status_code == 404
        assert client.post(unsaved_url(draft), {"drop": ""}).status_code == 404
        if role != "Managing editor":
            assert keep(client, other, article, {"headline": "x"}).status_code == 404
        if role != "Fact-checker":
            assert client.get(add, {"unsaved": draft.pk})["Location"] == add
    assert Draft.objects.get() == draft


def test_the_text_of_another_login_in_the_same_browser_is_not_taken_for_ones_own(desk, editor):
    article = make_article()
    answer = keep(desk, make_user("Editor"), article, {"headline": "x"})
    assert (answer.status_code, answer.json()) == (409, {"error": "another_user"})
    assert not Draft.objects.exists()


TAB = '"tab": "6f4a1a9e-0000-4000-8000-000000000000"'
NOT_OURS = ["", "[]", "null", "{}", '{"tab": 1}', '{"tab": "x"}', f"{{{TAB}}}"]
NO_TEXT = [
    f'{{{TAB}, "sequence": -1, "based_on": 0, "fields": []}}',
    f'{{{TAB}, "sequence": 1, "based_on": 0, "fields": 3}}',
]


@pytest.mark.parametrize("body", NOT_OURS + NO_TEXT)
def test_what_no_page_of_ours_sends_is_refused(desk, body):
    article = make_article()
    assert desk.post(keep_url(article), body, content_type=JSON).status_code == 400
    if body in NOT_OURS:
        here = reverse("admin:newsroom_article_here", args=[article.pk])
        assert desk.post(here, body, content_type=JSON).status_code == 400
    assert not Draft.objects.exists()


def test_text_typed_in_the_bin_is_kept_too(desk, editor):
    article = make_article()
    bin_article(article, by=editor)
    assert keep(desk, editor, article, {"headline": "Still typing"}).status_code == 200
    assert desk.get(unsaved_url(Draft.objects.get())).status_code == 404
    unbin(article, by=editor)
    assert desk.get(unsaved_url(Draft.objects.get())).status_code == 200


def test_the_page_says_when_it_was_saved_with_the_day_if_that_is_over(desk):
    article = make_article()
    at = timezone.localtime(article.revisions.get().at)
    assert f'<p id="desk-saved">Saved {at:%H:%M}</p>' in desk.get(change_url(article)).text
    Revision.objects.update(at=datetime(2022, 5, 23, 14, 3, tzinfo=UTC))
    page = desk.get(change_url(article)).text
    assert '<p id="desk-saved">Saved 23 May 2022, 15:03</p>' in page


def test_a_note_on_the_save_stands_in_the_revision(desk, editor):
    article = make_article()
    save(desk, article, headline="Other", revision_note="Headline by phone")
    newest = Revision.objects.first()
    assert (newest.note, newest.by, newest.changes) == ("Headline by phone", editor, "headline")


def test_offering_costs_the_same_however_much_was_typed(
    desk, editor, django_assert_max_num_queries
):
    article = make_article()
    for _ in range(8):
        keep(desk, editor, article, typed(desk, article, headline="Typed"))
    with django_assert_max_num_queries(48):
        desk.get(change_url(article))
    assert Section.objects.exists()
