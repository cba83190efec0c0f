"""The search page: everything by address, nothing inline, nothing hidden, few queries."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import Mention, Section
from newsroom.public.search_filter import LONGEST_QUESTION, SearchFilter
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_quote, make_section, make_user, tag_words
from tests.newsroom.public.test_budgets import BUDGET
from tests.newsroom.search.test_search import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """Two articles, a quote, a company, a person and two rumours that all say “lens”."""
    editor, chief = make_user("Editor"), make_user("Managing editor")
    acme = ledger.make_company(name="Acme Lens", slug="acme-lens", public=True)
    ada = ledger.make_person(name="Ada Roe", slug="ada-roe", public=True)
    phones, cameras = (make_section(name=name, slug=name.lower()) for name in ("Phones", "Cameras"))
    quote = make_quote("A lens is a lens", person=ada)
    quote.public_from = ledger.EPOCH
    quote.save()
    new = make_article(
        headline="A new lens", standfirst="", body="<p>Glass &amp; lens.</p>", section=phones
    )
    tag_words(new, "A lens is a lens", quote=quote)
    Mention.objects.create(article=new, record_id=acme.pk)
    actions.publish(new, by=editor)
    old = make_article(
        headline="An old lens", standfirst="", body="<p>Brass.</p>", section=cameras,
        imported_from="a file",
    )  # fmt: skip
    actions.publish(old, by=chief, at=ledger.EPOCH.replace(year=2020, month=5, day=23))
    for title, finding in (("The lens grows", "came_true"), ("The lens shrinks", "")):
        claim = ledger.make_claim(
            subject=acme, title=title, claimed_on="2021-03-01", public=True, entered=True
        )
        if finding:
            ledger.make_verdict(claim, finding=finding, public=True)


def found(client, **asked):
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return sorted("".join(text for text, _ in hit.title) for hit in response.context["found"].hits)


EVERYTHING = ["A new lens"] * 2 + ["Acme Lens", "An old lens", "The lens grows", "The lens shrinks"]


def test_the_page_finds_everything_of_every_kind(client, site):
    assert found(client, q="lens") == EVERYTHING
    page = client.get("/search/", {"q": "lens"}).content.decode()
    assert "<mark>lens</mark>" in page
    assert "6 hits for “lens”" in page
    assert "Glass &amp; <mark>lens</mark>" in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"type": "article"}, ["A new lens", "An old lens"]),
        ({"type": "passage"}, ["A new lens"]),
        ({"type": "company"}, ["Acme Lens"]),
        ({"section": "cameras"}, ["An old lens"]),
        ({"section": "phones"}, ["A new lens"] * 2),
        ({"company": "acme-lens"}, ["A new lens"]),
        ({"company": "ACME LENS"}, ["A new lens"]),
        ({"person": "ada-roe"}, ["A new lens"]),
        ({"year": "2020"}, ["An old lens"]),
        ({"year": "2021", "type": "claim"}, ["The lens grows", "The lens shrinks"]),
        ({"verdict": "came_true"}, ["The lens grows"]),
        ({"verdict": "open"}, ["The lens shrinks"]),
        ({"until": "2020-05-23"}, ["An old lens"]),
        ({"until": "2020-05-22"}, []),
        ({"since": "2020-05-23", "until": "2021-03-01"}, [
            "An old lens", "The lens grows", "The lens shrinks",
        ]),
        ({"since": "2999-01-01"}, []),
    ],
)  # fmt: skip
def test_a_search_is_narrowed_by_its_address(client, site, asked, titles):
    assert found(client, q="lens", **asked) == titles


def test_every_value_of_a_facet_leads_to_as_many_hits_as_it_says(client, site):
    facets = client.get("/search/", {"q": "lens"}).context["facets"]
    assert [facet.label for facet in facets] == ["Type", "Section", "Year", "Verdict"]
    for facet in facets:
        for link in facet.links:
            response = client.get(link.address)
            assert (link.label, response.context["found"].total) == (link.label, link.count)
            (chosen,) = [f for f in response.context["facets"] if f.label == facet.label]
            (back,) = [link for link in chosen.links if link.is_chosen]
            assert client.get(back.address).context["found"].total == 6
    narrowed = client.get("/search/", {"q": "lens", "type": "article", "person": "ada-roe"})
    assert narrowed.context["found"].total == 0


def test_hits_come_by_fit_or_the_newest_first(client, site):
    def order(**asked):
        return [hit.day for hit in client.get("/search/", asked).context["found"].hits]

    days = order(q="lens", type="article", sort="newest")
    assert days == sorted(days, reverse=True)
    assert order(q="acme lens")[:1] == [None]


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"type": "gossip"}, "gossip is not a type that we know."),
        ({"section": "gossip"}, "gossip is not a section that we know."),
        ({"company": "gossip"}, "We have no company “gossip”."),
        ({"person": "gossip"}, "We have no person “gossip”."),
        ({"verdict": "gossip"}, "gossip is not a verdict that we know."),
        ({"sort": "gossip"}, "gossip is not an order that we know."),
        ({"year": "gossip"}, "The year is a number such as 2022."),
        ({"since": "yesterday"}, "The day is written as 2022-05-23."),
        ({"until": "2022-13-01"}, "The day is written as 2022-05-23."),
        ({"q": "lens " * 100}, f"Ask with at most {LONGEST_QUESTION} characters."),
        ({"q": "lens\0"}, "The question holds a character that is none."),
    ],
)
def test_a_value_not_understood_is_named_and_nothing_found(client, site, asked, error):
    response = client.get("/search/", {"q": "lens"} | asked)
    assert response.context["filtered"].errors == [error]
    assert (response.context["found"].total, response.context["facets"]) == (0, [])
    assert 'role="alert"' in response.content.decode()


def test_whatever_is_asked_is_answered_by_a_page(client, site):
    for asked in HOSTILE:
        asked = asked.encode(errors="replace").decode()
        response = client.get("/search/", {"q": asked})
        assert response.status_code == 200, asked[:20]
        assert "<script>" not in response.content.decode()
        assert client.get("/search/suggestions.json", {"q": asked}).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "1.5", "9" * 30, ""])
def test_a_page_that_does_not_exist_is_not_found(client, site, page):
    assert client.get("/search/", {"q": "lens", "page": page}).status_code == 404


def test_further_pages_keep_what_was_asked(client, site):
    editor = make_user("Editor")
    for number in range(25):
        article = make_article(headline=f"Camera {number}", section=Section.objects.first())
        actions.publish(article, by=editor)
    first = client.get("/search/", {"q": "camera", "type": "article"})
    assert (first.context["previous"], first.context["found"].pages) == ("", 2)
    second = client.get(first.context["next"])
    assert (len(first.context["found"].hits), len(second.context["found"].hits)) == (20, 5)
    assert client.get(second.context["previous"]).context["found"].hits == (
        first.context["found"].hits
    )


def test_what_was_mistyped_is_mended_by_a_link(client, site):
    response = client.get("/search/", {"q": "acme lans"})
    assert response.context["meant"] == [("Acme Lens", "/search/?q=Acme+Lens")]
    assert client.get("/search/?q=Acme+Lens").context["found"].total > 0


def test_names_are_offered_while_typing_without_a_script(client, site):
    page = client.get("/search/").content.decode()
    assert '<option value="Acme Lens">company</option>' in page
    assert 'list="suggestions"' in page
    offered = json.loads(client.get("/search/suggestions.json", {"q": "acm"}).content)
    words, names, kinds, pages = offered
    assert (words, names, kinds) == ("acm", ["Acme Lens"], ["company"])
    assert client.get(pages[0]).context["record"].name == "Acme Lens"
    description = client.get("/opensearch.xml")
    assert "/search/suggestions.json?q={searchTerms}" in description.content.decode()
    assert "opensearchdescription" in client.get("/").content.decode()


def test_every_page_has_the_search_field_once(client, site):
    for address in ("/", "/articles/", "/companies/acme-lens/", "/search/", "/no-such-page/"):
        page = client.get(address).content.decode()
        assert page.count('action="/search/"') == 1
        assert page.count('name="q"') == 1


def test_a_search_costs_few_queries_whatever_it_finds(client, site):
    counted = {}
    for asked in (
        {}, {"q": "lens"}, {"q": "nothing"}, {"q": "lans"}, {"q": "***"}, {"q": "小米"},
        {"q": "lens", "type": "claim"}, {"q": "lens", "verdict": "open"},
        {"q": "lens", "company": "acme-lens", "person": "ada-roe"},
        {"q": "lens", "company": "acme-lens", "section": "phones", "year": "2026"},
    ):  # fmt: skip
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/", asked)
        counted[str(asked)] = len(captured)
    assert max(counted.values()) <= BUDGET, counted


def test_nothing_hidden_is_counted_suggested_or_said(client, site):
    tomorrow = timezone.now() + timedelta(days=1)
    before = client.get("/search/", {"q": "pangolin"}).content
    offered = client.get("/search/suggestions.json", {"q": "pangol"}).content
    section = Section.objects.first()
    scheduled = make_article(headline="Pangolin", section=section)
    actions.publish(scheduled, by=make_user("Editor"), at=tomorrow)
    make_article(headline="Pangolin", section=section)
    ledger.make_company(name="Pangolin")
    ledger.make_name(ledger.make_company(name="Zeta", public=True), "Pangolin")
    ledger.make_claim(title="Pangolin", public=True)
    assert client.get("/search/", {"q": "pangolin"}).content == before
    assert client.get("/search/", {"q": "pangolim"}).context["meant"] == []
    assert client.get("/search/suggestions.json", {"q": "pangol"}).content == offered


def test_every_filter_of_the_page_is_in_the_form(client, site):
    fields = client.get("/search/").context["filtered"].form.fields
    assert set(fields) == {*SearchFilter.base_filters, "section"}
