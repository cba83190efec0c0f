"""When a claim can be judged, by whom, and when readers see the verdict."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from partnerships.models import HouseRules, Report, Verdict
from partnerships.rumours import actions
from tests import factories as make
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db

TOMORROW = {"judge_when": "day", "judge_by": date(2999, 1, 1)}
WHEN_SETTLED = {"judge_when": "announced_or_cancelled"}


@pytest.fixture
def editor():
    return make_user("Editor")


def refusal(action, *args, **kwargs):
    with pytest.raises(ValidationError) as refused:
        action(*args, **kwargs)
    return refused.value.messages


def judge(claim, editor, **values):
    return actions.judge(
        claim, by=editor, **{"finding": "did_not", "explanation": "It did not."} | values
    )


def claim(**values):
    return make.make_claim(public=True, entered=True, **values)


def test_a_claim_that_readers_cannot_see_is_not_judged(editor):
    hidden = make.make_claim(entered=True)
    about_hidden = make.make_claim(entered=True, subject=make.make_device(), public_from=make.EPOCH)
    for one in (hidden, about_hidden):
        assert refusal(judge, one, editor) == [
            "Readers cannot see this claim: a verdict on it could be tested by nobody."
        ]
    assert not Verdict.objects.exists()


def test_a_verdict_before_its_day_needs_a_document(editor):
    for values, reason in (
        (TOMORROW, "This claim is to be judged on 1 January 2999."),
        (WHEN_SETTLED, "Its subject was neither announced nor cancelled yet."),
    ):
        early = claim(**values)
        assert refusal(judge, early, editor) == [
            f"{reason} A verdict before that needs a document."
        ]
        judge(early, editor, documents=[make.make_document()])
    settled = claim(**WHEN_SETTLED)
    make.make_device_event(settled.subject.as_device, on="2022-07-04")
    judge(settled, editor)


def test_a_claim_is_taken_back_by_a_document_and_after_it_was_made(editor):
    made = claim(claimed_on="2022-05-23")
    only = ["A claim is taken back by a document that says so: cite it."]
    assert refusal(judge, made, editor, finding="taken_back") == only
    words = {"words": "He said that he was wrong.", "document": make.make_document()}
    assert refusal(actions.take_back, made, by=editor, on="2022-05-22", **words) == [
        "Nobody takes a claim back before making it."
    ]
    verdict = actions.take_back(made, by=editor, on="2022-06-01", **words)
    assert (verdict.finding, verdict.outcome_on) == ("taken_back", "2022-06-01")


@pytest.mark.parametrize(
    ("rule", "documented", "waits"),
    [
        ("never", False, False),
        ("undocumented", True, False),
        ("undocumented", False, True),
        ("always", True, True),
    ],
)
def test_a_verdict_waits_for_a_second_person_where_the_house_rules_ask(
    editor, rule, documented, waits
):
    HouseRules.objects.create(second_person=rule)
    documents = [make.make_document()] if documented else []
    verdict = judge(claim(), editor, documents=documents, public_from=make.EPOCH)
    assert (verdict.provisional, verdict.waits) == (waits, waits)
    assert verdict.is_public() == (not waits)
    assert list(Verdict.objects.public()) == ([] if waits else [verdict])
    if waits:
        colleague = make_user("Fact-checker")
        assert list(Verdict.objects.waiting()) == [verdict]
        actions.agree(verdict, by=colleague)
        verdict.refresh_from_db()
        before = verdict.agreed_at - timedelta(seconds=1)
        assert verdict.is_public()
        assert not verdict.is_public(before)
        assert list(Verdict.objects.public(verdict.agreed_at)) == [verdict]
        assert not Verdict.objects.public(before).exists()


@pytest.mark.parametrize(
    ("role", "verbs"),
    [
        ("Reporter", ""),
        ("Editor", "enter judge agree void"),
        ("Fact-checker", "judge agree"),
        ("Data editor", "enter judge agree void"),
        ("Managing editor", "enter judge agree void"),
    ],
)
def test_who_may_enter_judge_agree_and_void(role, verbs):
    user, editor = make_user(role), make_user("Editor")
    draft = make.make_claim(make.make_source(), official=True)
    provisional = judge(claim(), editor, provisional=True)
    tries = {
        "enter": lambda: actions.enter(draft, by=user),
        "judge": lambda: judge(claim(), user),
        "agree": lambda: actions.agree(provisional, by=user),
        "void": lambda: actions.void(claim(), by=user, note="Typo."),
    }
    for verb, attempt in tries.items():
        if verb in verbs.split():
            attempt()
        else:
            with pytest.raises(PermissionDenied, match="may not"):
                attempt()


# ---------------------------------------------------------------- reports


def report(made, day="", **values):
    return make.make_report(made, reported_on=day, **values)


def test_a_report_is_not_earlier_than_what_it_cites():
    made = claim()
    first = report(made, "2022-06-02")
    for day, is_refused in (
        ("2022-06-01", True),
        ("2022-05", True),
        ("2022-06", False),  # it can have been the same day
        ("2022-06-02", False),
        ("", False),
    ):
        row = Report(claim=made, source=make.make_source(), reported_on=day, citing=first)
        if is_refused:
            expected = [f"The report cited, {first}, is later."]
            assert refusal(row.full_clean) == expected
        else:
            row.full_clean()


def test_reports_cite_neither_in_a_circle_nor_another_claim():
    made = claim()
    first = report(made)
    second = report(made, citing=first)
    first.citing = second
    assert refusal(first.full_clean) == ["These reports would cite each other in a circle."]
    stranger = Report(claim=claim(), source=make.make_source(), citing=second)
    assert refusal(stranger.full_clean) == ["A report cites one on the same claim."]


def test_two_rows_changed_at_once_do_not_make_a_circle(admin_client):
    from tests.partnerships.test_desk import form_of, page

    made = make.make_claim()
    first, second = report(made), report(made)
    address = page(made, "change")
    data = form_of(admin_client.get(address))
    data |= {"reports-0-citing": second.pk, "reports-1-citing": first.pk}
    answer = admin_client.post(address, data)
    assert "These reports would cite each other in a circle." in answer.text
    assert not Report.objects.exclude(citing=None).exists()


def test_the_audit_finds_a_report_earlier_than_what_it_cites(capsys):
    made = claim()
    later = report(made, "2022-06-02")
    report(made, "2022-06-01", citing=later)
    with pytest.raises(CommandError):
        call_command("check_records")
    assert "is earlier than the one it cites" in capsys.readouterr().out


def test_a_window_that_ended_before_the_claim_was_made_is_refused(editor):
    late = make.make_claim(
        make.make_source(), official=True, kind="date", prediction={"value": "2022-05-22"}
    )
    assert refusal(actions.enter, late, by=editor) == ["The window ends before the claim was made."]


def test_a_verdict_is_not_of_tomorrow(editor):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert refusal(judge, claim(), editor, judged_on=tomorrow) == [
        "A verdict cannot be dated in the future."
    ]
