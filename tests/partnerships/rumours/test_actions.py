"""Enter, void, judge, agree: what each does, and what it refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.models import Claim, Verdict
from partnerships.rumours import actions
from tests.factories import make_claim, make_document, make_report, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("editor")


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_superuser("colleague")


def refusal(action, *args, **kwargs):
    with pytest.raises(ValidationError) as refused:
        action(*args, **kwargs)
    return refused.value.messages


def judge(claim, editor, **values):
    return actions.judge(
        claim, by=editor, **{"finding": "came_true", "explanation": "Announced."} | values
    )


def test_entering_stamps_the_claim_and_takes_its_window(editor):
    claim = make_claim(kind="date", prediction={"value": "2022-07"})
    make_report(claim)
    actions.enter(claim, by=editor)
    stored = Claim.objects.get()
    assert stored.entered_by == editor
    assert stored.entered_at is not None
    assert (stored.window_earliest, stored.window_latest) == (date(2022, 7, 1), date(2022, 7, 31))


def test_an_official_claimant_is_enough(editor):
    claim = make_claim(make_source(), official=True)
    actions.enter(claim, by=editor)
    assert list(Claim.objects.entered()) == [claim]


@pytest.mark.parametrize("official", [True, False])
def test_a_claim_that_nobody_reported_is_refused(editor, official):
    claim = make_claim(official=official, title="It has two cameras")
    assert refusal(actions.enter, claim, by=editor) == [
        "The claim “It has two cameras” has no report and no official claimant: "
        "add the outlet that published it."
    ]
    assert not Claim.objects.entered().exists()


def test_a_prediction_that_does_not_fit_is_refused(editor):
    claim = make_claim(kind="price", prediction={"currency": "USD"})
    make_report(claim)
    assert refusal(actions.enter, claim, by=editor) == ["A price needs “value”, “min” or “max”."]


def test_a_claim_is_entered_once(editor):
    claim = make_claim(entered=True)
    assert refusal(actions.enter, claim, by=editor) == ["This claim was entered already."]


def test_two_editors_entering_at_once(editor, colleague):
    claim = make_claim()
    make_report(claim)
    same = Claim.objects.get()
    actions.enter(claim, by=editor)
    assert refusal(actions.enter, same, by=colleague) == ["This claim was entered already."]
    assert Claim.objects.get().entered_by == editor


def test_voiding_keeps_the_claim_with_a_note(editor):
    claim = actions.void(make_claim(entered=True), by=editor, note=" We mistook the model. ")
    stored = Claim.objects.get()
    assert stored.void_note == claim.void_note == "We mistook the model."
    assert stored.voided_by == editor
    assert not Claim.objects.standing().exists()


def test_voiding_is_refused_without_a_note_twice_or_before_entry(editor):
    claim = make_claim(entered=True)
    only = ["Only a claim that was entered, and is not void, can be voided."]
    assert refusal(actions.void, claim, by=editor, note=" ") == [
        "Say in a note for readers what our error was."
    ]
    actions.void(claim, by=editor, note="Typo.")
    assert refusal(actions.void, claim, by=editor, note="Typo.") == only
    assert refusal(actions.void, make_claim(), by=editor, note="Typo.") == only


def test_judging_records_who_when_and_the_documents(editor):
    document, other = make_document(), make_document()
    verdict = judge(
        make_claim(public=True, entered=True),
        editor,
        outcome_on="2022-07-04",
        documents=[document, (other, "p. 3")],
    )
    stored = Verdict.objects.get()
    assert stored == verdict
    assert (stored.by, stored.judged_on, stored.supersedes) == (editor, timezone.localdate(), None)
    assert [(row.document, row.place) for row in stored.citations.all()] == [
        (document, ""),
        (other, "p. 3"),
    ]


def test_a_second_verdict_supersedes_the_first(editor):
    claim = make_claim(public=True, entered=True)
    first = judge(claim, editor, finding="premature")
    second = judge(claim, editor, finding="came_true")
    assert second.supersedes == first
    assert [verdict.finding for verdict in claim.verdicts.all()] == ["came_true", "premature"]


@pytest.mark.parametrize(
    ("values", "messages"),
    [
        ({"finding": "meh"}, ["Value 'meh' is not a valid choice."]),
        ({"explanation": " "}, ["This field cannot be blank."]),
        ({"outcome_on": "soon"}, None),
        (
            {"judged_on": date.max},
            ["A verdict cannot be dated in the future."],
        ),
    ],
)
def test_a_verdict_that_makes_no_sense_is_refused(editor, values, messages):
    found = refusal(judge, make_claim(public=True, entered=True), editor, **values)
    assert messages is None or found == messages
    assert not Verdict.objects.exists()


def test_only_a_standing_claim_can_be_judged(editor):
    only = ["Only a claim that was entered, and is not void, can be judged."]
    void = actions.void(make_claim(public=True, entered=True), by=editor, note="Typo.")
    assert refusal(judge, void, editor) == only
    assert refusal(judge, make_claim(), editor) == only


def test_a_provisional_verdict_is_final_when_a_second_person_agrees(editor, colleague):
    verdict = judge(make_claim(public=True, entered=True), editor, provisional=True)
    assert refusal(actions.agree, verdict, by=editor) == [
        "A second person has to agree, not the judge."
    ]
    actions.agree(verdict, by=colleague)
    stored = Verdict.objects.get()
    assert (stored.provisional, stored.agreed_by) == (False, colleague)
    assert refusal(actions.agree, verdict, by=colleague) == ["This verdict is not provisional."]


def test_the_verdict_of_a_claim_is_the_last_public_one(editor, django_assert_num_queries):
    """Query and row agree at every moment."""
    claim = make_claim(public=True, entered=True)
    start = datetime(2022, 7, 1, tzinfo=UTC)
    days = [start + timedelta(days=number) for number in range(4)]
    judge(claim, editor, finding="premature", public_from=days[1])
    judge(claim, editor, finding="partly")  # desk only
    judge(claim, editor, finding="came_true", public_from=days[3])
    expected = [None, "premature", "premature", "came_true"]
    with django_assert_num_queries(4):
        found = [Claim.objects.with_verdict(day).get().finding for day in days]
    assert found == expected
    rows = [claim.current_verdict(day) for day in days]
    assert [row and row.finding for row in rows] == expected
    assert [Claim.objects.open(day).exists() for day in days] == [True, False, False, False]
    assert [Claim.objects.judged(day).exists() for day in days] == [False, True, True, True]
    row = Claim.objects.with_verdict(days[3]).get()
    assert (row.verdict_id, row.judged_on, row.outcome_on) == (
        rows[3].pk,
        rows[3].judged_on,
        rows[3].outcome_on,
    )
