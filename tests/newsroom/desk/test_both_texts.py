"""Two saves of one article, of two people or of one person's two tabs: no words are dropped."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from newsroom.models import Article, ArticleClaim, Draft, Mention, Passage
from newsroom.quotes.marks import text_of
from newsroom.workflow.actions import save_revision
from tests.factories import make_claim, make_person
from tests.newsroom.desk.pages import (
    change_url,
    save,
    save_as,
    typed,
    unsaved_url,
)
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_section,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db


def test_a_second_click_on_save_is_nobody_else(desk):
    article, tab = make_article(), str(uuid4())
    data = typed(desk, article, headline="First click", tab=tab)
    assert desk.post(change_url(article), data).status_code == 302
    assert desk.post(change_url(article), data | {"headline": "Second"}).status_code == 302
    assert Article.objects.get().headline == "Second"
    assert article.revisions.count() == 3


def test_a_row_beside_the_text_is_not_saved_over_a_newer_save_either(desk):
    article, author = make_article(), make_author()
    data = typed(desk, article)
    data |= {"bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-position": 0}
    save_as(make_user("Editor"), Article.objects.get(), headline="Newer")
    assert desk.post(change_url(article), data).context["refused"]
    assert not article.bylines.exists()


def test_an_import_writes_in_no_article_that_is_there(desk):
    article = make_article(headline="A lens came today.", body="<p>A lens came today.</p>")
    desk.post(reverse("admin:newsroom_article_import"), {"text": "A lens came today."})
    assert Article.objects.count() == 2
    article.refresh_from_db()
    assert article.revision == 1


def test_ones_own_other_tab_is_not_called_somebody_else_and_overwrites_nothing(desk, editor):
    article = make_article()
    mine = typed(desk, article, headline="From the second tab", tab=str(uuid4()))
    save(desk, article, headline="From the first tab", tab=str(uuid4()))
    page = desk.post(change_url(article), mine)
    assert "In another tab you saved this article at" in page.text
    assert Article.objects.get().headline == "From the first tab"


def refused(client, article, mine):
    """A save over a newer one: the draft that was kept of it."""
    page = client.post(change_url(article), mine)
    assert page.context["refused"]
    return page.context["refused"]


def choose(client, draft, **choices):
    page = client.get(unsaved_url(draft))
    data = {"seen": draft.article.revision, "typed": page.context["merge"].typed}
    for line in page.context["merge"].lines:
        if line.chosen:
            data[f"line-{line.name}"] = line.chosen
    return client.post(unsaved_url(draft), data | choices, follow=True)


def test_two_tabs_of_one_person_that_changed_different_things_become_one_text(desk, editor):
    article = make_article(headline="A lens", body="<p>First.</p><p>Second.</p>")
    author, section = make_author(), make_section()
    first, second = typed(desk, article), typed(desk, article)
    first |= {"tab": str(uuid4()), "headline": "A better lens", "section": str(section.pk)}
    first |= {"body": "<p>First, and more.</p><p>Second.</p>"}
    second |= {"tab": str(uuid4()), "standfirst": "Of the second tab."}
    second |= {"body": "<p>First.</p><p>Second.</p><p>Third.</p>"}
    second |= {"bylines-TOTAL_FORMS": "1", "bylines-0-author": str(author.pk)}
    second |= {"bylines-0-position": "0"}
    desk.post(change_url(article), first)
    page = desk.post(change_url(article), second, follow=True)
    assert "What you saved in another tab at" in page.text
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("A better lens", "Of the second tab.")
    assert (article.section, [*article.authors.all()]) == (section, [author])
    assert text_of(article.body) == "First, and more.\nSecond.\nThird."
    assert article.revision == 3
    assert not Draft.objects.unsaved().exists()


@pytest.mark.parametrize(
    "changes",
    [
        ({"headline": "One"}, {"headline": "Two"}),
        ({"body": "<p>One.</p>"}, {"body": "<p>Two.</p>"}),
    ],
    ids=["a line", "a paragraph"],
)
def test_where_two_tabs_of_one_person_disagree_they_choose(desk, editor, changes):
    article = make_article(headline="None", body="<p>None.</p>")
    first, second = (typed(desk, article) | {"tab": str(uuid4())} | change for change in changes)
    desk.post(change_url(article), first)
    page = desk.post(change_url(article), second, follow=True)
    assert "In another tab you saved this article at" in page.text
    assert article.revisions.count() == 2
    assert Draft.objects.unsaved().count() == 1


def embargo_of(article):
    article.refresh_from_db()
    return article.embargo_until and f"{article.embargo_until:%Y-%m-%d}"


def embargo(day):
    return {"embargo_until_0": day, "embargo_until_1": "10:00", "embargo_zone": "Europe/London"}


def test_what_no_revision_keeps_is_not_written_over_either(desk, editor):
    """An embargo that somebody set after the page was opened."""
    article, section = make_article(), make_section()
    before = typed(desk, article)
    theirs = make_user("Editor")
    Article.objects.update(
        embargo_until=datetime(2030, 1, 1, 10, tzinfo=UTC), embargo_zone="Europe/London",
        assignee=theirs,
    )  # fmt: skip
    desk.post(change_url(article), before | {"section": str(section.pk)})
    assert embargo_of(article) == "2030-01-01"
    assert (article.section, article.assignee) == (section, theirs)

    page = desk.post(change_url(article), before | {"based_on": "2"} | embargo("2031-01-01"))
    assert "Somebody changed this after you opened the page; now it is 1 January 2030" in page.text
    assert embargo_of(article) == "2030-01-01"
    seen = page.context["adminform"].form.data["seen_beside"]
    again = before | {"based_on": "2", "seen_beside": seen} | embargo("2031-01-01")
    desk.post(change_url(article), again)
    assert embargo_of(article) == "2031-01-01"


def test_two_tabs_join_what_no_revision_keeps(desk, editor):
    article = make_article(headline="A lens")
    first, second = (typed(desk, article) | {"tab": str(uuid4())} for _ in range(2))
    desk.post(change_url(article), first | embargo("2030-01-01") | {"standfirst": "One."})
    desk.post(change_url(article), second | {"headline": "A better lens"})
    assert embargo_of(article) == "2030-01-01"
    assert (article.headline, article.standfirst) == ("A better lens", "One.")


def test_two_tabs_are_not_joined_over_somebody_elses_save(desk, editor):
    article = make_article(headline="A lens", body="<p>First.</p>")
    second = typed(desk, article) | {"tab": str(uuid4()), "standfirst": "Of the second tab."}
    save(desk, article, headline="A better lens")
    save_as(make_user("Editor", first_name="Ann"), Article.objects.get(), body="<p>Ann's.</p>")
    assert "Ann saved this article at" in desk.post(change_url(article), second).text
    assert Article.objects.get().standfirst == article.standfirst


def test_a_refused_save_is_merged_and_nobodys_words_are_dropped(desk, editor):
    ann = make_user("Editor", username="ann")
    article = make_article(
        headline="A lens", standfirst="Old.", body="<p>One.</p><p>Two.</p><p>Three.</p>"
    )
    passage = tag_words(article, "We are glad.")
    tagged = article.body.split("</p>")[-2] + "</p>"
    mine = typed(
        desk,
        article,
        standfirst="My standfirst.",
        body=f"<p>One of mine.</p><p>Two.</p><p>Three, mine.</p>{tagged}<p>More of mine.</p>",
    )
    save_as(
        ann,
        Article.objects.get(),
        headline="Her lens",
        body=f"<p>One of hers.</p><p>Two.</p><p>Three.</p>{tagged.replace('“', 'She: “')}",
    )
    draft = refused(desk, article, mine)
    draft.article.refresh_from_db()
    page = choose(desk, draft)
    form = page.context["adminform"].form
    assert form.errors == {}
    assert form["headline"].value() == "Her lens"
    assert form["standfirst"].value() == "My standfirst."
    assert text_of(form["body"].value()).split("\n") == [
        "One of hers.", "One of mine.", "Two.", "Three, mine.", "She: “We are glad.”",
        "More of mine.",
    ]  # fmt: skip
    # Nothing is written before the save; then it is, on the newest revision.
    assert Article.objects.get().headline == "Her lens"
    assert article.revisions.count() == 3
    data = {name: form[name].value() for name in ("headline", "standfirst", "body", "tab")}
    assert save(desk, article, **data).status_code == 302
    article.refresh_from_db()
    assert (article.revision, article.standfirst) == (4, "My standfirst.")
    assert Passage.objects.get() == passage
    assert Passage.objects.get().detached_at is None
    assert not Draft.objects.unsaved().exists()


def test_who_chooses_takes_one_side_and_the_other_stays_a_revision(desk, editor):
    article = make_article(headline="A lens", body="<p>One.</p>")
    mine = typed(desk, article, headline="Mine", body="<p>Mine.</p>")
    save_as(make_user("Editor"), Article.objects.get(), headline="Hers", body="<p>Hers.</p>")
    draft = refused(desk, article, mine)
    draft.article.refresh_from_db()
    unanswered = choose(desk, draft)
    assert "Say which headline it is to be." in unanswered.text
    page = choose(desk, draft, **{"line-headline": "mine", "part-0": "mine"})
    form = page.context["adminform"].form
    assert (form["headline"].value(), form["body"].value()) == ("Mine", "<p>Mine.</p>")
    assert article.revisions.get(number=2).content["body"] == "<p>Hers.</p>"


def test_rows_of_both_stay_when_two_texts_are_merged(desk, editor):
    article, gone = make_article(), make_author(name="Gone")
    article.bylines.create(author=gone)
    offered = Mention.objects.create(
        article=article, record=make_person(), status="offered", origin="automatic"
    )
    save_revision(article, by=None)
    my_author, her_author, claim = make_author(), make_author(), make_claim()
    mine = typed(desk, article, headline="Mine")
    mine |= {
        "bylines-TOTAL_FORMS": 2, "bylines-1-author": my_author.pk, "bylines-1-position": 1,
        "bylines-0-DELETE": "on",
    }  # fmt: skip
    offered.status = "accepted"
    offered.save()
    article.bylines.create(author=her_author, position=2)
    ArticleClaim.objects.create(article=article, claim=claim)
    article.refresh_from_db()
    save_revision(article, by=make_user("Editor"))
    draft = refused(desk, article, mine)
    draft.article.refresh_from_db()
    page = choose(desk, draft)
    assert page.context["adminform"].form.errors == {}
    data = dict(Draft.objects.get(pk=page.context["taken"].pk).fields)
    desk.post(change_url(article), data | {"based_on": 3, "tab": str(page.context["taken"].tab)})
    assert {*article.authors.all()} == {my_author, her_author}
    assert article.mentions.get().status == "accepted"
    assert article.article_claims.get().claim == claim


def test_a_choice_on_a_page_that_is_out_of_date_is_shown_again(desk, editor):
    article = make_article(headline="A lens")
    mine = typed(desk, article, standfirst="Mine.")
    save_as(make_user("Editor"), Article.objects.get(), headline="Hers")
    draft = refused(desk, article, mine)
    save_as(make_user("Editor"), Article.objects.get(), headline="Hers again")
    page = choose(desk, draft)
    assert "Something was saved or typed while you chose" in page.text
    assert Draft.objects.count() == 1
