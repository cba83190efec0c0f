"""role × model × what one may do with it, as a table that an editor could check."""

from collections import defaultdict

import pytest
from django.contrib import admin
from django.urls import reverse

from newsroom.models import Article
from newsroom.workflow.roles import ROLES, give_role, make_roles, roles_of
from tests.newsroom.factories import make_article, make_author, make_user

pytestmark = pytest.mark.django_db

# v view · a add · c change · d delete; one column for each role:
#                                       Reporter Editor Fact-chk Data ed. Managing ed.
TABLE = {
    "article":                         ("vac",   "vac",  "v",    "v",     "vac"),
    "section series author":           ("v",     "vacd", "v",    "v",     "vacd"),
    "image":                           ("vac",   "vac",  "v",    "v",     "vac"),
    "quote":                           ("vac",   "vac",  "v",    "vac",   "vac"),
    "passage":                         ("v",     "vc",   "vc",   "v",     "vc"),
    "untaggedquotation":               ("v",     "v",    "v",    "v",     "v"),
    "version":                         ("v",     "v",    "v",    "v",     "v"),
    "changedfact":                     ("",      "v",    "v",    "v",     "v"),
    "merge":                           ("",      "v",    "v",    "va",    "va"),
    "factcheck":                       ("v",     "vacd", "vacd", "v",     "vacd"),
    "frontpage":                       ("",      "vacd", "v",    "v",     "vacd"),
    "sitesettings":                    ("",      "v",    "v",    "v",     "vc"),
    "record":                          ("v",     "v",    "v",    "v",     "v"),
    "person company device":           ("va",    "vac",  "v",    "vacd",  "vacd"),
    "appointment name":                ("va",    "vac",  "v",    "vacd",  "vacd"),
    "document":                        ("va",    "vac",  "vac",  "vacd",  "vacd"),
    "partnership party term partnershipevent partnershipdevice":
                                       ("v",     "vac",  "v",    "vacd",  "vacd"),
    "ownership ticker":                ("v",     "vac",  "v",    "vacd",  "vacd"),
    "deviceevent lineage release specification price":
                                       ("v",     "vac",  "v",    "vacd",  "vacd"),
    "rivaldate":                       ("v",     "vc",   "v",    "vcd",   "vcd"),
    "source claim report":             ("va",    "vac",  "v",    "vacd",  "vacd"),
    "verdict":                         ("v",     "vc",   "vc",   "vc",    "vc"),
    "contest":                         ("",      "vc",   "v",    "vcd",   "vcd"),
    "houserules":                      ("v",     "v",    "v",    "v",     "vc"),
    "user":                            ("",      "",     "",     "",      "vac"),
}  # fmt: skip
#: What the index offers: what one may do something with, and the ledger to look things up.
LEDGER = {"appointment", "claim", "company", "contest", "device", "document", "partnership",
          "person", "source", "term", "verdict"}  # fmt: skip
READING = {"article", "quote", "passage", "untaggedquotation", "version", "factcheck"}
INDEX = {
    "Reporter": (LEDGER - {"contest"}) | READING | {"image"},
    "Editor": LEDGER
    | READING
    | {"image", "section", "series", "author", "frontpage", "changedfact"},
    "Fact-checker": LEDGER | READING,
    "Data editor": LEDGER | READING | {"merge"},
    "Managing editor": LEDGER
    | READING
    | {
        "changedfact",
        "image",
        "section",
        "series",
        "author",
        "frontpage",
        "sitesettings",
        "user",
        "houserules",
        "merge",
    },
}
VERBS = {"v": "view", "a": "add", "c": "change", "d": "delete"}
OURS = {"newsroom", "partnerships", "auth"}


@pytest.fixture
def request_of(rf):
    def request(role):
        request = rf.get("/desk/")
        request.user, request.resolver_match = make_user(role), None
        return request

    return request


def pages():
    """The desk's pages by the name of their model."""
    return {
        model._meta.model_name: page
        for model, page in admin.site._registry.items()
        if model._meta.app_label in OURS
    }


def test_the_table_names_every_page_of_the_desk():
    assert {name for names in TABLE for name in names.split()} == set(pages())


@pytest.mark.parametrize(("column", "role"), enumerate(ROLES))
def test_who_may_do_what_with_which_model(column, role, request_of):
    request = request_of(role)
    table = {name: cells[column] for names, cells in TABLE.items() for name in names.split()}
    found = {
        name: "".join(
            letter
            for letter, verb in VERBS.items()
            if getattr(page, f"has_{verb}_permission")(request)
        )
        for name, page in pages().items()
    }
    assert found == table


@pytest.mark.parametrize("role", ROLES)
def test_the_address_of_a_page_that_one_lacks_is_forbidden(role, client):
    client.force_login(make_user(role))
    column = list(ROLES).index(role)
    for names, cells in TABLE.items():
        for name in names.split():
            label = pages()[name].opts.app_label
            answers = defaultdict(lambda: 403, dict.fromkeys(cells[column], 200))
            for letter, page in (("v", "changelist"), ("a", "add")):
                answer = client.get(reverse(f"admin:{label}_{name}_{page}"), follow=True)
                assert answer.status_code == answers[letter], (name, page)


@pytest.mark.parametrize("role", ROLES)
def test_the_index_shows_what_the_role_may_use(role, client):
    client.force_login(make_user(role))
    apps = client.get(reverse("admin:index")).context["app_list"]
    shown = {model["model"]._meta.model_name for app in apps for model in app["models"]}
    assert shown == INDEX[role]


def test_a_role_takes_the_place_of_another():
    user = make_user("Reporter")
    give_role(user, "Editor")
    assert roles_of(user) == ["Editor"]
    give_role(user, "")
    assert roles_of(user) == []


def test_making_the_roles_again_changes_nothing():
    user = make_user("Reporter")
    before = user.get_all_permissions()
    make_roles()
    assert type(user).objects.get(pk=user.pk).get_all_permissions() == before


# Whose articles


@pytest.mark.parametrize("role", ROLES)
def test_reporters_see_their_own_and_the_others_see_all(role):
    user = make_user(role)
    mine = [
        make_article(created_by=user),
        make_article(assignee=user),
        make_article(authors=[make_author(user=user), make_author()]),
    ]
    make_article(created_by=make_user("Reporter"), authors=[make_author()])
    seen = Article.objects.visible_to(user)
    assert seen.count() == (3 if role == "Reporter" else 4)
    assert set(mine) <= set(seen)
    writes = role in {"Reporter", "Editor", "Managing editor"}
    assert list(Article.objects.editable_by(user)) == (list(seen) if writes else [])


def test_staff_without_a_role_sees_nothing():
    user = make_user()
    make_article(created_by=user)
    assert not Article.objects.visible_to(user).exists()
