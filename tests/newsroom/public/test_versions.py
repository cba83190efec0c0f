"""The versions of an article: which readers may know of, and what changed between two."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import Version
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def chief():
    return make_user("Managing editor")


BODIES = (
    "<p>It stays.</p><p>The phone has four labs.</p>",
    "<p>It stays.</p><p>The phone has six labs &amp; more.</p>",
    "<p>It stays.</p><p>The phone has six labs &amp; more.</p><h3>14:05</h3>",
)


@pytest.fixture
def versions(editor):
    """Three versions of one story."""
    article = make_article(headline="The story", slug="story", standfirst="Old.", body=BODIES[0])
    first = actions.publish(article, by=editor)
    second, _ = actions.correct(
        article, by=editor, change="correction", headline="The story", standfirst="Old.",
        body=BODIES[1], note="Six, not four.", wrong="Four labs.", right="Six labs.",
    )  # fmt: skip
    third, _ = actions.correct(
        article, by=editor, change="update", headline="The whole story", standfirst="New.",
        body=BODIES[2], note="It goes on.",
    )  # fmt: skip
    return [Version.objects.get(pk=version.pk) for version in (first, second, third)]


@pytest.fixture
def address(versions):
    return f"{versions[-1].get_absolute_url()}versions/"


def test_the_list_has_day_kind_and_note(client, versions, address):
    response = client.get(address)
    assert response.status_code == 200
    assert [row.number for row in response.context["history"]] == [3, 2, 1]
    page = response.content.decode()
    for words in ("Correction", "Six, not four.", "Update", "It goes on.", "Published",
                  f'<a href="{address}2..3/">What changed since version 2</a>'):  # fmt: skip
        assert words in page


def test_the_article_leads_to_its_versions(client, versions, address):
    page = client.get(versions[-1].get_absolute_url()).content.decode()
    assert f'<a href="{address}">Compare the versions</a>' in page


def test_a_comparison_shows_what_went_and_came(client, address):
    response = client.get(f"{address}1..3/")
    page = response.content.decode()
    for words in (
        "The <ins>whole </ins>story",
        "<del>Old</del><ins>New</ins>.",
        "The phone has <del>four</del><ins>six</ins> labs<ins> &amp; more</ins>.",
        '<p class="comparison__h3"><ins>14:05</ins>',
        "1 paragraph unchanged",
    ):
        assert words in page
    assert "It stays." not in page


@pytest.mark.parametrize(
    ("asked", "to"),
    [("?from=1&to=3", "1..3/"), ("?from=3&to=1", "1..3/"), ("?from=2&to=3", "2..3/")],
)
def test_the_form_leads_to_the_comparison(client, address, asked, to):
    response = client.get(f"{address}{asked}")
    assert (response.status_code, response["Location"]) == (302, f"{address}{to}")


@pytest.mark.parametrize(
    "asked",
    ["?from=1&to=1", "?from=1", "?from=1&to=9", "?from=x&to=%00", "?from=&to=", "?from=01&to=3"],
)
def test_the_form_says_what_it_needs(client, address, asked):
    response = client.get(f"{address}{asked}")
    assert response.status_code == 200
    assert "Choose two different versions" in response.content.decode()


@pytest.mark.parametrize(
    "pair", ["1..1", "1..4", "0..1", "01..3", "999999..999998", "1..x", "1...3", "1"]
)
def test_a_comparison_of_what_is_not_there_is_404(client, address, pair):
    response = client.get(f"{address}{pair}/", follow=True)
    assert response.status_code == 404


def test_the_later_version_comes_second(client, address):
    response = client.get(f"{address}3..1/")
    assert (response.status_code, response["Location"]) == (301, f"{address}1..3/")


def test_a_redacted_version_is_named_and_never_shown(client, versions, address, chief):
    actions.redact(versions[1], by=chief, note="A court's order.")
    page = client.get(address)
    assert [row.number for row in page.context["history"]] == [3, 2, 1]
    assert "The words of this version have been removed." in page.content.decode()
    assert f"{address}1..3/" in page.content.decode()
    for pair in ("1..2", "2..3"):
        response = client.get(f"{address}{pair}/")
        assert response.status_code == 410
        assert "have been removed" in response.content.decode()
        assert "six" not in response.content.decode().lower().replace("six, not four", "")
    assert client.get(f"{address}?from=1&to=2").status_code == 200
    assert client.get(f"{address}1..3/").status_code == 200


def test_versions_before_a_withdrawal_stay_hidden(client, versions, address, editor, chief):
    article = versions[0].article
    actions.withdraw(article, by=chief, reason="Wrong.", notice="We could not stand by it.")
    for gone in (address, f"{address}1..3/"):
        response = client.get(gone)
        assert response.status_code == 410
        assert "We could not stand by it." in response.content.decode()
    article.refresh_from_db()
    article.body = "<p>Anew.</p>"
    article.save()
    save_revision(article, by=None)
    actions.publish(article, by=editor, note="Republished.")
    assert [row.number for row in client.get(address).context["history"]] == [4]
    for pair in ("1..3", "3..4"):
        assert client.get(f"{address}{pair}/").status_code == 404


def test_a_scheduled_version_is_not_known(client, versions, address, editor):
    article = versions[0].article
    article.refresh_from_db()
    article.body = "<p>Pangolin.</p>"
    article.save()
    actions.publish(article, by=editor, at=timezone.now() + timedelta(days=1), note="Later.")
    assert [row.number for row in client.get(address).context["history"]] == [3, 2, 1]
    assert client.get(f"{address}3..4/").status_code == 404


def test_an_article_never_published_has_no_versions(client):
    make_article(slug="draft")
    assert client.get("/2022/05/23/draft/versions/").status_code == 404
    assert client.get("/2022/05/23/draft/versions/1..2/").status_code == 404


def test_a_change_that_is_not_in_the_words_says_so(client, editor):
    article = make_article(body="<p>Bold words.</p>")
    actions.publish(article, by=editor)
    article.refresh_from_db()
    article.kind = "analysis"
    article.save()
    version = actions.publish(article, by=editor, note="It is an analysis.")
    page = client.get(f"{version.get_absolute_url()}versions/1..2/").content.decode()
    assert "The words are the same in both." in page
