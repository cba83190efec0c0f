"""What the desk hides stands on no card that a stranger can open, though its card may be made."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from newsroom.models import Quote, ShareCard, SiteSettings
from newsroom.public import cards
from partnerships.models import Claim
from tests.newsroom.factories import make_image, make_user
from tests.newsroom.public.test_leaks import SECRET, Planted

pytestmark = pytest.mark.django_db


@pytest.fixture
def planted():
    planted = Planted(make_image)
    call_command("make_cards")
    return planted


def opened(client):
    """The cards that a stranger can open, and those that there are all the same."""
    found = {True: [], False: []}
    for row in ShareCard.objects.select_related("version", "quote", "claim"):
        response = client.get(address_of(row))
        assert response.status_code in (200, 302, 404)
        found[response.status_code == 200].append(row)
    return found[True], found[False]


def address_of(row):
    kind = "article" if row.version else "quote" if row.quote else "claim"
    key = row.version.article_id if row.version else row.quote_id or row.claim_id
    return cards.address(kind, key, row.digest)


def test_only_what_is_public_has_a_card_that_opens(client, planted):
    at = timezone.now()
    shown, kept = opened(client)
    versions = {row.version for row in shown if row.version}
    assert versions == {planted.story, planted.old, planted.changed}
    assert {row.version.headline for row in kept if row.version} == {"pangolinheadlinescheduled"}
    public = set(Quote.objects.public(at))
    assert {row.quote for row in shown if row.quote} == public
    assert {row.claim for row in shown if row.claim} == set(Claim.objects.public(at).standing())
    assert {row.quote.words for row in kept if row.quote} == {"pangolinquotetomorrow"}


def test_no_card_that_opens_says_what_is_hidden(client, planted):
    at, site = timezone.now(), SiteSettings.objects.get()
    shown, _ = opened(client)
    drawn = {
        cards.of_quote(said, site=site).digest: cards.of_quote(said, site=site)
        for said in cards._said(Quote.objects.public(at), at)
    }
    for claim in Claim.objects.public(at).standing().with_verdict(at):
        card = cards.of_claim(
            claim, cards._claimants(claim, at), claim.finding, claim.verdict_provisional, site=site
        )
        drawn[card.digest] = card
    told = {row.digest for row in shown if not row.version}
    assert told == set(drawn)
    assert not SECRET.search(str(list(drawn.values())))
    assert not SECRET.search("".join(row.version.headline for row in shown if row.version))
    stamps = {card.words: card.stamp for card in drawn.values() if card.stamp}
    assert stamps[planted.claim.title] == "Open"  # its verdict is the desk's


def test_a_card_that_waits_is_answered_as_one_that_never_was(client, planted):
    """The words of a verdict are few: whoever computes the digests learns nothing from them."""
    _, kept = opened(client)
    judged = [row for row in kept if row.claim == planted.claim]
    assert judged, "The desk's verdict has its card already."
    for row in kept:
        address = address_of(row)
        never = address.replace(row.digest, "0" * 16)
        told, unknown = client.get(address), client.get(never)
        assert (told.status_code, told.content) == (unknown.status_code, unknown.content)
        assert told.headers.get("Location") == unknown.headers.get("Location")
        client.force_login(make_user("Editor"))
        assert client.get(address).status_code == 200
        client.logout()


@pytest.mark.parametrize(
    "path", ["", "article/1", f"article/{10**17}-{'0' * 16}.png", "claim/1.png"]
)
def test_other_addresses_lead_nowhere(client, path):
    assert client.get(f"/media/cards/{path}").status_code == 404
