"""An editor arranges a page; readers see it from the moment that was said, until the next."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from newsroom.frontpage import actions
from newsroom.models import FrontPage, FrontPageSlot
from newsroom.versions import actions as versions
from newsroom.workflow.errors import NotAllowed, Refused
from tests.newsroom.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def published(editor):
    def publish(**fields):
        article = make_article(**fields)
        versions.publish(article, by=editor)
        return article

    return publish


def arranged(editor, *articles, section=None, **fields):
    page = FrontPage.objects.create(section=section, **fields)
    for place, article in enumerate(articles, start=1):
        FrontPageSlot.objects.create(front_page=page, position=place, article=article)
    return actions.publish(page, by=editor)


def test_a_draft_begins_with_the_newest_articles(editor, published):
    first, second = published(), published()
    draft = actions.start(None, by=editor)
    assert [slot.article for slot in draft.slots.all()] == [second, first]
    assert draft.is_draft


def test_a_draft_of_a_section_begins_with_its_own_articles(editor, published):
    ours, section = published(), make_section()
    theirs = published(section=section)
    draft = actions.start(section, by=editor)
    assert [slot.article for slot in draft.slots.all()] == [theirs]
    assert ours.section != section


def test_a_draft_begins_with_the_live_arrangement(editor, published):
    first, _newer = published(), published()
    live = arranged(editor, first, breaking_text="Recall")
    draft = actions.start(None, by=editor)
    assert [slot.article for slot in draft.slots.all()] == [first]
    assert (draft.breaking_text, draft.pk != live.pk) == ("Recall", True)


def test_a_new_page_ends_the_one_before(editor, published):
    article = published()
    first, second = arranged(editor, article), arranged(editor, article)
    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert first.live_until == second.live_from
    assert FrontPage.objects.live().get() == second


def test_sections_and_the_front_page_do_not_end_each_other(editor, published):
    article = published()
    front, page = arranged(editor, article), arranged(editor, article, section=article.section)
    assert set(FrontPage.objects.live()) == {front, page}


def test_a_scheduled_page_goes_live_by_the_clock_alone(editor, published):
    article = published()
    now, tomorrow = arranged(editor, article), timezone.now() + timedelta(days=1)
    draft = actions.restore(now, by=editor)
    scheduled = actions.publish(draft, by=editor, at=tomorrow)
    assert FrontPage.objects.live().get() == now
    assert FrontPage.objects.live(tomorrow).get() == scheduled


def test_a_held_page_is_a_draft_and_its_predecessor_stays(editor, published):
    now, tomorrow = arranged(editor, published()), timezone.now() + timedelta(days=1)
    scheduled = actions.publish(actions.restore(now, by=editor), by=editor, at=tomorrow)
    draft = actions.hold(scheduled, by=editor)
    assert draft.is_draft
    assert draft.slots.count() == 1
    assert FrontPage.objects.live(tomorrow + timedelta(days=1)).get() == now


def test_after_the_end_of_an_arrangement_none_is_live(editor, published):
    page = arranged(editor, published())
    actions.end(page, by=editor)
    assert not FrontPage.objects.live().exists()


@pytest.mark.parametrize("verb", [actions.hold, actions.end])
def test_a_draft_can_neither_be_held_nor_ended(verb, editor):
    with pytest.raises(Refused):
        verb(FrontPage.objects.create(), by=editor)


def test_what_is_refused(editor, published):
    article = published()
    live = arranged(editor, article)
    tomorrow = timezone.now() + timedelta(days=1)
    with pytest.raises(Refused, match="published already"):
        actions.publish(live, by=editor)
    with pytest.raises(ValidationError, match="Nothing is arranged"):
        actions.publish(FrontPage.objects.create(), by=editor)
    with pytest.raises(Refused, match="in the past"):
        actions.publish(actions.restore(live, by=editor), by=editor, at=live.live_from)
    actions.publish(actions.restore(live, by=editor), by=editor, at=tomorrow)
    with pytest.raises(Refused, match="hold it first"):
        actions.publish(actions.restore(live, by=editor), by=editor)


def test_a_strip_must_lead_to_a_live_article(editor):
    draft = make_article(slug="secret")
    page = FrontPage.objects.create(breaking_text="Now", breaking_url="/2026/01/01/secret/")
    with pytest.raises(ValidationError, match="No article is live"):
        actions.publish(page, by=editor)
    assert not draft.versions.exists()


@pytest.mark.parametrize("url", ["//evil.example/", "javascript:alert(1)", "http://a.example/"])
def test_a_strip_leads_to_this_site_or_to_a_secure_one(url):
    with pytest.raises(ValidationError):
        FrontPage(breaking_text="Now", breaking_url=url).full_clean()


@pytest.mark.parametrize("role", ["Reporter", "Fact-checker", "Data editor"])
def test_arranging_is_for_editors(role, editor, published):
    page, other = arranged(editor, published()), make_user(role)
    for verb in (actions.publish, actions.hold, actions.end, actions.restore):
        with pytest.raises(NotAllowed):
            verb(page, by=other)
    with pytest.raises(NotAllowed):
        actions.start(None, by=other)


@pytest.mark.parametrize(
    "fields",
    [{"position": 1}, {"position": 6}, {"position": 0}, {"position": 2, "same_article": True}],
)
def test_the_database_keeps_places_apart(fields, published):
    page, article = FrontPage.objects.create(), published()
    FrontPageSlot.objects.create(front_page=page, position=1, article=article)
    other = article if fields.pop("same_article", False) else make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        FrontPageSlot.objects.create(front_page=page, article=other, **fields)


def test_an_address_without_words_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        FrontPage.objects.create(breaking_url="/rumours/")
