"""One login per role, made on the first run, so that somebody can look round every desk."""

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group

#: User name, first and last name, group (newsroom.workflow.roles makes the groups).
ROLES = [
    ("reporter", "Rhea", "Porter", "Reporter"),
    ("editor", "Edwin", "Torr", "Editor"),
    ("factchecker", "Fay", "Checkley", "Fact-checker"),
    ("dataeditor", "Dara", "Tabor", "Data editor"),
    ("managingeditor", "Mina", "Edgeworth", "Managing editor"),
]


def somebody_can_sign_in() -> bool:
    """Whether any user has a password; those that the demo alone makes have none."""
    users = get_user_model().objects.exclude(password="")
    return users.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists()


def make_logins(*, password: str = "") -> dict[str, str]:
    """Make the five users with their groups and passwords; return user name → password.

    Without `password` each gets a random one of 14 letters and digits.
    """
    passwords = {}
    for username, first, last, group in ROLES:
        user, _ = get_user_model().objects.get_or_create(
            username=username, defaults={"first_name": first, "last_name": last, "is_staff": True}
        )
        passwords[username] = password or random_password()
        user.email = user.email or f"{username}@rangefinder.example"
        user.set_password(passwords[username])
        user.save()
        user.groups.add(Group.objects.get(name=group))
    return passwords


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
