"""`make bench-quotes`: detection measured on dev and probes, beside a plain "nearest said" rule.

Needs the data and the scorer of ../shared/quotes (another folder: QUOTES=). No Django, and the
times are CPU times of one process.
"""

import importlib.util
import os
import re
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newsroom.quotes.detection import detect  # noqa: E402
from newsroom.quotes.detection.vocabulary import SAYING  # noqa: E402

FOLDER = Path(os.environ.get("QUOTES", ROOT.parent / "shared" / "quotes"))
SETS = ("dev", "probes")

#: Rows of the table: words, must, aim, and where the scorer has it. The probes ask .93 and .90 end
#: to end, and .98 and .97 as the aim.
MEASURES = (
    ("span F1 (≥ .9 overlap)", ".980", ".990", lambda s: s["ov90"]["F1"]),
    ("span F1, exact", ".975", ".985", lambda s: s["exact"]["F1"]),
    ("scare quotes taken for quotations", "≤ .20", "≤ .10", lambda s: s["scare_fp_rate"]),
    ("at fragment recall", "≥ .50", "≥ .50", lambda s: s["fragment_recall"]),
    ("end to end, mention", ".915", ".955", lambda s: s["e2e_mention"]["F1"]),
    ("end to end, resolved", ".89", ".94", lambda s: s["e2e_resolved"]["F1"]),
    ("pronoun → name", ".70", ".85", lambda s: s["speaker_resolved_acc_pronoun"]),
    ("named resolved", ".95", ".98", lambda s: s["speaker_resolved_acc_named"]),
    ("full name", ".88", ".95", lambda s: s["speaker_fullname_acc"]),
)
LINEAR = {
    "1 MB of prose": (
        "“It is ready,” said Ada Byron, who leads Halia. The phone is late by a year, and the "
        "shops that were to sell it from the spring have been told to wait for the autumn.\n\n"
        "Tom Okafor of Pell Research expects 4 million to be sold. He lowered his forecast in "
        "March, when the supplier of the lens closed its plant near Jena for repairs.\n\n"
    ),
    "1 MB of opening marks": "“",
    "1 MB of one word": "a",
}

_PAIR = re.compile(r"[“\"«][^“”\"«»\n]+[”\"»]")
_NAME = re.compile(r"(?:[A-Z][\w’'-]+ ?){1,4}|\b(?:he|she|they|it)\b")
_SAID = re.compile(rf"\b(?:{'|'.join(sorted(SAYING))})\b")


def nearest_said(text: str) -> list[dict]:
    """Marks with a verb of saying near: the name or pronoun nearest to the verb speaks."""
    quotes = []
    for pair in _PAIR.finditer(text):
        words = len(pair.group().split())
        low, high = max(0, pair.start() - 120), min(len(text), pair.end() + 120)
        after, before = text[pair.end() : high], text[low : pair.start()]
        verbs = [(found.start(), pair.end() + found.start()) for found in _SAID.finditer(after)]
        verbs += [
            (len(before) - found.end(), low + found.start()) for found in _SAID.finditer(before)
        ]
        if not verbs and words < 4:
            continue
        speaker = None
        if verbs:
            at = min(verbs)[1]
            names = [
                (min(abs(low + name.start() - at), abs(low + name.end() - at)), name.group())
                for name in _NAME.finditer(
                    text[low : pair.start()] + "¶" * len(pair.group()) + after
                )
                if name.group().strip()
            ]
            speaker = min(names)[1].strip() if names else None
        quotes.append({"start": pair.start(), "end": pair.end(), "speaker": speaker})
    return quotes


def detected(text: str) -> list[dict]:
    return [
        {
            "start": quotation.start,
            "end": quotation.end,
            "speaker": quotation.speaker.written,
            "speaker_full": quotation.speaker.full,
            "speaker_start": quotation.speaker.start,
            "speaker_end": quotation.speaker.end,
        }
        for quotation in detect(text)
        if quotation.kind.is_quotation and quotation.level == 0
    ]


def main() -> int:
    if not FOLDER.exists():
        print(f"No data in {FOLDER}; QUOTES= names the folder.")
        return 1
    score = _scorer()
    columns = {}
    for name in SETS:
        gold = score.load(FOLDER / f"{name}.jsonl")
        for title, method in (("nearest said", nearest_said), ("ours", detected)):
            columns[f"{name}: {title}"] = _measure(score, gold, method)
    _print_table(columns)
    for title, unit in LINEAR.items():
        text = unit * (1_000_000 // len(unit.encode()))
        print(f"{title}: {_seconds(detect, text):.1f} s (≤ 6 s)")
    return 0


def _scorer():
    spec = importlib.util.spec_from_file_location("score", FOLDER / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _measure(score, gold, method) -> dict[str, str]:
    method(next(iter(gold.values()))["text"])  # weights are read once
    started = time.process_time()
    found = {key: {"id": key, "quotes": method(row["text"])} for key, row in gold.items()}
    spent = time.process_time() - started
    characters = sum(len(row["text"]) for row in gold.values())
    said = score.score(gold, found)
    column = {words: f"{value:.3f}" for words, _, _, read in MEASURES for value in [read(said)]}
    column["CPU ms for 3,800 characters"] = f"{spent * 1000 / characters * 3800:.1f}"
    return column


def _seconds(function, text: str) -> float:
    started = time.process_time()
    function(text)
    return time.process_time() - started


def _print_table(columns: dict[str, dict[str, str]]) -> None:
    titles = ["measure", "must", "aim", *columns]
    print("| " + " | ".join(titles) + " |")
    print("|" + "---|" * len(titles))
    rows = [(words, must, aim) for words, must, aim, _ in MEASURES]
    for words, must, aim in [*rows, ("CPU ms for 3,800 characters", "≤ 20", "≤ 6")]:
        cells = [words, must, aim, *(column[words] for column in columns.values())]
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    sys.exit(main())
