"""The queue: who waits, what is proposed, contradictions side by side, accept or leave open."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnerships.models import HouseRules, LeftOpen, Verdict
from partnerships.rumours.judging import queue
from tests import factories as make
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.localdate() - timedelta(days=1)
DAY_CAME = {"judge_when": "day", "judge_by": YESTERDAY}


def address():
    return reverse("admin:partnerships_claim_judging")


def announced_device(**fields):
    device = make.make_device(public=True, **fields)
    event = make.make_device_event(device, on="2022-07-04", public=True)
    document = make.make_document(public=True)
    make.cite(event, document)
    return device, document


def waiting_claim(**fields):
    return make.make_claim(public=True, entered=True, **fields)


def decide(client, claim, act="judge", **data):
    row = queue.one(claim)
    values = {
        "finding": row.proposal.finding or "",
        "outcome_on": row.proposal.outcome_on,
        "explanation": row.proposal.explanation,
        "documents": [document.pk for document in row.documents],
    }
    return client.post(address(), {"claim": claim.pk, "act": act} | values | data)


def test_each_claim_stands_with_why_it_waits_and_what_is_proposed():
    device, document = announced_device(name="Halden 12")
    claim = waiting_claim(subject=device, prediction={"value": "Halden 12"})
    [row] = queue.page().waiting
    assert row.claim == claim
    assert row.why == "Halden 12 was announced or is on sale."
    assert (row.finding, row.proposal.outcome_on) == ("came true", "2022-07-04")
    assert row.proposal.reasons == ("It is called Halden 12.",)
    assert row.documents == (document,)


def test_a_claim_on_a_device_replaced_by_an_announced_one_cites_that_one():
    old = make.make_device(name="Halden 11", public=True)
    new, document = announced_device(name="Halden 12")
    make.make_lineage(old, new, relation="replaced_by")
    waiting_claim(subject=old, prediction={"value": "Halden 12"})
    [row] = queue.page().waiting
    assert row.why == "Halden 11 was replaced by Halden 12."
    assert (row.finding, row.documents) == ("partly true", (document,))


def test_claims_that_contradict_each_other_stand_together_with_the_judged_ones():
    first, second, judged, other = (waiting_claim(**DAY_CAME) for _ in range(4))
    far_off = waiting_claim(judge_when="day", judge_by=date(2999, 1, 1))
    first.contradicts.add(second, judged, far_off)
    make.make_verdict(judged, finding="did_not")
    groups = queue.page().groups
    assert [[row.claim for row in group.waiting] for group in groups] == [
        [first, second, far_off],
        [other],
    ]
    assert [claim.finding_label for claim in groups[0].judged] == ["did not come true"]
    assert [group.is_contradiction for group in groups] == [True, False]


def test_accepting_records_what_was_proposed_with_its_document(client):
    device, document = announced_device(name="Halden 12")
    claim = waiting_claim(subject=device, prediction={"value": "Halden 12"})
    editor = make_user("Editor")
    client.force_login(editor)
    assert decide(client, claim, next="7").url == f"{address()}?page=1#claim-7"
    verdict = Verdict.objects.get()
    assert (verdict.finding, verdict.outcome_on, verdict.by) == ("came_true", "2022-07-04", editor)
    assert verdict.explanation == "It is called Halden 12."
    assert [citation.document for citation in verdict.citations.all()] == [document]
    assert verdict.is_public()
    assert queue.page().total == 0


def test_another_verdict_needs_its_reason_and_keeps_what_was_typed(client):
    claim = waiting_claim(**DAY_CAME)
    client.force_login(make_user("Editor"))
    refused = decide(client, claim, finding="partly", explanation="", outcome_on="summer")
    [row] = refused.context["page"].waiting
    assert set(row.form.errors) == {"explanation", "outcome_on"}
    assert row.form["finding"].value() == "partly"
    assert not Verdict.objects.exists()


def test_a_claim_judged_meanwhile_is_not_judged_twice(client):
    claim = waiting_claim(**DAY_CAME)
    make.make_verdict(claim, public=True)
    client.force_login(make_user("Editor"))
    refused = decide(client, claim, finding="partly", explanation="Half of it.")
    assert refused.context["page"].waiting[0].form.non_field_errors() == [
        "Somebody judged this claim meanwhile: see its page."
    ]
    assert Verdict.objects.count() == 1


def test_a_claim_that_readers_cannot_see_is_refused_at_its_card(client):
    claim = make.make_claim(entered=True, **DAY_CAME)
    client.force_login(make_user("Editor"))
    refused = decide(client, claim, finding="partly", explanation="Half of it.")
    assert refused.context["page"].waiting[0].form.non_field_errors() == [
        "Readers cannot see this claim: a verdict on it could be tested by nobody."
    ]


def test_a_claim_left_open_is_asked_again_later(client):
    claim = waiting_claim(**DAY_CAME)
    client.force_login(make_user("Editor"))
    assert decide(client, claim, act="leave").status_code == 302
    row = LeftOpen.objects.get()
    assert row.until == timezone.localdate() + timedelta(days=30)
    assert queue.page().total == 0
    assert queue.page(at=timezone.now() + timedelta(days=30)).total == 1
    assert not Verdict.objects.exists()


def test_where_the_house_asks_a_second_person_agrees_in_the_queue(client):
    HouseRules.objects.create(pk=1, second_person="always")
    device, _ = announced_device(name="Halden 12")
    claim = waiting_claim(subject=device, prediction={"value": "Halden 12"})
    assert queue.page().waiting[0].second_person == (
        "The verdict is provisional until a second person agrees."
    )
    judge, second = make_user("Editor"), make_user("Fact-checker")
    client.force_login(judge)
    decide(client, claim)
    verdict = Verdict.objects.get()
    assert (verdict.provisional, verdict.is_public()) == (True, False)
    page = reverse("admin:partnerships_claim_second")
    assert list(client.get(page).context["verdicts"]) == [verdict]
    client.post(page, {"verdict": verdict.pk})
    assert Verdict.objects.get().provisional
    client.force_login(second)
    client.post(page, {"verdict": verdict.pk})
    verdict.refresh_from_db()
    assert (verdict.agreed_by, verdict.is_public()) == (second, True)


@pytest.mark.parametrize(
    ("role", "status"),
    [("Reporter", 403), ("Editor", 200), ("Fact-checker", 200), ("Data editor", 200)],
)
def test_those_who_may_judge_see_the_queue(client, role, status):
    client.force_login(make_user(role))
    assert client.get(address()).status_code == status


def test_a_page_or_claim_that_is_none_is_not_found(client):
    client.force_login(make_user("Editor"))
    for page in ("0", "x", "-1", "9" * 30):
        assert client.get(address(), {"page": page}).status_code == 404
    assert client.post(address(), {"claim": "999"}).status_code == 404
    waiting_claim(**DAY_CAME)
    assert client.get(address(), {"page": 400}).context["page"].number == 1


def test_the_queue_takes_seven_queries_however_much_waits(client, django_assert_num_queries):
    """Beside what every page of the desk asks: who it is, what the site is called, the menu."""
    client.force_login(User.objects.create_superuser("chief"))

    def add(number):
        for one in range(number):
            device, _ = announced_device()
            claim = waiting_claim(subject=device)
            if one % 2:
                claim.contradicts.add(waiting_claim(subject=device))

    def frame():
        return queries(client, reverse("admin:password_change"))

    for more in (3, 25):
        add(more)
        with django_assert_num_queries(7):
            queue.page()
        assert queries(client, address()) - frame() == 7


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
