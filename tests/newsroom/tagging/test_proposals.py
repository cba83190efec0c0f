"""“Find quotes” on the newsroom's first article, and on one of the same shape."""

import pytest

from newsroom.quotes.detection import Kind
from newsroom.tagging.proposals import proposals
from newsroom.tagging.speakers import Status
from partnerships.documents.actions import index_phrases
from tests import factories as ledger
from tests.newsroom.factories import make_quote
from tests.newsroom.tagging.conftest import article_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(told):
    return proposals(told["article"])


def test_one_utterance_of_the_chief_executive_in_two_fragments(told, found):
    *_, said = found.open
    assert len(said.utterance.fragments) == 2
    assert said.answer.status is Status.MATCHED
    [row] = said.answer.speakers
    assert row.person_id == told["speaker"].pk
    assert row.post == f"Chief executive, {told['companies'][1].name}"
    assert said.utterance.attribution == (
        f"{told['speaker'].name}, CEO of {told['companies'][1].name}"
    )


def test_one_passage_is_attributed_to_the_joint_press_release(told, found):
    promised = found.open[1]
    assert promised.utterance.attribution == "a joint press release"
    assert promised.answer.status is Status.UNMATCHED
    proposed = promised.answer.document
    assert (proposed.kind, proposed.title) == ("release", "Joint press release")
    assert proposed.publisher == ", ".join(one.name for one in told["companies"])


def test_a_release_on_file_of_those_days_is_the_one_meant(told):
    release = ledger.make_document(
        kind="release", publisher=told["companies"][0].name, dated="2022-05-23"
    )
    ledger.make_document(kind="release", publisher="Lumio", dated="2022-05-23")
    ledger.make_document(kind="release", publisher="Brunn", dated="2021-05-23")
    answer = proposals(told["article"]).open[1].answer
    assert (answer.status, answer.speakers[0].document) == (Status.MATCHED, release)


def test_one_passage_has_no_speaker(found):
    push = found.open[2]
    assert (push.utterance.kind, push.answer.status) == (Kind.PARTIAL, Status.NOBODY)
    assert push.utterance.attribution == ""


def test_one_passage_is_the_companies_narration_and_returns_in_the_chief_executives_sentence(
    told, found
):
    era, *_, said = found.open
    assert era.answer.status is Status.MATCHED
    assert [row.company_id for row in era.answer.speakers] == [one.pk for one in told["companies"]]
    [alike] = era.alike
    assert alike.utterance == said.utterance
    assert alike.words == era.utterance.words.rstrip(".")


def test_a_single_quoted_word_is_set_apart(found):
    [word] = found.asides
    assert word.utterance.kind is Kind.SCARE
    assert word.utterance.words in ("co-draw", "co-develop")


def test_four_utterances_and_no_more(found):
    assert len(found.open) == 4


def test_two_people_of_one_surname_are_offered_with_what_speaks_for_each(db):
    bo, al = (ledger.make_person(name=name) for name in ("Bo Vance", "Al Vance"))
    halia = ledger.make_company(name="Halia")
    ledger.make_appointment(person=al, company=halia, started="2020", end_status="open")
    article = article_of("“We have begun to fold the maps,” said Vance, of Halia.")
    [one] = proposals(article).open
    assert one.answer.status is Status.SEVERAL
    assert {row.speaker.person_id for row in one.answer.candidates} == {bo.pk, al.pk}
    assert all(row.reason for row in one.answer.candidates)


def test_somebody_who_is_not_on_file_is_proposed_with_post_and_company_as_written(db):
    article = article_of("“We have begun,” said Mira Olt, head of folding at Veld Maps.")
    [one] = proposals(article).open
    assert one.answer.status is Status.UNMATCHED
    person = one.answer.person
    assert (person.name, person.post, person.company) == (
        "Mira Olt",
        "head of folding",
        "Veld Maps",
    )


def test_a_quote_on_file_with_the_same_words_and_speaker_is_offered(told):
    words = proposals(told["article"]).open[-1].utterance.words
    quote = make_quote(words, person=told["speaker"])
    make_quote(words)  # somebody else's
    said = proposals(told["article"]).open[-1]
    assert said.quote == quote
    assert len(said.reuses) == 2


def test_a_document_that_has_the_words_is_named(told):
    words = proposals(told["article"]).open[1].utterance.words
    document = ledger.make_document(text=f"It has {words} So it says.")
    index_phrases(document)
    promised = proposals(told["article"]).open[1]
    assert [row.document for row in promised.reuses] == [document]


def test_what_is_tagged_is_offered_no_more(told, editor):
    from newsroom.tagging.actions import accept

    article = told["article"]
    first = proposals(article).open[0]
    accept(article, first.utterance.fingerprint, by=editor)
    assert len(proposals(article).open) == 3


def test_the_questions_asked_are_as_few_for_many_quotations(told, django_assert_max_num_queries):
    article = told["article"]
    article.body = article.body * 10
    with django_assert_max_num_queries(14):
        assert len(proposals(article).open) == 40


def test_a_company_is_known_by_the_beginning_of_its_name_where_only_one_begins_so(db):
    halia = ledger.make_company(name="Halia Maps AG")
    article = article_of("Halia said its maps were “the finest that anybody folds”.")
    assert proposals(article).open[0].answer.speakers[0].company_id == halia.pk
    ledger.make_company(name="Halia Film")
    answer = proposals(article).open[0].answer
    assert (answer.status, answer.company) == (Status.UNMATCHED, "Halia")
