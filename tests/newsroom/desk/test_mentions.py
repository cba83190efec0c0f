"""Names found as one writes, and what is decided of them."""

import pytest
from django.urls import reverse

from newsroom.models import Mention
from tests.factories import make_company, make_name, make_person
from tests.newsroom.desk.pages import change_url, save
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db

URL = "admin:newsroom_article_named"


def ask(client, body):
    return client.post(reverse(URL), body, content_type="application/json")


def test_a_text_is_answered_with_what_it_names(desk):
    chief, leica = make_person(name="Matthias Harsch"), make_company(name="Leica Camera")
    make_name(leica, "Leica")
    found = ask(desk, {"text": "Leica’s Matthias Harsch, of Leica"}).json()["results"]
    assert found == [
        {"record": leica.pk, "name": "Leica Camera", "kind": "company", "words": "Leica"},
        {
            "record": chief.pk, "name": "Matthias Harsch", "kind": "person",
            "words": "Matthias Harsch",
        },
    ]  # fmt: skip


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"text": null}'])
def test_nonsense_names_nobody(desk, body):
    make_company(name="None")
    answer = ask(desk, body)
    assert answer.status_code == 400 or answer.json() == {"results": []}


def test_a_stranger_is_not_told(client):
    assert ask(client, {"text": "x"}).status_code == 302
    client.force_login(make_user("Data editor", is_staff=True))
    assert ask(client, {"text": "x"}).status_code in (200, 403)


def row(number, record, **fields):
    fields = {"record": record.pk, "status": "accepted", "words": record.name} | fields
    return {f"mentions-{number}-{name}": value for name, value in fields.items()}


def test_what_was_found_and_what_was_added_are_told_apart(desk):
    article = make_article()
    leica, sharp, ann = make_company(name="Leica"), make_company(), make_person()
    save(
        desk,
        article,
        **{"mentions-TOTAL_FORMS": 3},
        **row(0, leica, found="on"),
        **row(1, sharp, found="on", status="refused"),
        **row(2, ann),
    )
    assert [(m.record_id, m.status, m.origin) for m in article.mentions.all()] == [
        (leica.pk, "accepted", "automatic"),
        (sharp.pk, "refused", "automatic"),
        (ann.pk, "accepted", "by_hand"),
    ]


def test_a_mention_is_decided_again_and_stays_found(desk):
    article, leica = make_article(), make_company(name="Leica")
    mention = Mention.objects.create(
        article=article, record=leica, status="offered", origin="automatic", words="Leica"
    )
    save(desk, article, **{"mentions-0-status": "refused"})
    mention.refresh_from_db()
    assert (mention.status, mention.origin) == ("refused", "automatic")


def test_somebody_who_only_reads_sees_what_was_decided(client):
    article = make_article()
    article.mentions.create(record=make_company(name="Leica"), status="refused")
    client.force_login(make_user("Fact-checker"))
    page = client.get(change_url(article)).content.decode()
    panel = page[page.index('id="mentions-group"') :]
    assert "Leica" in panel
    assert "Refused" in panel
    assert "<template>" not in panel[: panel.index("</fieldset>")]


def test_what_was_decided_stays_on_the_page_that_is_sent_back(desk):
    article, leica = make_article(), make_company(name="Leica")
    answer = save(
        desk, article, day="nonsense",
        **{"mentions-TOTAL_FORMS": 1}, **row(0, leica, found="on", status="refused"),
    )  # fmt: skip
    assert not article.mentions.exists()
    page = answer.content.decode()
    panel = page[page.index('id="mentions-group"') :]
    assert f'data-record="{leica.pk}" data-status="refused" data-origin="automatic"' in panel
    assert f'name="mentions-0-record" value="{leica.pk}"' in panel
