from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from partnerships.rumours import scores

FORMS = {".json": "json", ".csv": "csv"}


class Command(BaseCommand):
    help = (
        "Writes the public ledger to a file, .json (with the scores) or .csv, each entry with "
        "the hash of the one before; verify_ledger checks it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, file, **options):
        form = FORMS.get(file.suffix)
        if form is None:
            raise CommandError(f"{file}: the name has to end in .json or .csv.")
        try:
            file.write_text(scores.exported(form), encoding="utf-8", newline="")
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"The ledger is in {file}.")
