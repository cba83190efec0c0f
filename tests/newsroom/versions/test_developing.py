"""Breaking news: sentences out at once, entries on the live text, and the end of it."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.models import Article, Change, Version
from newsroom.versions import actions, developing
from newsroom.versions.readiness import Unticked
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from tests.newsroom.factories import make_article, make_author, make_section, make_user

pytestmark = pytest.mark.django_db

HEADLINE, TEXT = "A phone is shown", "The doors open.\n\nThe phone does not start."


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def story(editor):
    """A developing story that is live."""
    version = developing.break_news(by=editor, headline=HEADLINE, section=make_section(), text=TEXT)
    return version.article


def live(article):
    return Version.objects.live().get(article=article)


class TestBreakNews:
    def test_three_sentences_are_live_without_standfirst_under_the_byline(self, editor):
        make_author(name="Ines Calloway", user=editor)
        version = developing.break_news(
            by=editor, headline=HEADLINE, section=make_section(), text=TEXT
        )
        assert version.is_live()
        assert (version.is_developing, version.standfirst) == (True, "")
        assert version.body == "<p>The doors open.</p><p>The phone does not start.</p>"
        assert [byline.name for byline in version.bylines.all()] == ["Ines Calloway"]
        assert version.path.endswith("/a-phone-is-shown")

    def test_a_second_story_of_the_day_under_that_headline_gets_its_own_address(
        self, story, editor
    ):
        version = developing.break_news(
            by=editor, headline=HEADLINE, section=story.section, text=TEXT
        )
        assert version.path.endswith("/a-phone-is-shown-2")

    def test_a_warning_is_ticked_first_and_nothing_is_written_before(self, editor):
        given = {"headline": HEADLINE, "section": make_section(), "text": TEXT}
        with pytest.raises(Unticked) as refusal:
            developing.break_news(by=editor, ticked=[], **given)
        assert not Article.objects.exists()
        keys = [finding.key for finding in refusal.value.findings]
        version = developing.break_news(by=editor, ticked=keys, **given)
        assert [tick.check_name for tick in version.ticks.all()] == ["one_pair_of_eyes"]

    @pytest.mark.parametrize(
        ("lacking", "field"),
        [
            ({"headline": " "}, "headline"),
            ({"section": None}, "section"),
            ({"text": "\n\n"}, "body"),
            ({"headline": "x" * 161}, "headline"),
        ],
    )
    def test_what_it_lacks_is_said_at_its_field(self, editor, lacking, field):
        given = {"headline": HEADLINE, "section": make_section(), "text": TEXT} | lacking
        with pytest.raises(ValidationError) as refusal:
            developing.break_news(by=editor, **given)
        assert field in refusal.value.message_dict
        assert not Article.objects.exists()

    def test_a_reporter_breaks_no_news(self):
        with pytest.raises(NotAllowed):
            developing.break_news(
                by=make_user("Reporter"), headline=HEADLINE, section=make_section(), text=TEXT
            )
        assert not Article.objects.exists()


class TestEntries:
    def test_six_entries_are_six_frozen_versions_the_newest_entry_on_top(self, story, editor):
        for number in range(1, 7):
            developing.add_entry(story, by=editor, headline=f"Entry {number}", text="More.")
        version = live(story)
        assert version.number == 7
        headings = re.findall(r"<h3>\d\d:\d\d (Entry \d)</h3>", version.body)
        assert headings == [f"Entry {number}" for number in range(6, 0, -1)]
        assert version.body.startswith("<p>The doors open.</p>")
        assert story.versions.get(number=3).body.count("<h3>") == 2
        assert Article.objects.get().body == version.body

    def test_a_note_for_readers_may_stay_empty_and_the_hour_is_told(self, story, editor):
        version, _ = developing.add_entry(story, by=editor, text="More.")
        assert (version.change, version.note) == (Change.UPDATE, "")
        assert version.updated_at == version.live_from
        with pytest.raises(ValidationError):  # a note is needed for any other kind of change
            actions.correct(
                story, by=editor, change="clarification", headline="Another", standfirst="",
                body=version.body,
            )  # fmt: skip

    def test_it_goes_into_the_live_text_not_into_what_is_half_written(self, story, editor):
        article = Article.objects.get(pk=story.pk)
        article.body = article.body.replace("does not start", "half writ")
        article.save()
        save_revision(article, by=editor)
        version, collisions = developing.add_entry(story, by=editor, text="More.")
        assert "does not start" in version.body
        body = Article.objects.get().body
        assert "half writ" in body
        assert collisions or "More." in body

    def test_the_warning_of_a_single_pair_of_eyes_is_ticked_once_for_the_story(self, editor):
        given = {"headline": HEADLINE, "section": make_section(), "text": TEXT}
        with pytest.raises(Unticked) as refusal:
            developing.break_news(by=editor, ticked=[], **given)
        keys = [finding.key for finding in refusal.value.findings]
        version = developing.break_news(by=editor, ticked=keys, **given)
        developing.add_entry(version.article, by=editor, text="More.", ticked=[])
        with pytest.raises(Unticked, match="is not tagged"):
            developing.add_entry(
                version.article, by=editor, text="“We sell it now,” Ann Ost said.", ticked=[]
            )

    def test_two_editors_at_once(self, story, editor):
        developing.add_entry(story, by=editor, text="First.", since=1)
        with pytest.raises(SomebodyWasFaster, match="Version 2 went live"):
            developing.add_entry(story, by=make_user("Editor"), text="Second.", since=1)

    def test_an_empty_entry_and_one_on_a_story_that_is_over_are_refused(self, story, editor):
        with pytest.raises(ValidationError, match="Write what happened"):
            developing.add_entry(story, by=editor, text=" \n ")
        other = make_article()
        actions.publish(other, by=editor)
        with pytest.raises(Refused, match="not a developing one"):
            developing.add_entry(other, by=editor, text="More.")


class TestItsEnd:
    def test_the_label_goes_from_what_is_live_and_from_the_working_copy(self, story, editor):
        developing.add_entry(story, by=editor, text="More.")
        told = live(story).updated_at
        version = developing.end_developing(story, by=editor)
        assert (version.is_developing, version.change) == (False, Change.MINOR)
        assert version.updated_at == told
        assert version.body == story.versions.get(number=2).body
        assert not Article.objects.get().is_developing
        with pytest.raises(Refused):
            developing.end_developing(story, by=editor)

    def test_after_twelve_hours_without_an_entry_one_asks(self, story):
        at = live(story).live_from
        just_before, then = at + timedelta(hours=11, minutes=59), at + timedelta(hours=12)
        assert not Version.objects.gone_quiet(just_before).exists()
        assert Version.objects.gone_quiet(then).get().article == story
        assert Version.objects.developing(then).get().article == story

    def test_what_is_scheduled_is_no_developing_story_either(self, story, editor):
        article = Article.objects.get(pk=story.pk)
        article.standfirst = "For tomorrow."
        article.save()
        save_revision(article, by=editor)
        at = timezone.now() + timedelta(days=1)
        actions.publish(article, by=editor, at=at, change="update", note="More.")
        developing.end_developing(story, by=editor)
        later = Version.objects.live(at).get()
        assert (later.standfirst, later.is_developing) == ("For tomorrow.", False)
