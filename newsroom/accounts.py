"""The pages of allauth that a newsroom needs: no sign-up, users are made at the desk."""

from allauth.account import urls as allauth_urls
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

KEPT = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}


def no_sign_up(request: HttpRequest) -> HttpResponse:
    """allauth's pages look the name up, so the address exists; the page does not."""
    raise Http404


urlpatterns = [
    path("signup/", no_sign_up, name="account_signup"),
    *(pattern for pattern in allauth_urls.urlpatterns if pattern.name in KEPT),
]
