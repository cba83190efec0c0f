"""Anybody contests a verdict in public: without an account, a cookie or a script, but no robot."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsroom.public.contests import given_out
from partnerships.models import Contest
from partnerships.rumours.contests import actions
from tests import factories as make
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    claim = make.make_claim(
        make.make_source(public=True), public=True, entered=True, slug="halden-12"
    )
    make.make_verdict(claim, public=True)
    return claim


@pytest.fixture
def stranger():
    """A browser, with Django's own check of forms left on."""
    return Client(enforce_csrf_checks=True)


def address(claim):
    return f"{claim.get_absolute_url()}contest/"


def send(client, claim, *, seconds=60, headers=None, **fields):
    given = given_out(claim.slug, timezone.now() - timedelta(seconds=seconds))
    data = {"words": "It came in May.", "given": given} | fields
    return client.post(address(claim), data, headers=headers)


def errors(response):
    return dict(response.context["form"].errors)


def test_a_stranger_contests_in_two_steps_from_the_page_of_the_claim(stranger, claim):
    page = stranger.get(claim.get_absolute_url()).content.decode()
    assert f'action="{address(claim)}"' in page
    asked = stranger.post(address(claim), {"words": "It came in May."})
    assert asked.status_code == 200
    assert "It came in May." in asked.content.decode()
    assert not Contest.objects.exists()
    assert re.search(r'name="given" value="[^"]+"', asked.content.decode())
    sent = send(stranger, claim, name="Ada Roe", email="ada@example.org")
    assert (sent.status_code, sent.url) == (303, f"{address(claim)}received/")
    assert stranger.get(sent.url).status_code == 200
    contest = Contest.objects.get()
    assert (contest.verdict, contest.words) == (claim.current_verdict(), "It came in May.")
    assert (contest.name, contest.email) == ("Ada Roe", "ada@example.org")
    assert stranger.cookies == {}


def test_the_form_is_kept_by_no_cache_and_no_search_engine(stranger, claim):
    response = stranger.get(address(claim))
    assert "no-store" in response["Cache-Control"]
    assert 'name="robots" content="noindex"' in response.content.decode()
    again = stranger.get(claim.get_absolute_url())
    assert again.content == stranger.get(claim.get_absolute_url()).content
    assert not again.has_header("Set-Cookie")


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"website": "https://pills.example"}, "website", "This field has to stay empty."),
        ({"seconds": 1}, "__all__", "That was too fast for a person."),
        ({"given": "made:up"}, "__all__", "The page was open for very long."),
        ({"given": ""}, "__all__", "The page was open for very long."),
        ({"seconds": 25 * 3600}, "__all__", "The page was open for very long."),
        ({"words": " "}, "words", "Say what is wrong with the verdict."),
        ({"words": "x" * 5001}, "words", "Ensure this value has at most 5000 characters"),
        ({"email": "ada"}, "email", "Enter a valid email address."),
    ],
)
def test_what_a_robot_sends_is_not_stored_and_what_a_person_typed_stays(
    stranger, claim, fields, where, sentence
):
    refused = send(stranger, claim, **{"name": "Ada Roe"} | fields)
    assert refused.status_code == 400
    assert list(errors(refused)) == [where]
    assert errors(refused)[where][0].startswith(sentence)
    assert 'value="Ada Roe"' in refused.content.decode()
    assert not Contest.objects.exists()


def test_a_form_given_out_for_another_claim_is_not_taken(stranger, claim):
    given = given_out("other", timezone.now() - timedelta(minutes=1))
    assert send(stranger, claim, given=given).status_code == 400
    assert not Contest.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
    ],
)
def test_no_other_site_sends_it_through_a_reader(stranger, claim, headers, status):
    assert send(stranger, claim, headers=headers).status_code == status
    assert Contest.objects.exists() == (status == 303)


def test_one_address_sends_three_in_an_hour_and_another_still_may(stranger, claim):
    for _ in range(actions.PER_SENDER):
        assert send(stranger, claim).status_code == 303
    refused = send(stranger, claim)
    assert refused.status_code == 429
    assert errors(refused)["__all__"] == [
        "You have sent 3 in the last hour. Please try again in an hour."
    ]
    assert send(Client(REMOTE_ADDR="203.0.113.9"), claim).status_code == 303
    assert Contest.objects.count() == 4


def test_of_the_sender_no_address_is_kept(claim):
    for number in ("2001:db8::1", "2001:db8::ffff", "2001:db8:0:1::1"):
        send(Client(REMOTE_ADDR=number), claim)
    senders = list(Contest.objects.order_by("pk").values_list("sender", flat=True))
    assert senders[0] == senders[1] != senders[2]
    assert all(re.fullmatch("[0-9a-f]{40,64}", sender) for sender in senders)


def test_an_address_that_is_none_is_a_sender_too(claim):
    assert send(Client(REMOTE_ADDR="203.0.113.9:4711"), claim).status_code == 303


def test_only_a_verdict_that_readers_see_can_be_contested(stranger):
    hidden = make.make_claim(entered=True, slug="hidden")
    make.make_verdict(hidden, public=True)
    still_open = make.make_claim(public=True, entered=True, slug="open")
    unseen = make.make_claim(public=True, entered=True, slug="unseen")
    make.make_verdict(unseen)
    void = make.make_claim(
        public=True, entered=True, slug="void", voided_at=make.EPOCH, void_note="Typo."
    )
    make.make_verdict(void, public=True)
    never = stranger.get("/rumours/never-was/contest/").content
    for claim in (hidden, still_open, unseen, void):
        assert stranger.get(address(claim)).content == never
        assert send(stranger, claim).status_code == 404
        assert stranger.get(f"{address(claim)}received/").status_code == 404
        page = stranger.get(claim.get_absolute_url())
        assert "/contest/" not in page.content.decode()
    assert not Contest.objects.exists()


def test_readers_see_the_course_of_a_contest_and_nothing_of_who_sent_it(stranger, claim):
    send(
        stranger,
        claim,
        words="Pangolins say no.",
        name="Pangolin Roe",
        email="pangolin@example.org",
    )
    contest = Contest.objects.get()

    def page():
        text = stranger.get(claim.get_absolute_url()).content.decode()
        assert "angolin" not in text
        assert contest.sender not in text
        return text

    assert '<span class="under-review">under review</span>' in page()
    reviewer = make_user("Editor")
    actions.answer(contest, by=reviewer, words="We asked the maker.")
    assert "We asked the maker." in page()
    assert 'class="under-review"' in page()
    contest.refresh_from_db()
    actions.uphold(contest, by=reviewer, words="The maker confirms July.")
    assert "verdict upheld" in page()
    assert "The maker confirms July." in page()
    assert 'class="under-review"' not in page()
    assert reviewer.get_username() not in page()


def test_spam_and_contests_of_hidden_verdicts_show_nothing(stranger, claim):
    send(stranger, claim)
    actions.set_aside(Contest.objects.get(), by=make_user("Editor"))
    assert "Contested" not in stranger.get(claim.get_absolute_url()).content.decode()


def test_a_changed_verdict_is_read_beside_the_contested_one(stranger, claim):
    send(stranger, claim)
    reviewer = make_user("Editor")
    actions.change(
        Contest.objects.get(), by=reviewer, words="You were right.", finding="did_not",
        explanation="It was not announced.",
        documents=[make.make_document(public=True)],
    )  # fmt: skip
    page = stranger.get(claim.get_absolute_url()).content.decode()
    assert "verdict changed" in page
    assert "You were right." in page
    assert "superseded" in page
    assert claim.current_verdict().finding == "did_not"
