"""Addresses: the desk, signing in, and everything else is the reader's."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import include, path

admin.site.login = secure_admin_login(admin.site.login)


def icon(request: HttpRequest) -> HttpResponseRedirect:
    """Browsers ask for this address where a page names no icon, as the desk's do."""
    return HttpResponseRedirect(static("newsroom/icon.svg"))


urlpatterns = [
    path("desk/", admin.site.urls),
    path("accounts/", include("newsroom.accounts")),
    path("favicon.ico", icon),
    path("api/v1/", include("newsroom.api.urls")),
    path("", include("newsroom.public.urls")),
]

handler400 = "newsroom.errors.bad_request"
handler404 = "newsroom.public.views.missing.page_not_found"
