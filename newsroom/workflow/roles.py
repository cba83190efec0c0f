"""Who may do what: five groups, made by the project after each migration."""

from django.contrib.auth.models import Group, Permission

_LEDGER_READ = "partnerships.view_*"
_LEDGER_WRITE = ("partnerships.view_*", "partnerships.add_*", "partnerships.change_*")
_DESK_READ = "newsroom.view_*"
_WRITING = (
    "newsroom.add_article", "newsroom.change_article", "newsroom.submit_article",
    "newsroom.*_byline", "newsroom.*_mention", "newsroom.*_articleclaim",
    "newsroom.add_quote", "newsroom.change_quote", "newsroom.*_quotespeaker",
    "newsroom.*_quotevariant", "newsroom.add_passage", "newsroom.change_passage",
    "newsroom.add_image", "newsroom.change_image",
)  # fmt: skip
_EDITING = (
    *_WRITING, "newsroom.approve_article", "newsroom.publish_article", "newsroom.correct_article",
    "newsroom.*_section", "newsroom.*_series", "newsroom.*_author", "newsroom.*_publicwith",
    "newsroom.*_depiction", "newsroom.*_frontpage", "newsroom.*_frontpageslot",
    "newsroom.*_factcheck",
)  # fmt: skip

#: role → patterns of permissions, "app.action_model" with * for any.
ROLES = {
    "Reporter": (
        _DESK_READ, _LEDGER_READ, *_WRITING,
        "partnerships.add_document", "partnerships.add_person", "partnerships.add_appointment",
        "partnerships.add_company", "partnerships.add_device", "partnerships.add_name",
        "partnerships.add_citation",
    ),
    "Editor": (_DESK_READ, *_LEDGER_WRITE, "partnerships.delete_citation", *_EDITING),
    "Fact-checker": (
        _DESK_READ, _LEDGER_READ, "newsroom.change_passage", "newsroom.*_factcheck",
        "partnerships.*_document", "partnerships.*_verdict", "partnerships.*_citation",
    ),
    "Data editor": (
        _DESK_READ, *_LEDGER_WRITE, "partnerships.delete_*", "newsroom.change_quote",
        "newsroom.add_quote", "newsroom.*_quotespeaker", "newsroom.*_quotevariant",
    ),
    "Managing editor": (
        _DESK_READ, *_LEDGER_WRITE, "partnerships.delete_*", *_EDITING,
        "newsroom.withdraw_article", "newsroom.redact_version", "newsroom.*_sitesettings",
        "auth.view_user", "auth.add_user", "auth.change_user",
    ),
}  # fmt: skip


def matches(pattern: str, app: str, codename: str) -> bool:
    """Does "app.action_model", with * for any action or model, name this permission?"""
    wanted_app, _, wanted = pattern.partition(".")
    action, _, model = wanted.partition("_")
    have_action, _, have_model = codename.partition("_")
    return app == wanted_app and action in ("*", have_action) and (model in ("*", have_model))


def make_roles():
    """Create the five groups and give each exactly its permissions; running it again is safe."""
    permissions = list(
        Permission.objects.filter(
            content_type__app_label__in=["newsroom", "partnerships", "auth"]
        ).select_related("content_type")
    )
    for name, patterns in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(
            permission
            for permission in permissions
            if any(
                matches(pattern, permission.content_type.app_label, permission.codename)
                for pattern in patterns
            )
        )
