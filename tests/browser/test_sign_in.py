"""From the desk's door through the login page to the desk and out again."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def user():
    return get_user_model().objects.create_user(
        "rhea", email="rhea@rangefinder.example", password="viewfinder-1", is_staff=True
    )


@pytest.mark.parametrize("name", ["rhea", "rhea@rangefinder.example"])
def test_a_login_by_name_or_mail_opens_the_desk(user, page, live_server, name):
    page.goto(live_server.url + reverse("admin:index"))
    page.get_by_label("Username").or_(page.get_by_label("Login")).fill(name)
    page.get_by_label("Password").fill("viewfinder-1")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(live_server.url + reverse("admin:index"))
    page.get_by_role("button", name="Log out").click()
    expect(page).not_to_have_url(live_server.url + reverse("admin:index"))
    page.goto(live_server.url + reverse("admin:index"))
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_the_desk_reports_no_policy_violation(user, page, live_server, log_in):
    user.is_superuser = True
    user.save()
    log_in(user)
    for name in ("admin:index", "admin:auth_user_changelist", "admin:auth_user_add"):
        page.goto(live_server.url + reverse(name))
        expect(page.locator("#site-name")).to_be_visible()
