"""A plain text file becomes a draft at the desk."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from newsroom.articles.importing import MAX_BYTES, UnreadableText, too_large
from newsroom.articles.models import Article
from newsroom.workflow.errors import Refused
from newsroom.workflow.importing import import_text


class Command(BaseCommand):
    help = (
        "Import a plain text file as a draft: an optional “date YYYY-MM-DD” first, paragraphs "
        "parted by blank lines, UTF-8 or Windows-1252."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--by", metavar="USER", help="The user name of whoever imports it.")

    def handle(self, *, file, by, **options):
        user = _user(by) if by else None
        try:
            article = import_text(_read(file), by=user, filename=file.name)
        except (UnreadableText, Refused) as error:
            raise CommandError(str(error)) from error
        self._report(article)

    def _report(self, article: Article):
        address = reverse("admin:newsroom_article_change", args=[article.pk])
        self.stdout.write(f"{article.revisions.latest().note}")
        self.stdout.write(f"Draft: “{article}” {settings.SITE_URL.rstrip('/')}{address}")
        mentions = article.mentions.offered().select_related("record")
        if not mentions:
            self.stdout.write("The text names nobody and nothing on file.")
        for mention in mentions:
            kind = mention.record.get_kind_display()
            self.stdout.write(f"Offered: {mention.record.name} ({kind}), as “{mention.words}”")


def _user(name: str):
    User = get_user_model()
    try:
        return User.objects.get_by_natural_key(name)
    except User.DoesNotExist:
        raise CommandError(f"There is no user “{name}”.") from None


def _read(path: Path) -> bytes:
    """The bytes of the file, whose size is looked at before it is read."""
    try:
        if path.is_dir():
            raise CommandError(f"{path} is a folder, not a text file.")
        with path.open("rb") as file:
            if (size := path.stat().st_size) > MAX_BYTES:
                raise CommandError(too_large(size))
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CommandError(f"There is no file {path}.") from None
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
    return data
