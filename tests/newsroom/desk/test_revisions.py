"""The revisions of an article at the desk: who, when, what; compared; restored as a new one."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from newsroom.models import Article, Revision
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests.factories import make_person
from tests.newsroom.desk.pages import save
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_section,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db


def url(name, article, *numbers):
    return reverse(f"admin:newsroom_article_{name}", args=[article.pk, *numbers])


def test_each_save_stands_in_the_list_and_no_autosave_does(desk, editor):
    article = make_article(headline="A lens")
    save(desk, article, headline="A better lens", revision_note="By phone")
    keep = {
        "user": editor.pk, "tab": str(uuid4()), "sequence": 1, "based_on": 2,
        "fields": [["headline", "Typed only"]],
    }  # fmt: skip
    desk.post(url("keep", article), json.dumps(keep), content_type="application/json")
    page = desk.get(url("revisions", article))
    newest, first = page.context["page"]
    assert (newest.number, newest.by, newest.changes, newest.note) == (
        2, editor, "headline", "By phone",
    )  # fmt: skip
    assert first.changes == "First revision"
    assert "Typed only" not in page.text


def test_those_that_became_versions_are_marked_and_a_live_article_is_worked_on_for_days(desk):
    article = make_article(body="<p>First.</p>")
    actions.publish(article, by=make_user("Editor"))
    for words in ("Second.", "Third."):
        save(desk, article, body=f"<p>{words}</p>")
    rows = {row.number: row for row in desk.get(url("revisions", article)).context["page"]}
    assert [len(rows[number].printed_as) for number in (1, 2, 3)] == [1, 0, 0]
    assert rows[1].printed_as[0].is_live_now
    reader = desk.get(article.versions.get().get_absolute_url()).text
    assert "First." in reader
    assert "Third." not in reader


def test_two_are_compared_in_words_fields_and_tags(desk):
    section, author, person = make_section(name="Phones"), make_author(name="Ines"), make_person()
    article = make_article(headline="A lens", body="<p>It has one mount and a ring.</p>")
    save(
        desk, article, headline="A new lens", body="<p>It has one mount and no ring.</p>",
        section=section.pk, is_developing="on",
        **{"bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-position": 0},
    )  # fmt: skip
    article.refresh_from_db()
    article.mentions.create(record=person)
    tag_words(article, "We are glad.", quote=None)
    newest = article.revisions.first().number
    page = desk.get(url("comparison", article, 1, newest))
    assert "<ins>new </ins>" in page.text
    assert "<del>a</del><ins>no</ins>" in page.text
    told = {field.label: (field.before, field.after) for field in page.context["fields"]}
    assert told["section"][1] == "Phones"
    assert told["developing"] == ("no", "yes")
    assert told["byline"] == ("", "Ines")
    assert told["mentions"] == ("", str(person.record))
    [tag] = page.context["tags"]
    assert (tag.change, [piece.words for piece in tag.words]) == ("Tagged", ["We are glad."])
    assert desk.get(url("comparison", article, newest, 1)).status_code == 302


def test_the_list_leads_to_the_comparison_it_is_asked_for(desk):
    article = make_article()
    save(desk, article, headline="Other")
    answer = desk.get(url("revisions", article), {"from": "2", "to": "1"})
    assert answer["Location"] == url("comparison", article, 1, 2)
    for asked in ({"from": "1", "to": "1"}, {"from": "1", "to": "9"}, {"from": "x", "to": ""}):
        page = desk.get(url("revisions", article), asked)
        assert "Choose two different revisions." in page.text
    assert desk.get(url("comparison", article, 1, 9)).status_code == 404


def test_one_is_restored_as_a_new_one_unless_somebody_saved_meanwhile(desk, editor):
    article = make_article(headline="First")
    save(desk, article, headline="Second")
    page = desk.post(url("restore", article, 1), {"seen": "2"}, follow=True)
    assert "Revision 1 is in the article again, as revision 3." in page.text
    assert Article.objects.get().headline == "First"
    assert Revision.objects.get(number=3).by == editor
    for seen in ("2", "", "x"):
        page = desk.post(url("restore", article, 2), {"seen": seen}, follow=True)
        assert article.revisions.count() == 3
    save_revision(Article.objects.get(), by=None)
    assert Article.objects.get().headline == "First"


def test_another_reporters_revisions_are_not_there_and_reading_is_not_restoring(client):
    article = make_article(headline="Secret")
    save_headline(article, "Secret too")
    client.force_login(make_user("Reporter"))
    for name, numbers in (("revisions", ()), ("comparison", (1, 2))):
        assert client.get(url(name, article, *numbers)).status_code == 404
    assert client.post(url("restore", article, 1), {"seen": "2"}).status_code == 404
    client.force_login(make_user("Fact-checker"))
    page = client.get(url("revisions", article))
    assert "Restore</button>" not in page.text
    client.post(url("restore", article, 1), {"seen": "2"})
    assert article.revisions.count() == 2


def save_headline(article, headline):
    article.headline = headline
    article.save()
    save_revision(article, by=None)


@pytest.mark.parametrize("rows", [3, 40])
def test_the_list_costs_the_same_however_long_it_is(desk, rows, django_assert_max_num_queries):
    article = make_article()
    for number in range(rows):
        save_headline(article, f"Headline {number}")
    with django_assert_max_num_queries(9):
        desk.get(url("revisions", article))
