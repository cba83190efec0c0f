"""The database itself refuses to change what readers saw; raw SQL is tried."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from newsroom.models import FrontPage, Quote, Version
from newsroom.triggers import TRIGGERS
from newsroom.versions import actions
from partnerships.triggers import standing
from tests.factories import make_person
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    article = make_article()
    tag_words(article, "We are glad.", quote=make_quote(public_from=timezone.now()))
    return actions.publish(article, by=make_user("Editor"))


def test_all_triggers_stand_after_all_migrations():
    assert {trigger.name for trigger in TRIGGERS} <= standing()


@pytest.mark.parametrize(
    "assignment",
    [
        "headline = 'x'",
        "body = 'x'",
        "segments = '[]'",
        "number = 9",
        "path = 'x'",
        "note = 'x'",
        "live_from = '2020-01-01 00:00:00'",
        "article_id = article_id + 1",
        "by_id = NULL",
    ],
)
def test_raw_sql_cannot_change_a_version(version, assignment):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE newsroom_version SET {assignment} WHERE id = %s", [version.pk])


@pytest.mark.parametrize(
    ("table", "assignment"),
    [
        ("newsroom_printedpassage", "fragments = '[\"x\"]'"),
        ("newsroom_printedpassage", "attribution = 'x'"),
        ("newsroom_printedpassage", "position = 7"),
    ],
)
def test_raw_sql_cannot_change_what_a_version_prints(version, table, assignment):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {assignment} WHERE version_id = %s", [version.pk])


def test_the_end_of_a_live_version_may_be_set(version):
    Version.objects.filter(pk=version.pk).update(live_until=timezone.now() + timedelta(days=1))


def test_the_end_of_a_version_that_is_over_stays(version):
    Version.objects.filter(pk=version.pk).update(
        live_until=version.live_from + timedelta(microseconds=1)
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(live_until=None)


def _copy(version, **overrides):
    fields = {
        field.attname: getattr(version, field.attname)
        for field in Version._meta.concrete_fields
        if not field.primary_key
    }
    return Version(**fields | overrides)


def test_two_versions_of_an_article_are_never_live_together(version):
    with pytest.raises(IntegrityError), transaction.atomic():
        _copy(version, number=2, live_until=version.live_from + timedelta(days=9)).save()


def test_a_number_is_given_once(version):
    end = version.live_from + timedelta(microseconds=5)
    Version.objects.filter(pk=version.pk).update(live_until=end)
    with pytest.raises(IntegrityError), transaction.atomic():
        _copy(version, live_from=end, live_until=None).save()


def test_words_are_emptied_by_a_redaction_and_only_once(version):
    empty = {"headline": "", "standfirst": "", "body": "", "segments": []}
    Version.objects.filter(pk=version.pk).update(redacted_at=timezone.now(), **empty)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(search_text="x")


def test_a_redaction_that_leaves_words_is_refused(version):
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(redacted_at=timezone.now(), headline="")


class TestFrontPage:
    @pytest.fixture
    def page(self):
        page = FrontPage.objects.create()
        page.slots.create(position=1, article=make_article())
        page.number, page.live_from = 1, timezone.now()
        page.save()
        return page

    def test_a_draft_is_edited_freely(self):
        page = FrontPage.objects.create(note="a")
        FrontPage.objects.update(note="b")
        assert page.slots.create(position=1, article=make_article())

    def test_a_published_one_and_its_slots_are_frozen(self, page):
        for change in (
            lambda: FrontPage.objects.update(note="other"),
            lambda: page.slots.update(position=3),
            lambda: page.slots.create(position=2, article=make_article()),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()

    def test_its_end_may_be_set(self, page):
        FrontPage.objects.update(live_until=timezone.now() + timedelta(days=1))

    def test_one_is_open_at_a_time(self, page):
        with pytest.raises(IntegrityError), transaction.atomic():
            FrontPage.objects.create(number=2, live_from=timezone.now())


class TestStaysPublic:
    """What a live version names cannot be hidden behind its back."""

    @pytest.fixture
    def person(self):
        return make_person(name="Ann Ost", public=True)

    @pytest.fixture
    def article(self, person):
        article = make_article()
        article.mentions.create(record=person)
        actions.publish(article, by=make_user("Managing editor"))
        return article

    def hide(self, person, moment=None):
        with transaction.atomic():
            type(person).objects.filter(pk=person.pk).update(public_from=moment)

    @pytest.mark.parametrize("moment", [None, timezone.now() + timedelta(days=365)])
    def test_a_record_that_a_live_article_names_is_not_hidden(self, article, person, moment):
        with pytest.raises(IntegrityError, match="withdraw it, or publish it changed"):
            self.hide(person, moment)

    def test_an_earlier_day_is_fine(self, article, person):
        self.hide(person, person.public_from - timedelta(days=9))

    def test_after_a_withdrawal_it_may_be_hidden(self, article, person):
        actions.withdraw(article, by=make_user("Managing editor"), reason="x", notice="y")
        self.hide(person)

    def test_a_quote_that_a_live_article_prints_is_not_hidden(self, version):
        with pytest.raises(IntegrityError), transaction.atomic():
            Quote.objects.update(public_from=None)
