"""One word, both places: what the queryset finds, the row affirms, in every state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import Article, Quote, Version
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests.newsroom.factories import make_article, make_quote, make_user

pytestmark = pytest.mark.django_db


def change(article):
    article.body += "<p>More.</p>"
    article.save()
    save_revision(article, by=None)


def test_live_and_scheduled_agree_at_every_moment():
    chief = make_user("Managing editor")
    now = timezone.now()
    actions.publish(make_article(), by=chief)
    withdrawn = make_article()
    actions.publish(withdrawn, by=chief)
    actions.withdraw(withdrawn, by=chief, reason="x", notice="y")
    updated = make_article()
    actions.publish(updated, by=chief)
    change(updated)
    actions.publish(updated, by=chief, at=now + timedelta(days=2), change="update", note="More.")
    actions.publish(make_article(), by=chief, at=now + timedelta(days=1))
    for at in (
        now - timedelta(days=1),
        timezone.now(),
        *(now + timedelta(days=d) for d in (1, 2, 3)),
    ):
        rows = list(Version.objects.all())
        assert set(Version.objects.live(at)) == {row for row in rows if row.is_live(at)}
        assert set(Version.objects.scheduled(at)) == {row for row in rows if row.is_scheduled(at)}


def test_public_quotes_agree():
    now = timezone.now()
    canonical = make_quote(public_from=now - timedelta(days=1))
    make_quote(public_from=now - timedelta(days=1), merged_into=canonical)
    make_quote(public_from=now + timedelta(days=1))
    make_quote(public_from=now - timedelta(days=1), terms="background")
    make_quote()
    for at in (now - timedelta(days=2), now, now + timedelta(days=2)):
        assert set(Quote.objects.public(at)) == {
            row for row in Quote.objects.all() if row.is_public(at)
        }
    assert Quote.objects.public(now).get() == canonical


def test_publication_says_what_readers_see():
    chief = make_user("Managing editor")
    tomorrow = timezone.now() + timedelta(days=1)

    def publication(article, at=None):
        return Article.objects.with_publication(at).get(pk=article.pk).publication

    article = make_article()
    assert publication(article) == "unpublished"
    actions.publish(article, by=chief, at=tomorrow)
    assert (publication(article), publication(article, tomorrow)) == ("scheduled", "live")
    actions.hold(article, by=chief)
    assert publication(article) == "unpublished"
    actions.publish(article, by=chief)
    assert publication(article) == "live"
    change(article)
    assert publication(article) == "live_with_changes"
    actions.publish(article, by=chief, change="update", note="More.")
    assert publication(article) == "live"
    actions.withdraw(article, by=chief, reason="x", notice="y")
    assert publication(article) == "withdrawn"
