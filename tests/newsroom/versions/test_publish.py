from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.models import Article, Change, PublicWith, Version
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from tests.factories import make_claim, make_document, make_name, make_person, make_source
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_quote,
    make_section,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


def change_body(article, body, by=None):
    article.body = body
    article.save()
    save_revision(article, by=by)
    article.refresh_from_db()
    return article


def test_a_published_article_is_frozen_as_version_one(editor):
    article = make_article(headline="Two names on one lens", authors=[make_author(name="Ann Ost")])
    version = actions.publish(article, by=editor)
    assert (version.number, version.change) == (1, Change.PUBLICATION)
    assert list(Version.objects.live()) == [version]
    assert [byline.name for byline in version.bylines.all()] == ["Ann Ost"]
    Article.objects.filter(pk=article.pk).update(headline="Another headline")
    assert Version.objects.live().get().headline == "Two names on one lens"


def test_the_address_has_the_day_of_the_newsrooms_time_zone(editor, settings):
    article = make_article(slug="late", imported_from="a.txt")
    late_in_london = datetime(2022, 5, 22, 23, 30, tzinfo=UTC)
    version = actions.publish(article, by=editor, at=late_in_london)
    assert version.get_absolute_url() == "/2022/05/23/late/"


def test_only_an_imported_article_carries_a_day_in_the_past(editor):
    article = make_article()
    with pytest.raises(Refused, match="Only an imported article"):
        actions.publish(article, by=editor, at=timezone.now() - timedelta(days=1))
    assert not Version.objects.exists()


def test_an_imported_update_comes_after_what_it_updates(editor):
    article = make_article(imported_from="a.txt")
    first = actions.publish(article, by=editor, at=datetime(2022, 5, 23, 12, tzinfo=UTC))
    change_body(article, "<p>More is known.</p>")
    with pytest.raises(Refused, match="must come after version 1"):
        actions.publish(article, by=editor, at=first.live_from, change="update", note="More.")
    at = datetime(2022, 5, 24, 9, tzinfo=UTC)
    second = actions.publish(article, by=editor, at=at, change="update", note="More.")
    first.refresh_from_db()
    assert (first.live_until, second.path) == (at, first.path)


@pytest.mark.parametrize(
    ("lacking", "field", "sentence"),
    [
        ({"headline": " "}, "headline", "Give it a headline."),
        ({"section": None}, "section", "Choose a section."),
        ({"body": ""}, "body", "There is no text yet."),
        ({"body": "<p> </p>"}, "body", "There is no text yet."),
        ({"slug": ""}, "slug", "Give it an address."),
    ],
)
def test_what_an_article_lacks_is_said_at_its_field(editor, lacking, field, sentence):
    article = make_article(**lacking)
    with pytest.raises(ValidationError) as refusal:
        actions.publish(article, by=editor)
    assert refusal.value.message_dict == {field: [sentence]}
    assert not Version.objects.exists()


def test_a_slug_taken_on_that_day_is_refused_at_the_slug(editor):
    actions.publish(make_article(slug="same"), by=editor)
    other = make_article(slug="same")
    with pytest.raises(ValidationError) as refusal:
        actions.publish(other, by=editor)
    assert list(refusal.value.message_dict) == ["slug"]
    assert Version.objects.filter(article=other).count() == 0


def test_the_same_revision_is_not_published_twice(editor):
    article = make_article()
    actions.publish(article, by=editor)
    with pytest.raises(SomebodyWasFaster, match=f"published by {editor.username}"):
        actions.publish(article, by=editor, change=Change.UPDATE, note="Again.")


def test_an_update_says_what_changed(editor):
    article = make_article()
    first = actions.publish(article, by=editor)
    change_body(article, "<p>More is known.</p>", by=editor)
    with pytest.raises(ValidationError) as refusal:
        actions.publish(article, by=editor, change=Change.UPDATE)
    assert refusal.value.message_dict == {"note": ["Say for readers what changed."]}
    second = actions.publish(article, by=editor, change=Change.UPDATE, note="Price added.")
    first.refresh_from_db()
    assert second.number == 2
    assert first.live_until == second.live_from
    assert second.updated_at == second.live_from
    assert second.first_published_at == first.live_from
    assert list(Version.objects.live()) == [second]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("<p>It costs 100 euros.</p>", "<p>It costs 200 euros.</p>", "A number changes."),
        ("<p>He met Lei Jun there.</p>", "<p>He met Lei Yun there.</p>", "A name changes."),
    ],
)
def test_a_minor_fix_touches_no_number_and_no_name(editor, before, after, sentence):
    article = make_article(body=before)
    actions.publish(article, by=editor)
    change_body(article, after)
    with pytest.raises(Refused, match=sentence):
        actions.publish(article, by=editor, change=Change.MINOR)
    version = actions.publish(
        article, by=editor, change=Change.MINOR, confirmed_because="A typo in our own transcript."
    )
    assert version.updated_at is None
    assert article.moves.first().note == "A typo in our own transcript."


def test_a_typo_is_a_minor_fix_that_readers_are_not_told_of(editor):
    article = make_article(body="<p>The recieved wisdom.</p>")
    actions.publish(article, by=editor)
    change_body(article, "<p>The received wisdom.</p>")
    version = actions.publish(article, by=editor, change=Change.MINOR)
    assert (version.note, version.updated_at) == ("", None)


def test_a_reporter_may_not_publish():
    article = make_article()
    with pytest.raises(NotAllowed):
        actions.publish(article, by=make_user("Reporter"))
    assert not Version.objects.exists()


def test_publication_approves_and_an_edit_makes_a_draft_again(editor):
    article = make_article()
    actions.publish(article, by=editor)
    article.refresh_from_db()
    assert article.state == "approved"
    change_body(article, "<p>Other words.</p>")
    assert article.state == "draft"


class TestSchedule:
    def test_a_scheduled_version_is_live_when_its_hour_has_come_and_nothing_runs(self, editor):
        article = make_article()
        at = timezone.now() + timedelta(hours=3)
        version = actions.publish(article, by=editor, at=at)
        assert not Version.objects.live().exists()
        assert Version.objects.live(at).get() == version

    def test_at_most_one_version_is_scheduled(self, editor):
        article = make_article()
        actions.publish(article, by=editor, at=timezone.now() + timedelta(hours=3))
        with pytest.raises(Refused, match="hold it first"):
            actions.publish(article, by=editor, at=timezone.now() + timedelta(hours=4))

    def test_hold_takes_it_back_and_the_live_one_stays(self, editor):
        article = make_article()
        first = actions.publish(article, by=editor)
        change_body(article, "<p>For tomorrow.</p>")
        at = timezone.now() + timedelta(hours=3)
        actions.publish(article, by=editor, at=at, change=Change.UPDATE, note="New.")
        assert Version.objects.live(at).get().number == 2
        actions.hold(article, by=editor)
        assert list(Version.objects.live(at)) == [first]
        first.refresh_from_db()
        assert first.live_until is None

    def test_a_rescheduled_article_has_the_new_day_in_its_address(self, editor):
        article = make_article(slug="s")
        day = timezone.now() + timedelta(days=3)
        actions.publish(article, by=editor, at=day)
        actions.hold(article, by=editor)
        version = actions.publish(article, by=editor, at=day + timedelta(days=2))
        moved = timezone.localtime(day + timedelta(days=2))
        assert version.get_absolute_url() == f"/{moved:%Y/%m/%d}/s/"


class TestWithdraw:
    @pytest.fixture
    def chief(self):
        return make_user("Managing editor")

    def test_a_withdrawn_article_has_no_live_version(self, chief):
        article = make_article()
        actions.publish(article, by=chief)
        actions.withdraw(article, by=chief, reason="Legal.", notice="This article is withdrawn.")
        assert not Version.objects.live().exists()
        assert Article.objects.with_publication().get().publication == "withdrawn"

    def test_an_editor_may_not_withdraw(self, editor):
        article = make_article()
        actions.publish(article, by=editor)
        with pytest.raises(NotAllowed):
            actions.withdraw(article, by=editor, reason="x", notice="y")
        assert Version.objects.live().exists()

    def test_withdrawing_holds_what_was_scheduled(self, chief):
        article = make_article()
        actions.publish(article, by=chief)
        change_body(article, "<p>For tomorrow.</p>")
        at = timezone.now() + timedelta(hours=3)
        actions.publish(article, by=chief, at=at, change=Change.UPDATE, note="New.")
        actions.withdraw(article, by=chief, reason="Legal.", notice="Withdrawn.")
        assert not Version.objects.live(at).exists()

    def test_published_again_it_keeps_its_first_day_and_address(self, chief):
        article = make_article()
        first = actions.publish(article, by=chief)
        actions.withdraw(article, by=chief, reason="Legal.", notice="Withdrawn.")
        again = actions.publish(article, by=chief)
        assert again.number == 2
        assert again.first_published_at == first.live_from
        assert again.path == first.path

    def test_a_withdrawal_without_a_sentence_is_refused(self, chief):
        article = make_article()
        actions.publish(article, by=chief)
        with pytest.raises(ValidationError):
            actions.withdraw(article, by=chief, reason="Legal.", notice=" ")
        assert Version.objects.live().exists()

    def test_a_retracted_article_stays_under_its_notice(self, chief):
        article = make_article()
        actions.publish(article, by=chief)
        actions.retract(article, by=chief, reason="Made up.", notice="This does not stand.")
        assert Version.objects.live().exists()
        assert article.withdrawals.in_force().get().kind == "retracted"


def test_a_redacted_version_keeps_number_times_and_note_and_loses_its_words():
    chief = make_user("Managing editor")
    article = make_article()
    tag_words(article, "We are glad.", quote=make_quote(public_from=timezone.now()))
    version = actions.publish(article, by=chief)
    before = (version.number, version.live_from, version.path)
    actions.redact(version, by=chief, note="A private address.")
    assert (version.number, version.live_from, version.path) == before
    assert (version.headline, version.body, version.segments, version.search_text) == (
        "",
        "",
        [],
        "",
    )
    assert not version.passages.exists()


class TestEmbargo:
    """Whatever the article would give away is refused, with its words."""

    def refusal(self, article, editor):
        with pytest.raises(ValidationError) as error:
            actions.publish(article, by=editor)
        assert not Version.objects.exists()
        return error.value.message_dict["__all__"]

    def test_a_hidden_name_in_plain_text(self, editor):
        make_person(name="Hidden Helga")
        article = make_article(body="<p>They met Hidden Helga.</p>")
        assert self.refusal(article, editor) == [
            "The text names “Hidden Helga”, seen only at the desk."
        ]

    def test_an_alias_of_a_hidden_record_in_the_headline(self, editor):
        make_name(make_person(name="Hidden Helga"), "The Owl")
        article = make_article(headline="What the owl knows")
        assert self.refusal(article, editor) == ["The text names “the owl”, seen only at the desk."]

    def test_a_name_that_is_public_as_well_gives_nothing_away(self, editor):
        make_person(name="Helga", public=True)
        make_person(name="Helga")
        assert actions.publish(make_article(body="<p>They met Helga.</p>"), by=editor)

    def test_a_hidden_mention(self, editor):
        article = make_article()
        article.mentions.create(record=make_person(name="Hidden Helga"), words="her")
        assert self.refusal(article, editor) == ["“her” is seen only at the desk."]

    def test_a_refused_mention_is_none(self, editor):
        article = make_article()
        article.mentions.create(record=make_person(name="Hidden Helga"), status="refused")
        assert actions.publish(article, by=editor)

    def test_a_hidden_quote(self, editor):
        article = make_article()
        tag_words(article, "We are glad.")
        assert self.refusal(article, editor) == [
            "The quote “We are glad.” is seen only at the desk."
        ]

    def test_a_quote_from_a_document_under_embargo(self, editor):
        document = make_document(
            public=True,
            publisher="Wire",
            embargo_until=timezone.now() + timedelta(days=1),
            embargo_zone="Europe/Berlin",
        )
        article = make_article()
        quote = make_quote(document=document, public_from=timezone.now())
        tag_words(article, "We are glad.", quote=quote)
        [sentence] = self.refusal(article, editor)
        assert sentence.startswith(f"The quote “We are glad.” comes from “{document}”, public from")

    def test_a_quote_goes_public_with_the_article_but_never_before_its_document(self, editor):
        document = make_document(
            public=True,
            embargo_until=timezone.now() + timedelta(days=1),
            embargo_zone="Europe/Berlin",
        )
        article = make_article()
        quote = make_quote(document=document)
        tag_words(article, "We are glad.", quote=quote)
        actions.make_public_with(article, quote)
        assert len(self.refusal(article, editor)) == 1
        at = document.embargo_until
        assert actions.publish(article, by=editor, at=at).live_from == at
        quote.refresh_from_db()
        assert quote.public_from == at

    def test_a_hidden_claim(self, editor):
        article = make_article()
        claim = make_claim(make_source(public=True), title="It folds", entered=True)
        claim.subject.public_from = timezone.now()
        claim.subject.save()
        article.article_claims.create(claim=claim)
        assert self.refusal(article, editor) == ["The claim “It folds” is seen only at the desk."]

    def test_a_claim_that_is_still_a_draft(self, editor):
        article = make_article()
        claim = make_claim(make_source(public=True), title="It folds", public=True)
        article.article_claims.create(claim=claim)
        assert self.refusal(article, editor) == ["The claim “It folds” is a draft: enter it first."]

    def test_the_articles_own_embargo(self, editor):
        article = make_article(
            embargo_until=timezone.now() + timedelta(days=1), embargo_zone="Asia/Tokyo"
        )
        assert self.refusal(article, editor)[0].startswith("The article is under embargo")
        at = article.embargo_until
        assert actions.publish(article, by=editor, at=at)

    def test_scheduled_past_the_embargo_is_fine_and_before_it_is_not(self, editor):
        tomorrow = timezone.now() + timedelta(days=1)
        person = make_person(name="Hidden Helga", public_from=tomorrow)
        article = make_article(body="<p>They met Hidden Helga.</p>")
        with pytest.raises(ValidationError):
            actions.publish(article, by=editor, at=tomorrow - timedelta(hours=1))
        assert actions.publish(article, by=editor, at=tomorrow)
        assert not person.is_public()

    def test_hold_hides_again_what_was_to_go_public_with_it(self, editor):
        person = make_person(name="Hidden Helga")
        article = make_article(body="<p>They met Hidden Helga.</p>")
        actions.make_public_with(article, person)
        at = timezone.now() + timedelta(days=1)
        actions.publish(article, by=editor, at=at)
        person.refresh_from_db()
        assert person.public_from == at
        actions.hold(article, by=editor)
        person.refresh_from_db()
        assert person.public_from is None
        assert PublicWith.objects.count() == 1


def test_a_published_section_name_stays_as_printed(editor):
    section = make_section(name="Phones")
    article = make_article(section=section)
    actions.publish(article, by=editor)
    section.name = "Telephony"
    section.save()
    assert Version.objects.live().get().section_name == "Phones"
