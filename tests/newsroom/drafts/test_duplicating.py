import pytest

from newsroom.drafts.duplicating import duplicate
from newsroom.models import Article, ArticleClaim, Mention, Passage
from newsroom.quotes.marks import passages_in
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed
from tests.factories import make_claim, make_person
from tests.newsroom.factories import make_article, make_author, make_user, tag_words

pytestmark = pytest.mark.django_db


def test_a_duplicate_has_the_words_and_new_passages_of_the_same_quotes(later):
    author, editor = make_author(), make_user("Editor")
    article = make_article(
        authors=[author], slug="a-lens", embargo_until=later, embargo_zone="Europe/Berlin"
    )
    passage = tag_words(article, "We are glad.")
    Mention.objects.create(article=article, record=make_person())
    ArticleClaim.objects.create(article=article, claim=make_claim())
    copy = duplicate(article, by=editor)
    [new] = copy.passages.all()
    assert (new.quote, new.fragments) == (passage.quote, ["We are glad."])
    assert new.pk != passage.pk
    assert list(passages_in(copy.body)) == [str(new.pk)]
    assert (copy.headline, copy.slug, copy.created_by) == (article.headline, "a-lens-2", editor)
    assert (copy.embargo_until, copy.embargo_zone) == (later, "Europe/Berlin")
    assert list(copy.authors.all()) == [author]
    assert [row.record_id for row in copy.mentions.all()] == [
        row.record_id for row in article.mentions.all()
    ]
    assert copy.article_claims.count() == 1
    article.refresh_from_db()
    assert copy.revisions.get().note == f"Duplicate of “{article}”, revision {article.revision}"
    assert Passage.objects.get(pk=passage.pk).article == article


def test_a_duplicate_of_a_live_article_is_a_draft_without_its_address():
    article, editor = make_article(slug="a-lens", imported_from="a file"), make_user("Editor")
    actions.publish(article, by=editor)
    make_article(slug="a-lens-2")
    article.state = "approved"
    article.save()
    save_revision(article, by=editor)
    copy = duplicate(article, by=editor)
    assert (copy.state, copy.slug, copy.imported_from) == ("draft", "a-lens-3", "")
    assert not copy.versions.exists()
    assert not copy.paths.exists()


def test_only_who_sees_an_article_and_may_write_one_duplicates_it():
    article = make_article()
    for role in ("Reporter", "Fact-checker"):
        with pytest.raises(NotAllowed):
            duplicate(article, by=make_user(role))
    assert Article.objects.get() == article
