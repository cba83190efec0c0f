"""Share cards: made when something is published, shown only while they say what its page says."""

import logging
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from newsroom.merging.actions import merge, undo
from newsroom.models import ArticleClaim, Quote, ShareCard, SiteSettings
from newsroom.public import cards
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from partnerships.models import Claim, Verdict
from partnerships.records.actions import show
from partnerships.rumours import actions as rumours
from tests import factories as ledger
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_quote,
    make_section,
    make_user,
    tag_words,
)
from tests.partnerships.test_desk import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens after a commit happens at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(autouse=True)
def publication():
    SiteSettings.objects.create(pk=1, name="The Rangefinder")


def shared(client, page):
    """The picture that a page offers for a link to it."""
    html = client.get(page).content.decode()
    found = re.search(r'<meta property="og:image" content="(.+?)"', html)
    return found and found.group(1).removeprefix(settings.SITE_URL)


def story(**fields):
    author = make_author(name="Ines Calloway")
    section = make_section(name="Phones")
    return make_article(headline="Two makers", section=section, authors=[author], **fields)


def published(article=None, **asked):
    return actions.publish(article or story(), by=make_user("Editor"), **asked)


def words_of(**of):
    """What stands on the card that is kept of a thing, as its digest says."""
    return ShareCard.objects.get(**of).digest


def test_an_article_gets_its_card_when_it_is_published(client, committed):
    with committed():
        version = published()
    address = shared(client, version.get_absolute_url())
    row = ShareCard.objects.get(version=version)
    assert address == f"/media/cards/article/{version.article_id}-{row.digest}.png"
    response = client.get(address)
    assert b"".join(response).startswith(b"\x89PNG")
    assert (response["Content-Type"], response["Cache-Control"]) == (
        "image/png", "public, max-age=300",
    )  # fmt: skip
    html = client.get(version.get_absolute_url()).content.decode()
    for line in (
        '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:height" content="630">',
        '<meta property="og:image:alt" content="Two makers: A standfirst.">',
        '<meta name="twitter:card" content="summary_large_image">',
    ):
        assert line in html


def test_what_stands_on_the_cards():
    site = SiteSettings.objects.get()
    version = published(story(kind="review"))
    version.notice_kind = None
    card = cards.of_article(version, list(version.bylines.all()), site=site)
    day = timezone.localtime(version.first_published_at, site.zone)
    assert (card.publication, card.kicker, card.words, card.foot, card.stamp) == (
        "The Rangefinder", "Phones · Review", "Two makers",
        f"By Ines Calloway · {day.day} {day:%B %Y}", "",
    )  # fmt: skip
    version.sponsor_name, version.notice_kind = "Acme", "retracted"
    card = cards.of_article(version, [], site=site)
    assert (card.kicker, card.stamp) == ("Phones · Paid for by Acme", "Retracted")
    claim = ledger.make_claim(title="It comes in June", claimed_on="2022-04")
    card = cards.of_claim(claim, ["A", "B", "C"], "did_not", True, site=site)
    assert (card.words, card.foot, card.stamp, card.tone) == (
        "It comes in June", "Claimed by A, B and C · April 2022", "Did not come true, provisional",
        "bad",
    )  # fmt: skip
    assert cards.of_claim(claim, [], None, False, site=site).stamp == "Open"


def test_a_quote_gets_its_card_with_the_article_that_prints_it(client, committed):
    person = ledger.make_person(name="Ada Roe", public=True)
    quote = make_quote("We are glad.", person=person, slug="glad", said_on="2022-05-23")
    quote.speakers.update(post="Chief executive")
    Quote.objects.update(public_from=ledger.EPOCH)
    article = story()
    tag_words(article, "We are glad.", quote=quote)
    assert shared(client, "/quotes/glad/") is None
    with committed():
        published(article)
    address = shared(client, "/quotes/glad/")
    assert client.get(address).status_code == 200
    site = SiteSettings.objects.get()
    (said,) = cards._said(Quote.objects.all(), timezone.now())
    card = cards.of_quote(said, site=site)
    assert (card.words, card.foot) == (
        "“We are glad.”", "Ada Roe, Chief executive · 23 May 2022",
    )  # fmt: skip
    assert words_of(quote=quote) == card.digest


def test_a_card_that_says_what_is_no_longer_so_is_not_shown(client, committed):
    """The person's name is withheld now: the card with the name is nobody's any more."""
    person = ledger.make_person(name="Ada Roe", public=True)
    quote = make_quote(person=person, slug="glad", public_from=ledger.EPOCH)
    cards.make_for_quote(quote.pk)
    address = shared(client, "/quotes/glad/")
    assert client.get(address).status_code == 200
    person.public_from = None
    person.save()
    assert shared(client, "/quotes/glad/") is None
    assert client.get(address).status_code == 404
    cards.make_for_quote(quote.pk)
    present = shared(client, "/quotes/glad/")
    assert client.get(address).headers["Location"] == present
    person.public_from = ledger.EPOCH
    person.save()
    cards.make_for_quote(quote.pk)
    assert shared(client, "/quotes/glad/") == address


def test_cards_follow_a_record_that_is_shown_merged_and_parted_again(client, committed):
    """Whose name stands on a card is the ledger's to change: each verb has the cards made anew."""
    chief = make_user("Managing editor")
    person, double = (ledger.make_person(name=name, slug=slug) for name, slug in (
        ("Ada Roe", "ada-roe"), ("Ada M. Roe", "ada-m-roe"),
    ))  # fmt: skip
    source = ledger.make_source(name="Tipster", slug="tipster", public=True)
    other = ledger.make_source(name="The Tipster", slug="the-tipster", public=True)
    claim = ledger.make_claim(source, slug="a-claim", public=True, entered=True)
    with committed():
        make_quote(person=person, slug="glad", public_from=ledger.EPOCH)
    withheld = shared(client, "/quotes/glad/")
    with committed():
        show([person.pk, double.pk])
    known = shared(client, "/quotes/glad/")
    assert known not in (None, withheld)
    with committed():
        merge(person.record, into=double.record, by=chief)
        one = merge(source.record, into=other.record, by=chief)
    assert shared(client, "/quotes/glad/") not in (None, known)
    assert shared(client, "/rumours/a-claim/")
    with committed():
        undo(one, by=chief)
    card = cards.of_claim(claim, ["Tipster"], None, False, site=SiteSettings.objects.current())
    assert card.digest in shared(client, "/rumours/a-claim/")


def test_a_card_follows_a_new_name_given_at_the_desk(client, admin_client, committed):
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
    make_quote(person=person, slug="glad", public_from=ledger.EPOCH)
    page = reverse("admin:partnerships_person_change", args=[person.pk])
    data = form_of(admin_client.get(page)) | {"name": "Ada Lind"}
    with committed():
        assert admin_client.post(page, data).status_code == 302
    card = cards.now_shown("quote", Quote.objects.get(slug="glad").pk, timezone.now())
    assert card.digest in shared(client, "/quotes/glad/")


def test_a_claim_has_another_card_once_it_is_judged(client, committed):
    source = ledger.make_source(name="Tipster", public=True)
    claim = ledger.make_claim(source, slug="june", public=True)
    ledger.make_report(claim, public=True)
    with committed():
        rumours.enter(claim, by=None)
    before = shared(client, "/rumours/june/")
    assert client.get(before).status_code == 200
    with committed():
        verdict = rumours.judge(
            claim, by=None, finding="came_true", explanation="It did.",
            documents=[ledger.make_document(public=True)],
        )  # fmt: skip
    assert shared(client, "/rumours/june/") == before  # readers do not see the verdict yet
    tomorrow = timezone.now() + timedelta(days=1)
    Verdict.objects.filter(pk=verdict.pk).update(public_from=tomorrow)
    assert shared(client, "/rumours/june/") == before
    Verdict.objects.filter(pk=verdict.pk).update(public_from=ledger.EPOCH)
    after = shared(client, "/rumours/june/")
    assert after not in (None, before)
    assert client.get(after).status_code == 200
    assert client.get(before).headers["Location"] == after


def test_a_scheduled_articles_card_waits_with_it(client, committed):
    article = story()
    with committed():
        version = published(article, at=timezone.now() + timedelta(hours=1))
    row = ShareCard.objects.get(version=version)
    address = cards.address("article", article.pk, row.digest)
    assert default_storage.exists(row.path)
    assert client.get(address).status_code == 404
    later = version.live_from + timedelta(seconds=1)
    assert cards.now_shown("article", article.pk, later) == row
    with committed():
        actions.hold(article, by=make_user("Editor"))
    assert not ShareCard.objects.exists()
    assert not default_storage.exists(row.path)


def test_the_desk_may_look_at_a_card_before_readers_do(client, committed):
    with committed():
        version = published(at=timezone.now() + timedelta(hours=1))
    client.force_login(make_user("Reporter"))
    address = cards.address("article", version.article_id, version.card.digest)
    response = client.get(address)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_card_goes_with_its_article_and_an_old_one_leads_to_the_present(client, committed):
    chief = make_user("Managing editor")
    with committed():
        first = published()
    address = shared(client, first.get_absolute_url())
    with committed():
        second, _ = actions.correct(
            first.article, by=chief, change="update", headline="Three makers", standfirst="",
            body=first.body, note="One more.",
        )  # fmt: skip
    present = shared(client, second.get_absolute_url())
    assert present != address
    assert client.get(address).headers["Location"] == present
    path = first.card.path
    with committed():
        actions.redact(first, by=chief, note="A name.")
    assert client.get(address).headers["Location"] == present
    assert not default_storage.exists(path)
    actions.withdraw(first.article, by=chief, reason="Wrong.", notice="It was wrong.")
    assert client.get(present).status_code == 404


def test_the_card_of_a_retracted_article_says_so(client, committed):
    with committed():
        version = published()
    before = shared(client, version.get_absolute_url())
    with committed():
        actions.retract(
            version.article, by=make_user("Managing editor"), reason="Made up.", notice="It is not."
        )
    after = shared(client, version.get_absolute_url())
    assert after not in (None, before)
    assert client.get(before).headers["Location"] == after
    assert ShareCard.objects.count() == 1


def test_a_text_without_a_typeface_is_published_without_a_card(client, committed, caplog):
    article = story()
    article.headline = "سلام"
    save_revision(article, by=None)
    article.save()
    with caplog.at_level(logging.WARNING), committed():
        version = published(article)
    assert client.get(version.get_absolute_url()).status_code == 200
    assert shared(client, version.get_absolute_url()) is None
    assert "No card for “سلام, version 1”: No face has U+0633" in caplog.text


def test_a_disk_that_is_full_stops_no_publication(client, committed, caplog, settings, tmp_path):
    """The folder of cards cannot be written: a file stands in its place."""
    (tmp_path / "cards").write_text("")
    settings.MEDIA_ROOT = str(tmp_path)
    with caplog.at_level(logging.ERROR), committed():
        version = published()
    assert client.get(version.get_absolute_url()).status_code == 200
    assert shared(client, version.get_absolute_url()) is None
    assert "make_for_version" in caplog.text


def test_claims_that_an_article_makes_public_get_their_card_with_it(client, committed):
    claim = ledger.make_claim(ledger.make_source(public=True), slug="june", entered=True,
                              subject=ledger.make_device(public=True))  # fmt: skip
    article = story()
    ArticleClaim.objects.create(article=article, claim=claim)
    with committed():
        published(article, together_with=[claim])
    assert shared(client, "/rumours/june/")


def test_a_voided_claim_has_no_card(client):
    claim = ledger.make_claim(slug="june", public=True, entered=True)
    cards.make_for_claim(claim.pk)
    address = shared(client, "/rumours/june/")
    rumours.void(claim, by=None, note="We misread it.")
    assert shared(client, "/rumours/june/") is None
    assert client.get(address).status_code == 404


def test_the_command_makes_what_is_missing(client, capsys):
    """After a change of the publication's name every card says another one."""
    version = published()
    ledger.make_claim(slug="june", public=True, entered=True)
    make_quote(slug="glad", public_from=ledger.EPOCH)
    make_quote(slug="hidden")
    call_command("make_cards")
    assert capsys.readouterr().out == "3 more cards.\n"
    addresses = (version.get_absolute_url(), "/rumours/june/", "/quotes/glad/")
    assert all(shared(client, address) for address in addresses)
    SiteSettings.objects.update(name="The Viewfinder")
    assert not any(shared(client, address) for address in addresses)
    call_command("make_cards")
    assert all(shared(client, address) for address in addresses)


def test_pages_with_a_card_need_few_queries(client, django_assert_max_num_queries, committed):
    version = published()
    ledger.make_claim(ledger.make_source(public=True), slug="june", public=True, entered=True)
    make_quote(slug="glad", public_from=ledger.EPOCH)
    call_command("make_cards")
    for address in (version.get_absolute_url(), "/rumours/june/", "/quotes/glad/"):
        with django_assert_max_num_queries(8):
            card = shared(client, address)
        with django_assert_max_num_queries(8):
            assert client.get(card).status_code == 200


@pytest.mark.parametrize(
    "of", [{}, {"quote": True, "claim": True}, {"quote": True, "version": True}], ids=str
)
def test_a_card_is_of_one_thing(of):
    things = {"quote": make_quote, "claim": ledger.make_claim, "version": published}
    with pytest.raises(IntegrityError, match="share_card_of_one_thing"), transaction.atomic():
        ShareCard.objects.create(digest="0", **{name: things[name]() for name in of})


def test_the_same_card_is_kept_once():
    quote, claim = make_quote(), ledger.make_claim()
    for of in ({"quote": quote}, {"claim": claim}):
        ShareCard.objects.create(digest="0", **of)
        with pytest.raises(IntegrityError), transaction.atomic():
            ShareCard.objects.create(digest="0", **of)
    assert Claim.objects.get().cards.count() == 1
