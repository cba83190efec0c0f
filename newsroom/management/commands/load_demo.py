"""Fill an empty database with The Rangefinder, the publication that comes as an example."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from newsroom.articles.querysets import Publication
from newsroom.demo.loading import load
from newsroom.models import Article


class Command(BaseCommand):
    help = "Load the demo: The Rangefinder with its records, quotes and articles."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force", action="store_true", help="Load it although there are articles."
        )

    def handle(self, *, force, **options):
        if not force and Article.objects.exists():
            raise CommandError("This database has articles. Nothing was loaded; --force loads.")
        try:
            counts = load()
        except ValidationError as error:
            raise CommandError(
                f"The demo does not fit beside what is here, so nothing was loaded. "
                f"{' '.join(error.messages)}"
            ) from error
        loaded = ", ".join(f"{number} {name}" for name, number in counts.items())
        self.stdout.write(f"Loaded The Rangefinder: {loaded}.")
        self.stdout.write(f"Of the articles {_publication()}.")


def _publication() -> str:
    """How many articles readers see, and how many not yet or no longer."""
    seen = Counter(Article.objects.with_publication().values_list("publication", flat=True))
    return ", ".join(f"{seen[value]} {Publication(value).label.lower()}" for value in sorted(seen))
