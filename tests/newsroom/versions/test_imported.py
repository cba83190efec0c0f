"""An imported article brings its past along: versions, days, corrections."""

from datetime import UTC, datetime

import pytest

from newsroom.models import Change, Correction, Version
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import Refused
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db

MORNING = datetime(2022, 5, 23, 11, 0, tzinfo=UTC)
EVENING = datetime(2022, 5, 23, 18, 0, tzinfo=UTC)
NEXT_DAY = datetime(2022, 5, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def editor():
    return make_user("Editor")


def publish(article, body, by, **fields):
    article.body = body
    article.save()
    save_revision(article, by=by)
    return actions.publish(article, by=by, **fields)


def mistake():
    return Correction(wrong="It was the second outing.", right="It was the fourth.")


def test_its_versions_follow_one_another_in_the_past(editor):
    article = make_article(imported_from="a.txt", body="<p>The first words.</p>")
    first = actions.publish(article, by=editor, at=MORNING)
    second = publish(
        article, "<p>More words.</p>", editor, at=EVENING, change=Change.UPDATE, note="More."
    )
    first.refresh_from_db()
    assert (first.live_from, first.live_until) == (MORNING, EVENING)
    assert (second.live_from, second.live_until) == (EVENING, None)
    assert second.first_published_at == MORNING


def test_a_later_version_brings_its_correction(editor):
    article = make_article(imported_from="a.txt", body="<p>It was the second outing.</p>")
    first = actions.publish(article, by=editor, at=MORNING)
    second = publish(
        article, "<p>It was the fourth.</p>", editor,
        at=NEXT_DAY, note="It was the fourth.", correction=mistake(),
    )  # fmt: skip
    assert second.change == Change.CORRECTION
    correction = Correction.objects.get()
    assert (correction.version, correction.since) == (second, first)


def test_a_mistake_may_be_older_than_the_version_before(editor):
    article = make_article(imported_from="a.txt", body="<p>It was the second outing.</p>")
    first = actions.publish(article, by=editor, at=MORNING)
    publish(article, "<p>It was the second. More.</p>", editor, at=EVENING, note="More.")
    correction = mistake()
    correction.since = first
    publish(
        article, "<p>It was the fourth. More.</p>", editor,
        at=NEXT_DAY, note="It was the fourth.", correction=correction,
    )  # fmt: skip
    assert Correction.objects.get().since == first


def test_only_an_imported_article_brings_a_correction(editor):
    article = make_article(body="<p>It was the second outing.</p>")
    actions.publish(article, by=editor)
    with pytest.raises(Refused, match="Only a later version of an imported article"):
        publish(article, "<p>Fourth.</p>", editor, note="Fourth.", correction=mistake())
    assert Version.objects.count() == 1


def test_a_first_version_corrects_nothing(editor):
    article = make_article(imported_from="a.txt")
    with pytest.raises(Refused, match="Only a later version"):
        actions.publish(article, by=editor, at=MORNING, correction=mistake())
    assert not Version.objects.exists()


def test_a_developing_story_is_frozen_as_one(editor):
    article = make_article(is_developing=True)
    assert actions.publish(article, by=editor).is_developing
