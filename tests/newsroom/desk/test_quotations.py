"""“Find quotes”: the page of an article's quotations beside its text."""

from datetime import date

import pytest
from django.urls import reverse

from newsroom.models import Article, Passage, Quote, QuoteSpeaker
from newsroom.quotes.checking import check_article
from newsroom.tagging.proposals import proposals
from partnerships.documents.actions import hold
from tests import factories as ledger
from tests.newsroom.desk.pages import save
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db
DAY = date(2022, 5, 23)
TEXT = (
    "<p>“We have <em>never</em> folded so well,” said Mira Olt, head of folding at Veld Maps.</p>"
    "<p>The firm spoke of a “map room” and, as per a press release, “a new age of pocket "
    "cartography for all”.</p>"
)


@pytest.fixture
def article(db):
    return make_article(body=TEXT, day=DAY)


def page_of(article):
    return reverse("admin:newsroom_article_quotations", args=[article.pk])


def do(client, article, verb, number=0, **data):
    article = Article.objects.get(pk=article.pk)
    url = reverse("admin:newsroom_article_quotations_do", args=[article.pk, verb])
    found = proposals(article).all
    key = found[number].utterance.fingerprint if found else ""
    answer = client.post(url, {"fingerprint": key, "after": article.revision} | data, follow=True)
    return [str(message) for message in answer.context["messages"]]


def change_url(article, number=0):
    key = proposals(article).all[number].utterance.fingerprint
    return reverse("admin:newsroom_article_quotation", args=[article.pk, key])


def test_the_button_saves_first_and_shows_what_is_found(desk, article):
    answer = save(desk, article, headline="Folding", _verb="find")
    assert answer["Location"] == page_of(article)
    assert Article.objects.get().headline == "Folding"
    page = desk.get(page_of(article)).content.decode()
    assert "Mira Olt, head of folding at Veld Maps" in page
    assert "Proposed to the ledger: <strong>Mira Olt</strong>, head of folding, Veld Maps." in page
    assert "% sure" in page


def test_the_text_stands_beside_with_each_piece_marked(desk, article):
    runs = desk.get(page_of(article)).context["paragraphs"]
    assert [(run.words, run.state) for row in runs for run in row if run.state] == [
        ("We have never folded so well,", "open"),
        ("map room", "asides"),
        ("a new age of pocket cartography for all", "open"),
    ]


def test_accepting_one_tags_it_and_says_who_speaks(desk, article):
    [said] = do(desk, article, "accept")
    assert said == (
        "“We have never folded so well,” is tagged: Mira Olt, head of folding, Veld Maps."
    )
    assert Passage.objects.get().fragments == ["We have never folded so well,"]
    assert "<em>never</em>" in Article.objects.get().body


def test_accepting_all_above_a_confidence(desk, article):
    assert do(desk, article, "accept-all", above="40") == ["2 quotations are tagged."]
    assert proposals(Article.objects.get()).open == []


def test_refusing_is_remembered_and_taken_back(desk, article):
    do(desk, article, "refuse")
    assert [p.utterance.words for p in proposals(article).refused] == [
        "We have never folded so well,"
    ]
    [said] = do(desk, article, "restore", number=-1)
    assert said.endswith("is open again.")
    assert len(proposals(article).open) == 2


def test_a_choice_that_is_missing_is_asked_for_and_nothing_is_written(desk, article):
    article.body = "<p>“We have folded it at last,” said a person familiar with the plan.</p>"
    article.save()
    assert do(desk, article, "accept") == ["Nothing was tagged. Say why the source is not named."]
    assert not Quote.objects.exists()
    do(desk, article, "accept", reason="They may not speak of it.")
    assert QuoteSpeaker.objects.get().reason == "They may not speak of it."


def test_changing_says_who_speaks_from_the_file(desk, article):
    person = ledger.make_person(name="Somebody Else")
    form = desk.get(change_url(article)).context["form"]
    assert form.initial["attribution"] == "Mira Olt, head of folding at Veld Maps"
    data = {
        "after": article.revision, "kind": "person", "person": person.pk, "terms": "on_record",
        "attribution": "somebody else", "said_on": "2022-05",
    }  # fmt: skip
    answer = desk.post(change_url(article), data)
    assert answer["Location"] == page_of(article)
    passage = Passage.objects.get()
    assert passage.quote.speakers.get().person == person
    assert (passage.attribution, passage.quote.said_on) == ("somebody else", "2022-05")


def test_changing_to_a_quote_on_file_makes_one_more_use_of_it(desk, article):
    quote = make_quote("We have never folded so well")
    data = {"after": article.revision, "quote": quote.pk, "terms": "on_record", "attribution": ""}
    desk.post(change_url(article), data)
    assert Passage.objects.get().quote == quote


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        ({}, "kind", "Choose who speaks, or a quote on file."),
        ({"kind": "person"}, "kind", "A person, a company, a document"),
        ({"kind": "company", "said_on": "soon"}, "said_on", "date"),
    ],
)
def test_what_does_not_fit_is_said_at_its_place(desk, article, given, field, message):
    data = {"after": article.revision, "terms": "on_record"} | given
    form = desk.post(change_url(article), data).context["form"]
    assert message in " ".join(form.errors[field])
    assert not Quote.objects.exists()


def test_a_quoted_word_is_tagged_only_if_somebody_says_who(desk, article):
    number = len(proposals(article).open)
    company = ledger.make_company(name="Veld")
    data = {
        "after": article.revision,
        "kind": "company",
        "company": company.pk,
        "terms": "on_record",
    }
    desk.post(change_url(article, number), data)
    assert Passage.objects.get().fragments == ["map room"]


def test_somebody_else_saved_meanwhile_and_nothing_is_overwritten(desk, article):
    old = article.revision
    do(desk, article, "accept")
    [said] = do(desk, article, "accept", after=old)
    assert "saved this article after you opened it" in said
    assert Passage.objects.count() == 1


def test_tagged_words_show_their_findings_the_difference_and_the_post_of_the_day(desk, editor):
    document = ledger.make_document(
        kind="release", publisher="Veld",
        text="“We have never yet folded so very well,” said Ola Brandt.",
    )  # fmt: skip
    person = ledger.make_person(name="Mira Olt")
    ledger.make_appointment(
        person=person, company=ledger.make_company(name="Veld"), role="CEO", started="2010",
        ended="2020", end_status="ended",
    )  # fmt: skip
    quote = make_quote("We have never folded so very well", person=person, document=document)
    article = make_article(day=DAY)
    passage = tag_words(article, "We have never folded so very well", quote=quote)
    passage.attribution = "Mira Olt, chief executive of Veld"
    passage.save()
    check_article(article, by=editor)
    page = desk.get(page_of(article)).content.decode()
    assert "<del>yet</del>" in page
    assert "Differs: the source names Ola Brandt" in page
    assert "Had left this post." in page


def test_the_same_words_in_a_release_are_said_to_be_also_there(desk):
    release = ledger.make_document(kind="release", publisher="Veld")
    hold(release, by=None, text="We hold that we have never folded maps so well in all our years.")
    article = make_article(day=DAY)
    tag_words(
        article,
        "We have never folded maps so well",
        quote=make_quote("We have never folded maps so well"),
    )
    page = desk.get(page_of(article)).content.decode()
    assert "“We have never folded maps so well” is also in" in page
    assert "press release: Veld" in page


def test_who_may_not_write_reads_the_page_without_buttons(client, article):
    client.force_login(make_user("Fact-checker"))
    page = client.get(page_of(article))
    assert page.context["may_tag"] is False
    assert "Accept" not in page.content.decode()
    assert client.post(
        reverse("admin:newsroom_article_quotations_do", args=[article.pk, "refuse"])
    ).status_code == 403  # fmt: skip


def test_a_reporter_does_not_find_somebody_elses_draft(client, article):
    client.force_login(make_user("Reporter"))
    assert client.get(page_of(article)).status_code == 404
    assert client.get(change_url(article)).status_code == 404


def test_no_copy_of_the_page_is_kept(desk, article):
    assert "no-store" in desk.get(page_of(article))["Cache-Control"]


def test_importing_says_how_many_quotations_wait(desk):
    text = "Folding is hard\n\n“We have never folded so well,” said Mira Olt of Veld Maps."
    answer = desk.post(reverse("admin:newsroom_article_import"), {"text": text}, follow=True)
    [said] = [str(message) for message in answer.context["messages"]]
    assert f'<a href="{page_of(Article.objects.get())}">1 quotation is found</a>' in said


def test_the_page_asks_as_little_for_many_as_for_few(desk, article, django_assert_max_num_queries):
    article.body = TEXT * 12
    article.save()
    with django_assert_max_num_queries(26):
        desk.get(page_of(article))


LIST = "admin:newsroom_untaggedquotation_changelist"


def test_untagged_quotations_of_all_drafts_are_one_list(desk, article):
    spiked = make_article(body=TEXT)
    spiked.state = "spiked"
    spiked.save()
    rows = desk.get(reverse(LIST)).context["cl"].result_list
    assert [row.words for row in rows] == [
        "a new age of pocket cartography for all",
        "We have never folded so well,",
    ]
    words = desk.get(reverse(LIST), {"kind__exact": "scare"}).context["cl"].result_list
    assert [row.words for row in words] == ["map room"]


def test_a_reporter_lists_what_stands_in_their_own_drafts(client, article):
    reporter = make_user("Reporter")
    own = make_article(body=TEXT, created_by=reporter)
    client.force_login(reporter)
    rows = client.get(reverse(LIST)).context["cl"].result_list
    assert {row.article_id for row in rows} == {own.pk}


def test_the_list_asks_as_little_for_many_drafts(desk, django_assert_max_num_queries):
    for _ in range(30):
        make_article(body=TEXT)
    with django_assert_max_num_queries(8):
        desk.get(reverse(LIST))
