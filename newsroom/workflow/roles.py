"""Who may do what: five groups, made by the project after each migration."""

from django.contrib.auth.models import AbstractUser, Group, Permission

_LEDGER_READ = "partnerships.view_*"
_LEDGER_WRITE = (
    "partnerships.view_*", "partnerships.add_*", "partnerships.change_*",
    "partnerships.accept_proposal",
)  # fmt: skip
#: What one may see of one's own articles, and choose from in their forms.
_OWN_READ = (
    "newsroom.view_article", "newsroom.view_byline", "newsroom.view_mention",
    "newsroom.view_articleclaim", "newsroom.view_publicwith", "newsroom.view_passage",
    "newsroom.view_version", "newsroom.view_factcheck", "newsroom.view_section",
    "newsroom.view_series", "newsroom.view_author", "newsroom.view_quote",
    "newsroom.view_quotespeaker", "newsroom.view_quotevariant", "newsroom.view_image",
    "newsroom.view_depiction", "newsroom.view_tick", "newsroom.view_untaggedquotation",
)  # fmt: skip
_ALL_READ = ("newsroom.view_*", "newsroom.see_all_articles")
_WRITING = (
    "newsroom.add_article", "newsroom.change_article", "newsroom.submit_article",
    "newsroom.*_byline", "newsroom.*_mention", "newsroom.*_articleclaim",
    "newsroom.add_quote", "newsroom.change_quote", "newsroom.*_quotespeaker",
    "newsroom.*_quotevariant", "newsroom.add_passage", "newsroom.add_image",
    "newsroom.change_image",
)  # fmt: skip
#: How the newsroom judges is for its managing editor to say.
_NO_RULES = ("-partnerships.add_houserules", "-partnerships.change_houserules")
_EDITING = (
    *_WRITING, "newsroom.approve_article", "newsroom.publish_article", "newsroom.correct_article",
    "newsroom.change_passage", "newsroom.*_section", "newsroom.*_series", "newsroom.*_author",
    "newsroom.*_publicwith", "newsroom.*_depiction", "newsroom.*_frontpage",
    "newsroom.*_frontpageslot", "newsroom.*_factcheck",
)  # fmt: skip

#: role → patterns of permissions, "app.action_model" with * for any, - before what is not meant
#: by them (complaints hold the addresses of those who sent them). Reporters see their own
#: articles only (Article.objects.visible_to), and what they add to the ledger is a proposal
#: (partnerships.proposals): they may add there, and not change.
ROLES = {
    "Reporter": (
        *_OWN_READ, _LEDGER_READ, "-partnerships.view_contest", *_WRITING,
        "partnerships.add_document", "partnerships.add_person", "partnerships.add_appointment",
        "partnerships.add_company", "partnerships.add_device", "partnerships.add_name",
        "partnerships.add_citation", "partnerships.add_source", "partnerships.add_claim",
        "partnerships.add_claimsource", "partnerships.add_report",
    ),
    "Editor": (*_ALL_READ, *_LEDGER_WRITE, *_NO_RULES, "partnerships.delete_citation", *_EDITING),
    "Fact-checker": (
        *_ALL_READ, _LEDGER_READ, "newsroom.change_passage", "newsroom.*_factcheck",
        "partnerships.add_document", "partnerships.change_document", "partnerships.add_verdict",
        "partnerships.change_verdict", "partnerships.*_citation",
    ),
    "Data editor": (
        *_ALL_READ, *_LEDGER_WRITE, *_NO_RULES, "partnerships.delete_*", "newsroom.change_quote",
        "newsroom.add_quote", "newsroom.*_quotespeaker", "newsroom.*_quotevariant",
        "newsroom.merge_record",
    ),
    "Managing editor": (
        *_ALL_READ, *_LEDGER_WRITE, "partnerships.delete_*", *_EDITING,
        "newsroom.withdraw_article", "newsroom.redact_version", "newsroom.merge_record",
        "newsroom.*_sitesettings",
        "auth.view_user", "auth.add_user", "auth.change_user",
    ),
}  # fmt: skip


def matches(pattern: str, app: str, codename: str) -> bool:
    """Does "app.action_model", with * for any action or model, name this permission?"""
    wanted_app, _, wanted = pattern.partition(".")
    action, _, model = wanted.partition("_")
    have_action, _, have_model = codename.partition("_")
    return app == wanted_app and action in ("*", have_action) and (model in ("*", have_model))


def grants(patterns: tuple[str, ...], app: str, codename: str) -> bool:
    """Do the patterns of a role give this permission?"""
    meant = [p for p in patterns if not p.startswith("-") and matches(p, app, codename)]
    return bool(meant) and f"-{app}.{codename}" not in patterns


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
            if grants(patterns, permission.content_type.app_label, permission.codename)
        )


def roles_of(user: AbstractUser) -> list[str]:
    """Names of the roles that a user has, in the order of the table; one, as a rule."""
    held = {group.name for group in user.groups.all()} if user.pk else set()
    return [name for name in ROLES if name in held]


def give_role(user: AbstractUser, role: str) -> None:
    """Make this the only role of a user; other groups stay. Without a role they have none."""
    user.groups.remove(*Group.objects.filter(name__in=ROLES.keys() - {role}))
    if role:
        user.groups.add(Group.objects.get(name=role))
