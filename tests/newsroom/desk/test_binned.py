"""The bin and duplicates at the desk: buttons and pages, each as somebody saw the article."""

import pytest
from django.urls import reverse

from newsroom.drafts.binning import bin_article
from newsroom.models import Article, Passage
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from newsroom.workflow.seen import Seen
from tests.newsroom.desk.pages import save
from tests.newsroom.factories import make_article, make_user, tag_words

pytestmark = pytest.mark.django_db

LIST = reverse("admin:newsroom_article_changelist")
BIN = reverse("admin:newsroom_article_bin")


def test_a_draft_goes_into_the_bin_and_comes_out_by_buttons(desk, editor):
    article = make_article(headline="Not now")
    save(desk, article, _verb="bin")
    assert "Not now" not in desk.get(LIST, follow=True).content.decode().split("results")[-1]
    assert "Not now" in desk.get(BIN).text
    page = desk.post(reverse("admin:newsroom_article_unbin", args=[article.pk]), follow=True)
    assert page.status_code == 200
    assert Article.objects.visible_to(editor).get() == article
    assert "The bin is empty." in desk.get(BIN).text


def bin_several(client, **seen):
    keys = [name.removeprefix("seen_") for name in seen]
    data = {"action": "bin_selected", "_selected_action": keys}
    data |= {f"seen-{name.removeprefix('seen_')}": number for name, number in seen.items()}
    return client.post(LIST, data, follow=True)


def test_several_go_into_the_bin_at_once_but_none_that_was_saved_since_the_list_was_seen(desk):
    one, changed, live = make_article(), make_article(headline="Changed"), make_article()
    actions.publish(live, by=make_user("Editor"))
    assert f'name="seen-{one.pk}" value="1-0"' in desk.get(LIST).text
    changed.headline = "Changed since"
    changed.save()
    save_revision(changed, by=make_user("Reporter", username="ann"))
    published = Article.objects.get(pk=live.pk)
    seen = {one: "1-0", changed: "1-0", live: Seen.of(published)}
    page = bin_several(desk, **{f"seen_{row.pk}": str(token) for row, token in seen.items()})
    assert list(Article.objects.binned()) == [one]
    assert "1 article is in the bin." in page.text
    assert "ann saved this article after you opened it" in page.text
    assert "cannot go into the bin" in page.text
    desk.post(LIST, {"action": "bin_selected", "_selected_action": [changed.pk]})
    assert Article.objects.binned().count() == 1


def test_the_bin_of_others_is_not_ones_own(client):
    theirs = make_article(headline="Theirs")
    bin_article(theirs, by=make_user("Editor"))
    for role in ("Reporter", "Fact-checker"):
        client.force_login(make_user(role))
        assert "Theirs" not in client.get(BIN).text
        taken = client.post(reverse("admin:newsroom_article_unbin", args=[theirs.pk]))
        assert taken.status_code == 404
    client.force_login(make_user())
    assert "Theirs" not in client.get(BIN).text
    assert Article.objects.binned().get() == theirs


def test_the_button_saves_and_opens_the_duplicate(desk, editor):
    article = make_article(headline="A lens")
    tag_words(article, "We are glad.")
    page = save(desk, article, standfirst="Saved first.", _verb="duplicate")
    copy = Article.objects.exclude(pk=article.pk).get()
    assert page["Location"] == reverse("admin:newsroom_article_change", args=[copy.pk])
    assert (copy.headline, copy.standfirst, copy.created_by) == ("A lens", "Saved first.", editor)
    assert Passage.objects.filter(article=copy).count() == 1
    assert "This is the duplicate" in desk.get(page["Location"]).text
