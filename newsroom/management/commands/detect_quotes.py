"""Quotations and speakers of many texts, a line of JSON each."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsroom.quotes.detection import Quotation, detect


class Command(BaseCommand):
    help = (
        "Read {“id”, “text”} lines from IN, write {“id”, “quotes”} lines to OUT; offsets are "
        "Python characters, marks included."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--jsonl", nargs=2, type=Path, metavar=("IN", "OUT"), required=True)
        parser.add_argument(
            "--all",
            action="store_true",
            help="Scare quotes, titles and quotations inside quotations as well.",
        )

    def handle(self, *, jsonl, all, **options):
        source, target = jsonl
        count = 0
        try:
            with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
                for number, line in enumerate(lines, start=1):
                    if line.strip():
                        out.write(_answer(line, number, everything=all) + "\n")
                        count += 1
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{error}") from error
        self.stdout.write(f"{count} texts read, {target} written.")


def _answer(line: str, number: int, *, everything: bool) -> str:
    try:
        article = json.loads(line)
        identity, text = article["id"], article["text"]
    except (ValueError, KeyError, TypeError):
        raise CommandError(f"Line {number} is no JSON object with “id” and “text”.") from None
    if not isinstance(text, str):
        raise CommandError(f"Line {number}: “text” is not a string.")
    found = [
        as_json(quotation)
        for quotation in detect(text)
        if everything or (quotation.kind.is_quotation and quotation.level == 0)
    ]
    return json.dumps({"id": identity, "quotes": found}, ensure_ascii=False)


def as_json(quotation: Quotation) -> dict:
    speaker = quotation.speaker
    return {
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.words,
        "speaker": speaker.written,
        "speaker_full": speaker.full,
        "speaker_start": speaker.start,
        "speaker_end": speaker.end,
        "kind": quotation.kind.value,
        "confidence": quotation.confidence,
    }
