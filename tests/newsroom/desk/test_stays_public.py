"""What a live article names is not hidden behind its back; the form says so and keeps its input."""

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.versions import actions
from tests.factories import make_person
from tests.newsroom.desk.pages import form_of
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db

SENTENCE = "A live article names this {}: withdraw it, or publish it changed, first."


def hide(client, thing):
    url = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    data = form_of(client, url) | {"public_from_0": "", "public_from_1": "", "note": "typed"}
    return client.post(url, data)


def test_a_person_that_a_live_article_names(desk):
    person = make_person(name="Ann Ost", public=True)
    article = make_article()
    article.mentions.create(record=person)
    actions.publish(article, by=make_user("Editor"))
    form = hide(desk, person).context["adminform"].form
    assert form.non_field_errors() == [SENTENCE.format("record")]
    assert form["note"].value() == "typed"
    person.refresh_from_db()
    assert person.is_public()


def test_a_quote_that_a_live_article_prints(desk):
    quote = make_quote(public_from=timezone.now())
    article = make_article()
    tag_words(article, "We are glad.", quote=quote)
    actions.publish(article, by=make_user("Editor"))
    form = hide(desk, quote).context["adminform"].form
    assert form.non_field_errors() == [SENTENCE.format("quote")]


def test_one_that_no_live_article_names_may_be_hidden(desk):
    person = make_person(public=True)
    assert hide(desk, person).status_code == 302
    person.refresh_from_db()
    assert not person.is_public()
