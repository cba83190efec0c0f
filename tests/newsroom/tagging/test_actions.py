"""Accept, accept all, change, refuse: what an editor does with the quotations found."""

import pytest
from django.utils import timezone

from newsroom.models import Quote, QuoteSpeaker
from newsroom.quotes.untagged import UntaggedQuotation
from newsroom.tagging.actions import accept, accept_all, refuse, restore, summary
from newsroom.tagging.proposals import proposals
from newsroom.tagging.recording import Choice
from newsroom.versions.readiness import blockers
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from partnerships.models import Appointment, Company, Document, Person
from tests import factories as ledger
from tests.newsroom.factories import make_quote, make_user
from tests.newsroom.tagging.conftest import article_of

pytestmark = pytest.mark.django_db


def fingerprint(article, number=0):
    return proposals(article).open[number].utterance.fingerprint


def test_accepting_marks_both_fragments_as_one_passage_of_one_quote(told, editor):
    article = told["article"]
    passage = accept(article, fingerprint(article, 3), by=editor)
    assert len(passage.fragments) == 2
    assert passage.quote.words == " … ".join(row.rstrip(",") for row in passage.fragments)
    assert article.body.count(f'<span data-passage="{passage.pk}">') == 2
    [row] = passage.quote.speakers.all()
    assert (row.person_id, row.company_id) == (told["speaker"].pk, told["companies"][1].pk)
    assert passage.quote.created_by == editor
    assert passage.quote.public_from is None
    assert article.revisions.first().note == "Tagged a quotation that was found."


def test_accepting_reads_the_body_and_leaves_every_other_letter_of_it(told, editor):
    article = told["article"]
    before = article.body
    passage = accept(article, fingerprint(article, 0), by=editor)
    mark = f'<span data-passage="{passage.pk}">'
    assert article.body.replace(mark, "").replace("</span>", "") == before


def test_two_companies_speak_jointly(told, editor):
    passage = accept(told["article"], fingerprint(told["article"]), by=editor)
    speakers = passage.quote.speakers.values_list("kind", "company")
    assert list(speakers) == [("company", one.pk) for one in told["companies"]]


def test_a_document_that_is_not_on_file_becomes_a_proposal_and_the_quotes_source(told, editor):
    passage = accept(told["article"], fingerprint(told["article"], 1), by=editor)
    document = Document.objects.get()
    assert (document.proposed_by, document.public_from) == (editor, None)
    assert (document.title, document.dated) == ("Joint press release", "2022-05-23")
    assert passage.quote.document == document
    assert passage.attribution == "a joint press release"


def test_words_without_a_speaker_are_recorded_and_not_published_like_that(told, editor):
    article = told["article"]
    passage = accept(article, fingerprint(article, 2), by=editor)
    assert (passage.attribution, passage.quote.speakers.count()) == ("", 0)
    unsaid = f"Nobody is given as the speaker of “{passage.words}”."
    assert unsaid in blockers(article, timezone.now())["__all__"]
    QuoteSpeaker.objects.create(quote=passage.quote, person=told["speaker"])
    assert unsaid not in blockers(article, timezone.now()).get("__all__", [])


def test_who_is_not_on_file_is_proposed_to_the_ledger_with_post_and_company(editor):
    article = article_of("“We have begun,” said Mira Olt, head of folding at Veld Maps.")
    passage = accept(article, fingerprint(article), by=editor)
    person = Person.objects.get(name="Mira Olt")
    assert (person.proposed_by, person.public_from) == (editor, None)
    held = Appointment.objects.get(person=person)
    assert (held.role, held.company.name, held.seen_on) == (
        "head of folding", "Veld Maps", "2022-05-23",
    )  # fmt: skip
    assert held.is_proposal
    assert held.company.is_proposal
    assert passage.quote.speakers.get().appointment == held
    assert passage.attribution == "Mira Olt, head of folding at Veld Maps"


def test_the_company_of_somebody_new_is_the_one_on_file(editor):
    company = ledger.make_company(name="Veld Maps", public=True)
    article = article_of("“We have begun,” said Mira Olt, head of folding at Veld Maps Inc.")
    accept(article, fingerprint(article), by=editor)
    assert Appointment.objects.get().company == company
    assert Company.objects.count() == 1


def test_one_of_several_is_chosen_never_guessed(editor):
    bo, _ = (ledger.make_person(name=name) for name in ("Bo Vance", "Al Vance"))
    article = article_of("“We have begun to fold the maps,” said Vance.")
    with pytest.raises(Exception, match="Choose which of them it is"):
        accept(article, fingerprint(article), by=editor)
    assert not Quote.objects.exists()
    choice = Choice(candidate=f"person-{bo.pk}")
    passage = accept(article, fingerprint(article), by=editor, choice=choice)
    assert passage.quote.speakers.get().person == bo


def test_somebody_who_was_not_offered_is_refused(editor):
    ledger.make_person(name="Bo Vance")
    article = article_of("“We have begun to fold the maps,” said Bo Vance.")
    with pytest.raises(Exception, match="Choose one of those offered"):
        accept(article, fingerprint(article), by=editor, choice=Choice(candidate="person-999"))


def test_an_unnamed_source_needs_the_reason_that_is_printed(editor):
    article = article_of("“We have begun,” said a person familiar with the plan.")
    with pytest.raises(Exception, match="Say why the source is not named"):
        accept(article, fingerprint(article), by=editor)
    reason = Choice(reason="Not allowed to speak for the company.")
    passage = accept(article, fingerprint(article), by=editor, choice=reason)
    row = passage.quote.speakers.get()
    assert (row.kind, row.description) == ("unnamed", "a person familiar with the plan")


def test_changing_says_who_speaks_and_how_it_is_printed(told, editor):
    somebody = ledger.make_person(name="Somebody Else")
    choice = Choice(
        speakers=(QuoteSpeaker(kind="person", person=somebody),),
        attribution="somebody else",
        said_on="2022-05-22",
    )
    article = told["article"]
    passage = accept(article, fingerprint(article, 2), by=editor, choice=choice)
    assert passage.quote.speakers.get().person == somebody
    assert (passage.attribution, passage.quote.said_on) == ("somebody else", "2022-05-22")


def test_the_quote_on_file_is_used_again_where_words_and_speaker_are_the_same(told, editor):
    article = told["article"]
    quote = make_quote(proposals(article).open[3].utterance.words, person=told["speaker"])
    passage = accept(article, fingerprint(article, 3), by=editor)
    assert passage.quote == quote


def test_the_rest_of_a_tagged_utterance_joins_its_passage(told, editor):
    article = told["article"]
    passage = accept(article, fingerprint(article, 3), by=editor)
    mark = f'<span data-passage="{passage.pk}">'
    head, _, rest = article.body.rpartition(mark)
    article.body = head + rest.replace("</span>", "", 1)
    article.save()
    save_revision(article, by=editor)
    last = proposals(article).open[3]
    assert last.utterance.passage == str(passage.pk)
    accept(article, last.utterance.fingerprint, by=editor)
    assert article.body.count(mark) == 2
    assert Quote.objects.count() == 1


def test_accepting_all_tags_what_is_sure_and_settled_and_counts_the_rest(told, editor):
    article = told["article"]
    done = accept_all(article, by=editor, above=0.6)
    assert len(done.passages) == 3
    assert [one.utterance.confidence >= 0.6 for one in done.left] == []
    assert summary(done) == "3 quotations are tagged."
    assert article.revision == 2
    rest = accept_all(article, by=editor, above=0)
    assert (rest.passages, len(rest.left)) == ([], 1)
    assert summary(rest) == "No quotations are tagged. 1 asks for your choice."


def test_accepting_all_proposes_one_person_once(editor):
    article = article_of(
        "“We have begun to fold,” said Mira Olt, head of folding at Veld Maps.\n\n"
        "“Nobody else can do it like us,” Olt said."
    )
    accept_all(article, by=editor, above=0)
    assert Person.objects.count() == Appointment.objects.count() == 1
    assert Quote.objects.filter(speakers__person__name="Mira Olt").count() == 2


def test_a_refusal_is_remembered_though_the_text_moves(told, editor):
    article = told["article"]
    refused = fingerprint(article, 2)
    refuse(article, refused, by=editor)
    article.body = "<p>A new beginning, with “other words”, he said.</p>" + article.body
    article.save()
    save_revision(article, by=editor)
    assert refused not in [one.utterance.fingerprint for one in proposals(article).open]
    assert [one.utterance.fingerprint for one in proposals(article).refused] == [refused]
    row = UntaggedQuotation.objects.get(fingerprint=refused)
    assert (row.status, row.refused_by) == ("refused", editor)


def test_a_refusal_outlives_words_that_are_cut_and_brought_back(told, editor):
    article = told["article"]
    refused, body = fingerprint(article, 2), article.body
    refuse(article, refused, by=editor)
    for text in ("<p>Nothing.</p>", body):
        article.body = text
        article.save()
        save_revision(article, by=editor)
    assert len(proposals(article).refused) == 1


def test_a_refusal_is_taken_back(told, editor):
    article = told["article"]
    refused = fingerprint(article, 2)
    refuse(article, refused, by=editor)
    restore(article, refused, by=editor)
    assert fingerprint(article, 2) == refused


def test_who_may_not_write_tags_nothing(told):
    checker = make_user("Fact-checker")
    for act in (accept, refuse):
        with pytest.raises(NotAllowed):
            act(told["article"], fingerprint(told["article"]), by=checker)
    with pytest.raises(NotAllowed):
        accept_all(told["article"], by=checker, above=0)


def test_an_older_page_writes_nothing(told, editor):
    article = told["article"]
    old, key = article.revision, fingerprint(article)
    accept(article, fingerprint(article, 3), by=editor)
    with pytest.raises(SomebodyWasFaster):
        accept(article, key, by=editor, after=old)
    assert Quote.objects.count() == 1


def test_words_that_are_gone_are_said_to_be_gone(told, editor):
    with pytest.raises(Refused, match="stand in the text no more"):
        accept(told["article"], "0" * 32, by=editor)


def test_each_save_keeps_what_is_not_tagged_yet(told, editor):
    article = told["article"]
    rows = article.untagged.order_by("position")
    assert [row.kind for row in rows] == ["partial", "partial", "partial", "full", "scare"]
    assert rows[3].speaker == proposals(article).open[3].utterance.attribution
    accept_all(article, by=editor, above=0.6)
    assert list(article.untagged.values_list("kind", flat=True)) == ["partial", "scare"]
