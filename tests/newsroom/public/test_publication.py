"""What the publication says of itself, and where it says that it was wrong."""

import pytest

from newsroom.models import SiteSettings
from newsroom.versions import actions
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def chief():
    return make_user("Managing editor")


@pytest.fixture
def story(editor):
    return actions.publish(
        make_article(headline="The story", slug="story", body="<p>See Leica.</p>"), by=editor
    )


def change(story, editor, kind, body, **fields):
    version, _ = actions.correct(
        story.article, by=editor, change=kind, headline="The story", standfirst="A standfirst.",
        body=body, **fields,
    )  # fmt: skip
    return version


def corrected(story, editor, body="<p>See Leica, again.</p>"):
    return change(
        story, editor, "correction", body,
        note="It was again.", wrong="See Leica.", right="See Leica, again.",
    )  # fmt: skip


def listed(client):
    return list(client.get("/corrections/").context["page"])


def test_corrections_and_clarifications_are_listed_newest_first(client, story, editor):
    first = corrected(story, editor)
    second = change(story, editor, "clarification", "<p>See Leica AG.</p>", note="The company.")
    change(story, editor, "update", "<p>See Leica AG of Wetzlar.</p>", note="Where it is.")
    change(story, editor, "minor", "<p>See Leica AG of Wetzlar .</p>")
    assert listed(client) == [second, first]
    page = client.get("/corrections/").content.decode()
    for words in (
        f'<a href="{story.get_absolute_url()}" lang="en">The story</a>',
        "The company.",
        "It was again.",
        "<del>See Leica.</del>",
        "<ins>See Leica, again.</ins>",
        "since version 1",
    ):
        assert words in page


def test_those_of_withdrawn_articles_are_not(client, story, editor, chief):
    corrected(story, editor)
    actions.withdraw(story.article, by=chief, reason="Wrong.", notice="Wrong.")
    assert listed(client) == []
    story.article.refresh_from_db()
    story.article.body = "<p>Anew.</p>"
    story.article.save()
    actions.publish(story.article, by=editor, note="Republished.")
    assert listed(client) == []


def test_those_of_retracted_articles_are(client, story, editor, chief):
    version = corrected(story, editor)
    actions.retract(story.article, by=chief, reason="Invented.", notice="It does not stand.")
    assert listed(client) == [version]


def test_a_redacted_version_is_not_listed_and_its_words_are_nowhere(client, story, editor, chief):
    version = corrected(story, editor)
    story.refresh_from_db()
    actions.redact(story, by=chief, note="A court's order.")
    assert listed(client) == [version]
    assert "<del>See Leica.</del>" not in client.get("/corrections/").content.decode()
    actions.redact(version, by=chief, note="A court's order.")
    assert listed(client) == []


def test_nothing_to_correct(client):
    page = client.get("/corrections/").content.decode()
    assert "Nothing has had to be corrected yet." in page


TEXTS = {
    "about": "We report on cameras.",
    "standards": "Every quotation has a speaker.\n\nAnd a <document>.",
    "corrections_policy": "We say what was wrong.",
    "sources_policy": "Sources are named.",
    "ownership": "Owned by its staff.",
    "contact": "desk@rangefinder.example",
}


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/about/", ["about", "ownership", "contact"]),
        (
            "/standards/",
            ["standards", "corrections_policy", "sources_policy", "ownership", "contact"],
        ),
    ],
)
def test_each_page_has_its_texts_and_only_those_filled(client, address, fields):
    settings = SiteSettings.objects.create(pk=1, name="The Rangefinder", **TEXTS)
    shown = client.get(address).context["texts"]
    assert [part["text"] for part in shown] == [TEXTS[field] for field in fields]
    for field in fields[1:]:
        setattr(settings, field, " ")
    settings.save()
    page = client.get(address)
    assert [part["field"] for part in page.context["texts"]] == fields[:1]
    assert "<h2" not in page.content.decode()


def test_texts_are_text_and_the_address_a_link(client):
    SiteSettings.objects.create(pk=1, name="The Rangefinder", **TEXTS)
    page = client.get("/standards/").content.decode()
    assert "<p>And a &lt;document&gt;.</p>" in page
    assert '<a href="mailto:desk@rangefinder.example">desk@rangefinder.example</a>' in page


@pytest.mark.parametrize("address", ["/about/", "/standards/", "/series/", "/authors/"])
def test_a_new_publication_has_its_pages_too(client, address):
    assert client.get(address).status_code == 200


def test_every_page_leads_to_them(client):
    footer = client.get("/").content.decode().split('<footer class="foot">')[1]
    for address in ("/about/", "/standards/", "/corrections/", "/authors/", "/series/"):
        assert f'href="{address}"' in footer
