"""Settings of one row: the page is there before anybody saved it, and saving makes the row."""

import pytest
from django.urls import reverse

from newsroom.models import SiteSettings
from partnerships.models import HouseRules
from tests.newsroom.factories import make_user
from tests.partnerships.test_desk import form_of

pytestmark = pytest.mark.django_db

PAGES = {SiteSettings: "newsroom_sitesettings", HouseRules: "partnerships_houserules"}


def address(model, key="1"):
    return reverse(f"admin:{PAGES[model]}_change", args=[key])


@pytest.mark.parametrize("model", PAGES)
def test_the_list_leads_to_the_one_page(client, model):
    client.force_login(make_user("Managing editor"))
    answer = client.get(reverse(f"admin:{PAGES[model]}_changelist"), follow=True)
    assert answer.redirect_chain == [(address(model), 302)]
    assert client.post(address(model), form_of(answer)).status_code == 302
    assert model.objects.get().pk == 1


@pytest.mark.parametrize("model", PAGES)
def test_there_is_no_second_row(client, model):
    client.force_login(make_user("Managing editor"))
    assert client.get(reverse(f"admin:{PAGES[model]}_add")).status_code == 403
    assert client.get(address(model, "2"), follow=True).redirect_chain[0][0] == reverse(
        "admin:index"
    )
    assert client.post(reverse(f"admin:{PAGES[model]}_delete", args=["1"])).status_code == 403


@pytest.mark.parametrize("model", PAGES)
def test_a_reporter_does_not_change_them(client, model):
    client.force_login(make_user("Reporter"))
    assert client.post(address(model), {}).status_code == 403
    assert not model.objects.exists()
