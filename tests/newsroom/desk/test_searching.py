"""What the editor's dialogs find: where a link may lead, and pictures."""

import pytest
from django.urls import reverse

from newsroom.versions import actions
from tests.factories import make_company, make_device, make_name
from tests.newsroom.factories import make_article, make_image, make_user

pytestmark = pytest.mark.django_db


def ask(client, name, **params):
    return client.get(reverse(f"admin:newsroom_article_{name}"), params)


def test_a_link_may_lead_to_a_record_or_a_live_article(desk):
    leica = make_company(name="Leica Camera", slug="leica", public=True)
    make_name(leica, "Leitz")
    make_device(name="Leitz Phone 9", slug="leitz-phone-9")
    make_article(headline="Leitz in the drawer")
    actions.publish(make_article(headline="Leitz is back", slug="back"), by=make_user("Editor"))
    found = ask(desk, "linkable", q="leitz").json()["results"]
    assert [(row["text"], row["detail"].split(";")[0], row["href"]) for row in found[:2]] == [
        ("Leica Camera", "company", "/companies/leica/"),
        ("Leitz Phone 9", "device", "/devices/leitz-phone-9/"),
    ]
    assert "not public" in found[1]["detail"]
    assert [row["text"] for row in found[2:]] == ["Leitz is back"]
    assert found[2]["href"].endswith("/back/")
    assert ask(desk, "linkable").json() == {"results": []}


def test_pictures_are_found_by_what_they_show_and_the_newest_come_first(desk):
    make_image(title="A lens", alternative_text="Two men", credit="Vogt")
    make_image(title="A phone", credit="Roe", expires_on="2020-01-01")
    [found] = ask(desk, "pictures", q="two m").json()["results"]
    assert (found["text"], found["alt"], found["credit"]) == ("A lens", "Two men", "Vogt")
    assert found["src"].startswith("/media/pictures/")
    newest = ask(desk, "pictures").json()["results"]
    assert [row["text"] for row in newest] == ["A phone", "A lens"]
    assert newest[0]["detail"] == "Roe; may not be shown"


@pytest.mark.parametrize("name", ["linkable", "pictures"])
def test_a_stranger_gets_nothing(client, name):
    assert ask(client, name).status_code == 302
