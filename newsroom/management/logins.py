"""One login per role, made on the first run, so that somebody can look round every desk."""

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

#: User name, first and last name, group.
ROLES = [
    ("reporter", "Rhea", "Porter", "Reporter"),
    ("editor", "Edwin", "Torr", "Editor"),
    ("factchecker", "Fay", "Checkley", "Fact-checker"),
    ("dataeditor", "Dara", "Tabor", "Data editor"),
    ("managingeditor", "Mina", "Edgeworth", "Managing editor"),
]
#: What each group may do in the desk's lists: (app, verbs). The rules of an article's way to
#: print are not here but in its actions.
PERMISSIONS = {
    "Reporter": [("newsroom", "view add change"), ("partnerships", "view add")],
    "Editor": [("newsroom", "view add change delete"), ("partnerships", "view add change")],
    "Fact-checker": [("newsroom", "view change"), ("partnerships", "view add change")],
    "Data editor": [("newsroom", "view"), ("partnerships", "view add change delete")],
    "Managing editor": [
        ("newsroom", "view add change delete"),
        ("partnerships", "view add change delete"),
        ("auth", "view add change"),
    ],
}
#: Nobody but the managing editor changes what the whole site is; nobody but a superuser adds
#: groups.
RESERVED = {"sitesettings": "Managing editor", "group": ""}


def make_logins(*, password: str = "") -> dict[str, str]:
    """Create the five users with their groups; return user name → password.

    Without `password` each gets a random one of 14 letters and digits.
    """
    User = get_user_model()
    passwords = {}
    for username, first, last, group in ROLES:
        passwords[username] = password or random_password()
        user = User.objects.create_user(
            username,
            email=f"{username}@rangefinder.example",
            password=passwords[username],
            first_name=first,
            last_name=last,
            is_staff=True,
        )
        user.groups.add(make_group(group))
    return passwords


def make_group(name: str) -> Group:
    """The group with its permissions; one that has some already keeps just those."""
    group, _ = Group.objects.get_or_create(name=name)
    if not group.permissions.exists():
        wanted = Q(pk=None)
        for app, verbs in PERMISSIONS[name]:
            for verb in verbs.split():
                wanted |= Q(content_type__app_label=app, codename__startswith=f"{verb}_")
        closed = [model for model, owner in RESERVED.items() if owner != name]
        group.permissions.set(
            Permission.objects.filter(wanted).exclude(
                ~Q(codename__startswith="view_"), content_type__model__in=closed
            )
        )
    return group


def set_passwords(usernames: list[str], password: str) -> list[str]:
    """Give those of these users that still exist the password; return whom."""
    changed = []
    for user in get_user_model().objects.filter(username__in=usernames).order_by("pk"):
        user.set_password(password)
        user.save(update_fields=["password"])
        changed.append(user.username)
    return changed


def random_password() -> str:
    alphabet = "abcdefghijkmnpqrstuvwxyz23456789"
    return "".join(secrets.choice(alphabet) for _ in range(14))


def write(path: Path, passwords: dict[str, str]) -> None:
    """Keep the passwords in a file that only its owner reads, one `name password` a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.writelines(f"{name} {password}\n" for name, password in passwords.items())
    draft.replace(path)


def read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    lines = (line.split(maxsplit=1) for line in path.read_text().splitlines() if " " in line)
    return dict(lines)
