"""Authors are those whose name stands over an article that can be read."""

import pytest

from newsroom.versions import actions
from tests.newsroom.factories import make_article, make_author, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines():
    return make_author(
        name="Ines Calloway", slug="ines-calloway", role="Imaging editor",
        biography="She writes about <lenses>.\n\nAnd sensors.",
    )  # fmt: skip


@pytest.fixture
def tobias():
    return make_author(name="Tobias Renn", slug="tobias-renn")


@pytest.fixture
def story(ines, tobias):
    article = make_article(headline="The story", authors=[ines, tobias])
    return actions.publish(article, by=make_user("Editor"))


def test_the_list_has_whoever_was_printed(client, story):
    make_author(name="Nobody Yet")
    make_article(authors=[make_author(name="Drafts Only")])
    page = client.get("/authors/")
    assert [author.name for author in page.context["page"]] == ["Ines Calloway", "Tobias Renn"]


def test_a_page_has_role_biography_and_articles(client, story):
    response = client.get("/authors/ines-calloway/")
    page = response.content.decode()
    for words in ("<h1>Ines Calloway</h1>", "Imaging editor", "&lt;lenses&gt;", "1 article"):
        assert words in page
    assert list(response.context["page"]) == [story]


@pytest.mark.parametrize("address", ["/", "/articles/", "/2026/", "/authors/ines-calloway/"])
def test_bylines_lead_to_their_authors(client, story, address):
    if address == "/2026/":
        address = f"/{story.first_published_at:%Y}/"
    page = client.get(address).content.decode()
    for slug in ("ines-calloway", "tobias-renn"):
        assert f'href="/authors/{slug}/" rel="author"' in page


def test_the_byline_of_an_article_leads_to_its_authors(client, story):
    page = client.get(story.get_absolute_url()).content.decode()
    assert (
        'By <a class="byline__name" href="/authors/ines-calloway/" rel="author">Ines Calloway</a>'
        ' and <a class="byline__name" href="/authors/tobias-renn/" rel="author">Tobias Renn</a>'
    ) in page


def test_an_author_of_drafts_withdrawn_or_unknown_is_404(client, ines):
    assert client.get("/authors/nobody/").status_code == 404
    article = make_article(authors=[ines])
    assert client.get("/authors/ines-calloway/").status_code == 404
    actions.publish(article, by=make_user("Editor"))
    assert client.get("/authors/ines-calloway/").status_code == 200
    chief = make_user("Managing editor")
    actions.withdraw(article, by=chief, reason="Wrong.", notice="Wrong.")
    assert client.get("/authors/ines-calloway/").status_code == 404
