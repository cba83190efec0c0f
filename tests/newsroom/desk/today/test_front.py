"""The desk's front page: what needs me, what comes, what is open; to each their own."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article, Passage, SiteSettings, Version
from newsroom.notes import actions as notes
from newsroom.versions.actions import publish
from newsroom.workflow.actions import save_revision, submit
from tests import factories as make
from tests.newsroom.factories import make_article, make_user, tag_words

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")
HOUR = timedelta(hours=1)


def lines(answer):
    """By heading what each list says."""
    listings = [*answer.context["needs_me"], *answer.context["lists"]]
    return {listing.heading: [line.text for line in listing.lines] for listing in listings}


def coming(answer):
    return [(entry.what, entry.title) for day in answer.context["coming"] for entry in day.entries]


@pytest.fixture
def editor():
    return make_user("Editor", username="ed")


def test_what_needs_me(client, editor):
    rita = make_user("Reporter", username="rita")
    mine = make_article(headline="Mine", assignee=editor, created_by=rita)
    make_article(headline="Done", assignee=editor, state="approved")
    make_article(headline="Others'", assignee=rita)
    notes.begin(mine, by=rita, text="@ed, is that so?", place="headline")
    client.force_login(editor)
    found = lines(client.get(INDEX))
    assert found["Notes that call you"] == ["Headline"]
    assert found["Assigned to you"] == ["Mine"]


def test_what_is_late_says_so(client, editor):
    make_article(headline="Late", assignee=editor, due_at=timezone.now() - HOUR)
    client.force_login(editor)
    assert "· late" in client.get(INDEX).text


def test_what_is_in_review_developing_and_unverified(client, editor):
    waiting = make_article(headline="Waiting")
    submit(waiting, by=editor)
    story = make_article(headline="Going on", is_developing=True)
    publish(story, by=editor)
    tag_words(waiting, "Nobody checked this.")
    checked = tag_words(waiting, "Somebody checked this.")
    Passage.objects.filter(pk=checked.pk).update(words_finding="verbatim")
    client.force_login(editor)
    found = lines(client.get(INDEX))
    assert found["In review"] == ["Waiting"]
    assert found["Developing, still open"] == ["Going on"]
    assert found["Unverified quotations"] == ["“Nobody checked this.”"]


def test_a_story_gone_quiet_is_asked_about(client, editor):
    imported = make_article(headline="Old", is_developing=True, imported_from="a file")
    publish(imported, by=make_user("Managing editor"), at=timezone.now() - 13 * HOUR)
    publish(make_article(headline="New", is_developing=True), by=editor)
    client.force_login(editor)
    (listing,) = [
        row for row in client.get(INDEX).context["lists"] if row.heading.startswith("Developing")
    ]
    asked = {line.text: line.note.endswith("is it over?") for line in listing.lines}
    assert asked == {"Old": True, "New": False}


def test_what_comes_stands_on_its_day(client, editor):
    now = timezone.now()
    article = make_article(headline="Scheduled")
    publish(article, by=editor, at=now + 24 * HOUR)
    make_article(headline="Held back", embargo_until=now + 48 * HOUR, embargo_zone="Europe/London")
    make_article(headline="Owed", due_at=now + 2 * HOUR)
    make_article(headline="Next month", due_at=now + 40 * 24 * HOUR)
    make_article(headline="Spiked", due_at=now + HOUR, state="spiked")
    make.make_document(title="Sealed", embargo_until=now + 3 * HOUR, embargo_zone="Europe/Berlin")
    day = timezone.localdate() + timedelta(days=3)
    make.make_claim(title="It folds", judge_when="day", judge_by=day, entered=True)
    device = make.make_device(name="Fold")
    make.make_device_event(device, on=f"{day}")
    partnership = make.make_partnership(name="Acme and Zeta")
    make.make_term(partnership, due_on=f"{day}")
    client.force_login(editor)
    assert set(coming(client.get(INDEX))) == {
        ("Goes live", "Scheduled"),
        ("Embargo ends", "Held back"),
        ("Embargo ends", "The Courier, Sealed"),
        ("Due", "Owed"),
        ("Claim to judge", "It folds"),
        ("Expected", f"Fold announced {day}"),
        ("Promised", "Acme and Zeta: other: Long-term."),
    }


def test_a_reporter_sees_their_own(client):
    rita, editor = make_user("Reporter", username="rita"), make_user("Editor")
    own = make_article(headline="Own", created_by=rita)
    other = make_article(headline="Pangolin")
    for article in (own, other):
        submit(article, by=editor)
        tag_words(article, f"Words of {article.headline}.")
        Article.objects.filter(pk=article.pk).update(due_at=timezone.now() + HOUR)
        notes.begin(article, by=editor, text="Look.")
    secret = make_article(headline="Pangolin too", is_developing=True)
    publish(secret, by=editor)
    client.force_login(rita)
    answer = client.get(INDEX)
    assert "Pangolin" not in answer.text
    assert lines(answer)["In review"] == ["Own"]
    assert coming(answer) == [("Due", "Own")]


def test_claims_to_judge_and_contests_are_for_those_who_judge(client):
    claim = make.make_claim(
        title="Long past", judge_when="day", judge_by="2022-01-01", entered=True
    )
    client.force_login(make_user("Data editor"))
    found = lines(client.get(INDEX))
    assert found["Claims to judge"] == [claim.title]
    assert found["Contests"] == []
    client.force_login(make_user("Reporter"))
    assert {"Claims to judge", "Contests"}.isdisjoint(lines(client.get(INDEX)))


def test_without_a_role_there_is_the_index_alone(client):
    client.force_login(make_user())
    assert "today" not in client.get(INDEX).context


def test_a_long_list_says_that_there_is_more(client, editor):
    for number in range(12):
        make_article(headline=f"Number {number}", state="in_review")
    client.force_login(editor)
    listing = client.get(INDEX).context["lists"][0]
    assert (len(listing.lines), listing.more) == (8, True)


@pytest.mark.parametrize("rows", [2, 30])
def test_it_costs_the_same_with_many_rows(client, rows, django_assert_max_num_queries):
    chief = make_user("Managing editor", username="chief")
    rita = make_user("Reporter", username="rita")
    for number in range(rows):
        article = make_article(assignee=chief, created_by=rita, due_at=timezone.now() + HOUR)
        notes.begin(article, by=chief, text="@rita look")
        notes.answer(article.note_threads.get(), by=chief, text="@chief too")
        tag_words(article, f"Words {number}.")
        Article.objects.filter(pk=article.pk).update(state="in_review")
        make.make_claim(judge_when="day", judge_by="2022-01-01", entered=True)
    client.force_login(chief)
    client.get(INDEX)
    with django_assert_max_num_queries(28):
        client.get(INDEX)
    client.force_login(rita)
    with django_assert_max_num_queries(22):
        client.get(INDEX)


# The month.


def month(client, year, month):
    return client.get(reverse("admin:calendar", args=[year, month]))


def test_a_month_in_weeks_from_monday_on(client, editor):
    make_article(headline="Owed", due_at="2031-03-05T10:00:00+00:00")
    client.force_login(editor)
    answer = month(client, 2031, 3)
    weeks = answer.context["weeks"]
    assert f"{weeks[0][0].day} {weeks[-1][-1].day}" == "2031-02-24 2031-04-06"
    assert [entry.title for entry in weeks[1][2].entries] == ["Owed"]
    assert reverse("admin:calendar", args=[2031, 2]) in answer.text
    assert reverse("admin:calendar", args=[2031, 4]) in answer.text


def test_an_evening_belongs_to_the_day_of_the_newsroom(client, editor):
    SiteSettings.objects.create(pk=1, time_zone="Asia/Tokyo")
    make_article(headline="Owed", due_at="2031-03-05T20:00:00+00:00")
    client.force_login(editor)
    weeks = month(client, 2031, 3).context["weeks"]
    assert [day.day.day for week in weeks for day in week if day.entries] == [6]


@pytest.mark.parametrize(("year", "number"), [(2031, 13), (2031, 0), (9999, 1), (1, 1)])
def test_a_month_that_is_none_is_not_found(client, editor, year, number):
    client.force_login(editor)
    assert month(client, year, number).status_code == 404


def test_a_month_without_an_address_is_the_present_one(client, editor):
    client.force_login(editor)
    answer = client.get(reverse("admin:calendar"))
    assert answer.context["title"] == f"{timezone.localdate():%B %Y}"
    assert 'aria-current="date"' in answer.text


def test_a_published_version_is_no_news_of_the_month(client, editor):
    publish(make_article(headline="Out"), by=editor)
    client.force_login(editor)
    assert Version.objects.count() == 1
    assert "Out" not in client.get(reverse("admin:calendar")).text


def test_saving_again_is_no_deadline(client, editor):
    article = make_article(headline="Out", due_at=timezone.now())
    publish(article, by=editor)
    save_revision(article, by=editor)
    client.force_login(editor)
    assert coming(client.get(INDEX)) == []
