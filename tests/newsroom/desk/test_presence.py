"""Who else has an article open: told in one query, written seldom, to those who may see it."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.drafts import sitting
from newsroom.models import Article, Sitting
from newsroom.workflow.actions import save_revision
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db


def here(client, article, tab=None, **sign):
    url = reverse("admin:newsroom_article_here", args=[article.pk])
    body = {"tab": str(tab or uuid4()), "based_on": article.revision} | sign
    return client.post(url, json.dumps(body), content_type="application/json")


def test_each_hears_of_the_other_and_nobody_of_themselves(desk, editor):
    article, ann = make_article(), make_user("Editor", first_name="Ann", last_name="Abel")
    sitting.sit(article, by=ann, tab=uuid4(), is_typing=True)
    sitting.sit(article, by=ann, tab=uuid4())
    sitting.sit(make_article(), by=make_user("Editor"), tab=uuid4())
    here(desk, article)
    (other,) = here(desk, article).json()["others"]
    assert other["name"] == "Ann Abel"
    assert 0 < other["types_for"] <= 5
    assert 5 < other["for"] <= 9


def at_it(article, ben, now, after):
    """What Ben is told so many seconds after `now`."""
    at = now + timedelta(seconds=after)
    found = sitting.others_at(article, but=ben, at=at)
    return [
        "background" if one.in_background else "typing" if one.types_until else "open"
        for one in found
    ]


def test_a_sign_of_life_runs_out_within_ten_seconds_and_typing_sooner():
    article, ann, ben, tab = make_article(), make_user(), make_user(), uuid4()
    now = timezone.now()
    sitting.sit(article, by=ann, tab=tab, is_typing=True, at=now)
    told = [at_it(article, ben, now, after) for after in (0, 4, 6, 8, 10)]
    assert told == [["typing"], ["typing"], ["open"], ["open"], []]
    sitting.leave(tab, by=ann)
    assert at_it(article, ben, now, 0) == []


def test_a_tab_in_the_background_is_told_apart_since_it_may_speak_once_a_minute_only():
    article, ann, ben, tab = make_article(), make_user(), make_user(), uuid4()
    now = timezone.now()
    sitting.sit(article, by=ann, tab=tab, is_typing=True, at=now)
    sitting.sit(article, by=ann, tab=tab, in_background=True, at=now + timedelta(seconds=1))
    told = [at_it(article, ben, now, after) for after in (2, 62, 149, 152)]
    assert told == [["background"], ["background"], ["background"], []]
    sitting.sit(article, by=ann, tab=uuid4(), at=now)
    assert at_it(article, ben, now, 3) == ["open"]
    sitting.sit(article, by=ann, tab=tab, at=now + timedelta(seconds=30))
    assert at_it(article, ben, now, 31) == ["open"]


def test_a_page_that_is_left_says_so_by_a_beacon_which_carries_the_token_as_a_form_does(editor):
    article, tab = make_article(), uuid4()
    sitting.sit(article, by=editor, tab=tab)
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    page = client.get(reverse("admin:newsroom_article_change", args=[article.pk]))
    url = reverse("admin:newsroom_article_here", args=[article.pk])
    assert client.post(url, {"tab": str(tab), "leaves": "yes"}).status_code == 403
    assert Sitting.objects.exists()
    token = page.context["csrf_token"]
    sent = {"tab": str(tab), "leaves": "yes", "csrfmiddlewaretoken": str(token)}
    assert client.post(url, sent).status_code == 200
    assert not Sitting.objects.exists()


def test_a_sign_of_life_that_is_young_writes_nothing(desk):
    article, tab = make_article(), uuid4()

    def writes(**sign):
        with CaptureQueriesContext(connection) as captured:
            here(desk, article, tab, **sign)
        sql = [query["sql"].split()[0] for query in captured]
        assert len(sql) <= 10
        return sum(verb in {"INSERT", "UPDATE", "DELETE"} for verb in sql)

    assert writes() == 2  # the first also sweeps up what ran out long ago
    assert writes() == 0
    assert writes(types=True) == 1
    assert writes(types=True) == 0
    Sitting.objects.update(until=timezone.now() + timedelta(seconds=5))
    assert writes() == 1


def test_who_leaves_is_gone_at_once(desk):
    article, tab = make_article(), uuid4()
    here(desk, article, tab)
    here(desk, article, tab, leaves=True)
    assert not Sitting.objects.exists()


def test_a_newer_save_is_told_but_not_that_of_the_same_tab(desk, editor):
    article, tab = make_article(), uuid4()
    assert here(desk, article).json()["newer"] is None
    for by, saved_in in ((make_user("Editor", first_name="Ann"), uuid4()), (editor, tab)):
        newest = Article.objects.get()
        newest.headline += "!"
        newest.save()
        save_revision(newest, by=by, tab=saved_in)
        told = here(desk, article, tab).json()["newer"]
        if saved_in == tab:
            assert told is None
            told = here(desk, article).json()["newer"]
            assert told["is_mine"] is True
        else:
            assert (told["by"], told["number"], told["is_mine"]) == ("Ann", 2, False)


def test_who_may_not_see_the_article_neither_hears_nor_is_heard(client):
    article = make_article()
    client.force_login(make_user("Reporter"))
    assert here(client, article).status_code == 404
    client.force_login(make_user())
    assert here(client, article).status_code == 404
    assert not Sitting.objects.exists()
    client.force_login(make_user("Fact-checker"))
    assert here(client, article).status_code == 200


def test_the_administration_is_not_named_to_others(client):
    article = make_article()
    sitting.sit(article, by=make_user(username="root", is_superuser=True), tab=uuid4())
    client.force_login(make_user("Editor"))
    assert here(client, article).json()["others"][0]["name"] == "the administration"
