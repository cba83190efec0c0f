"""“Find quotes” in the editor: what is found is of the text as it stands there, saved or not."""

import pytest
from django.urls import reverse

from newsroom.models import Passage, Quote
from newsroom.quotes.untagged import UntaggedQuotation
from partnerships.models import Person
from tests.factories import make_appointment, make_company, make_person
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db

WRITTEN = (
    "<p>“We are certain that maps return,” Ada Byron, CEO of Halia Maps AG, said, adding "
    "“the paper is plain to see.”</p><p>It was “a real push” for all.</p>"
)


@pytest.fixture
def editor(client):
    user = make_user("Editor")
    client.force_login(user)
    return user


@pytest.fixture
def article(editor):
    return make_article(body="<p>Nothing is said.</p>", created_by=editor)


@pytest.fixture
def chief():
    halia = make_company(name="Halia Maps AG", public=True)
    person = make_person(name="Ada Byron", public=True)
    make_appointment(person=person, company=halia, role="CEO", started="2017", end_status="open")
    return person


def ask(client, article, name, **sent):
    url = reverse(f"admin:newsroom_article_{name}", args=[article.pk])
    sent.setdefault("body", WRITTEN)
    answer = client.post(url, sent, content_type="application/json")
    return answer.json()


def fingerprint_of(client, article, words):
    places = ask(client, article, "found")["places"]
    [found] = [key for key, pieces in places.items() if words in pieces[0]["words"]]
    return found


def test_quotations_of_unsaved_text_are_offered_with_speaker_reasons_and_places(
    client, article, chief
):
    told = ask(client, article, "found")
    said = fingerprint_of(client, article, "certain")
    assert [piece["words"] for piece in told["places"][said]] == [
        "We are certain that maps return,", "the paper is plain to see.",
    ]  # fmt: skip
    first, second = told["places"][said]
    assert first["before"] == "“"
    assert first["after"].startswith("” Ada Byron")
    assert second["after"] == "”"
    assert said in told["open"]
    assert "Ada Byron, CEO of Halia Maps AG" in told["rows"]
    assert "% sure" in told["rows"]
    article.refresh_from_db()
    assert (article.body, article.revision) == ("<p>Nothing is said.</p>", 1)
    assert not article.untagged.exists()


def test_accepting_puts_the_passage_on_file_and_leaves_the_marks_to_the_editor(
    client, article, chief
):
    said = fingerprint_of(client, article, "certain")
    told = ask(client, article, "accept", fingerprint=said)
    passage = Passage.objects.get()
    [tagged] = told["tagged"]
    assert (tagged["id"], tagged["speaker"]) == (str(passage.pk), "Ada Byron")
    assert [piece["words"] for piece in tagged["places"]] == [
        "We are certain that maps return,", "the paper is plain to see.",
    ]  # fmt: skip
    assert passage.quote.speakers.get().person == chief
    article.refresh_from_db()
    assert article.body == "<p>Nothing is said.</p>"
    marked = WRITTEN.replace(
        "We are certain that maps return,",
        f'<span data-passage="{passage.pk}">We are certain that maps return,</span>',
    ).replace(
        "the paper is plain to see.",
        f'<span data-passage="{passage.pk}">the paper is plain to see.</span>',
    )
    assert said not in ask(client, article, "found", body=marked)["places"]


def test_of_two_people_of_one_name_one_is_chosen(client, article):
    ada, _ = make_person(name="Ada Byron"), make_person(name="Tom Byron")
    body = "<p>“Folding is an art that returns,” Byron said.</p>"
    told = ask(client, article, "found", body=body)
    [found] = told["open"]
    assert 'data-part="candidate"' in told["rows"]
    asked = {"body": body, "fingerprint": found}
    refused = ask(client, article, "accept", **asked)
    assert refused["errors"] == {"speaker": ["Choose which of them it is."]}
    ask(client, article, "accept", **asked, candidate=f"person-{ada.pk}")
    assert Quote.objects.get().speakers.get().person == ada


def test_all_above_a_share_are_accepted_and_the_others_left(client, article, chief):
    assert ask(client, article, "accept", above="100")["tagged"] == []
    told = ask(client, article, "accept", above="60")
    assert [row["speaker"] for row in told["tagged"]] == ["Ada Byron"]
    assert told["said"].startswith("1 quotation is tagged.")


def test_a_refusal_of_words_that_were_never_saved_is_remembered(client, article, editor):
    pushed = fingerprint_of(client, article, "real push")
    assert ask(client, article, "refuse", fingerprint=pushed)["said"] == "“a real push” is refused."
    row = UntaggedQuotation.objects.get()
    assert (row.refused_by, row.article) == (editor, article)
    moved = "<p>First.</p>" + WRITTEN
    told = ask(client, article, "found", body=moved)
    assert pushed in told["places"]
    assert pushed not in told["open"]
    assert "Take the refusal back" in told["rows"]
    ask(client, article, "refuse", fingerprint=pushed, restore=True)
    assert "Take the refusal back" not in ask(client, article, "found")["rows"]


def test_the_dialog_is_filled_with_the_speaker_found(client, article, chief):
    said = fingerprint_of(client, article, "certain")
    [speaker] = ask(client, article, "proposed", fingerprint=said)["speakers"]
    assert (speaker["kind"], speaker["id"], speaker["text"]) == ("person", chief.pk, "Ada Byron")
    assert speaker["post"] == "CEO of Halia Maps AG"


def test_the_dialog_is_filled_with_somebody_who_is_not_on_file_yet(client, article):
    make_company(name="Halia Maps AG", public=True)
    said = fingerprint_of(client, article, "certain")
    [speaker] = ask(client, article, "proposed", fingerprint=said)["speakers"]
    assert speaker["new"]["name"] == "Ada Byron"
    assert not Person.objects.exists()


def test_a_quote_on_file_is_used_again(client, article, chief):
    said = fingerprint_of(client, article, "certain")
    ask(client, article, "accept", fingerprint=said)
    quote = Quote.objects.get()
    assert ask(client, article, "proposed", fingerprint=said)["quote"]["id"] == quote.pk
    ask(client, article, "accept", fingerprint=said)
    assert Quote.objects.count() == 1
    assert Passage.objects.count() == 2


@pytest.mark.parametrize("name", ["accept", "refuse", "proposed"])
def test_words_that_are_not_in_the_text_are_told_and_nothing_is_stored(client, article, name):
    told = ask(client, article, name, fingerprint="0" * 32)
    assert told["errors"]["__all__"] == [
        "These words stand in the text no more, or are tagged already. Look again."
    ]
    assert not Passage.objects.exists()
    assert not UntaggedQuotation.objects.exists()


@pytest.mark.parametrize(
    "sent", [{"above": "many"}, {"above": None}, {"body": "x" * 400_001, "fingerprint": "0"}]
)
def test_what_cannot_be_read_is_answered_with_an_error(client, article, sent):
    assert "errors" in ask(client, article, "accept", **sent)


@pytest.mark.parametrize("name", ["found", "accept", "refuse", "proposed"])
def test_only_who_may_change_the_article_asks(client, article, name):
    url = reverse(f"admin:newsroom_article_{name}", args=[article.pk])
    assert client.get(url).status_code == 405
    for role, status in (("Reporter", 404), ("Fact-checker", 403)):
        client.force_login(make_user(role))
        assert client.post(url, {}, content_type="application/json").status_code == status


def test_the_list_costs_the_same_with_many_quotations(
    client, article, chief, django_assert_num_queries, django_assert_max_num_queries
):
    url = reverse("admin:newsroom_article_found", args=[article.pk])

    def sent(number):
        said = "".join(
            f"<p>“We are certain that maps number {n} return,” Ada Byron said.</p>"
            for n in range(number)
        )
        return {"body": WRITTEN + said}

    client.post(url, sent(1), content_type="application/json")
    with django_assert_max_num_queries(25) as few:
        client.post(url, sent(2), content_type="application/json")
    with django_assert_num_queries(len(few)):
        client.post(url, sent(30), content_type="application/json")
