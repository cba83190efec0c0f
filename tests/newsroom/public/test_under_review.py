"""While a verdict is contested, whoever reads it anywhere is told that it is under review."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.models import ArticleClaim
from newsroom.versions.actions import publish
from partnerships.models import Claim, Contest
from partnerships.rumours.contests import actions
from tests import factories as make
from tests.newsroom.factories import make_article, make_author, make_section, make_user
from tests.newsroom.public.world import PUBLISHED

pytestmark = pytest.mark.django_db

MARK = '<span class="under-review">under review</span>'
PAGES = [
    "/", "/rumours/", "/rumours/it-comes-in-july/", "/rumours/it-comes-in-july/contest/",
    "/devices/halden-12/", "/sources/tipster/", "/sources/tipster/score/",
    "/sources/blog/", "/2022/05/23/halden/", "/search/?q=July",
]  # fmt: skip


@pytest.fixture
def claim():
    maker = make.make_company(name="Halden", slug="halden", public=True)
    device = make.make_device(name="Halden 12", slug="halden-12", maker=maker, public=True)
    claim = judged(device, "It comes in July")
    make.make_report(claim, make.make_source(slug="blog", public=True), public=True)
    article = make_article(
        section=make_section(), authors=[make_author()], headline="Halden", slug="halden",
        imported_from="a file",
    )  # fmt: skip
    ArticleClaim.objects.create(article=article, claim=claim)
    publish(article, by=make_user("Editor"), at=PUBLISHED)
    return claim


def judged(device, title, **fields):
    source = make.make_source(name="Tipster", slug=fields.pop("source", "tipster"), public=True)
    claim = make.make_claim(
        source, subject=device, title=title, slug=title.lower().replace(" ", "-"), kind="date",
        prediction={"value": "2022-07"}, public=True, entered=True, **fields,
    )  # fmt: skip
    make.make_verdict(claim, public=True, outcome_on="2022-07-04")
    return claim


def contest(claim):
    verdict = claim.verdicts.get()
    return Contest.objects.create(verdict=verdict, words="No.", sender="x")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_that_tells_the_verdict_says_so_until_it_is_decided(client, claim, path):
    assert "It comes in" in client.get(path).content.decode()
    assert MARK not in client.get(path).content.decode()
    contested = contest(claim)
    assert MARK in client.get(path).content.decode()
    actions.uphold(contested, by=make_user("Editor"), words="The maker confirms July.")
    assert MARK not in client.get(path).content.decode()


def test_an_open_contest_of_spam_or_of_a_hidden_verdict_marks_nothing(client, claim):
    actions.set_aside(contest(claim), by=make_user("Editor"))
    hidden = judged(claim.subject.as_device, "It stays at home", source="other")
    contest(hidden)
    hidden.verdicts.update(public_from=None)
    assert MARK not in client.get("/rumours/").content.decode()
    assert [row.title for row in Claim.objects.under_review()] == []


def test_what_is_said_of_a_claim_is_the_same_in_the_queryset_and_on_its_page(claim):
    other = judged(claim.subject.as_device, "It is round", source="other")
    contest(claim)
    rows = Claim.objects.with_verdict()
    assert {row.pk: row.under_review for row in rows} == {claim.pk: True, other.pk: False}
    assert list(Claim.objects.under_review()) == [claim]


def test_the_desk_is_told_where_it_chooses_among_claims(client, claim):
    editor = make_user("Editor")
    client.force_login(editor)
    article = make_article(headline="Another", slug="another", created_by=editor)
    offered = reverse("admin:newsroom_article_claims", args=[article.pk])
    pages = [f"{offered}?q=July", reverse("admin:partnerships_claim_changelist")]
    assert ["under review" in client.get(page).text for page in pages] == [False, False]
    contest(claim)
    assert ["under review" in client.get(page).text for page in pages] == [True, True]


def test_programs_are_told_too(client, claim):
    def told():
        page = client.get("/api/v1/claims/it-comes-in-july").json()
        [verdict] = [row for row in page["statements"] if row["type"] == "Verdict"]
        graph = client.get(claim.get_absolute_url()).content.decode()
        graph = graph.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
        [review] = [row for row in json.loads(graph)["@graph"] if row["@type"] == "ClaimReview"]
        [item] = client.get("/rumours/feed.json").json()["items"]
        [row] = json.loads(client.get("/rumours.json").getvalue())["items"]
        return (
            page["creativeWorkStatus"], verdict["fields"]["under_review"],
            row["creativeWorkStatus"], review.get("creativeWorkStatus"),
            "(under review)" in item["content_html"],
        )  # fmt: skip

    assert told() == ([], False, [], None, False)
    contest(claim)
    assert told() == (["Under review"], True, ["Under review"], "Under review", True)


@pytest.mark.parametrize("path", ["/rumours/", "/devices/halden-12/", "/search/?q=comes"])
def test_it_costs_no_query_for_each_row(client, claim, path):
    def count():
        with CaptureQueriesContext(connection) as captured:
            assert MARK in client.get(path).content.decode()
        return len(captured)

    contest(claim)
    few = count()
    for number in range(8):
        contest(judged(claim.subject.as_device, f"It comes soon {number}", source=f"s{number}"))
    assert count() == few
