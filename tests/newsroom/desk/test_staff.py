"""Users at the desk: invited by link, given one role, deactivated; superusers are known to none."""

from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.test import Client
from django.urls import reverse

from newsroom.models import Article
from newsroom.versions import actions
from newsroom.workflow.roles import roles_of
from tests.newsroom.desk.pages import change_url, form_of, save
from tests.newsroom.factories import make_article, make_author, make_user

pytestmark = pytest.mark.django_db

USERS = reverse("admin:auth_user_changelist")
INVITED = {
    "username": "nora", "first_name": "Nora", "last_name": "Quill",
    "email": "nora@rangefinder.example", "role": "Reporter",
}  # fmt: skip
PASSWORD = {"password1": "aperture-22!", "password2": "aperture-22!"}


@pytest.fixture
def chief(client):
    user = make_user("Managing editor")
    client.force_login(user)
    return user


@pytest.fixture
def root():
    return User.objects.create_superuser("root", "root@rangefinder.example", "secret-root")


def page(user, name="change"):
    return reverse(f"admin:auth_user_{name}", args=[user.pk])


def invite(client, **overrides):
    return client.post(reverse("admin:auth_user_add"), INVITED | overrides)


def use(link):
    """A stranger opens the link and chooses a password; the last answer."""
    stranger = Client()
    answer = stranger.get(link, follow=True)
    if answer.context.get("token_fail"):
        return answer
    return stranger.post(answer.request["PATH_INFO"], PASSWORD)


def test_an_invitation_makes_a_user_without_password_and_shows_a_link(client, chief):
    answer = invite(client)
    nora = User.objects.get(username="nora")
    assert (nora.is_staff, nora.is_superuser, nora.has_usable_password()) == (True, False, False)
    assert roles_of(nora) == ["Reporter"]
    assert answer.context["link"] in answer.text
    assert "no-store" in answer["Cache-Control"]


def test_the_link_works_once_and_then_they_sign_in(client, chief):
    link = invite(client).context["link"]
    assert use(link).url == reverse("account_reset_password_from_key_done")
    nora = Client()
    answer = nora.post(reverse("account_login"), {"login": "nora", "password": "aperture-22!"})
    assert answer.url == reverse("admin:index")
    assert use(link).context["token_fail"]


@pytest.mark.parametrize(("age", "works"), [(2.9, True), (3.1, False)])
def test_the_link_is_good_for_three_days(client, chief, age, works):
    link = invite(client).context["link"]
    later = datetime.now() + timedelta(days=age)
    with mock.patch.object(PasswordResetTokenGenerator, "_now", return_value=later):
        assert (use(link).status_code == 302) == works


def test_the_link_is_mailed_when_mail_is_configured(client, chief, mailoutbox):
    link = invite(client).context["link"]
    [mail] = mailoutbox
    assert mail.to == ["nora@rangefinder.example"]
    assert link in mail.body


@pytest.mark.parametrize("backend", ["console", "dummy"])
def test_without_mail_the_link_is_only_shown(client, chief, mailoutbox, settings, backend):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    answer = invite(client)
    assert answer.context["link"]
    assert not answer.context["is_mailed"]


def test_a_server_that_takes_no_mail_is_told_and_the_link_is_shown(client, chief, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = invite(client)
    assert "could not be sent" in " ".join(str(m) for m in answer.context["messages"])
    assert answer.context["link"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"username": ""}, "username"),
        ({"username": "a b"}, "username"),
        ({"email": ""}, "email"),
        ({"email": "nora"}, "email"),
        ({"role": ""}, "role"),
        ({"role": "Superuser"}, "role"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_nobody_is_made(client, chief, given, field):
    answer = invite(client, **given)
    assert set(answer.context["adminform"].form.errors) == {field}
    assert not User.objects.filter(email="nora@rangefinder.example").exists()


def test_a_mail_address_leads_to_one_person(client, chief):
    invite(client)
    answer = invite(client, username="other", email="Nora@Rangefinder.example")
    assert set(answer.context["adminform"].form.errors) == {"email"}


def test_a_reset_is_a_link_too_and_is_noted(client, chief):
    user = make_user("Reporter", password="long-forgotten")
    assert client.get(page(user, "link")).context.get("link") is None
    answer = client.post(page(user, "link"))
    user.refresh_from_db()
    assert user.check_password("long-forgotten")
    assert use(answer.context["link"]).status_code == 302
    user.refresh_from_db()
    assert user.check_password("aperture-22!")
    assert "Made a link" in client.get(page(user, "history")).text


def test_somebody_deactivated_is_out_and_gets_no_link(client, chief):
    user = make_user("Reporter", email="r@rangefinder.example")
    theirs = Client()
    theirs.force_login(user)
    data = form_of(client, page(user)) | {"role": "Reporter"}
    data.pop("is_active")
    assert client.post(page(user), data).status_code == 302
    assert theirs.get(reverse("admin:index")).status_code == 302
    answer = client.post(page(user, "link"))
    assert "is not active" in " ".join(str(m) for m in answer.context["messages"])
    assert not answer.context.get("link")


def test_a_role_is_changed_by_somebody_else(client, chief):
    user = make_user("Reporter")
    client.post(page(user), form_of(client, page(user)) | {"role": "Editor"})
    assert roles_of(User.objects.get(pk=user.pk)) == ["Editor"]
    own = form_of(client, page(chief)) | {"role": "Reporter"}
    own.pop("is_active")
    answer = client.post(page(chief), own)
    assert set(answer.context["adminform"].form.errors) == {"role", "is_active"}


def test_powers_that_are_posted_are_not_given(client, chief):
    user = make_user("Reporter")
    form = form_of(client, page(user))
    assert not {"is_superuser", "is_staff", "user_permissions", "groups"} & set(form)
    admins = Group.objects.create(name="Admins")
    powers = {"is_superuser": "on", "groups": [admins.pk], "user_permissions": [1]}
    client.post(page(user), form | powers)
    user.refresh_from_db()
    assert not user.is_superuser
    assert [group.name for group in user.groups.all()] == ["Reporter"]
    assert not user.user_permissions.exists()


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Fact-checker", "Data editor"])
def test_the_users_are_the_managing_editors(client, role):
    client.force_login(make_user(role))
    user = make_user("Reporter")
    for url in (USERS, page(user), page(user, "link"), page(user, "history")):
        assert client.get(url).status_code == 403
    assert invite(client).status_code == 403
    assert client.post(page(user, "link")).status_code == 403
    assert not User.objects.filter(username="nora").exists()


def test_nobody_is_deleted_and_no_password_is_typed_for_others(client, chief, admin_client):
    user = make_user("Reporter")
    for browser in (client, admin_client):
        assert browser.post(page(user, "delete"), {"post": "yes"}).status_code == 403
        password = browser.get(f"/desk/auth/user/{user.pk}/password/", follow=True)
        assert password.status_code == 404
        assert browser.get("/desk/auth/group/").status_code == 404


def test_passwords_are_not_guessed_by_filters(client, chief):
    answer = client.get(USERS, {"password__startswith": "md5"})
    assert answer.status_code == 400 or "e=1" in answer.get("Location", "")


# Superusers


def test_superusers_are_in_no_list(client, chief, root):
    for query in ({}, {"q": "root"}, {"is_superuser__exact": "1"}, {"is_active__exact": "1"}):
        found = client.get(USERS, query).context["cl"].queryset
        assert root not in found


@pytest.mark.parametrize("name", ["change", "link", "history", "delete"])
def test_a_superusers_pages_are_not_found(client, chief, root, name):
    assert client.get(page(root, name)).status_code in ({403} if name == "delete" else {404})
    data = {"username": "root", "email": "mine@rangefinder.example", "role": "Reporter"}
    assert client.post(page(root, name), data).status_code in {403, 404}
    root.refresh_from_db()
    assert (root.email, root.is_superuser) == ("root@rangefinder.example", True)


@pytest.mark.parametrize(("model", "field"), [("article", "assignee"), ("author", "user")])
def test_superusers_are_in_no_autocomplete(client, root, model, field):
    client.force_login(make_user("Editor", username="root-cellar"))
    address = reverse("admin:autocomplete")
    params = {"app_label": "newsroom", "model_name": model, "field_name": field, "term": "root"}
    found = client.get(address, params).json()["results"]
    assert [row["text"] for row in found] == ["root-cellar"]


def test_a_reporter_is_offered_nobody(client, root):
    client.force_login(make_user("Reporter"))
    params = {"app_label": "newsroom", "model_name": "article", "field_name": "assignee"}
    assert client.get(reverse("admin:autocomplete"), params).status_code == 403


def test_a_superuser_cannot_be_chosen_but_stays_where_one_stands(client, root):
    client.force_login(make_user("Editor"))
    article, mine = make_article(), make_article(assignee=root)
    answer = save(client, article, assignee=root.pk)
    assert "assignee" in answer.context["adminform"].form.errors
    text = client.get(change_url(mine)).text
    assert "the administration" in text
    assert ">root<" not in text
    save(client, mine, headline="Other")
    assert Article.objects.get(pk=mine.pk).assignee == root


def test_the_list_of_authors_names_no_superuser(client, root):
    make_author(user=root)
    client.force_login(make_user("Editor"))
    text = client.get(reverse("admin:newsroom_author_changelist")).text
    assert "the administration" in text
    assert "root" not in text


def test_a_superuser_sees_superusers_and_makes_them(client, root):
    client.force_login(root)
    assert root in client.get(USERS).context["cl"].queryset
    user = make_user("Editor")
    data = form_of(client, page(user)) | {"is_superuser": "on", "is_staff": "on"}
    client.post(page(user), data)
    user.refresh_from_db()
    assert user.is_superuser


@pytest.mark.parametrize("rows", [2, 20])
def test_the_list_costs_the_same_with_many_users(client, chief, rows, django_assert_num_queries):
    for _ in range(rows):
        make_user("Reporter")
    client.get(USERS)
    with django_assert_num_queries(9):
        assert client.get(USERS).status_code == 200


def test_what_a_superuser_signed_is_signed_by_the_administration(client, root):
    root.first_name, root.username = "Zebulon", "zebulon"
    root.save()
    article = make_article()
    version = actions.publish(article, by=root)
    LogEntry.objects.log_actions(root.pk, [article], CHANGE, "Seen.", single_object=True)
    pages = (
        reverse("admin:newsroom_article_change", args=[article.pk]),
        reverse("admin:newsroom_article_history", args=[article.pk]),
        reverse("admin:newsroom_version_changelist"),
        reverse("admin:newsroom_version_change", args=[version.pk]),
    )
    client.force_login(make_user("Editor"))
    assert [page for page in pages if b"ebulon" in client.get(page).content] == []
    assert b"the administration" in client.get(pages[0]).content
    client.force_login(root)
    assert all(b"ebulon" in client.get(page).content for page in pages)
