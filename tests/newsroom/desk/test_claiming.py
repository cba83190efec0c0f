"""From an article: a claim is recorded on its words, and claims on file are linked."""

from datetime import date

import pytest
from django.urls import reverse

from newsroom.models import ArticleClaim, Mention
from newsroom.versions.actions import publish
from partnerships.models import Claim
from tests import factories as make
from tests.newsroom.factories import make_article, make_author, make_section, make_user

pytestmark = pytest.mark.django_db

WORDS = "The phone will probably be called Halden 13"


@pytest.fixture
def editor(client):
    editor = make_user("Editor")
    client.force_login(editor)
    return editor


@pytest.fixture
def device():
    return make.make_device(name="Halden 12", public=True)


@pytest.fixture
def article(device):
    article = make_article(
        section=make_section(), authors=[make_author()], headline="A rumour", slug="a-rumour",
        day=date(2022, 5, 23),
    )  # fmt: skip
    Mention.objects.create(article=article, record_id=device.pk)
    return article


def address(article):
    return reverse("admin:newsroom_article_claims", args=[article.pk])


def typed(device, **values):
    return {
        "act": "record", "words": WORDS, "hedge": "probably", "title": "It is called Halden 13",
        "subject": device.pk, "kind": "name", "predicts_name_value": "Halden 13",
        "claimed_on": "2022-05-22", "judge_when": "announced_or_cancelled",
    } | values  # fmt: skip


def test_the_words_selected_start_a_claim_with_their_hedge_and_subject(
    client, editor, article, device
):
    page = client.get(address(article), {"words": WORDS})
    form = page.context["form"]
    assert form["words"].value() == WORDS
    assert form["hedge"].value() == "probably"
    assert form["subject"].value() == device.pk
    assert form["claimed_on"].value() == article.day.isoformat()
    assert page.context["recognised"] == ["probably", "will"]


def test_a_recorded_claim_is_linked_and_public_with_the_article(client, editor, article, device):
    outlet, tipster = make.make_source(name="Outlet", public=True), make.make_source(public=True)
    document = make.make_document(public=True)
    values = {
        "claimants": [tipster.pk], "outlet": outlet.pk, "reported_on": "2022-05-23",
        "document": document.pk, "enter_now": "on",
    }  # fmt: skip
    assert client.post(address(article), typed(device, **values)).status_code == 302
    claim = Claim.objects.get()
    assert (claim.slug, claim.prediction) == ("it-is-called-halden-13", {"value": "Halden 13"})
    assert (claim.entered_by, list(claim.claimants.all())) == (editor, [tipster])
    assert (claim.reports.get().source, claim.reports.get().reported_on) == (outlet, "2022-05-23")
    assert claim.citations.get().document == document
    assert ArticleClaim.objects.get().claim == claim
    assert not claim.is_public()
    publish(article, by=editor)
    claim.refresh_from_db()
    assert claim.is_public()
    assert claim.reports.get().is_public()
    assert client.get(claim.get_absolute_url()).status_code == 200


def test_a_claim_that_is_not_entered_is_a_draft(client, editor, article, device):
    client.post(address(article), typed(device))
    client.post(address(article), typed(device, title="It is called Halden 13!"))
    assert [claim.slug for claim in Claim.objects.order_by("pk")] == [
        "it-is-called-halden-13",
        "it-is-called-halden-13-2",
    ]
    assert not Claim.objects.entered().exists()


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"predicts_name_value": ""}, "predicts_name_value"),
        ({"kind": "date", "predicts_date_value": "2022-04"}, "predicts_date_value"),
        ({"claimed_on": "last week"}, "claimed_on"),
        ({"judge_when": "day"}, "__all__"),
        ({"enter_now": "on"}, "__all__"),
    ],
)
def test_what_is_refused_is_told_and_nothing_is_recorded(
    client, editor, article, device, values, where
):
    refused = client.post(address(article), typed(device, **values))
    assert list(refused.context["form"].errors) == [where]
    assert refused.context["form"]["words"].value() == WORDS
    assert not Claim.objects.exists()
    assert not ArticleClaim.objects.exists()


def test_claims_on_file_about_what_is_mentioned_are_offered_and_linked(
    client, editor, article, device
):
    mine = make.make_claim(subject=device, title="On the Halden 12")
    other = make.make_claim(title="On another")
    assert list(client.get(address(article)).context["offered"]) == [mine]
    assert list(client.get(address(article), {"q": "another"}).context["offered"]) == [other]
    client.post(address(article), {"act": "link", "claim": [mine.pk, other.pk, "x"]})
    client.post(address(article), {"act": "link", "claim": [mine.pk]})
    assert set(ArticleClaim.objects.values_list("claim", flat=True)) == {mine.pk, other.pk}
    assert list(client.get(address(article)).context["offered"]) == []


@pytest.mark.parametrize(
    ("role", "link", "record"),
    [("Reporter", 302, 302), ("Fact-checker", 404, 404), ("Editor", 302, 302)],
)
def test_reporters_and_editors_link_and_record_claims(client, article, device, role, link, record):
    user = make_user(role)
    article.created_by = user
    article.save()
    client.force_login(user)
    claim = make.make_claim(subject=device)
    linked = client.post(address(article), {"act": "link", "claim": [claim.pk]})
    assert linked.status_code == link
    assert client.post(address(article), typed(device)).status_code == record
    assert Claim.objects.count() == (2 if record == 302 else 1)


def test_an_article_of_somebody_else_is_not_there_for_a_reporter(client, article):
    client.force_login(make_user("Reporter"))
    assert client.get(address(article)).status_code == 404


# A reporter proposes, an editor accepts


@pytest.fixture
def proposed(client, article, device):
    """A claim that a reporter recorded on the words of their own article."""
    reporter = make_user("Reporter")
    article.created_by = reporter
    article.save()
    client.force_login(reporter)
    outlet = make.make_source(name="Outlet", public=True)
    values = {"outlet": outlet.pk, "reported_on": "2022-05-23", "enter_now": "on"}
    assert client.post(address(article), typed(device, **values)).status_code == 302
    return Claim.objects.get()


def test_what_a_reporter_records_is_a_proposal_linked_to_the_article(client, article, proposed):
    assert (proposed.proposed_by, proposed.is_entered) == (article.created_by, False)
    assert proposed.reports.get().is_proposal
    assert ArticleClaim.objects.get().claim == proposed
    assert not article.public_with.exists()
    page = client.get(address(article))
    assert "enter_now" not in page.context["form"].fields
    assert "Accept “" not in page.text
    act = {"act": f"accept-{proposed.pk}"}
    assert client.post(address(article), act).status_code == 403
    assert Claim.objects.proposals().exists()


def test_an_editor_accepts_it_and_it_is_public_with_the_article(client, article, proposed):
    editor = make_user("Editor")
    client.force_login(editor)
    assert f"Accept “{proposed}”" in client.get(address(article)).text
    accepted = client.post(address(article), {"act": f"accept-{proposed.pk}"}, follow=True)
    assert "Readers see it when the article is published." in accepted.text
    proposed.refresh_from_db()
    assert (proposed.entered_by, proposed.is_public()) == (editor, False)
    publish(article, by=editor)
    proposed.refresh_from_db()
    assert proposed.is_public()
    assert proposed.reports.get().is_public()
    assert proposed.proposed_by == article.created_by
    again = client.post(address(article), {"act": f"accept-{proposed.pk}"})
    assert again.status_code == 404


def test_accepted_for_a_live_article_it_is_public_at_once(client, article, device, proposed):
    editor = make_user("Editor")
    ArticleClaim.objects.all().delete()
    publish(article, by=editor)
    ArticleClaim.objects.create(article=article, claim=proposed)
    client.force_login(editor)
    client.post(address(article), {"act": f"accept-{proposed.pk}"})
    proposed.refresh_from_db()
    assert proposed.is_public()
    assert proposed.reports.get().is_public()


def test_what_is_not_ready_for_the_ledger_stays_a_proposal(client, article, proposed):
    proposed.reports.all().delete()
    client.force_login(make_user("Editor"))
    refused = client.post(address(article), {"act": f"accept-{proposed.pk}"}, follow=True)
    assert "was not accepted." in refused.text
    proposed.refresh_from_db()
    assert (proposed.is_proposal, proposed.is_entered) == (True, False)


@pytest.mark.parametrize("key", ["x", "", "0", "9" * 40])
def test_only_a_proposal_of_this_article_is_accepted(client, editor, article, key):
    make.make_claim(proposed_by=make_user("Reporter"))
    assert client.post(address(article), {"act": f"accept-{key}"}).status_code == 404
    other = Claim.objects.get()
    assert client.post(address(article), {"act": f"accept-{other.pk}"}).status_code == 404
    assert other.is_proposal
