from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from partnerships.rumours import ledger_file


class Command(BaseCommand):
    help = (
        "Checks an exported ledger, JSON or CSV, from the file alone: the chain of hashes, and "
        "that the scores follow from the entries. Names the first entry that was changed."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--earlier", type=Path, help="an earlier file that this one has to continue"
        )

    def handle(self, file, earlier, **options):
        try:
            found = ledger_file.verified(_read(file))
            if earlier is not None:
                ledger_file.continues(found, self.earlier(earlier))
        except ledger_file.Broken as broken:
            raise CommandError(str(broken)) from None
        count, sources = len(found.entries), len(found.board.rows)
        self.stdout.write(
            f"{file}: the chain of entries holds ({count}), and the scores follow from it "
            f"(sources: {sources})."
        )
        self.stdout.write(f"Head: {found.head or 'none'}")

    def earlier(self, file):
        try:
            return ledger_file.verified(_read(file))
        except ledger_file.Broken as broken:
            raise CommandError(f"In {file}: {broken}") from None


def _read(file):
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
