"""Each kind of case that a fact base of the trade holds about quotes and articles has a place."""

import pytest

from newsroom.models import FactCheck, Quote, QuoteSpeaker, SpeakerFinding, WordsFinding
from newsroom.quotes.actions import record_quote
from tests.factories import (
    make_appointment,
    make_claim,
    make_company,
    make_document,
    make_partnership,
    make_person,
)
from tests.newsroom.factories import make_article, tag_words

pytestmark = pytest.mark.django_db


def said(*speakers, words="It goes on.", **fields):
    quote = record_quote(words, by=None, speakers=list(speakers), **fields)
    return Quote.objects.get(pk=quote.pk)


def test_a_person_in_the_post_of_the_day_in_a_release():
    post = make_appointment(role="Chief executive")
    quote = said(
        QuoteSpeaker(
            kind="person",
            person=post.person,
            company=post.company,
            appointment=post,
            post="Chief executive of Leica Camera AG",
        ),
        said_on="2022-05-23",
        channel="press_release",
        document=make_document(),
        about=make_partnership().record,
        language="en",
        verified=True,
        note="The register gives it to both chiefs.",
    )
    speaker = quote.speakers.get()
    assert (speaker.appointment, str(speaker)) == (
        post,
        f"{post.person}, Chief executive of Leica Camera AG",
    )
    assert (quote.said_on_earliest, quote.about.kind) == (quote.said_on_latest, "partnership")


def test_two_companies_jointly_in_a_statement_to_the_press():
    companies = [make_company(), make_company()]
    quote = said(
        *(QuoteSpeaker(kind="company", company=company) for company in companies),
        channel="statement_to_press",
    )
    assert [speaker.company for speaker in quote.speakers.all()] == companies


def test_a_joint_release_that_names_no_person():
    release = make_document(kind="release")
    quote = said(
        QuoteSpeaker(kind="document", document=release, company=make_company()),
        document=release,
        place="second paragraph",
    )
    assert quote.speakers.get().document == quote.document


@pytest.mark.parametrize("description", ["a spokesperson", "Marketing representative, unnamed"])
def test_a_spokesperson_without_name(description):
    company = make_company(name="Huawei")
    quote = said(QuoteSpeaker(kind="spokesperson", company=company, description=description))
    assert quote.speakers.get().name == f"{description}, Huawei"


def test_two_wordings_of_one_utterance_each_with_its_document():
    quote = said(QuoteSpeaker(kind="person", person=make_person()), document=make_document())
    quote.variants.create(words="It is going on.", document=make_document())
    assert Quote.objects.count() == 1
    assert quote.variants.get().words == "It is going on."


def test_an_original_in_another_language():
    quote = said(
        QuoteSpeaker(kind="person", person=make_person()),
        original_words="Es geht weiter.",
        original_language="de",
        translator="The Rangefinder",
    )
    assert quote.original_words == "Es geht weiter."


def test_a_passage_passed_on_by_a_reporter():
    passage = tag_words(make_article(), "It goes on.")
    passage.words_finding = WordsFinding.SECOND_HAND
    passage.via = "an Engadget reporter on Twitter"
    passage.full_clean()
    passage.save()


def test_words_given_to_a_release_that_were_a_persons_with_one_word_added():
    passage = tag_words(make_article(), "quality, and freedom")
    passage.words_finding = WordsFinding.ALTERED
    passage.words_difference = [["equal", "quality, "], ["insert", "and "], ["equal", "freedom"]]
    passage.speaker_finding = SpeakerFinding.DIFFERS
    passage.overruled_because = "The release was read twice."
    passage.full_clean()
    passage.save()
    passage.refresh_from_db()
    assert passage.words_difference[1] == ["insert", "and "]


@pytest.mark.parametrize(
    ("kind", "finding"),
    [
        ("fact", "correct"),
        ("fact", "imprecise"),
        ("fact", "wrong"),
        ("rumour", "wrong"),
        ("opinion", "opinion"),
        ("analysis", "opinion"),
        ("unknown", "resolved"),
    ],
)
def test_a_statement_of_an_article_with_hedge_check_and_evidence(kind, finding):
    check = FactCheck(
        article=make_article(),
        statement="The phone is the long-rumoured one.",
        kind=kind,
        hedge="likely",
        finding=finding,
        note="It became another.",
    )
    check.full_clean()
    check.save()
    check.documents.add(make_document())
    check.records.add(make_company().record)
    assert FactCheck.objects.get().finding == finding


def test_an_article_reports_a_claim_of_its_own_newspaper():
    article = make_article()
    article.article_claims.create(claim=make_claim())
    assert article.claims.count() == 1
