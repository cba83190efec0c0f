"""The bin holds drafts: out of sight everywhere, and back as they were."""

import pytest

from newsroom.drafts.binning import bin_article, unbin
from newsroom.drafts.sharing import share
from newsroom.models import Article, Move, PreviewLink
from newsroom.versions import actions
from newsroom.workflow.actions import approve, save_revision, spike, submit
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db


def test_a_binned_draft_is_seen_by_nobody_and_comes_back_as_it_was():
    reporter, editor = make_user("Reporter"), make_user("Editor")
    article = make_article(created_by=reporter, headline="Not now")
    link = share(article, by=reporter, lasting=PreviewLink.LONGEST)
    bin_article(article, by=reporter)
    for user in (reporter, editor):
        assert not Article.objects.visible_to(user).exists()
        assert not Article.objects.editable_by(user).exists()
        assert Article.objects.binned_for(user).get() == article
    link.refresh_from_db()
    assert not link.is_open()
    unbin(article, by=editor)
    assert Article.objects.visible_to(reporter).get().headline == "Not now"
    assert list(Move.objects.order_by("pk").values_list("verb", "by__username")) == [
        ("share", reporter.username),
        ("bin", reporter.username),
        ("unbin", editor.username),
    ]


def test_only_those_who_write_in_it_bin_it_and_take_it_out():
    article, editor = make_article(), make_user("Editor")
    for role in ("Reporter", "Fact-checker", "Data editor"):
        with pytest.raises(NotAllowed):
            bin_article(article, by=make_user(role))
    bin_article(article, by=editor)
    with pytest.raises(Refused, match="not in the bin"):
        unbin(article, by=make_user("Reporter"))
    with pytest.raises(NotAllowed):
        unbin(article, by=make_user("Fact-checker"))


@pytest.mark.parametrize("fate", ["live", "scheduled", "withdrawn"])
def test_what_was_published_or_will_be_stays_out_of_the_bin(fate, later):
    article, chief = make_article(), make_user("Managing editor")
    actions.publish(article, by=chief, at=later if fate == "scheduled" else None)
    if fate == "withdrawn":
        actions.withdraw(article, by=chief, reason="Wrong.", notice="It was wrong.")
    with pytest.raises(Refused, match="cannot go into the bin"):
        bin_article(article, by=chief)
    assert not Article.objects.binned().exists()


def test_nothing_is_done_with_what_lies_in_the_bin():
    article, editor = make_article(), make_user("Editor")
    bin_article(article, by=editor)
    for verb in (submit, actions.publish, bin_article):
        with pytest.raises(Refused, match="in the bin"):
            verb(Article.objects.get(), by=editor)
    article = Article.objects.get()
    article.headline = "Typed before the bin"
    with pytest.raises(SomebodyWasFaster, match="into the bin"):
        save_revision(article, by=editor, after=1)


@pytest.mark.parametrize("verb", [submit, approve, spike])
def test_what_somebody_saved_meanwhile_is_not_moved_on_unseen(verb):
    article, editor = make_article(), make_user("Editor")
    article.headline = "Newer"
    article.save()
    save_revision(article, by=make_user("Reporter", username="ann"))
    with pytest.raises(SomebodyWasFaster, match="ann saved this article"):
        verb(article, by=editor, note="Fine.", after=1)
    assert Article.objects.get().state == "draft"
    verb(article, by=editor, note="Fine.", after=2)


def test_what_somebody_saved_meanwhile_is_not_binned_unseen():
    article, editor = make_article(), make_user("Editor")
    article.headline = "Newer"
    article.save()
    save_revision(article, by=make_user("Reporter", username="ann"))
    with pytest.raises(SomebodyWasFaster, match="ann saved this article"):
        bin_article(article, by=editor, after=1)
