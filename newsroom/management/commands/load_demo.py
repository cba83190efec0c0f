"""Fill an empty database with The Rangefinder, the publication that comes as an example."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

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
