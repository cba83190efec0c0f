"""An embargo that moves: extended at night it holds what depends on it; lifted, it offers it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from newsroom.models import Move, Version
from newsroom.versions import actions, embargoes
from tests import factories as make
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db

ZONE = "Europe/Berlin"


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def at():
    return timezone.now() + timedelta(hours=12)


@pytest.fixture
def document(at):
    return make.make_document(public=True, publisher="Wire", embargo_until=at, embargo_zone=ZONE)


def quoting(document, words="We are glad.", **fields):
    article = make_article(**fields)
    quote = make_quote(words, document=document)
    tag_words(article, words, quote=quote)
    actions.make_public_with(article, quote)
    return article, quote


def state_of(*things):
    for thing in things:
        thing.refresh_from_db()
    return [thing.public_from for thing in things]


class TestExtended:
    def test_it_holds_the_version_and_what_was_to_go_public_with_it(self, document, editor, at):
        article, quote = quoting(document, headline="The lens")
        company = make.make_company(name="Halia")
        actions.publish(article, by=editor, at=at, together_with=[company])
        assert state_of(quote, company) == [at, at]
        checker = make_user("Fact-checker")  # may move an embargo, and not publish
        moved = embargoes.set_embargo(document, until=at + timedelta(days=1), zone=ZONE, by=checker)
        assert not Version.objects.exists()
        assert state_of(quote, company) == [None, None]
        assert moved.versions == [(article, at)]
        told = embargoes.told(moved)
        assert "“The lens” (was to go live on" in told
        assert "quote “We are glad.”" in told
        assert "“Halia”" in told
        note = Move.objects.get(article=article, verb="hold")
        assert (note.by, note.note) == (checker, f"The embargo of “{document}” ends later.")

    def test_it_holds_records_and_statements_known_from_it_alone(self, document, editor, at):
        company = make.make_company(public_from=at)
        post = make.make_appointment(public_from=at)
        other = make.make_company(public_from=at)
        public = make.make_company(public=True)
        for thing in (company, post, public):
            make.cite(thing, document)
        embargoes.set_embargo(document, until=at + timedelta(days=1), zone=ZONE, by=editor)
        assert state_of(company, post, other, public) == [None, None, at, make.EPOCH]

    def test_a_live_version_goes_on_when_an_update_is_held(self, document, editor, at):
        article = make_article()
        first = actions.publish(article, by=editor)
        quote = make_quote(document=document)
        tag_words(article, quote.words, quote=quote)
        actions.make_public_with(article, quote)
        actions.publish(article, by=editor, at=at, change="update", note="New.")
        embargoes.set_embargo(document, until=at + timedelta(days=1), zone=ZONE, by=editor)
        assert list(Version.objects.live(at)) == [first]

    def test_what_comes_later_than_the_new_end_stays(self, document, editor, at):
        article, _ = quoting(document)
        later = at + timedelta(days=2)
        actions.publish(article, by=editor, at=later)
        moved = embargoes.set_embargo(document, until=at + timedelta(days=1), zone=ZONE, by=editor)
        assert (moved.is_held, embargoes.told(moved)) == (False, "")
        assert Version.objects.live(later).exists()

    def test_what_does_not_depend_on_it_stays(self, document, editor, at):
        version = actions.publish(make_article(), by=editor, at=at)
        embargoes.set_embargo(document, until=at + timedelta(days=1), zone=ZONE, by=editor)
        assert Version.objects.live(at).get() == version

    def test_what_is_live_already_is_named_and_not_taken_back(self, editor, at):
        document = make.make_document(public=True)
        article, _ = quoting(document, headline="Out already")
        actions.publish(article, by=editor)
        moved = embargoes.set_embargo(document, until=at, zone=ZONE, by=editor)
        assert Version.objects.live().exists()
        assert "Live already, and not taken back by an embargo: “Out already”." in (
            embargoes.told(moved)
        )

    def test_a_document_is_not_touched_by_who_may_not_change_it(self, document, at):
        with pytest.raises(PermissionDenied):
            embargoes.set_embargo(document, until=None, by=make_user("Reporter"))
        document.refresh_from_db()
        assert document.embargo_until == at

    def test_what_goes_public_with_an_article_waits_for_where_it_is_known_from(
        self, document, editor, at
    ):
        article, company = make_article(), make.make_company(name="Halia")
        make.cite(company, document)
        actions.make_public_with(article, company)
        with pytest.raises(Exception, match="Halia is known from “Wire”, public from"):
            actions.publish(article, by=editor)
        assert actions.publish(article, by=editor, at=at)


class TestLifted:
    def test_what_waited_for_it_is_offered(self, document, editor, at):
        scheduled, _ = quoting(document)
        draft, _ = quoting(document, "We are very glad.")
        quoting(document, "Not at all.", state="spiked")
        actions.publish(scheduled, by=editor, at=at)
        moved = embargoes.set_embargo(document, until=None, by=editor)
        assert moved.waiting == [scheduled, draft]
        assert document.embargo_zone == ""
        assert actions.bring_forward(scheduled, by=editor).is_live()

    def test_an_embargo_that_only_became_shorter_offers_nothing_yet_due(self, document, editor, at):
        article, _ = quoting(document)
        actions.publish(article, by=editor, at=at)
        moved = embargoes.set_embargo(document, until=at - timedelta(hours=1), zone=ZONE, by=editor)
        assert moved.waiting == [article]
        with pytest.raises(Exception, match="public from"):
            actions.bring_forward(article, by=editor)


class TestOfAnArticle:
    def test_extended_it_holds_its_own_version(self, editor, at):
        article = make_article()
        actions.publish(article, by=editor, at=at)
        article.embargo_until, article.embargo_zone = at + timedelta(days=1), ZONE
        article.save()
        moved = embargoes.follow_article(article, was=None, by=editor)
        assert moved.versions == [(article, at)]
        assert not Version.objects.exists()

    def test_lifted_it_is_offered(self, editor, at):
        article = make_article(embargo_until=at, embargo_zone=ZONE)
        actions.publish(article, by=editor, at=at)
        article.embargo_until, article.embargo_zone = None, ""
        article.save()
        assert embargoes.follow_article(article, was=at, by=editor).waiting == [article]
