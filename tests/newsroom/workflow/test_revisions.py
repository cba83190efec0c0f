import pytest

from newsroom.models import Revision, State
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import SomebodyWasFaster
from tests.factories import make_person
from tests.newsroom.factories import make_article, make_user, tag_words

pytestmark = pytest.mark.django_db


def test_each_save_that_changes_something_is_a_revision():
    article, user = make_article(), make_user("Reporter")
    article.headline = "Other"
    article.save()
    revision = save_revision(article, by=user)
    assert (revision.number, revision.by, revision.content["headline"]) == (2, user, "Other")


def test_the_same_words_make_no_new_revision():
    article = make_article()
    assert save_revision(article, by=None).number == 1
    assert Revision.objects.count() == 1


def test_mentions_and_passages_are_part_of_a_revision():
    article = make_article()
    article.mentions.create(record=make_person())
    assert save_revision(article, by=None).number == 2
    passage = tag_words(article, "We are glad.")
    content = article.revisions.first().content
    assert content["passages"] == [
        {
            "id": str(passage.id),
            "quote": passage.quote_id,
            "fragments": ["We are glad."],
            "attribution": passage.attribution,
            "language": "en",
        }
    ]


def test_a_save_over_someones_newer_save_is_refused():
    article = make_article()
    article.headline = "First"
    article.save()
    save_revision(article, by=make_user("Reporter", username="ann"), after=1)
    article.headline = "Second"
    article.save()
    with pytest.raises(SomebodyWasFaster, match="ann saved this article"):
        save_revision(article, by=None, after=1)
    assert Revision.objects.count() == 2


def test_an_approved_article_that_changes_is_a_draft_again():
    article = make_article(state=State.APPROVED)
    article.headline = "Other"
    article.save()
    save_revision(article, by=None)
    assert article.state == State.DRAFT
