import pytest
from django.core.exceptions import ValidationError

from newsroom.models import Passage, Quote, QuoteSpeaker, WordsFinding
from newsroom.quotes import actions
from tests.factories import make_company, make_person
from tests.newsroom.factories import make_article, make_quote, tag_words

pytestmark = pytest.mark.django_db


def speak(**fields):
    return actions.record_quote("We are glad.", by=None, speakers=[QuoteSpeaker(**fields)])


def test_a_quote_has_an_address_of_speaker_and_first_words():
    quote = make_quote("We are glad to be here.", person=make_person(name="Ann Ost"))
    assert quote.slug == "ann-ost-we-are-glad-to-be-here"
    again = make_quote("We are glad to be here.", person=make_person(name="Ann Ost"))
    assert again.slug == "ann-ost-we-are-glad-to-be-here-2"


def test_several_speak_jointly_in_order():
    one, two = make_company(name="Leica"), make_company(name="Huawei")
    quote = actions.record_quote(
        "It continues.",
        by=None,
        speakers=[QuoteSpeaker(kind="company", company=c) for c in (one, two)],
    )
    assert [speaker.name for speaker in quote.speakers.all()] == ["Leica", "Huawei"]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "person"},
        {"kind": "company"},
        {"kind": "document"},
        {"kind": "unnamed"},
        {"kind": "unnamed", "description": "a person close to it"},
        {"kind": "spokesperson", "description": "a spokesperson"},
    ],
)
def test_a_speaker_says_who_it_is(fields):
    with pytest.raises(ValidationError) as error:
        speak(**fields)
    assert list(error.value.message_dict) == ["speaker"]
    assert not Quote.objects.exists()


def test_a_quote_without_speaker_is_refused():
    with pytest.raises(ValidationError):
        actions.record_quote("We are glad.", by=None, speakers=[])


@pytest.mark.parametrize(
    ("field", "value"),
    [("said_on", "2022-13"), ("said_on", "yesterday"), ("terms", "off_record"), ("words", " ")],
)
def test_what_cannot_be_is_refused_at_its_field(field, value):
    fields = {"words": "We are glad."} | {field: value}
    words = fields.pop("words")
    with pytest.raises(ValidationError) as error:
        actions.record_quote(
            words, by=None, speakers=[QuoteSpeaker(kind="person", person=make_person())], **fields
        )
    assert field in error.value.message_dict
    assert not Quote.objects.exists()


def test_words_changed_in_the_body_change_the_passage_and_its_finding():
    article = make_article()
    passage = tag_words(article, "We are gald.")
    Passage.objects.update(words_finding=WordsFinding.VERBATIM)
    article.body = article.body.replace("gald", "glad")
    actions.sync_passages(article)
    passage.refresh_from_db()
    assert (passage.words, passage.words_finding) == ("We are glad.", "altered")


def test_a_mark_taken_off_detaches_and_an_undo_brings_it_back():
    article = make_article()
    passage = tag_words(article, "We are glad.")
    marked, article.body = article.body, "<p>“We are glad.”</p>"
    actions.sync_passages(article)
    passage.refresh_from_db()
    assert passage.detached_at
    article.body = marked
    actions.sync_passages(article)
    passage.refresh_from_db()
    assert passage.detached_at is None


@pytest.mark.parametrize("passage_id", ["not-a-uuid", "11111111-1111-4111-8111-111111111111"])
def test_an_unknown_tag_is_refused_with_its_words(passage_id):
    article = make_article()
    body = f'<p>“<span data-passage="{passage_id}">We are glad.</span>”</p>'
    with pytest.raises(ValidationError, match=r"“We are glad\.” carry a tag that is not of this"):
        actions.check_marks(body, article)


def test_a_tag_of_another_article_is_refused():
    other = make_article()
    tag_words(other, "We are glad.")
    with pytest.raises(ValidationError):
        actions.check_marks(other.body, make_article())
