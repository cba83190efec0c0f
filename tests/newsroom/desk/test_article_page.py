import pytest
from django.urls import reverse

from newsroom.models import Article, Passage, Version
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests.factories import make_person
from tests.newsroom.desk.pages import change_url, form_of, save
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_section,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_sign_in(client):
    answer = client.get(change_url(make_article()), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_a_new_article_is_a_draft_with_its_first_revision(desk, editor):
    section = make_section()
    url = reverse("admin:newsroom_article_add")
    data = form_of(desk, url) | {
        "headline": "A lens",
        "slug": "a-lens",
        "section": section.pk,
        "body": "<p>Text.</p>",
    }
    desk.post(url, data)
    article = Article.objects.get()
    assert (article.state, article.created_by, article.revision) == ("draft", editor, 1)
    assert article.revisions.get().by == editor


def test_saving_makes_a_revision_with_its_byline(desk):
    article, author = make_article(), make_author()
    save(
        desk,
        article,
        headline="Other",
        **{"bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-position": 0},
    )
    content = article.revisions.first().content
    assert (content["headline"], content["authors"]) == ("Other", [author.pk])


def test_saving_untouched_makes_no_revision(desk):
    article = make_article()
    assert save(desk, article).status_code == 302
    assert article.revisions.count() == 1


def test_a_script_in_the_form_is_taken_out(desk):
    article = make_article()
    save(desk, article, body='<p onclick="x()">a</p><script>alert(1)</script>')
    assert Article.objects.get().body == "<p>a</p>"


def test_a_body_that_is_too_long_is_refused_at_its_place_and_kept_in_the_form(desk):
    article = make_article()
    answer = save(desk, article, body="<p>" + "a" * 500_000 + "</p>")
    form = answer.context["adminform"].form
    assert "too long" in form.errors["body"][0]
    assert "a" * 500_000 in answer.content.decode()
    assert Article.objects.get().body == article.body


def test_forty_megabytes_get_a_page_that_says_so_and_nothing_is_saved(desk):
    article = make_article()
    answer = save(desk, article, body="a" * 40_000_000)
    assert answer.status_code == 413
    assert b"too large" in answer.content
    assert Article.objects.get().body == article.body


def test_a_tag_of_another_article_is_refused_at_the_body(desk):
    other = make_article()
    tag_words(other, "We are glad.")
    article = make_article()
    answer = save(desk, article, body=other.body)
    [sentence] = answer.context["adminform"].form.errors["body"]
    assert sentence.startswith("The words “We are glad.” carry a tag")
    assert Article.objects.get(pk=article.pk).body == article.body


def test_an_impossible_day_is_refused_at_the_day(desk):
    answer = save(desk, make_article(), day="2022-02-30")
    assert "day" in answer.context["adminform"].form.errors


def test_a_save_over_a_newer_save_is_refused_and_the_text_stays(desk):
    article = make_article()
    url = change_url(article)
    mine = form_of(desk, url) | {"headline": "Mine"}
    article.headline = "Theirs"
    article.save()
    save_revision(article, by=make_user("Reporter", username="ann"))
    answer = desk.post(url, mine)
    assert "ann saved this article at" in str(answer.context["adminform"].form.non_field_errors())
    assert answer.context["adminform"].form["headline"].value() == "Mine"
    assert Article.objects.get().headline == "Theirs"


def test_a_refused_save_keeps_the_passages_made_meanwhile(desk):
    article = make_article()
    passage = tag_words(article, "We are glad.")
    answer = save(desk, article, day="nonsense", body="<p></p>")
    assert [p["id"] for p in answer.context["desk_config"]["passages"]] == [str(passage.id)]
    assert Passage.objects.get().detached_at is None


def test_the_page_knows_the_speakers_of_its_passages(desk):
    article = make_article()
    passage = tag_words(article, "We are glad.")
    config = desk.get(change_url(article)).context["desk_config"]
    assert config["passages"] == [
        {
            "id": str(passage.id),
            "words": "We are glad.",
            "speaker": passage.quote.speakers.get().name,
            "post": "",
            "quote": passage.quote_id,
            "verification": "unchecked",
            "finding": "Not checked",
        }
    ]
    assert config["urls"]["tag"] == reverse("admin:newsroom_article_tag", args=[article.pk])


def test_a_published_article_cannot_be_deleted(desk, admin_client):
    article = make_article()
    actions.publish(article, by=make_user("Editor"))
    answer = admin_client.post(
        reverse("admin:newsroom_article_delete", args=[article.pk]), {"post": "yes"}
    )
    assert answer.status_code == 403
    assert Version.objects.exists()


@pytest.mark.parametrize("rows", [2, 30])
def test_the_list_has_no_query_per_row(desk, rows, django_assert_num_queries):
    for _ in range(rows):
        actions.publish(make_article(), by=make_user("Editor"))
    url = reverse("admin:newsroom_article_changelist")
    desk.get(url)
    with django_assert_num_queries(8):
        assert desk.get(url).status_code == 200


@pytest.mark.parametrize("passages", [2, 12])
def test_the_page_has_no_query_per_passage(desk, passages, django_assert_max_num_queries):
    article = make_article()
    for number in range(passages):
        tag_words(article, f"Words number {number}.")
        article.mentions.create(record=make_person())
    with django_assert_max_num_queries(52):
        desk.get(change_url(article))


def test_who_only_reads_sees_the_text_without_its_tags(client):
    article = make_article(body="<p>One <strong>word</strong> &amp; more.</p>")
    client.force_login(make_user("Fact-checker"))
    page = client.get(change_url(article)).text
    assert "<p>One <strong>word</strong> &amp; more.</p>" in page
    assert "&lt;p&gt;" not in page.split('<div class="text-read">')[1].split("</div>")[0]
