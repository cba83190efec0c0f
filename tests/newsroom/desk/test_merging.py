"""Merging at the desk: seen first, then done, then perhaps undone."""

import pytest
from django.urls import reverse

from newsroom.models import Merge
from partnerships.models import Record
from tests import factories as make
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db

ADD = reverse("admin:newsroom_merge_add")


@pytest.fixture
def desk(client):
    client.force_login(make_user("Data editor"))
    return client


@pytest.fixture
def two():
    return [make.make_company(name=name, public=True) for name in ("Old Glass", "New Glass")]


def choice(two, **more):
    return {"record": two[0].pk, "into": two[1].pk, "keep_name": "on"} | more


def test_the_page_of_a_record_leads_to_merging_it(desk, two):
    page = desk.get(reverse("admin:partnerships_company_change", args=[two[0].pk]))
    address = f"{ADD}?record={two[0].pk}"
    assert f'href="{address}"' in page.text
    assert "Old Glass (company)" in desk.get(address).text


def test_it_is_seen_then_done_then_undone(desk, two):
    make.make_ticker(two[0])
    seen = desk.post(ADD, choice(two))
    assert "1 ticker" in seen.text
    assert not Merge.objects.exists()
    done = desk.post(ADD, choice(two, _merge="Merge"), follow=True)
    assert "“Old Glass” is “New Glass” now." in done.text
    merge = Merge.objects.get()
    page = desk.get(reverse("admin:partnerships_company_change", args=[two[0].pk]))
    assert "merged into “New Glass”" in page.text
    undo = reverse("admin:newsroom_merge_undo", args=[merge.pk])
    assert undo in done.text
    assert "stands for itself again" in desk.post(undo, follow=True).text
    assert Record.objects.get(pk=two[0].pk).merged_into is None
    assert undo not in desk.get(done.redirect_chain[-1][0]).text


def test_a_conflict_stands_above_the_form_as_it_was_filled_in(desk, two):
    make.make_partnership(*two)
    for more in ({}, {"_merge": "Merge"}):
        answer = desk.post(ADD, choice(two, **more))
        assert len(answer.context["form"].non_field_errors()) == 1
        assert answer.context["form"]["into"].value() == str(two[1].pk)
        assert 'name="_merge"' not in answer.text
    assert not Merge.objects.exists()


@pytest.mark.parametrize("wrong", ["", "x", "999999", "1; DROP TABLE"])
def test_a_wrong_key_is_told_at_its_field(desk, two, wrong):
    answer = desk.post(ADD, choice(two, into=wrong, _merge="Merge"))
    assert list(answer.context["form"].errors) == ["into"]
    assert desk.get(ADD, {"record": wrong}).status_code == 200


def test_undoing_is_not_for_everybody(client, desk, two):
    desk.post(ADD, choice(two, _merge="Merge"))
    undo = reverse("admin:newsroom_merge_undo", args=[Merge.objects.get().pk])
    assert desk.get(undo).status_code == 405
    client.force_login(make_user("Editor"))
    assert client.post(undo).status_code == 403
    assert client.post(ADD, choice(two)).status_code == 403
