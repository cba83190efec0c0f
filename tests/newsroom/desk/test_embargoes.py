"""The desk's pages on which an embargo is set: by whose clock, and what they say came of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article, Version
from newsroom.versions import actions
from tests.factories import make_document
from tests.newsroom.desk.pages import change_url, form_of, save
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def document_url(document):
    return reverse("admin:partnerships_document_change", args=[document.pk])


def move(client, document, **changes):
    """Save the document's page with another embargo."""
    url = document_url(document)
    data = form_of(client, url) | {"public_from_0": "2000-01-01", "public_from_1": "00:00:00"}
    data |= changes
    return client.post(url, data, follow=True)


@pytest.fixture
def at():
    return (timezone.now() + timedelta(days=3)).replace(microsecond=0, second=0)


@pytest.fixture
def waiting(editor, at):
    """A document under embargo and the article that waits for it."""
    document = make_document(public=True, embargo_until=at, embargo_zone="Asia/Shanghai")
    article = make_article(headline="The lens")
    quote = make_quote(document=document)
    tag_words(article, quote.words, quote=quote)
    actions.make_public_with(article, quote)
    actions.publish(article, by=editor, at=at)
    return document, article


def test_an_embargo_is_typed_and_shown_by_the_clock_of_who_set_it(desk):
    article = make_article()
    save(
        desk, article, embargo_until_0="2026-12-24", embargo_until_1="09:00",
        embargo_zone="Asia/Shanghai",
    )  # fmt: skip
    article.refresh_from_db()
    assert article.embargo_until == datetime(2026, 12, 24, 1, tzinfo=UTC)
    page = desk.get(change_url(article)).text
    assert 'name="embargo_until_1" value="09:00"' in page
    assert "Here it ends on 24 December 2026, 01:00 (Europe/London)" in page


@pytest.mark.parametrize(
    ("zone", "hour", "sentence"),
    [
        ("Europe/Berlin", "02:30", "02:30 comes twice on 25 October 2026 in Europe/Berlin"),
        ("", "01:30", "01:30 comes twice on 25 October 2026 in Europe/London"),
    ],
)
def test_an_hour_that_comes_twice_is_asked_back_in_that_zone(desk, zone, hour, sentence):
    article = make_article()
    given = {
        "embargo_until_0": "2026-10-25", "embargo_until_1": hour, "embargo_zone": zone,
    }  # fmt: skip
    answer = save(desk, article, **given)
    [error] = answer.context["adminform"].form.errors["embargo_until"]
    assert error.startswith(sentence)
    save(desk, article, **given, embargo_until_2="0")
    article.refresh_from_db()
    assert article.embargo_until == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert article.embargo_zone == (zone or "Europe/London")


def test_an_embargo_without_a_zone_is_by_our_own_clock_and_none_has_none(desk):
    article = make_article()
    save(desk, article, embargo_until_0="2026-12-24", embargo_until_1="09:00")
    assert Article.objects.get().embargo_zone == "Europe/London"
    save(desk, article, embargo_until_0="", embargo_until_1="")
    assert (Article.objects.get().embargo_until, Article.objects.get().embargo_zone) == (None, "")


def test_a_document_extended_says_in_one_message_what_it_held(desk, waiting, at):
    document, _ = waiting
    answer = move(desk, document, embargo_until_0=f"{at + timedelta(days=3):%Y-%m-%d}")
    [held] = [sentence for sentence in told(answer) if "Held:" in sentence]
    assert "“The lens” (was to go live on" in held
    assert "quote “We are glad.”" in held
    assert not Version.objects.exists()


def test_a_document_lifted_early_offers_to_publish(desk, waiting):
    document, article = waiting
    answer = move(desk, document, embargo_until_0="", embargo_until_1="", embargo_zone="")
    url = reverse("admin:newsroom_article_verb", args=[article.pk, "bring_forward"])
    [offer] = [sentence for sentence in told(answer) if "lifted" in sentence]
    assert offer == f'The embargo was lifted. Publish now: <a href="{url}">The lens</a>'
    desk.post(url)
    assert Version.objects.live().get().article == article


def test_who_may_not_publish_is_offered_nothing(client, waiting):
    document, _ = waiting
    client.force_login(make_user("Fact-checker"))
    answer = move(client, document, embargo_until_0="", embargo_until_1="", embargo_zone="")
    assert not any("lifted" in sentence for sentence in told(answer))


def test_another_change_of_the_document_holds_nothing(desk, waiting):
    document, _ = waiting
    move(desk, document, title="Another title")
    assert Version.objects.scheduled().exists()


class TestTheArticlesPage:
    def test_it_says_when_the_text_was_frozen_and_what_changed_since(self, desk, editor, at):
        article = make_article()
        actions.publish(article, by=editor, at=at)
        page = desk.get(change_url(article)).text
        assert "Its text was frozen on" in page
        assert 'value="refreeze"' not in page
        for number in range(3):
            save(desk, article, standfirst=f"Change {number}.")
        assert "; 3 changes since." in desk.get(change_url(article)).text
        save(desk, article, _verb="refreeze")
        assert Version.objects.get().standfirst == "Change 2."
        assert "changes since" not in desk.get(change_url(article)).text

    def test_a_new_warning_leads_to_the_page_that_asks_for_its_tick(self, desk, editor, at):
        article = make_article()
        actions.publish(article, by=editor, at=at)
        url = reverse("admin:newsroom_article_verb", args=[article.pk, "refreeze"])
        assert save(desk, article, headline="x" * 120, _verb="refreeze").url == url
        [row] = desk.get(url).context["panel"].warnings
        desk.post(url, {"ticked": [row.finding.key]})
        assert Version.objects.get().headline == "x" * 120

    def test_its_own_embargo_extended_holds_it(self, desk, editor, at):
        article = make_article()
        actions.publish(article, by=editor, at=at)
        save(
            desk, article, embargo_until_0=f"{at + timedelta(days=1):%Y-%m-%d}",
            embargo_until_1="09:00",
        )  # fmt: skip
        assert not Version.objects.exists()

    def test_a_withdrawal_at_an_hour_and_its_end(self, client, at):
        chief = make_user("Managing editor")
        client.force_login(chief)
        article = make_article()
        actions.publish(article, by=chief)
        url = reverse("admin:newsroom_article_verb", args=[article.pk, "withdraw"])
        local = timezone.localtime(at)
        client.post(
            url,
            {
                "at_0": f"{local:%Y-%m-%d}", "at_1": f"{local:%H:%M}",
                "reason": "Legal.", "notice": "It is gone.",
            },
        )  # fmt: skip
        assert not Version.objects.live(at).exists()
        assert Version.objects.live().exists()
        assert "It is taken off the site on" in client.get(change_url(article)).text
        save(client, article, _verb="call_off")
        assert Version.objects.live(at).exists()
