"""Each role at each verb by HTTP: what it lacks is refused in a sentence, nothing is written."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article, Move, Quote, Version, Withdrawal
from newsroom.versions import actions
from newsroom.versions.checks.registry import check
from newsroom.workflow.roles import ROLES
from newsroom.workflow.transitions import TRANSITIONS
from partnerships.models import Claim, Verdict
from tests.factories import make_claim
from tests.newsroom.desk.pages import change_url, form_of, save
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_quote,
    make_user,
    tag_words,
)
from tests.newsroom.workflow.test_transitions import FROM, MAY

pytestmark = pytest.mark.django_db

AT_ONCE = {"submit", "approve", "reopen", "hold", "call_off", "bin"}
OFF_THE_SITE = {"withdraw", "retract"}


def sent(verb, article):
    """What the verb's page would send."""
    match verb:
        case "publish":
            return {"when": "now", "change": "update", "note": "More."}
        case "schedule":
            day = timezone.localdate() + timedelta(days=3)
            return {"at_0": f"{day}", "at_1": "10:00", "change": "update", "note": "More."}
        case "correct":
            return {
                "headline": article.headline, "standfirst": "", "body": "<p>Right.</p>",
                "change": "correction", "wrong": "Wrong.", "right": "Right.",
            }  # fmt: skip
        case "entry":
            return {"text": "More is known."}
        case "withdraw" | "retract":
            return {"reason": "It is wrong.", "notice": "It was wrong."}
    return {"note": "Because."}


def everything():
    """All that a verb could write."""
    return (
        list(Article.objects.order_by("pk").values_list("pk", "state", "revision")),
        list(Version.objects.order_by("pk").values_list("pk", "live_until", "redacted_at")),
        Withdrawal.objects.count(),
        Move.objects.count(),
    )


def sentences(answer):
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize("verb", TRANSITIONS)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_at_each_verb(client, role, verb):
    user, chief = make_user(role), make_user("Managing editor")
    article = make_article(created_by=user)
    tomorrow = timezone.now() + timedelta(days=1)
    if verb in ("hold", "refreeze", "bring_forward"):
        actions.publish(article, by=chief, at=tomorrow)
    elif verb in ("entry", "end_developing"):
        Article.objects.update(is_developing=True)
        actions.publish(article, by=chief)
    elif verb == "call_off":
        actions.publish(article, by=chief)
        actions.withdraw(article, by=chief, at=tomorrow, reason="x", notice="y")
    elif verb in OFF_THE_SITE | {"correct"}:
        actions.publish(article, by=chief)
    if verb == "refreeze":
        Article.objects.update(standfirst="Another.")
    Article.objects.update(state=min(FROM[verb]))
    client.force_login(user)
    before = everything()
    if verb in AT_ONCE:
        answer = client.post(
            change_url(article),
            form_of(client, change_url(article)) | {"_verb": verb}
            if user.has_perm("newsroom.change_article")
            else {"_verb": verb},
            follow=True,
        )
    else:
        url = reverse("admin:newsroom_article_verb", args=[article.pk, verb])
        article.refresh_from_db()
        ticked = [finding.key for finding in check(article, by=user)]
        answer = client.post(url, sent(verb, article) | {"ticked": ticked}, follow=True)
    if role in MAY[verb]:
        assert everything() != before
        assert Move.objects.filter(verb=verb, by=user).exists()
    else:
        assert everything() == before
        assert answer.status_code == 403 or "may not" in sentences(answer)


@pytest.mark.parametrize("role", ROLES)
def test_only_a_managing_editor_redacts(client, role):
    user = make_user(role)
    version = actions.publish(make_article(created_by=user), by=make_user("Editor"))
    client.force_login(user)
    page = client.get(reverse("admin:newsroom_version_change", args=[version.pk]))
    url = reverse("admin:newsroom_version_redact", args=[version.pk])
    assert (url in page.text) == (role == "Managing editor")
    answer = client.post(url, {"note": "A name slipped in."}, follow=True)
    version.refresh_from_db()
    if role == "Managing editor":
        assert (version.body, version.redacted_by) == ("", user)
        assert version.article.moves.get(verb="redact").note == "A name slipped in."
    else:
        assert version.redacted_at is None
        assert "may not redact versions" in sentences(answer)


def test_a_redaction_needs_a_reason_and_happens_once(client):
    client.force_login(make_user("Managing editor"))
    version = actions.publish(make_article(), by=make_user("Editor"))
    url = reverse("admin:newsroom_version_redact", args=[version.pk])
    assert client.post(url, {"note": " "}).context["form"].errors
    assert client.get(url).status_code == 200
    client.post(url, {"note": "A name."})
    again = client.post(url, {"note": "A name."})
    assert again.context["form"].non_field_errors() == ["This version is redacted already."]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verb", ["enter", "judge", "void"])
def test_who_keeps_the_ledger_of_claims(client, role, verb):
    claim = make_claim(entered=verb != "enter", public=True)
    client.force_login(make_user(role))
    url = reverse("admin:partnerships_claim_act", args=[claim.pk, verb])
    may = {"Editor", "Data editor", "Managing editor"}
    may |= {"Fact-checker"} if verb == "judge" else set()
    page = client.get(reverse("admin:partnerships_claim_change", args=[claim.pk]))
    assert (url in page.text) == (role in may)
    data = {"finding": "partly", "judged_on": "2022-07-04", "explanation": "Later.", "note": "Us."}
    answer = client.post(url, data)
    if role not in may:
        assert answer.status_code == 403
        assert not Verdict.objects.exists()
        assert list(Claim.objects.values_list("voided_at", flat=True)) == [None]
    else:
        assert answer.status_code in (200, 302)
        assert Verdict.objects.exists() == (verb == "judge")


# What is not theirs is not there


@pytest.fixture
def reporter(client):
    user = make_user("Reporter")
    client.force_login(user)
    return user


ADDRESSES = {
    "change": 200, "history": 200, "preview": 200, "speakers": 200, "documents": 200,
    "quotes": 200, "tag": 405,
}  # fmt: skip


@pytest.mark.parametrize("page", ADDRESSES)
def test_the_pages_of_anothers_article_are_not_found(client, reporter, page):
    url = f"admin:newsroom_article_{page}"
    theirs, mine = make_article(), make_article(created_by=reporter)
    assert client.get(reverse(url, args=[mine.pk])).status_code == ADDRESSES[page]
    assert client.get(reverse(url, args=[theirs.pk])).status_code in {404, 405}
    answer = client.post(reverse(url, args=[theirs.pk]), {}, content_type="application/json")
    assert answer.status_code in {404, 405}


@pytest.mark.parametrize("verb", [*TRANSITIONS])
def test_the_verbs_of_anothers_article_are_not_found(client, reporter, verb):
    article = make_article()
    url = f"/desk/newsroom/article/{article.pk}/do/{verb}/"
    assert client.post(url, sent(verb, article)).status_code == 404
    assert not Move.objects.exists()


def test_anothers_article_is_in_no_list_and_no_search(client, reporter):
    mine, theirs = make_article(created_by=reporter), make_article(headline="Not theirs to read")
    actions.publish(theirs, by=make_user("Editor"))
    quote = make_quote("We are glad.")
    for article in (mine, theirs):
        tag_words(article, "We are glad.", quote=quote)
    for name in ("article", "passage", "version"):
        answer = client.get(reverse(f"admin:newsroom_{name}_changelist"))
        assert "Not theirs to read" not in answer.text
    assert (
        "Not theirs to read"
        not in client.get(reverse("admin:newsroom_quote_change", args=[quote.pk])).text
    )
    passage = theirs.passages.get()
    assert (
        client.get(reverse("admin:newsroom_passage_change", args=[passage.pk])).status_code == 404
    )


def test_assigning_is_for_those_who_edit(client, reporter):
    article, other = make_article(created_by=reporter), make_user("Reporter")
    save(client, article, assignee=other.pk)
    assert Article.objects.get().assignee is None
    client.force_login(make_user("Editor"))
    save(client, article, assignee=other.pk)
    assert Article.objects.get().assignee == other


def test_an_assigned_article_opens_and_saves(client, reporter):
    article = make_article(assignee=reporter)
    save(client, article, headline="Mine to write")
    assert Article.objects.get().headline == "Mine to write"


@pytest.mark.parametrize("rows", [2, 20])
def test_the_list_of_a_reporter_costs_the_same(client, reporter, rows, django_assert_num_queries):
    author = make_author(user=reporter)
    for _ in range(rows):
        make_article(authors=[author])
    url = reverse("admin:newsroom_article_changelist")
    client.get(url)
    with django_assert_num_queries(8):
        assert client.get(url).status_code == 200


# Quotes and their checks


def test_a_reporter_mends_a_quote_of_their_own_until_readers_see_it(client, reporter):
    quote, other = make_quote("We are glad."), make_quote("We are not.")
    Quote.objects.filter(pk=quote.pk).update(created_by=reporter)
    url = reverse("admin:newsroom_quote_change", args=[quote.pk])
    data = form_of(client, url) | {
        "words": "We are very glad.", "public_from_0": "2020-01-01", "public_from_1": "10:00",
    }  # fmt: skip
    assert client.post(url, data).status_code == 302
    quote.refresh_from_db()
    assert (quote.words, quote.public_from) == ("We are very glad.", None)
    Quote.objects.filter(pk=quote.pk).update(public_from=timezone.now())
    assert client.post(url, data).status_code == 403
    assert (
        client.post(reverse("admin:newsroom_quote_change", args=[other.pk]), data).status_code
        == 403
    )


def test_a_fact_check_is_signed_by_who_found(client):
    checker, article = make_user("Fact-checker"), make_article()
    client.force_login(checker)
    url = reverse("admin:newsroom_factcheck_add")
    data = {"article": article.pk, "statement": "Leica is old.", "kind": "fact"}
    client.post(url, data | {"finding": "correct"})
    assert article.fact_checks.get().checked_by == checker
    page = reverse("admin:newsroom_factcheck_change", args=[article.fact_checks.get().pk])
    assert f"by {checker}" in client.get(page).text
    client.post(page, data | {"finding": ""})
    assert article.fact_checks.get().checked_by is None
