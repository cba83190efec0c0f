"""Saving a changed fact asks why; the page that answers it."""

import pytest
from django.urls import reverse

from newsroom.models import ChangedFact, Version
from tests import factories as make
from tests.newsroom.factories import make_user
from tests.newsroom.facts.test_actions import printed
from tests.partnerships.test_desk import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_user("Editor")
    client.force_login(user)
    return user


@pytest.fixture
def post():
    person = make.make_person(name="Ada Roe", public=True)
    company = make.make_company(name="Leica", public=True)
    return make.make_appointment(person=person, company=company, role="owner", public=True)


def changed(client, row, model, **fields):
    address = reverse(f"admin:partnerships_{model}_change", args=[row.pk])
    data = form_of(client.get(address)) | fields
    answer = client.post(address, data, follow=True)
    assert answer.redirect_chain, answer.context["errors"]
    return answer


def test_saving_asks_and_the_answer_corrects(client, editor, post):
    articles = [
        printed(post.person, editor, "<p>Ada Roe, owner of Leica, came.</p>", headline=f"Story {n}")
        for n in range(3)
    ]
    saved = changed(client, post, "appointment", role="chief executive")
    fact = ChangedFact.objects.get()
    address = reverse("admin:newsroom_changedfact_answer", args=[fact.pk])
    assert f'href="{address}"' in saved.text
    page = client.get(address)
    assert page.text.count("Ada Roe, <del>owner</del> of Leica, came.") == 0
    assert page.text.count("<del>owner</del>") == 3
    sent = {
        "_answer": "wrong", "words": "owner", "instead": "chief executive", "wrong": "owner",
        "right": "chief executive", "note": "She is chief executive.",
        "place": [f"{article.pk}-body-0" for article in articles[:2]],
        "since": [f"{article.pk}-1" for article in articles],
        f"words-{articles[1].pk}-body-0": "head",
    }  # fmt: skip
    done = client.post(address, sent)
    assert done.url == "/corrections/"
    bodies = [Version.objects.live().get(article=article).body for article in articles]
    assert ["chief executive" in bodies[0], "head of" in bodies[1], "owner" in bodies[2]] == [
        True, True, True,
    ]  # fmt: skip
    assert "We were wrong" in client.get(address).text


def test_a_row_on_the_persons_page_asks_too(client, editor, post):
    printed(post.person, editor, "<p>Ada Roe, owner of Leica, came.</p>")
    page = client.get(reverse("admin:partnerships_person_change", args=[post.person.pk]))
    data = form_of(page)
    (field,) = [name for name, value in data.items() if value == "owner"]
    changed(client, post.person, "person", **{field: "chair"})
    assert str(ChangedFact.objects.get()) == "“owner” became “chair”"


def test_it_changed_asks_for_the_day(client, editor, post):
    printed(post.person, editor, "<p>The owner came.</p>")
    changed(client, post, "appointment", role="chair")
    address = reverse("admin:newsroom_changedfact_answer", args=[ChangedFact.objects.get().pk])
    assert client.post(address, {"_answer": "changed", "on": "soon"}).context["changed"].errors
    client.post(address, {"_answer": "changed", "on": "2022-07"})
    assert ChangedFact.objects.get().answer == "changed"


def test_other_words_can_be_looked_for(client, editor, post):
    printed(post.person, editor, "<p>The owner, or proprietor, came.</p>")
    changed(client, post, "appointment", role="chair")
    address = reverse("admin:newsroom_changedfact_answer", args=[ChangedFact.objects.get().pk])
    page = client.post(address, {"_answer": "look", "words": "proprietor", "instead": "chair"})
    assert "<del>proprietor</del>" in page.text
    assert Version.objects.count() == 1


def test_a_refusal_keeps_what_was_typed(client, editor, post):
    article = printed(post.person, editor, "<p>The owner came.</p>")
    changed(client, post, "appointment", role="chair")
    address = reverse("admin:newsroom_changedfact_answer", args=[ChangedFact.objects.get().pk])
    sent = {
        "_answer": "wrong", "words": "owner", "instead": "chair", "wrong": "owner",
        "right": "chair", "note": "Sorry.", "place": [f"{article.pk}-body-9", "x", "1-y-2"],
        "since": ["x-1", f"{article.pk}-1"],
    }  # fmt: skip
    page = client.post(address, sent)
    assert len(page.context["wrong"].non_field_errors()) == 1
    assert page.context["wrong"]["note"].value() == "Sorry."
    assert Version.objects.count() == 1


def test_a_data_editor_is_told_who_corrects(client, post):
    printed(post.person, make_user("Editor"), "<p>The owner came.</p>")
    client.force_login(make_user("Data editor"))
    changed(client, post, "appointment", role="chair")
    address = reverse("admin:newsroom_changedfact_answer", args=[ChangedFact.objects.get().pk])
    assert "waits on their desk" in client.get(address).text
    client.force_login(make_user("Reporter"))
    assert client.get(address).status_code == 403
