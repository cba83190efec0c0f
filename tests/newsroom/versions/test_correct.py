from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.models import Article, Change, Correction, Version
from newsroom.quotes import actions as quoting
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import Refused
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db

WRONG = "<p>It was the second outing.</p>"
RIGHT = "<p>It was the fourth outing.</p>"
OTHER = "<p>The phone costs 5,999 yuan.</p>"


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def article(editor):
    article = make_article(body=WRONG + OTHER)
    actions.publish(article, by=editor)
    article.refresh_from_db()
    return article


def rewrite(article, body):
    article.body = body
    article.save()
    save_revision(article, by=None)
    article.refresh_from_db()


def correct(article, by, body, **overrides):
    fields = {
        "change": Change.CORRECTION,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "body": body,
        "note": "It was the fourth.",
        "wrong": "It was the second outing.",
        "right": "It was the fourth outing.",
    }
    return actions.correct(article, by=by, **fields | overrides)


def test_a_correction_is_a_version_with_both_sentences(article, editor):
    version, collisions = correct(article, editor, RIGHT + OTHER)
    assert (version.number, version.change, collisions) == (2, Change.CORRECTION, [])
    correction = Correction.objects.get()
    assert (correction.wrong, correction.since.number) == ("It was the second outing.", 1)
    assert Version.objects.live().get().body == RIGHT + OTHER


def test_an_untouched_working_copy_is_corrected_and_has_no_unpublished_changes(article, editor):
    correct(article, editor, RIGHT + OTHER)
    saved = Article.objects.with_publication().get()
    assert (saved.body, saved.publication) == (RIGHT + OTHER, "live")


def test_a_half_written_rewrite_is_kept_and_corrected_not_published(article, editor):
    rewrite(article, f"<p>A new beginning, half writ</p>{WRONG}")
    version, collisions = correct(article, editor, RIGHT + OTHER)
    assert collisions == []
    assert version.body == RIGHT + OTHER
    saved = Article.objects.with_publication().get()
    assert saved.body == f"<p>A new beginning, half writ</p>{RIGHT}"
    assert saved.publication == "live_with_changes"


def test_a_paragraph_rewritten_meanwhile_is_left_and_shown(article, editor):
    rewritten = f"<p>Some count it the second outing.</p>{OTHER}"
    rewrite(article, rewritten)
    _, collisions = correct(article, editor, RIGHT + OTHER)
    assert collisions == [(WRONG, RIGHT)]
    assert Article.objects.get().body == rewritten


def test_a_scheduled_version_is_corrected_too_and_keeps_its_hour(article, editor):
    rewrite(article, WRONG + OTHER + "<p>More tomorrow.</p>")
    at = timezone.now() + timedelta(hours=5)
    actions.publish(article, by=editor, at=at, change=Change.UPDATE, note="More.")
    version, collisions = correct(article, editor, RIGHT + OTHER)
    assert collisions == []
    assert Version.objects.live().get() == version
    scheduled = Version.objects.live(at).get()
    assert scheduled.body == RIGHT + OTHER + "<p>More tomorrow.</p>"
    assert (version.number, scheduled.number, scheduled.note) == (2, 3, "More.")
    assert [v.live_until for v in Version.objects.order_by("number")][:2] == [version.live_from, at]


def test_a_correction_that_changes_nothing_is_refused(article, editor):
    with pytest.raises(Refused, match="Nothing differs"):
        correct(article, editor, WRONG + OTHER)


def test_a_correction_without_both_sentences_writes_nothing(article, editor):
    with pytest.raises(ValidationError):
        correct(article, editor, RIGHT + OTHER, wrong="")
    assert Version.objects.count() == 1
    assert Article.objects.get().body == WRONG + OTHER


def test_a_minor_fix_of_a_number_is_refused(article, editor):
    with pytest.raises(Refused, match="A number changes"):
        correct(article, editor, WRONG + OTHER.replace("5,999", "4,999"), change=Change.MINOR)


def test_what_is_not_live_cannot_be_corrected(editor):
    with pytest.raises(Refused, match="not live"):
        correct(make_article(), editor, RIGHT)


def test_a_corrected_version_prints_its_passages_anew(editor):
    article = make_article()
    passage = tag_words(article, "We are gald.", quote=make_quote(public_from=timezone.now()))
    actions.publish(article, by=editor)
    live = Version.objects.get()
    version, _ = correct(article, editor, live.body.replace("gald", "glad"))
    assert [printed.fragments for printed in live.passages.all()] == [["We are gald."]]
    assert [printed.fragments for printed in version.passages.all()] == [["We are glad."]]
    assert version.passages.get().passage == passage


def test_a_quote_tagged_in_a_correction_becomes_public_with_it(article, editor):
    quote = make_quote("We are glad.")
    passage = quoting.tag(article, quote=quote, words="We are glad.", by=editor)
    actions.make_public_with(article, quote)
    body = WRONG + OTHER + f'<p>“<span data-passage="{passage.id}">We are glad.</span>”</p>'
    version, _ = correct(article, editor, body)
    quote.refresh_from_db()
    assert quote.is_public()
    assert version.passages.get().quote == quote
    passage.refresh_from_db()
    assert passage.detached_at is None


def test_a_foreign_tag_cannot_be_brought_in_by_a_correction(article, editor):
    other = make_article()
    passage = tag_words(other, "We are glad.")
    body = RIGHT + f'<p>“<span data-passage="{passage.id}">We are glad.</span>”</p>'
    with pytest.raises(ValidationError, match="not of this article"):
        correct(article, editor, body)
