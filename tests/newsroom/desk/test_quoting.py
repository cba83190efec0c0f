"""What the dialog "Tag quote" gets and what it may send."""

from datetime import date

import pytest
from django.urls import reverse

from newsroom.models import Passage, Quote
from newsroom.quotes.actions import sync_passages
from newsroom.versions import actions
from partnerships.models import Appointment, Company, Person
from tests.factories import (
    make_appointment,
    make_company,
    make_document,
    make_name,
    make_person,
)
from tests.newsroom.factories import make_article, make_quote, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(day=date(2022, 5, 23))


def url(name, article):
    return reverse(f"admin:newsroom_article_{name}", args=[article.pk])


def ask(desk, name, article, **params):
    return desk.get(url(name, article), params).json()["results"]


def send(desk, article, **data):
    defaults = {"words": "We are glad.", "terms": "on_record"}
    if "speaker" in data:
        data["speakers"] = [data.pop("speaker")]
    return desk.post(url("tag", article), defaults | data, content_type="application/json")


@pytest.fixture
def chief():
    person = make_person(name="Matthias Harsch", public=True)
    leica = make_company(name="Leica", public=True)
    make_appointment(
        person=person, company=leica, role="Sales", started="2017-04", ended="2017-08-31",
        end_status="ended", public=True,
    )  # fmt: skip
    make_appointment(
        person=person, company=leica, role="Chief executive", started="2017-09-01",
        end_status="open", public=True,
    )  # fmt: skip
    return person


def test_a_speaker_comes_with_the_post_of_the_articles_day(desk, article, chief):
    [found] = ask(desk, "speakers", article, q="harsch", kind="person")
    assert (found["text"], found["post"], found["certainty"]) == (
        "Matthias Harsch",
        "Chief executive, Leica",
        "certain",
    )


def test_the_day_the_words_were_said_decides_over_the_articles(desk, article, chief):
    [found] = ask(desk, "speakers", article, q="harsch", kind="person", day="2017-06-01")
    assert found["post"] == "Sales, Leica"


def test_a_speaker_is_found_by_another_name(desk, article):
    make_name(make_person(name="Lei Jun"), "雷军")
    assert [row["text"] for row in ask(desk, "speakers", article, q="雷军")] == ["Lei Jun"]


def test_somebody_without_post_that_day_can_be_chosen_too(desk, article):
    make_person(name="Ann Ost")
    [found] = ask(desk, "speakers", article, q="ann")
    assert (found["appointment"], found["post"]) == (None, "")


def test_a_quote_with_much_the_same_words_is_offered(desk, article):
    same = make_quote("We are convinced that the first phone makes progress visible.")
    make_quote("Nothing of the kind was ever said by anybody.")
    words = "we are convinced that the first phone makes our progress visible"
    assert [row["id"] for row in ask(desk, "quotes", article, words=words)] == [same.pk]


def test_tagging_makes_quote_passage_and_post(desk, article, chief):
    [found] = ask(desk, "speakers", article, q="harsch")
    document = make_document(public=True)
    answer = send(
        desk,
        article,
        speaker={"kind": "person", "id": chief.pk, "appointment": found["appointment"]},
        document=document.pk,
        place="p. 1",
        said_on="2022-05-23",
    )
    assert answer.status_code == 201
    passage = Passage.objects.get()
    quote = passage.quote
    assert answer.json() == {
        "id": str(passage.id),
        "words": "We are glad.",
        "speaker": "Matthias Harsch",
        "post": "Chief executive, Leica",
        "quote": quote.pk,
        "verification": "unchecked",
        "finding": "Not checked",
    }
    assert (quote.document, quote.place, quote.said_on) == (document, "p. 1", "2022-05-23")
    assert passage.attribution == "Matthias Harsch, Chief executive, Leica"


def test_a_quote_made_at_the_desk_goes_public_with_its_article(desk, editor, article, chief):
    passage_id = send(desk, article, speaker={"kind": "person", "id": chief.pk}).json()["id"]
    article.body = f'<p>“<span data-passage="{passage_id}">We are glad.</span>”</p>'
    article.save()
    assert not Quote.objects.public().exists()
    actions.publish(article, by=editor)
    assert Quote.objects.public().exists()


def test_an_existing_quote_gets_another_passage(desk, article):
    quote = make_quote("We are glad.")
    assert send(desk, article, quote=quote.pk).status_code == 201
    assert send(desk, make_article(), quote=quote.pk).status_code == 201
    assert (quote.passages.count(), Quote.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"speaker": {"kind": "person", "id": None}}, "speaker"),
        ({"speaker": {"kind": "person", "id": 999_999}}, "speaker"),
        ({"speaker": {"kind": "person", "id": "x"}}, "speaker"),
        ({"speaker": {"kind": "person", "id": 10**30}}, "speaker"),
        ({"speaker": {"kind": "nobody"}}, "kind"),
        ({"speaker": {}}, "kind"),
        ({}, "kind"),
        ({"speaker": {"kind": "unnamed", "reason": "x"}}, "description"),
        ({"speaker": {"kind": "unnamed", "description": "x"}}, "reason"),
        ({"quote": 999_999}, "quote"),
        (
            {"words": " ", "speaker": {"kind": "unnamed", "description": "x", "reason": "y"}},
            "words",
        ),
        ({"said_on": "2022-02-30"}, "said_on"),
        ({"terms": "off_record"}, "terms"),
        ({"document": 999_999}, "document"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_nothing_is_written(desk, article, data, field):
    unnamed = {"speaker": {"kind": "unnamed", "description": "x", "reason": "y"}}
    complete = unnamed if field in {"said_on", "terms", "document"} else {}
    answer = send(desk, article, **complete | data)
    assert answer.status_code == 400
    assert field in answer.json()["errors"]
    assert not Quote.objects.exists()
    assert not Passage.objects.exists()


def test_a_post_of_somebody_else_is_refused(desk, article, chief):
    other = make_appointment()
    answer = send(
        desk, article, speaker={"kind": "person", "id": chief.pk, "appointment": other.pk}
    )
    assert answer.json()["errors"] == {"speaker": ["This post is somebody else's."]}


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"null"])
def test_nonsense_is_answered_not_crashed(desk, article, body):
    answer = desk.post(url("tag", article), body, content_type="application/json")
    assert answer.status_code == 400


def test_a_fact_checker_reads_but_does_not_tag(client, article):
    client.force_login(make_user("Fact-checker"))
    assert client.get(url("speakers", article), {"q": "x"}).status_code == 200
    assert send(client, article, quote=1).status_code == 403


def test_a_stranger_gets_nothing(client, article):
    for name in ("speakers", "documents", "quotes", "tag"):
        assert client.get(url(name, article)).status_code == 302


# ---------------------------------------------------------------- speakers


def test_who_is_named_near_the_selection_comes_first(desk, article, chief):
    other = make_person(name="Ann Harsch", public=True)
    near = {"before": "Leica’s Matthias Harsch spoke, long after Bo Ek.", "after": ""}
    assert [row["text"] for row in ask(desk, "speakers", article, q="harsch")] == [
        "Ann Harsch", "Matthias Harsch",
    ]  # fmt: skip
    found = ask(desk, "speakers", article, q="harsch", **near)
    assert [row["text"] for row in found] == ["Matthias Harsch", "Ann Harsch"]
    make_person(name="Bo Ek", public=True)
    found = ask(desk, "speakers", article, **near)
    assert [row["text"] for row in found] == ["Bo Ek", "Matthias Harsch"]
    # By the last name alone: whom the article mentions.
    assert ask(desk, "speakers", article, before="", after="said Harsch") == []
    article.mentions.create(record=other, status="accepted")
    found = ask(desk, "speakers", article, before="", after="said Harsch")
    assert [row["text"] for row in found] == ["Ann Harsch"]


def test_people_and_companies_speak_jointly(desk, article, chief):
    leica, bo = make_company(name="Leica Camera"), make_person(name="Bo Ek")
    speakers = [
        {"kind": "person", "id": chief.pk},
        {"kind": "person", "id": bo.pk},
        {"kind": "company", "id": leica.pk},
    ]
    answer = send(desk, article, speakers=speakers)
    assert answer.json()["speaker"] == "Matthias Harsch, Bo Ek, Leica Camera"
    assert [row.position for row in Quote.objects.get().speakers.all()] == [0, 1, 2]
    answer = send(desk, article, speakers=speakers + speakers[:1])
    assert answer.json()["errors"] == {"speaker": ["The same speaker is named twice."]}


def test_somebody_not_on_file_is_proposed_with_the_post_of_that_day(desk, editor, article):
    leica = make_company(name="Leica")
    new = {"name": " Ann  Ost ", "role": "Designer", "company": leica.pk}
    answer = send(desk, article, speaker={"kind": "person", "new": new}, said_on="2022-05").json()
    assert (answer["speaker"], answer["post"]) == ("Ann Ost", "Designer, Leica")
    person, post = Person.objects.get(), Appointment.objects.get()
    assert (person.is_proposal, post.is_proposal, person.proposed_by) == (True, True, editor)
    assert (post.seen_on, post.on(date(2022, 5, 10)).certainty) == ("2022-05", "certain")


def test_somebody_not_on_file_has_the_part_chosen_and_a_company_that_is_not_on_file_either(
    desk, editor, article
):
    new = {"name": "Ann Ost", "role": "Head of design", "company_name": " Veldmoor  Optics "}
    speaker = {"kind": "person", "new": new | {"type": "leaker"}}
    assert send(desk, article, speaker=speaker).json()["post"] == "Head of design, Veldmoor Optics"
    person, company = Person.objects.get(), Company.objects.proposals().get()
    assert (person.type, company.name) == ("leaker", "Veldmoor Optics")
    assert (person.is_proposal, company.is_proposal, company.proposed_by) == (True, True, editor)
    # Without a choice, or with what is none, the post says it.
    for number, kind in enumerate(("", "king")):
        new = {"name": f"Ann {number}", "role": "Designer", "company": company.pk, "type": kind}
        send(desk, article, speaker={"kind": "person", "new": new})
    assert set(Person.objects.exclude(pk=person.pk).values_list("type", flat=True)) == {"designer"}


def test_words_untagged_just_now_are_offered_their_own_quote_first(desk, article, chief):
    words = "Both are premium brands"
    for text in (f"{words} and more", words, words):
        make_quote(text, person=chief)
    own = send(desk, article, words=words, speaker={"kind": "person", "id": chief.pk}).json()
    make_quote(words, person=chief)
    first, *others = ask(desk, "quotes", article, words=f"{words}.")
    assert (first["id"], first["is_here"]) == (own["quote"], True)
    assert [row["text"] for row in others] == [words, words, words, f"{words} and more"]
    assert not any(row["is_here"] for row in others)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        ({}, "new_name"),
        ({"name": "Ann Ost", "company_name": "Veldmoor"}, "new_role"),
        ({"name": "A" * 201, "role": "Head", "company_name": "Veldmoor"}, "new_name"),
        ({"name": "Ann Ost", "role": "Head", "company_name": "leica on file"}, "new_company"),
        ({"name": "matthias harsch"}, "new_name"),
        ({"name": "A" * 201}, "new_name"),
        ({"name": "Ann Ost", "role": "Designer"}, "new_company"),
        ({"name": "Ann Ost", "company": 999_999}, "new_company"),
    ],
)
def test_a_new_person_that_does_not_fit_is_not_written(desk, article, chief, new, field):
    make_company(name="Leica on file")
    companies = Company.objects.count()
    answer = send(desk, article, speaker={"kind": "person", "new": new})
    assert list(answer.json()["errors"]) == [field]
    assert (Person.objects.get(), Company.objects.count()) == (chief, companies)


def test_a_reporter_proposes_a_speaker_in_their_own_article_only(client, article):
    reporter = make_user("Reporter")
    client.force_login(reporter)
    new = {"kind": "person", "new": {"name": "Ann Ost"}}
    assert send(client, article, speaker=new).status_code == 404
    own = make_article(day=date(2022, 5, 23), created_by=reporter)
    assert send(client, own, speaker=new).status_code == 201
    assert Person.objects.get().proposed_by == reporter


def test_a_translation_keeps_the_words_as_they_were_said(desk, article, chief):
    speaker = {"kind": "person", "id": chief.pk}
    told = {"original_words": "Wir freuen uns.", "original_language": "de", "translator": "I. C."}
    assert send(desk, article, speaker=speaker, **told).status_code == 201
    quote = Quote.objects.get()
    assert {name: getattr(quote, name) for name in told} == told
    answer = send(desk, article, speaker=speaker, original_words="Wir freuen uns.")
    assert list(answer.json()["errors"]) == ["original_language"]
    answer = send(desk, article, speaker=speaker, original_language="de")
    assert list(answer.json()["errors"]) == ["original_words"]


def test_off_the_record_is_refused_in_words(desk, article, chief):
    answer = send(desk, article, speaker={"kind": "person", "id": chief.pk}, terms="off_record")
    assert answer.json()["errors"] == {"terms": ["What was said off the record cannot be printed."]}


# ---------------------------------------------------------------- copies, and what a tag says

KEY = "11111111-1111-4111-8111-111111111111"


def copied(client, article, **data):
    return client.post(url("copy", article), data, content_type="application/json")


def test_a_pasted_passage_is_a_new_passage_of_the_same_quote(desk, article, chief):
    first = send(desk, article, speaker={"kind": "person", "id": chief.pk}).json()
    other = make_article()
    for _ in range(2):  # Sent twice, it is still one.
        answer = copied(desk, other, id=KEY, of=first["id"], words=["We are", "glad."])
        assert (answer.status_code, answer.json()["id"]) == (201, KEY)
    passage = other.passages.get()
    assert (passage.fragments, passage.quote_id) == (["We are", "glad."], first["quote"])
    assert passage.attribution == "Matthias Harsch"
    assert copied(desk, article, id=KEY, of=first["id"], words=["x"]).status_code == 400


def test_a_passage_of_an_article_one_may_not_see_is_not_there(client, desk, article, chief):
    first = send(desk, article, speaker={"kind": "person", "id": chief.pk}).json()
    reporter = make_user("Reporter")
    own = make_article(created_by=reporter)
    client.force_login(reporter)
    assert copied(client, own, id=KEY, of=first["id"], words=["x"]).status_code == 404
    assert copied(client, own, id=KEY, of="x", words=["x"]).status_code == 404
    assert client.get(url("passage", own), {"id": first["id"]}).status_code == 404
    assert not own.passages.exists()


def test_a_key_that_is_none_is_refused(desk, article, chief):
    first = send(desk, article, speaker={"kind": "person", "id": chief.pk}).json()
    assert copied(desk, article, id="x", of=first["id"], words=["x"]).status_code == 400


def test_a_tag_can_be_filled_in_again(desk, article, chief):
    [found] = ask(desk, "speakers", article, q="harsch")
    sent = {"said_on": "2022-05-23", "place": "p. 1", "terms": "background"}
    speaker = {"kind": "person", "id": chief.pk, "appointment": found["appointment"]}
    first = send(desk, article, speaker=speaker, **sent).json()
    told = desk.get(url("passage", article), {"id": first["id"]}).json()
    [said_by] = told["speakers"]
    assert said_by.items() >= (speaker | {"text": "Matthias Harsch"}).items()
    assert told.items() >= sent.items()


def test_a_quote_whose_tag_was_taken_off_does_not_go_public(desk, editor, article, chief):
    send(desk, article, speaker={"kind": "person", "id": chief.pk})
    sync_passages(article)  # Saved without the mark.
    actions.publish(article, by=editor)
    assert not Quote.objects.public().exists()
