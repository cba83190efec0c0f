"""manage.py make_cards: the share cards that are missing, and those of another design or name."""

from django.core.management.base import BaseCommand

from newsroom.models import ShareCard
from newsroom.public.cards import make_all


class Command(BaseCommand):
    help = "Draw the share cards that are missing, as after the publication changed its name."

    def handle(self, **options):
        before = ShareCard.objects.count()
        make_all()
        self.stdout.write(f"{ShareCard.objects.count() - before} more cards.")
