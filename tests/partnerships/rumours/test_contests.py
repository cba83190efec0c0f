"""A contest: received, answered, upheld or changed, by somebody who did not judge the claim."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from partnerships.models import Contest, Verdict
from partnerships.rumours import actions
from partnerships.rumours.contests import actions as contests
from partnerships.rumours.contests.rules import reviewers_did_not_judge
from tests import factories as make
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge():
    return make_user("Editor")


@pytest.fixture
def reviewer():
    return make_user("Editor")


@pytest.fixture
def claim(judge):
    claim = make.make_claim(public=True, entered=True)
    actions.judge(
        claim, by=judge, finding="did_not", explanation="It did not.", public_from=make.EPOCH
    )
    return claim


@pytest.fixture
def contest(claim):
    return contests.receive(claim, words="It did.", sender="a", email="ada@example.org")


def refusal(action, *args, **kwargs):
    with pytest.raises(ValidationError) as refused:
        action(*args, **kwargs)
    return refused.value.messages


def test_a_contest_is_of_the_verdict_that_readers_see(claim, contest):
    assert (contest.verdict, contest.status) == (claim.current_verdict(), "received")
    unjudged = make.make_claim(public=True, entered=True)
    assert refusal(contests.receive, unjudged, words="No.", sender="a") == [
        "There is no verdict to contest."
    ]


def test_it_is_answered_then_upheld(contest, reviewer):
    contests.answer(contest, by=reviewer, words="We are looking again.")
    contest.refresh_from_db()
    assert (contest.status, contest.answer) == ("answered", "We are looking again.")
    assert contest.is_under_review
    contests.uphold(contest, by=reviewer, words="We looked again: it did not.")
    contest.refresh_from_db()
    assert (contest.status, contest.reviewer) == ("upheld", reviewer)
    assert contest.decided_at >= contest.answered_at
    assert refusal(contests.uphold, contest, by=reviewer, words="Again.") == [
        "Somebody decided on this contest already."
    ]
    assert Verdict.objects.count() == 1


def test_it_is_changed_by_a_new_verdict_of_the_reviewer(claim, contest, reviewer):
    changed = {"finding": "came_true", "explanation": "It did, in Japan."}
    contests.change(contest, by=reviewer, words="You were right.", **changed)
    contest.refresh_from_db()
    assert contest.outcome == claim.current_verdict()
    assert (contest.outcome.by, contest.outcome.finding) == (reviewer, "came_true")
    assert contest.outcome.supersedes == contest.verdict
    assert list(reviewers_did_not_judge()) == []


def test_a_second_contest_of_the_same_verdict_has_the_same_outcome(claim, contest, reviewer):
    another = contests.receive(claim, words="Me too.", sender="b")
    for one in (contest, another):
        values = {"finding": "partly", "explanation": "In part."}
        contests.change(one, by=reviewer, words="Yes.", **values)
    another.refresh_from_db()
    contest.refresh_from_db()
    assert another.outcome == contest.outcome
    assert Verdict.objects.count() == 2


def test_whoever_judged_or_agreed_does_not_review(claim, judge):
    agreeing = make_user("Editor")
    last = actions.judge(
        claim, by=judge, finding="partly", explanation="In part.", provisional=True,
        public_from=make.EPOCH,
    )  # fmt: skip
    actions.agree(last, by=agreeing)
    contest = contests.receive(claim, words="No.", sender="a")
    only = ["A contest is reviewed by somebody who did not judge the claim."]
    for user in (judge, agreeing):
        assert refusal(contests.answer, contest, by=user, words="No.") == only
        assert refusal(contests.uphold, contest, by=user, words="No.") == only
        assert (
            refusal(contests.change, contest, by=user, words="No.", finding="partly",
                    explanation="No.") == only
        )  # fmt: skip
    Contest.objects.filter(pk=contest.pk).update(
        status="answered", answer="No.", answered_at=make.EPOCH, reviewer=judge
    )
    assert len(list(reviewers_did_not_judge())) == 1


@pytest.mark.parametrize("role", ["Reporter", "Fact-checker"])
def test_who_may_not_review(contest, role):
    user = make_user(role)
    for attempt in (
        lambda: contests.answer(contest, by=user, words="No."),
        lambda: contests.uphold(contest, by=user, words="No."),
        lambda: contests.set_aside(contest, by=user),
    ):
        with pytest.raises(PermissionDenied, match="may not review contests"):
            attempt()


def test_an_answer_has_words(contest, reviewer):
    owed = ["Readers and whoever contested it are owed an answer."]
    assert refusal(contests.answer, contest, by=reviewer, words=" ") == owed
    assert refusal(contests.uphold, contest, by=reviewer, words=" ") == owed


def test_there_is_a_limit_for_each_sender_and_for_all(claim):
    for _ in range(contests.PER_SENDER):
        contests.receive(claim, words="No.", sender="a")
    with pytest.raises(contests.TooMany, match="You have sent 3 in the last hour"):
        contests.receive(claim, words="No.", sender="a")
    later = timezone.now() + timedelta(hours=1, minutes=1)
    contests.receive(claim, words="No.", sender="a", at=later)
    verdict = claim.current_verdict()
    Contest.objects.bulk_create(
        Contest(verdict=verdict, words="No.", sender=str(number))
        for number in range(contests.PER_HOUR - contests.PER_SENDER)
    )
    with pytest.raises(contests.TooMany, match="Many contests have come in"):
        contests.receive(claim, words="No.", sender="new")


def test_spam_is_set_aside_and_readers_see_no_review(contest, judge):
    contests.set_aside(contest, by=judge)
    assert not Contest.objects.for_readers().exists()
    assert not Contest.objects.under_review().exists()


def test_a_reviewer_moves_it_at_the_desk_and_the_judge_cannot(client, contest, judge, reviewer):
    page = reverse("admin:partnerships_contest_change", args=[contest.pk])
    address = reverse("admin:partnerships_contest_act", args=[contest.pk, "uphold"])
    client.force_login(judge)
    assert address not in client.get(page).text
    client.force_login(reviewer)
    assert address in client.get(page).text
    assert client.get(address).status_code == 200
    assert client.post(address, {"words": ""}).context["form"].errors
    assert client.post(address, {"words": "It did not."}).status_code == 302
    contest.refresh_from_db()
    assert (contest.status, contest.reviewer) == ("upheld", reviewer)
    assert address not in client.get(page).text


def test_the_verdict_is_changed_from_the_desk(client, contest, reviewer):
    client.force_login(reviewer)
    address = reverse("admin:partnerships_contest_act", args=[contest.pk, "change"])
    data = {"words": "Yes.", "finding": "partly", "explanation": "In part."}
    assert client.post(address, data).status_code == 302
    contest.refresh_from_db()
    assert (contest.status, contest.outcome.finding) == ("changed", "partly")
