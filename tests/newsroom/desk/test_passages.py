"""An editor's word over what the machine found: never without a reason, and the reason is kept."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from newsroom.quotes import checking
from tests.factories import make_document, make_person
from tests.newsroom.desk.pages import form_of
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db

TEXT = "“We are very glad to be here,” said Ann Ost."


@pytest.fixture
def passage():
    person = make_person(name="Ann Ost")
    quote = make_quote("We are glad to be here", person=person, document=make_document(text=TEXT))
    passage = tag_words(make_article(), "We are glad to be here", quote=quote)
    checking.check_passage(passage, by=make_user())
    return passage


def change(client, passage, **values):
    url = reverse("admin:newsroom_passage_change", args=[passage.pk])
    answer = client.post(url, form_of(client, url) | values)
    passage.refresh_from_db()
    return answer


def test_a_finding_stands_until_somebody_says_why_it_should_not(desk, editor, passage):
    answer = change(desk, passage, words_finding="heard")
    assert "Say why you overrule the finding." in answer.text
    assert (passage.words_finding, passage.overruled_because) == ("altered", "")

    change(desk, passage, words_finding="heard", overruled_because="I was there.")
    assert (passage.words_finding, passage.checked_by) == ("heard", editor)
    assert passage.overruled_because == "I was there."
    assert LogEntry.objects.filter(change_message__contains="I was there.").exists()

    # an old reason is none for a new finding
    answer = change(desk, passage, words_finding="verbatim")
    assert "Say why you overrule the finding." in answer.text
    assert passage.words_finding == "heard"


def test_who_is_named_in_print_is_compared_again_at_once(desk, passage):
    assert passage.speaker_finding == "agrees"
    change(desk, passage, attribution="Bo Ek")
    assert (passage.speaker_finding, passage.stated_speaker) == ("differs", "Ann Ost")
    assert passage.overruled_because == ""


def test_the_difference_stands_on_the_page(desk, passage):
    page = desk.get(reverse("admin:newsroom_passage_change", args=[passage.pk])).text
    assert "<span>We are</span> <del>very</del> <span>glad to be here</span>" in page
