"""Load the demo: the publication, its ledger, its quotes and its articles, or nothing."""

import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from newsroom.demo import manuscripts
from newsroom.demo.articles import load_article, load_quotes
from newsroom.demo.editorial import load_editorial
from newsroom.demo.ledger import load_ledger
from newsroom.demo.rumours import load_rumours
from newsroom.management.logins import ROLES
from newsroom.models import Article, Author, Image, Quote, Section, Series, SiteSettings, Version
from partnerships.models import (
    Claim,
    Company,
    Device,
    Document,
    Partnership,
    Person,
    Statement,
)

FOLDER = Path(__file__).parent
_COUNTED = (
    Document, Company, Person, Device, Partnership, Claim, Statement, Quote, Article, Version,
    Image,
)  # fmt: skip


@transaction.atomic
def load() -> dict[str, int]:
    """Load everything; answers how many rows of each kind were added, by plural name."""
    before = _count()
    desk = {role[0]: _desk_user(*role) for role in ROLES}
    load_publication(json.loads((FOLDER / "publication.json").read_text()), desk=desk)
    data = {path.stem: json.loads(path.read_text()) for path in FOLDER.glob("records/*.json")}
    ledger = load_ledger(data)
    load_rumours(ledger, data, by=desk["dataeditor"])
    quotes = load_quotes(ledger, data["quotes"], by=desk["dataeditor"])
    editorial = json.loads((FOLDER / "editorial.json").read_text())
    quotes |= load_editorial(ledger, editorial, by=desk["dataeditor"], now=timezone.now())
    for path in sorted((FOLDER / "articles").glob("*.txt")):
        manuscript = manuscripts.read(path.name, path.read_text())
        load_article(manuscript, ledger, quotes, desk=desk)
    after = _count()
    return {name: after[name] - before[name] for name in after}


def _count() -> dict[str, int]:
    return {str(model._meta.verbose_name_plural): model.objects.count() for model in _COUNTED}


def _desk_user(username: str, first_name: str, last_name: str, group: str):
    """The login of the role; where it is missing, a user without a password."""
    user, is_new = get_user_model().objects.get_or_create(
        username=username,
        defaults={"first_name": first_name, "last_name": last_name, "is_staff": True},
    )
    if is_new:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=group))
    return user


def load_publication(data: dict, *, desk: dict) -> None:
    """Name and rules of the publication, unless set by somebody; sections, series, authors."""
    SiteSettings.objects.get_or_create(pk=1, defaults=data["settings"])
    for position, section in enumerate(data["sections"]):
        Section.objects.get_or_create(
            slug=section["slug"], defaults={**section, "position": position}
        )
    for series in data["series"]:
        Series.objects.get_or_create(slug=series["slug"], defaults=series)
    for author in data["authors"]:
        user = desk[author["user"]] if "user" in author else None
        Author.objects.get_or_create(slug=author["slug"], defaults={**author, "user": user})
