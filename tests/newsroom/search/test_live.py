"""The index is right after each action, without a job: what is not live is not found at all."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from newsroom.models import Mention, SearchEntry, Version
from newsroom.search.query import read
from newsroom.search.searching import search
from newsroom.search.sources import rebuild
from newsroom.versions import actions
from partnerships.models import Claim, Name
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db

NOW = timezone.now
TOMORROW = timedelta(days=1)


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def chief():
    return make_user("Managing editor")


def story(word="pangolin", **fields):
    """Its headline, its text and its quote hold the word, and a public company is named in it."""
    article = make_article(headline=f"The {word}", body=f"<p>A {word}.</p>", **fields)
    quote = make_quote(f"I saw the {word}")
    quote.public_from = ledger.EPOCH
    quote.save()
    tag_words(article, f"I saw the {word}", quote=quote)
    company = ledger.make_company(name=f"Maker {article.pk}", public=True)
    Mention.objects.create(article=article, record_id=company.pk)
    return article


def found(words="pangolin", at=None):
    """How many hits, and whether any page, count or facet says a word of them."""
    result = search(words, at=at)
    assert (result.total == 0) == (result.hits == []) == (not any(result.facets.values()))
    return result.total


def test_a_draft_is_not_found_and_a_published_article_is_at_once(editor):
    article = story()
    assert found() == 0
    actions.publish(article, by=editor)
    assert found() == 2  # the article, and the quote in it


def test_a_scheduled_article_is_found_from_its_minute_on(editor):
    article, at = story(), NOW() + TOMORROW
    actions.publish(article, by=editor, at=at)
    assert found() == 0
    assert found(at=at - timedelta(seconds=1)) == 0
    assert found(at=at) == 2


def test_what_was_held_is_not_found_on_its_day_either(editor):
    article, at = story(), NOW() + TOMORROW
    actions.publish(article, by=editor, at=at)
    actions.hold(article, by=editor)
    assert found(at=at + TOMORROW) == 0
    assert not SearchEntry.objects.filter(version__isnull=False).exists()


def test_an_article_published_under_an_embargo_is_found_when_it_lifts(editor):
    at = NOW() + TOMORROW
    article = story(embargo_until=at, embargo_zone="Europe/Berlin")
    actions.publish(article, by=editor, at=at)
    assert (found(), found(at=at)) == (0, 2)


def test_what_is_withdrawn_is_gone_at_once(editor, chief):
    article = story()
    actions.publish(article, by=editor)
    actions.withdraw(article, by=chief, reason="Wrong.", notice="It was wrong.")
    assert found() == 0


def test_a_withdrawal_to_come_counts_from_its_minute(editor, chief):
    article, at = story(), NOW() + TOMORROW
    actions.publish(article, by=editor)
    actions.withdraw(article, by=chief, reason="Wrong.", notice="It was wrong.", at=at)
    assert (found(), found(at=at)) == (2, 0)


def test_what_is_retracted_stays(editor, chief):
    article = story()
    actions.publish(article, by=editor)
    actions.retract(article, by=chief, reason="Wrong.", notice="It was wrong.")
    assert found() == 2


def corrected(article, editor):
    return actions.correct(
        article, by=editor, change="correction", headline="Another", standfirst="",
        body="<p>Mended armadillo.</p>", note="Mended.", wrong="Wrong.", right="Right.",
    )[0]  # fmt: skip


def test_a_correction_is_found_by_its_words_and_not_by_those_before(editor):
    article = story()
    actions.publish(article, by=editor)
    corrected(article, editor)
    assert (found(), found("armadillo")) == (0, 1)


def test_a_scheduled_update_replaces_the_words_at_its_minute(editor):
    article, at = story(), NOW() + TOMORROW
    actions.publish(article, by=editor)
    article.refresh_from_db()
    article.headline, article.body = "New", "<p>Armadillo.</p>"
    article.save()
    actions.publish(article, by=editor, at=at, note="New words.")
    assert (found(), found("armadillo")) == (2, 0)
    assert (found(at=at), found("armadillo", at=at)) == (0, 1)


def test_what_is_redacted_leaves_no_word_in_the_index(editor, chief):
    article = story()
    version = actions.publish(article, by=editor)
    actions.redact(version, by=chief, note="A name.")
    assert found() == 0
    assert not SearchEntry.objects.filter(version=version).exists()
    assert not SearchEntry.objects.matching(read("pangolin")).exists()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM newsroom_searchwords WHERE text LIKE '%pangolin%'")
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("kind", ["company", "person", "device", "partnership", "source"])
def test_a_record_is_found_from_the_day_it_is_public(kind):
    record = getattr(ledger, f"make_{kind}")(name="Pangolin")
    assert found() == 0
    record.public_from = NOW() + TOMORROW
    record.save()
    assert (found(), found(at=record.public_from)) == (0, 1)
    record.public_from = ledger.EPOCH
    record.save()
    assert found() == 1


def test_a_renamed_record_is_found_by_its_new_name_alone():
    company = ledger.make_company(name="Pangolin", public=True)
    company.name = "Armadillo"
    company.save()
    assert (found(), found("armadillo")) == (0, 1)


def test_a_name_under_embargo_finds_nothing_though_its_record_is_public():
    company = ledger.make_company(name="Acme", public=True)
    name = ledger.make_name(company, "Pangolin")
    assert found() == 0
    name.public_from = NOW() + TOMORROW
    name.save()
    assert (found(), found(at=name.public_from)) == (0, 1)
    name.public_from = ledger.EPOCH
    name.save()
    assert found() == 1
    name.text = "Armadillo"
    name.save()
    assert (found(), found("armadillo")) == (0, 1)
    name.delete()
    assert found("armadillo") == 0


def test_a_public_name_of_a_hidden_record_finds_nothing():
    company = ledger.make_company(name="Acme")
    ledger.make_name(company, "Pangolin", public=True)
    assert found() == 0
    company.public_from = ledger.EPOCH
    company.save()
    assert found() == 1


def test_what_a_name_under_embargo_stands_for_is_not_told_by_what_else_is_found(editor):
    """Read as the record's name, it would find the stories that print that."""
    company = ledger.make_company(name="Acme", public=True)
    name = ledger.make_name(company, "Pangolin")
    actions.publish(make_article(headline="Acme opens"), by=editor)
    assert found() == 0
    name.public_from = ledger.EPOCH
    name.save()
    assert {hit.type for hit in search("pangolin").hits} == {"company", "article"}


def test_a_merged_record_is_found_as_its_heir_alone():
    company = ledger.make_company(name="Pangolin", public=True)
    heir = ledger.make_company(name="Pangolin Heir", public=True)
    company.merged_into = heir.record
    company.save()
    (hit,) = search("pangolin").hits
    assert hit.thing.pk == heir.pk


def test_a_claim_is_found_once_it_is_entered_and_public_and_its_subject_too():
    device = ledger.make_device(name="One")
    claim = ledger.make_claim(subject=device, title="A pangolin comes", public=True)
    assert found() == 0
    claim.entered_at = ledger.EPOCH
    claim.save()
    assert found() == 0
    device.public_from = NOW() + TOMORROW
    device.save()
    assert (found(), found(at=device.public_from)) == (0, 1)
    device.public_from = ledger.EPOCH
    device.save()
    assert found() == 1
    heir = ledger.make_device(name="Two")
    device.merged_into = heir.record
    device.save()
    assert found() == 0
    heir.public_from = ledger.EPOCH
    heir.save()
    assert found() == 1
    Claim.objects.filter(pk=claim.pk).update(voided_at=ledger.EPOCH, void_note="Typo.")
    assert found() == 0


def test_the_database_follows_whoever_writes():
    company = ledger.make_company(name="Acme", public=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partnerships_record SET name = 'Pangolin'")
    assert found() == 1
    company.delete()
    assert found() == 0
    assert not SearchEntry.objects.filter(record__isnull=False).exists()


def entries():
    """The whole index as values, what it finds included."""
    columns = [field.attname for field in SearchEntry._meta.fields]
    words = ("pangolin", "armadillo", "saw", "maker", "acme", "public")
    return (
        list(SearchEntry.objects.order_by("pk").values_list(*columns)),
        {
            word: set(SearchEntry.objects.matching(read(word)).values_list("pk", flat=True))
            for word in words
        },
    )


def test_what_the_triggers_wrote_is_what_a_new_index_would_hold(editor, chief):
    first, second, third = story(), story(), story()
    actions.publish(first, by=editor)
    actions.publish(second, by=editor, at=NOW() + TOMORROW)
    corrected(first, editor)
    actions.publish(third, by=editor)
    actions.withdraw(third, by=chief, reason="Wrong.", notice="It was wrong.")
    actions.redact(Version.objects.earliest("pk"), by=chief, note="A name.")
    company = ledger.make_company(name="Acme", public=True)
    ledger.make_name(company, "Pangolin works", public=True)
    old = ledger.make_company(name="Old")
    ledger.make_name(old, "Older", public=True)
    old.merged_into = company.record
    old.save()
    claim = ledger.make_claim(subject=company, title="Pangolins", public=True, entered=True)
    ledger.make_claim(subject=old, title="Draft")
    Claim.objects.filter(pk=claim.pk).update(voided_at=ledger.EPOCH, void_note="Typo.")
    Name.objects.filter(text="Older").update(text="Oldest")
    written = entries()
    assert len(written[0]) > 10
    with connection.cursor() as cursor:
        rebuild(cursor, connection.vendor)
    assert entries() == written
