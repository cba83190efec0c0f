"""An earlier revision comes back as the newest, with its tags; nothing is taken away."""

import pytest

from newsroom.drafts.restoring import restore
from newsroom.models import Article, Passage
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from tests.factories import make_person
from tests.newsroom.factories import make_article, make_author, make_section, make_user, tag_words

pytestmark = pytest.mark.django_db


def rewritten(article, by=None, **fields):
    """The article saved with other words, no passage, no mention and no byline."""
    for name, value in ({"body": "<p>Other.</p>"} | fields).items():
        setattr(article, name, value)
    article.save()
    article.bylines.all().delete()
    article.mentions.all().delete()
    article.passages.update(detached_at=article.created_at, attribution="Somebody")
    return save_revision(article, by=by)


def test_words_fields_and_tags_come_back_as_a_new_revision():
    editor, person, author = make_user("Editor"), make_person(), make_author()
    article = make_article(authors=[author], headline="First")
    article.mentions.create(record=person)
    passage = tag_words(article, "We are glad.")
    first = article.revisions.first()
    rewritten(article, headline="Second", section=make_section())
    revision, lost = restore(first, by=editor, after=article.revision)
    article = Article.objects.get()
    assert lost == []
    assert revision.content == first.content
    assert (article.revision, article.headline) == (revision.number, "First")
    assert revision.note == f"Revision {first.number} restored"
    assert [row.record_id for row in article.mentions.accepted()] == [person.pk]
    assert list(article.authors.all()) == [author]
    restored = Passage.objects.get()
    assert (restored.detached_at, restored.attribution) == (None, passage.attribution)
    assert article.revisions.count() == first.number + 2


def test_readers_see_their_version_while_an_older_text_is_restored():
    editor, article = make_user("Editor"), make_article(headline="First")
    version = actions.publish(article, by=editor)
    article = Article.objects.get()
    rewritten(article, headline="Second")
    restore(article.revisions.get(number=1), by=editor)
    assert article.versions.live().get() == version
    assert Article.objects.get().state == "draft"


def test_what_is_no_longer_on_file_is_told():
    editor, author = make_user("Editor"), make_author()
    article = make_article(authors=[author])
    first = article.revisions.get()
    section = article.section
    rewritten(article, section=make_section())
    section.delete()
    author.delete()
    revision, lost = restore(first, by=editor)
    assert revision.content["body"] == first.content["body"]
    assert lost == [
        "The section of that time is no longer on file.",
        "An author of that time is no longer on file.",
    ]


def test_who_may_not_write_or_is_late_restores_nothing():
    editor, article = make_user("Editor"), make_article()
    first = article.revisions.get()
    rewritten(article, by=make_user("Reporter", username="ann"))
    for role in ("Reporter", "Fact-checker"):
        with pytest.raises(NotAllowed):
            restore(first, by=make_user(role))
    with pytest.raises(SomebodyWasFaster, match="ann saved"):
        restore(first, by=editor, after=1)
    with pytest.raises(Refused, match="newest"):
        restore(article.revisions.first(), by=editor)
    assert article.revisions.count() == 2
