"""Checking at the desk: the findings kept on a passage, and an editor's word over them."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from newsroom.models import Passage, QuoteSpeaker
from newsroom.quotes import actions, checking
from tests.factories import make_company, make_document, make_name, make_person
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db

TEXT = "“We are not glad – we are delighted,” said Ann Ost. “It took us 3.5 years.”"
# https://www.latestly.com/agency-news/tech-news-xiaomi-and-leica-to-launch-a-co-branded-phone-in-july-3738680.html
ANI = (
    "Leica Camera AG CEO Matthias Harsch said “it is an honor to announce the long-term strategic "
    "cooperation with Xiaomi”. He assures “exceptional image quality, classic Leica aesthetics”, "
    "and “unrestricted creativity”."
)


def make_passage(printed, text=TEXT, *, speaker="Ann Ost", attribution=None, **quote):
    """Words printed in a new article, of a quote whose document holds `text`."""
    document = make_document(text=text)
    person = make_person(name=speaker)
    quote = make_quote(quote.pop("words", printed), person=person, document=document, **quote)
    passage = tag_words(make_article(), printed, quote=quote)
    if attribution is not None:
        Passage.objects.update(attribution=attribution)
    passage.refresh_from_db()
    return passage


def findings(passage):
    passage.refresh_from_db()
    return passage.words_finding, passage.speaker_finding


def reword(passage, words):
    article = passage.article
    article.refresh_from_db()
    article.body = article.body.replace(passage.words, words)
    article.save()
    actions.sync_passages(article)


def test_a_check_keeps_both_findings_with_who_and_when():
    passage, checker = make_passage("We are delighted"), make_user("Fact-checker")
    check = checking.check_passage(passage, by=checker)
    assert findings(passage) == ("verbatim", "agrees")
    assert passage.checked_by == checker
    assert passage.checked_at
    assert check.finding.place.context.startswith("We are not glad – we are delighted")


def test_altered_words_are_kept_with_their_difference():
    passage = make_passage("We are glad")
    checking.check_passage(passage, by=make_user())
    assert findings(passage) == ("altered", "agrees")
    assert passage.words_difference == [["equal", "We are"], ["delete", "not"], ["equal", "glad"]]


def test_the_words_of_matthias_harsch_are_not_the_press_releases():
    passage = make_passage(
        "exceptional image quality, classic Leica aesthetics, and unrestricted creativity",
        ANI,
        speaker="Matthias Harsch",
        attribution="the joint press release of Xiaomi and Leica",
    )
    check = checking.check_passage(passage, by=make_user())
    assert findings(passage) == ("altered", "differs")
    assert ["insert", "and"] in passage.words_difference
    assert check.finding.proposed == "Matthias Harsch"


def test_what_an_excerpt_lacks_may_stand_in_the_rest():
    passage = make_passage("We never said so")
    document = passage.quote.document
    document.is_excerpt = True
    document.save()
    checking.check_passage(passage, by=make_user())
    assert findings(passage) == ("not_in_excerpt", "unchecked")


def test_a_check_keeps_the_place_the_speaker_and_which_text_it_read():
    passage = make_passage("We are delighted", attribution="Bo Ek")
    checking.check_passage(passage, by=make_user())
    passage.refresh_from_db()
    assert passage.source_place.startswith("We are not glad – we are delighted")
    assert passage.stated_speaker == "Ann Ost"
    assert passage.source_sha256 == passage.quote.document.text_sha256


def test_an_article_that_names_nobody_is_told_whom_the_source_names():
    passage = make_passage("We are delighted", attribution="")
    check = checking.check_passage(passage, by=make_user())
    assert findings(passage) == ("verbatim", "not_stated")
    assert check.finding.proposed == "Ann Ost"


def test_a_speaker_is_known_by_every_name_on_file():
    passage = make_passage("We are delighted", speaker="Anne-Marie Oest")
    make_name(passage.quote.speakers.get().person, "Ann Ost")
    checking.check_passage(passage, by=make_user())
    assert findings(passage) == ("verbatim", "agrees")


def test_a_document_that_speaks_itself_agrees():
    document = make_document(text="Halden will sell the phone in May.", title="Ann Ost on phones")
    speaker = QuoteSpeaker(kind="document", document=document)
    words = "will sell the phone in May"
    quote = actions.record_quote(words, by=None, speakers=[speaker], document=document)
    passage = tag_words(make_article(), words, quote=quote)
    checking.check_passage(passage, by=make_user())
    assert findings(passage) == ("verbatim", "agrees")


def test_a_title_that_names_somebody_is_no_speaker():
    document = make_document(text=TEXT, title="Ann Ost is delighted")
    speaker = QuoteSpeaker(kind="document", document=document)
    words = "We are delighted"
    quote = actions.record_quote(words, by=None, speakers=[speaker], document=document)
    passage = tag_words(make_article(), words, quote=quote)
    checking.check_passage(passage, by=make_user())
    assert findings(passage) == ("verbatim", "differs")


def test_a_company_is_no_person():
    company = make_company(name="Halden")
    speaker = QuoteSpeaker(kind="company", company=company)
    words = "We are delighted"
    quote = actions.record_quote(
        words, by=None, speakers=[speaker], document=make_document(text=TEXT)
    )
    passage = tag_words(make_article(), words, quote=quote)
    checking.check_passage(passage, by=make_user())
    assert findings(passage) == ("verbatim", "differs")


@pytest.mark.parametrize(
    ("text", "stood", "via", "found"),
    [
        ("", "unchecked", "", "no_text"),
        ("", "heard", "", "heard"),
        ("", "translated_seen", "", "translated_seen"),
        ("", "unchecked", "an agency", "second_hand"),
        ("", "verbatim", "", "no_text"),
        (TEXT, "heard", "", "verbatim"),
        (TEXT, "unchecked", "an agency", "second_hand"),
        ("Other words.", "unchecked", "an agency", "not_found"),
        ("Other words.", "heard", "", "not_found"),
    ],
)
def test_what_only_people_know_stays_where_no_text_says_otherwise(text, stood, via, found):
    passage = make_passage("We are delighted", text)
    Passage.objects.update(words_finding=stood, via=via)
    passage.refresh_from_db()
    checking.check_passage(passage, by=make_user())
    assert findings(passage)[0] == found


@pytest.mark.parametrize(
    ("printed", "text", "found"),
    [
        ("We are glad", "„Wir freuen uns sehr“, sagte Ann Ost.", "translated_seen"),
        ("We are glad", "„Wir freuen uns“, sagte Ann Ost.", "altered"),
        ("We are proud", "„Wir freuen uns sehr“, sagte Ann Ost.", "altered"),
        ("We are glad", "", "translated_unseen"),
    ],
)
def test_of_a_translation_the_original_is_looked_up(printed, text, found):
    passage = make_passage(
        printed, text, words="We are glad",
        original_words="Wir freuen uns sehr", original_language="de",
    )  # fmt: skip
    checking.check_passage(passage, by=make_user())
    assert findings(passage)[0] == found


def test_a_merged_documents_text_is_that_of_the_one_it_became():
    passage = make_passage("We are delighted", "")
    document = passage.quote.document
    document.merged_into = make_document(text=TEXT)
    document.save()
    checking.check_passage(passage, by=make_user())
    assert findings(passage)[0] == "verbatim"


def test_an_article_is_checked_at_once_and_summed_up():
    article, document = make_article(), make_document(text=TEXT)
    for words in ("We are delighted", "It took us four years", "We are not glad"):
        tag_words(article, words, quote=make_quote(words, document=document))
    gone = tag_words(article, "gone", quote=make_quote("gone", document=document))
    Passage.objects.filter(pk=gone.pk).update(detached_at="2022-05-23T12:00Z")
    checks = checking.check_article(article, by=make_user())
    assert [check.finding.words for check in checks] == ["verbatim", "altered", "verbatim"]
    assert checking.summary(checks) == (
        "3 passages checked: 2 verbatim, 1 differs from the source."
    )
    assert checking.summary([]) == "This article has no tagged quotation to check."


# ---------------------------------------------------------------- overruling


def test_an_editor_overrules_with_a_reason_that_is_kept():
    passage, editor = make_passage("We are glad"), make_user("Editor")
    checking.check_passage(passage, by=make_user())
    checking.overrule(
        passage, by=editor, words_finding="heard", because="On our own tape.",
        speaker_finding="agrees",
    )  # fmt: skip
    assert findings(passage) == ("heard", "agrees")
    assert (passage.overruled_because, passage.checked_by) == ("On our own tape.", editor)
    assert passage.words_difference == []
    assert LogEntry.objects.get().change_message == (
        "Overruled “Differs from the source” with “Heard by our reporter”: On our own tape."
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"because": " "}, "overruled_because"),
        ({"words_finding": "unchecked"}, "words_finding"),
        ({"words_finding": "fine"}, "words_finding"),
        ({"speaker_finding": "fine"}, "speaker_finding"),
    ],
)
def test_an_overruling_without_reason_or_finding_is_refused(values, field):
    passage = make_passage("We are glad")
    values = {"words_finding": "heard", "because": "On tape."} | values
    with pytest.raises(ValidationError) as refused:
        checking.overrule(passage, by=make_user("Editor"), **values)
    assert list(refused.value.message_dict) == [field]
    assert findings(passage)[0] == "unchecked"


def test_a_reporter_does_not_overrule():
    passage = make_passage("We are glad")
    with pytest.raises(PermissionDenied):
        checking.overrule(
            passage, by=make_user("Reporter"), words_finding="heard", because="On tape."
        )


def test_a_check_of_the_article_leaves_an_overruling_and_a_check_of_the_passage_ends_it():
    passage, editor = make_passage("We are glad"), make_user("Editor")
    checking.overrule(passage, by=editor, words_finding="heard", because="On tape.")
    (check,) = checking.check_article(passage.article, by=editor)
    assert (check.kept, check.finding.words) == (True, "altered")
    assert findings(passage)[0] == "heard"
    checking.check_passage(passage, by=editor)
    assert findings(passage)[0] == "altered"
    assert passage.overruled_because == ""


# ---------------------------------------------------------------- words that change


def test_checked_words_that_change_are_compared_again_at_once():
    passage, editor = make_passage("We are not glad"), make_user("Editor")
    checking.check_passage(passage, by=editor)
    reword(passage, "We are glad")
    assert findings(passage) == ("altered", "agrees")
    assert ["delete", "not"] in passage.words_difference
    assert (passage.checked_by, passage.checked_at) == (None, None)
    reword(passage, "We are delighted")
    assert (*findings(passage), passage.words_difference) == ("verbatim", "agrees", [])


def test_an_overruling_ends_with_the_words_that_it_was_for():
    passage, editor = make_passage("We are glad"), make_user("Editor")
    checking.overrule(passage, by=editor, words_finding="verbatim", because="Read twice.")
    reword(passage, "We are sad")
    assert findings(passage)[0] == "altered"
    assert passage.overruled_because == ""
    assert "Read twice." in LogEntry.objects.get().change_message


def test_words_never_checked_stay_unchecked():
    passage = make_passage("We are not glad")
    reword(passage, "We are glad")
    assert findings(passage) == ("unchecked", "unchecked")


def test_checked_words_without_a_text_are_unchecked_when_they_change():
    passage = make_passage("We are not glad", "")
    Passage.objects.update(words_finding="no_text", speaker_finding="agrees")
    reword(passage, "We are glad")
    assert findings(passage) == ("unchecked", "unchecked")


def test_verified_words_without_a_text_are_altered_when_they_change():
    passage = make_passage("We are not glad", "")
    Passage.objects.update(words_finding="heard", speaker_finding="agrees")
    reword(passage, "We are glad")
    assert findings(passage) == ("altered", "agrees")
    assert passage.words_difference == [["equal", "We are"], ["delete", "not"], ["equal", "glad"]]
