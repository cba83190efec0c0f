"""The buttons: they save first, ask what they must know, and say at its place why not."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article, Version
from newsroom.versions import actions
from tests.factories import make_person
from tests.newsroom.desk.pages import save
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db


def verb_url(article, verb):
    return reverse("admin:newsroom_article_verb", args=[article.pk, verb])


def test_a_button_saves_first_and_then_acts(desk):
    article = make_article()
    save(desk, article, headline="Changed on the way", _verb="submit")
    saved = Article.objects.get()
    assert (saved.headline, saved.state) == ("Changed on the way", "in_review")


def test_publish_asks_and_then_publishes(desk):
    article = make_article()
    answer = save(desk, article, _verb="publish")
    assert answer["Location"] == verb_url(article, "publish")
    desk.post(verb_url(article, "publish"), {"when": "now"})
    assert Version.objects.live().get().article == article


def test_an_imported_article_is_published_with_its_own_day(desk):
    article = make_article(imported_from="a.txt", day=date(2022, 5, 23), slug="two-names")
    desk.post(verb_url(article, "publish"), {"when": "day"})
    assert Version.objects.live().get().path == "2022/05/23/two-names"


def test_only_an_imported_article_is_offered_its_own_day(desk):
    article = make_article(day=date(2022, 5, 23))
    desk.post(verb_url(article, "publish"), {"when": "day"})
    assert not Version.objects.exists()


def test_what_is_lacking_is_said_and_nothing_is_published(desk):
    article = make_article(section=None, body="")
    answer = desk.post(verb_url(article, "publish"), {"when": "now"})
    assert set(answer.context["form"].non_field_errors()) == {
        "Choose a section.",
        "There is no text yet.",
    }
    assert not Version.objects.exists()


def test_hidden_records_are_offered_to_go_public_with_the_article(desk):
    person = make_person(name="Hidden Helga")
    article = make_article(body="<p>They met Hidden Helga.</p>")
    url = verb_url(article, "publish")
    assert desk.get(url).context["form"].fields["companions"].choices == [
        (f"Record-{person.pk}", "Record: Hidden Helga")
    ]
    answer = desk.post(url, {"when": "now"})
    assert answer.context["form"].non_field_errors() == [
        "The text names “Hidden Helga”, seen only at the desk."
    ]
    desk.post(url, {"when": "now", "companions": [f"Record-{person.pk}"]})
    person.refresh_from_db()
    assert person.is_public()
    assert Version.objects.live().exists()


def test_an_update_without_a_note_is_refused_at_the_note(desk, editor):
    article = make_article()
    actions.publish(article, by=editor)
    save(desk, article, body="<p>More.</p>")
    answer = desk.post(verb_url(article, "publish"), {"when": "now", "change": "update"})
    assert answer.context["form"].errors == {"note": ["Say for readers what changed."]}


class TestChecks:
    """A warning waits for a tick, in the dialog and on every way round it."""

    @pytest.fixture
    def story(self):
        return make_article(headline="x" * 120)

    def test_the_dialog_lists_what_it_found_and_the_tick_publishes(self, desk, story, editor):
        url = verb_url(story, "publish")
        [row] = desk.get(url).context["panel"].warnings
        answer = desk.post(url, {"when": "now"})
        assert "Tick what may stand as it is" in answer.context["form"].non_field_errors()[0]
        assert not Version.objects.exists()
        desk.post(url, {"when": "now", "ticked": [row.finding.key]})
        assert [tick.by for tick in Version.objects.get().ticks.all()] == [editor]

    def test_a_box_stays_ticked_when_something_else_is_lacking(self, desk, story):
        story.body = ""
        story.save()
        url = verb_url(story, "publish")
        key = desk.get(url).context["panel"].warnings[0].finding.key
        panel = desk.post(url, {"when": "now", "ticked": [key]}).context["panel"]
        assert [row.is_ticked for row in panel.warnings] == [True]
        assert [finding.message for finding in panel.blocking] == ["There is no text yet."]

    def test_the_dialog_says_what_goes_public_with_the_article(self, desk):
        article, person = make_article(), make_person(name="Hidden Helga")
        actions.make_public_with(article, person)
        answer = desk.get(verb_url(article, "publish"))
        assert "<li>Record: Hidden Helga</li>" in answer.text

    def test_the_page_asks_again_for_the_text_as_it_is_typed(self, desk, story):
        url = reverse("admin:newsroom_article_checks", args=[story.pk])
        typed = {"headline": "Short", "body": "<p>“We sell it now,” Ann Ost said.</p>"}
        answer = desk.post(url, typed)
        assert "characters" not in answer.text
        assert "is not tagged" in answer.text
        assert answer["Cache-Control"].startswith("max-age=0, no-cache")
        story.refresh_from_db()
        assert len(story.headline) == 120

    def test_the_checks_of_anothers_article_are_not_found(self, client, story):
        client.force_login(make_user("Reporter"))
        url = reverse("admin:newsroom_article_checks", args=[story.pk])
        assert client.post(url, {"headline": "x"}).status_code == 404


def test_schedule_takes_a_time_to_come(desk):
    article = make_article()
    at = timezone.localtime() + timedelta(days=2)
    url = verb_url(article, "schedule")
    answer = desk.post(url, {"at_0": "2020-01-01", "at_1": "10:00"})
    assert "at" in answer.context["form"].errors
    desk.post(url, {"at_0": f"{at:%Y-%m-%d}", "at_1": "10:00"})
    assert Version.objects.scheduled().exists()
    save(desk, article, _verb="hold")
    assert not Version.objects.exists()


def test_correct_opens_the_live_text_not_the_working_copy(desk, editor):
    article = make_article(body="<p>Live words.</p>")
    actions.publish(article, by=editor)
    save(desk, article, body="<p>Half writ</p>")
    form = desk.get(verb_url(article, "correct")).context["form"]
    assert form["body"].value() == "<p>Live words.</p>"
    data = {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "body": "<p>Right words.</p>",
        "change": "correction",
        "wrong": "Live words.",
        "right": "Right words.",
    }
    desk.post(verb_url(article, "correct"), data)
    assert Version.objects.live().get().body == "<p>Right words.</p>"
    assert Article.objects.get().body == "<p>Half writ</p>"


def test_a_correction_says_what_was_wrong_at_its_place(desk, editor):
    article = make_article()
    actions.publish(article, by=editor)
    answer = desk.post(
        verb_url(article, "correct"),
        {"headline": "x", "standfirst": "", "body": "<p>y</p>", "change": "correction"},
    )
    assert set(answer.context["form"].errors) == {"wrong", "right"}


def test_the_buttons_are_those_that_fit(desk, editor):
    article = make_article()
    url = reverse("admin:newsroom_article_change", args=[article.pk])

    def verbs():
        return [transition.verb for transition in desk.get(url).context["verbs"]]

    assert verbs() == ["submit", "approve", "spike", "publish", "schedule", "bin"]
    actions.publish(article, by=editor)
    assert verbs() == ["send_back", "spike", "publish", "schedule", "correct"]


@pytest.mark.parametrize("verb", ["publish", "schedule", "correct", "withdraw", "retract", "spike"])
def test_a_reporter_is_told_no(client, verb):
    reporter = make_user("Reporter")
    client.force_login(reporter)
    article = make_article(created_by=reporter)
    answer = client.post(verb_url(article, verb), {"when": "now", "note": "x"}, follow=True)
    assert "may not" in str(next(iter(answer.context["messages"])))
    assert not Version.objects.exists()


@pytest.mark.parametrize("verb", ["submit", "burn", "hold"])
def test_an_unknown_verb_is_not_found(desk, verb):
    assert desk.get(f"/desk/newsroom/article/{make_article().pk}/do/{verb}/").status_code == 404


def test_what_is_refused_is_listed_above_the_form_and_leads_to_its_field(desk, editor):
    article = make_article()
    version = actions.publish(article, by=editor)
    sent = {"headline": "Another", "standfirst": "", "body": version.body, "change": "correction"}
    page = desk.post(verb_url(article, "correct"), sent).text
    assert page.index('<a href="#id_wrong">What was wrong</a>') < page.index('id="id_headline"')
