"""The front page as an editor arranged it, and as it is when nobody did."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.frontpage import actions
from newsroom.models import FrontPage, FrontPageSlot
from newsroom.versions import actions as versions
from tests.newsroom.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Managing editor")


@pytest.fixture
def stories(editor):
    """Seven published articles of one section, the oldest first."""
    section = make_section(name="Phones", slug="phones")
    rows = [make_article(headline=f"Story {n}", section=section) for n in range(7)]
    for row in rows:
        versions.publish(row, by=editor)
    return rows


def arrange(editor, *slots, section=None, **fields):
    """slots: (place, article, fields of the slot)."""
    page = FrontPage.objects.create(section=section, **fields)
    for place, article, extra in slots:
        FrontPageSlot.objects.create(front_page=page, position=place, article=article, **extra)
    return actions.publish(page, by=editor)


def top(client):
    context = client.get("/").context
    return [version.headline for version in [context["lead"], *context["second"]]]


def test_nobody_arranged_anything(client, stories):
    assert top(client) == ["Story 6", "Story 5", "Story 4", "Story 3", "Story 2"]


def test_arranged_articles_stand_on_their_places_and_the_newest_fill_the_rest(
    client, editor, stories
):
    arrange(editor, (1, stories[0], {}), (3, stories[6], {}))
    assert top(client) == ["Story 0", "Story 5", "Story 6", "Story 4", "Story 3"]


def test_a_short_headline_is_printed_here_only(client, editor, stories):
    arrange(editor, (1, stories[0], {"short_headline": "In short"}))
    assert "In short" in client.get("/").text
    assert "In short" not in client.get("/articles/").text


def test_a_slot_whose_article_is_not_live_is_filled_by_the_newest(client, editor, stories):
    arrange(editor, (1, make_article(headline="Draft"), {}), (2, stories[1], {}))
    assert top(client) == ["Story 6", "Story 1", "Story 5", "Story 4", "Story 3"]
    versions.withdraw(stories[1], by=editor, reason="wrong", notice="Wrong.")
    assert top(client) == ["Story 6", "Story 5", "Story 4", "Story 3", "Story 2"]


def test_a_slot_ends_when_its_time_is_up(client, editor, stories):
    ended = timezone.now() - timedelta(minutes=1)
    arrange(editor, (1, stories[0], {"until": ended}))
    assert top(client)[0] == "Story 6"


def test_no_story_stands_twice_on_the_page(client, editor, stories):
    arrange(editor, (1, stories[2], {}))
    context = client.get("/").context
    below = [version.headline for _, rows in context["columns"] for version in rows]
    assert sorted(top(client) + below) == [f"Story {n}" for n in range(7)]


def test_a_breaking_strip_shows_until_it_expires(client, editor, stories):
    hour = timedelta(hours=1)
    arrange(editor, breaking_text="Recall ordered", breaking_until=timezone.now() + hour)
    assert "Recall ordered" in client.get("/").text
    draft = actions.start(None, by=editor)
    draft.breaking_until = timezone.now() - hour
    draft.save()
    actions.publish(draft, by=editor)
    assert "Recall ordered" not in client.get("/").text


def test_a_strip_goes_with_the_article_that_it_leads_to(client, editor, stories):
    address = stories[0].versions.get().get_absolute_url()
    arrange(editor, breaking_text="Recall ordered", breaking_url=address)
    assert f'<a href="{address}">Recall ordered</a>' in client.get("/").text
    versions.withdraw(stories[0], by=editor, reason="wrong", notice="Wrong.")
    assert "Recall ordered" not in client.get("/").text


def test_a_section_shows_what_was_chosen_on_its_first_page_only(client, editor, stories):
    section = stories[0].section
    arrange(editor, (1, stories[0], {}), section=section, breaking_text="In phones")
    first = client.get("/sections/phones/")
    assert [version.headline for version in first.context["arranged"]] == ["Story 0"]
    assert "In phones" in first.text
    assert "In phones" not in client.get("/sections/phones/?kind=news").text
    assert "In phones" not in client.get("/").text


def test_a_scheduled_page_shows_nothing_before_its_time(client, editor, stories):
    page = FrontPage.objects.create(breaking_text="Tomorrow's news")
    actions.publish(page, by=editor, at=timezone.now() + timedelta(days=1))
    assert "Tomorrow" not in client.get("/").text


def test_arranging_costs_one_query(client, editor, stories, django_assert_max_num_queries):
    section = stories[0].section
    for where in (None, section):
        slots = [(n, story, {}) for n, story in enumerate(stories[:5], start=1)]
        arrange(editor, *slots, section=where, breaking_text="Now", breaking_url="/rumours/")
    for address in ("/", "/sections/phones/"):
        with django_assert_max_num_queries(8):
            client.get(address)
