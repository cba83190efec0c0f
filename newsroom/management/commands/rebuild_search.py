from django.core.management.base import BaseCommand
from django.db import connection, transaction

from newsroom.models import SearchEntry
from newsroom.search.sources import rebuild


class Command(BaseCommand):
    help = "Write the index of the search anew: after rows came in past the database's triggers."

    def handle(self, **options):
        with transaction.atomic(), connection.cursor() as cursor:
            rebuild(cursor, connection.vendor)
        self.stdout.write(f"Entries in the index: {SearchEntry.objects.count():,}.")
