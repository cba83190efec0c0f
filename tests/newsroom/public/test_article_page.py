"""An article's page: frozen words, and what is looked up when it is read."""

import re

import pytest
from django.test import RequestFactory
from django.utils import timezone

from newsroom.models import (
    ArticleClaim,
    Image,
    Mention,
    Passage,
    Quote,
    SpeakerFinding,
    WordsFinding,
)
from newsroom.public.pages import answer
from newsroom.public.quotations import SPEAKER_CHECKED, WORDS_CHECKED
from newsroom.public.rendering import preview_context
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from tests import factories as ledger
from tests.newsroom.factories import (
    address_of,
    make_article,
    make_author,
    make_quote,
    make_user,
    tag_words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return ledger.make_person(name="Matthias Harsch", slug="matthias-harsch", public=True)


@pytest.fixture
def quote(person):
    quote = make_quote(
        "Both brands work on it, and we are convinced.",
        person=person,
        slug="both-brands",
        said_on="2022-05-23",
        public_from=ledger.EPOCH,
        document=ledger.make_document(
            public=True, publisher="Gadgets", url="https://gadgets.test/1"
        ),
    )
    speaker = quote.speakers.get()
    speaker.post = "Chief executive, Leica Camera AG"
    speaker.save()
    return quote


@pytest.fixture
def article():
    return make_article(
        headline="Two <firms> & a phone",
        slug="two-firms",
        body='<p>See <a href="/companies/leica/">Leica</a>.</p>',
        authors=[make_author(name="Ines Calloway")],
    )


def publish(article, **fields):
    save_revision(article, by=None)
    return actions.publish(article, by=make_user("Editor"), **fields)


def page_of(client, version):
    response = client.get(version.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode(), response.context


def test_a_tagged_quotation_leads_to_its_quote(client, article, quote):
    tag_words(article, "Both brands work on it", quote=quote)
    page, _ = page_of(client, publish(article))
    assert (
        '“<a class="passage" href="/quotes/both-brands/" '
        'title="Matthias Harsch, Chief executive, Leica Camera AG">Both brands work on it</a>”'
    ) in page


def test_a_split_quotation_is_one_card_with_two_pieces(client, article, quote):
    passage = tag_words(article, "Both brands work on it,", quote=quote)
    article.body += f'<p>he said, “<span data-passage="{passage.id}">we are convinced.</span>”</p>'
    article.save()
    page, context = page_of(client, publish(article))
    assert len(context["quotations"]) == 1
    assert "“Both brands work on it,” … “we are convinced.”" in page
    assert page.count('class="passage" href="/quotes/both-brands/"') == 2
    assert "then Chief executive, Leica Camera AG" in page
    assert '<a href="https://gadgets.test/1" rel="external">Gadgets</a>' in page


def test_a_quote_no_longer_public_keeps_its_words_and_loses_its_link(client, article, quote):
    tag_words(article, "Both brands work on it", quote=quote)
    version = publish(article)
    Quote.objects.update(terms="background")
    page, context = page_of(client, version)
    assert '<span class="passage">Both brands work on it</span>' in page
    assert context["quotations"] == []
    assert "/quotes/both-brands/" not in page


def test_a_link_to_a_record_is_looked_up_and_leads_to_its_present_address(client, article):
    leica = ledger.make_company(name="Leica", slug="leica", public=True)
    version = publish(article)
    assert 'See <a href="/companies/leica/">Leica</a>.' in page_of(client, version)[0]
    leica.slug = "leica-camera"
    leica.save()
    assert 'See <a href="/companies/leica-camera/">Leica</a>.' in page_of(client, version)[0]
    leica.merged_into_id = ledger.make_company(name="Hidden").pk
    leica.save()
    assert "<p>See Leica.</p>" in page_of(client, version)[0]


def test_in_this_story_are_the_public_records_named_and_who_speaks(client, article, quote, person):
    device = ledger.make_device(name="Phone", public=True)
    gone = ledger.make_company(name="Gone", public=True)
    for record in (device, gone):
        Mention.objects.create(article=article, record_id=record.pk)
    Mention.objects.create(article=article, record_id=device.maker_id, status="refused")
    tag_words(article, "Both brands work on it", quote=quote)
    version = publish(article)
    gone.merged_into_id = ledger.make_company(name="Hidden").pk
    gone.save()
    _, context = page_of(client, version)
    assert [record.name for record in context["in_this_story"]] == ["Matthias Harsch", "Phone"]


def test_the_verdict_of_a_rumour_is_that_of_today(client, article):
    claim = ledger.make_claim(title="It is called Ultra", public=True, entered=True)
    ArticleClaim.objects.create(article=article, claim=claim)
    version = publish(article)
    assert '<span class="verdict verdict--open">Open</span>' in page_of(client, version)[0]
    ledger.make_verdict(claim, finding="premature", public=True)
    assert "Came later" in page_of(client, version)[0]


def test_checks_of_words_are_told_only_while_the_words_are_those_printed(client, article, quote):
    passage = tag_words(article, "Both brands work on it", quote=quote)
    version = publish(article)
    Passage.objects.update(words_finding="verbatim", speaker_finding="agrees")
    sentence = "Word for word as in its source; the source names the same speaker"
    assert page_of(client, version)[1]["quotations"][0].verification == sentence
    Passage.objects.filter(pk=passage.pk).update(fragments=["Other words"])
    assert page_of(client, version)[1]["quotations"][0].verification == ""


def test_every_finding_has_its_sentence_for_readers():
    assert set(WORDS_CHECKED) == set(WordsFinding)
    assert set(SPEAKER_CHECKED) == set(SpeakerFinding) - {SpeakerFinding.UNCHECKED}


def test_what_readers_must_know_stands_above_the_text(client, article):
    article.kind, article.disclosure = "sponsored", "trip"
    article.sponsor = ledger.make_company(name="Acme", public=True)
    article.disclosure_note = "Acme paid for the flight."
    article.save()
    page, _ = page_of(client, publish(article))
    head = page[: page.index('class="body"')]
    for words in ("Sponsored", "Paid for by Acme", "A company paid for the trip", "the flight"):
        assert words in head


def test_a_correction_stands_on_the_page_with_both_sentences(client, article):
    publish(article)
    article.refresh_from_db()
    version, _ = actions.correct(
        article,
        by=make_user("Editor"),
        change="correction",
        headline=article.headline,
        standfirst=article.standfirst,
        body="<p>See Leica, again.</p>",
        note="It was again.",
        wrong="See Leica.",
        right="See Leica, again.",
    )
    page, context = page_of(client, version)
    assert [row.number for row in context["history"]] == [2, 1]
    for words in ("Updated", "It was again.", "<del>See Leica.</del>", "since version 1"):
        assert words in page


def test_a_lead_picture_has_its_words_and_goes_when_its_licence_ends(client, article, make_image):
    image = make_image(credit="Rhea Vogt", alternative_text="Two men at a table")
    article.lead_image, article.lead_caption = image, "At the table."
    article.save()
    version, address = publish(article), address_of(image)
    page, _ = page_of(client, version)
    assert address in page
    assert 'width="30" height="20" alt="Two men at a table" fetchpriority="high"' in page
    assert "At the table." in page
    assert "Rhea Vogt" in page
    Image.objects.update(expires_on="2020-01-01")
    assert address not in page_of(client, version)[0]


def test_a_page_has_one_title_one_description_and_its_canonical_address(client, article, settings):
    version = publish(article)
    page, _ = page_of(client, version)
    assert page.count("<title>") == page.count('name="description"') == page.count("<h1>") == 1
    assert "<title>Two &lt;firms&gt; &amp; a phone – On Record</title>" in page
    assert f'rel="canonical" href="{settings.SITE_URL}{version.get_absolute_url()}"' in page
    ours = r'(?! type="application/ld\+json">| type="module" src="/static/newsroom/[a-z]+\.js">)'
    assert not re.search(rf"<script{ours}|\sstyle=|<style|\son\w+=", page)


@pytest.mark.parametrize(
    ("language", "attributes"), [("de", 'lang="de"'), ("ar", 'lang="ar" dir="rtl"')]
)
def test_the_words_are_in_the_language_of_the_version_and_run_its_way(
    client, article, language, attributes
):
    article.language = language
    article.save()
    version = publish(article)
    page, _ = page_of(client, version)
    assert f'<article class="article" {attributes}>' in page
    assert '<html lang="en">' in page
    assert f'<article class="card" {attributes}>' in client.get("/articles/").content.decode()


def test_who_speaks_beside_words_that_run_from_the_right_is_told_in_ours(client, article, quote):
    article.language = "he"
    article.save()
    tag_words(article, "Both brands work on it", quote=quote)
    assert '<p class="said" lang="en" dir="ltr">' in page_of(client, publish(article))[0]


def test_a_preview_shows_the_working_copy_on_the_readers_page(article, quote):
    tag_words(article, "Both brands work on it", quote=quote)
    article.headline = "Not yet published"
    article.save()
    at = timezone.now()
    request = RequestFactory().get("/desk/")
    response = answer(request, "article_detail.html", preview_context(article, at), at=at)
    page = response.content.decode()
    for words in ("Not yet published", "Ines Calloway", 'href="/quotes/both-brands/"'):
        assert words in page


def test_a_draft_without_section_or_text_can_be_previewed():
    article = make_article(section=None, headline="", body="", slug="")
    at = timezone.now()
    response = answer(
        RequestFactory().get("/desk/"),
        "article_detail.html",
        preview_context(article, at) | {"is_preview": True},
        at=at,
    )
    assert "The working copy as readers would see it now." in response.content.decode()


def test_beside_a_paragraph_stands_who_speaks_in_it_and_in_which_post_then(client, article, quote):
    tag_words(article, "Both brands work on it", quote=quote)
    page, context = page_of(client, publish(article))
    margins = [part.beside for part in context["body"] if hasattr(part, "beside")]
    assert [[str(row.speakers[0]) for row in rows] for rows in margins] == [
        ["Matthias Harsch, Chief executive, Leica Camera AG"]
    ]
    after = page[page.index("”</p>") :]
    assert after.index('<p class="said"') < after.index("Chief executive, Leica Camera AG")
    assert 'aria-label="23 May 2022, this quote: “Both brands work on it' in after
    assert [str(row.publisher) for row in context["documents"]] == ["Gadgets"]


def test_entries_of_a_developing_story_have_their_hour(client, article):
    article.body = "<h3>9:05 Doors open</h3><p>At 14:05.</p><h3>No hour</h3><h3>25:00 No</h3>"
    article.is_developing = True
    article.save()
    page, _ = page_of(client, publish(article))
    assert '<h3><time datetime="09:05">9:05</time> Doors open</h3><p>At 14:05.</p>' in page
    assert "<h3>No hour</h3><h3>25:00 No</h3>" in page
    assert '<span class="kind kind--developing">Developing</span>' in page


def test_documents_are_those_of_its_quotes_and_of_its_rumours_their_reports_and_verdicts(
    client, article, quote
):
    def of(publisher, **fields):
        return ledger.make_document(publisher=publisher, **{"public": True} | fields)

    later = {"embargo_until": "2999-01-01T00:00Z", "embargo_zone": "Europe/Berlin"}
    claim = ledger.make_claim(slug="a-lens", public=True, entered=True)
    told, hidden = (ledger.make_report(claim, public=public) for public in (True, False))
    verdict = ledger.make_verdict(claim, public=True)
    for statement, document in (
        (claim, of("The post")),
        (claim, of("The desk's copy", public=False)),
        (told, of("The echo")),
        (hidden, of("The hidden echo")),
        (verdict, of("The proof")),
        (verdict, quote.document),
    ):
        ledger.cite(statement, document)
    tag_words(article, "Both brands work on it", quote=quote)
    ArticleClaim.objects.create(article=article, claim=claim)
    version = publish(article)
    ledger.cite(claim, of("The sealed file", **later))
    _, context = page_of(client, version)
    shown = [row.publisher for row in context["documents"]]
    assert shown == ["Gadgets", "The post", "The echo", "The proof"]
