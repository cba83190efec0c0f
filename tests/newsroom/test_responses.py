"""Headers of every response, and the pages for what went wrong."""

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

PUBLIC_POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
LOGIN = {"login": "rhea", "password": "viewfinder-1"}


def policy(response) -> set[str]:
    return set(response["Content-Security-Policy"].split("; "))


@pytest.fixture
def rhea(db):
    return get_user_model().objects.create_user("rhea", password="viewfinder-1", is_staff=True)


def test_a_readers_page_runs_a_file_of_ours_and_nothing_inline(client, db):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert policy(response) == PUBLIC_POLICY


def test_the_desk_runs_only_our_scripts(client, rhea):
    client.force_login(rhea)
    response = client.get(reverse("admin:index"))
    assert policy(response) == PUBLIC_POLICY - {"img-src 'self'"} | {
        "img-src 'self' data:",
        "frame-src 'self'",  # the preview beside the text
    }


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        (
            "Permissions-Policy",
            "browsing-topics=(), camera=(), geolocation=(), microphone=()",
        ),
    ],
)
def test_every_response_carries_the_header(client, header, value):
    assert client.get(reverse("account_login"))[header] == value


def test_queries_are_counted_only_on_request(client, rhea, settings):
    assert "X-DB-Queries" not in client.get(reverse("account_login"))
    settings.QUERY_COUNT_HEADER = True
    client = type(client)()
    assert client.get(reverse("account_login"))["X-DB-Queries"] == "0"
    client.force_login(rhea)
    assert int(client.get(reverse("admin:index"))["X-DB-Queries"]) >= 2


def test_a_static_file_comes_without_collecting(client):
    response = client.get("/static/admin/css/base.css")
    assert response.status_code == 200
    assert response["Content-Type"] == 'text/css; charset="utf-8"'


def test_a_text_over_four_megabytes_is_refused_in_a_sentence(client, rhea):
    rhea.is_superuser = True
    rhea.save()
    client.force_login(rhea)
    response = client.post(reverse("admin:auth_user_add"), {"username": "x" * 5_000_000})
    assert response.status_code == 413
    assert "at most 4.0\xa0MB can be sent at once. Nothing was saved." in response.text


def test_a_form_without_its_token_is_refused_in_a_sentence(rhea):

    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("account_login"), LOGIN)
    assert response.status_code == 403
    assert "Go back, your text is still there" in response.text


def test_the_desk_sends_to_the_login_and_the_login_back(client, rhea):
    response = client.get(reverse("admin:index"), follow=True)
    assert response.request["PATH_INFO"] == reverse("account_login")
    response = client.post(f"{reverse('account_login')}?next=/desk/", LOGIN)
    assert response.url == "/desk/"


def test_nobody_can_sign_up(client, db):
    assert client.get(reverse("account_signup")).status_code == 404


def test_a_login_that_is_not_staff_is_kept_out(client, rhea):
    rhea.is_staff = False
    rhea.save()
    client.force_login(rhea)
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_guessing_a_password_is_slowed_down(client, rhea):
    for _ in range(5):
        client.post(reverse("account_login"), {**LOGIN, "password": "wrong"})
    response = client.post(reverse("account_login"), LOGIN)
    assert response.status_code == 200
    assert "Too many failed login attempts" in response.text


@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done"]
)
def test_the_account_page_is_ours_and_answers(client, db, name):
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert "newsroom/site.css" in response.text


@pytest.mark.parametrize("name", ["account_logout", "account_change_password"])
def test_the_account_page_of_a_user_answers(client, rhea, name):
    client.force_login(rhea)
    assert client.get(reverse(name)).status_code == 200


def test_a_forgotten_password_is_replaced_by_mail(client, rhea, mailoutbox):
    rhea.email = "rhea@rangefinder.example"
    rhea.save()
    client.post(reverse("account_reset_password"), {"email": rhea.email})
    link = next(word for word in mailoutbox[0].body.split() if "/password/reset/key/" in word)
    form = client.get(link, follow=True)
    address = form.request["PATH_INFO"]
    answer = client.post(address, {"password1": "aperture-22!", "password2": "aperture-22!"})
    assert answer.url == reverse("account_reset_password_from_key_done")
    assert client.get(answer.url).status_code == 200
    rhea.refresh_from_db()
    assert rhea.check_password("aperture-22!")


@pytest.mark.parametrize("status", [400, 403, 404, 410, 413, 429, 500])
def test_the_error_page_renders_without_a_request(status):

    page = render_to_string(f"{status}.html")
    assert page.count("<h1>") == 1
    assert "newsroom/site.css" in page
