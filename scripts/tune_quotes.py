"""Tune the weights of quotation detection and write newsroom/quotes/detection/weights.json.

    .venv/bin/python scripts/tune_quotes.py            # train.jsonl and scripts/quotes_own.txt
    .venv/bin/python scripts/tune_quotes.py --folds 3  # measure by cross-validation, write nothing

train.jsonl lies in ../shared/quotes (QUOTES=) and may not be passed on: what is written holds
numbers on features of structure only. Three questions, each a linear model fitted by gradient
descent (AdaGrad), its weights averaged over the later half of the rounds: was it said (logistic),
who said it (softmax over the candidates), whom does “he” stand for (the same).
"""

import argparse
import importlib.util
import json
import os
import random
import re
import sys
from collections import Counter
from math import exp, sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newsroom.quotes.detection import detector, kinds, ranking  # noqa: E402
from newsroom.quotes.detection.antecedents import Memory  # noqa: E402
from newsroom.quotes.detection.features import features, nobody  # noqa: E402
from newsroom.quotes.detection.marks import (  # noqa: E402
    house_is_single,
    marked_in,
    paragraphs,
)
from newsroom.quotes.detection.mentions import Form  # noqa: E402
from newsroom.quotes.detection.scene import Previous  # noqa: E402
from newsroom.quotes.detection.surroundings import setting_of  # noqa: E402

FOLDER = Path(os.environ.get("QUOTES", ROOT.parent / "shared" / "quotes"))
OWN = ROOT / "scripts" / "quotes_own.txt"
TUNED_ON = (
    "train.jsonl: 718 US news articles of 2015-11 to 2016-09, annotated for quotations and their "
    "sources; scripts/quotes_own.txt: 219 texts of our own, counted three times. Numbers on "
    "features of structure only. Written by scripts/tune_quotes.py."
)
OWN_TIMES = 3
#: Weights nearer to nothing than this are left out.
SMALLEST = {"kind": 0.03, "speaker": 0.12, "antecedent": 0.03}

#: Weight of an example by its label: said, a fragment of one to three words, not said.
IMPORTANCE = {"said": 1.0, "fragment": 0.5, "not": 3.0}

_MARKUP = re.compile(r"\{(\d):(.*?)\}|\[(\d):(.*?)\]", re.DOTALL)


def _scorer():
    spec = importlib.util.spec_from_file_location("score", FOLDER / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


score = _scorer() if FOLDER.exists() else None


# ---- our own sentences


def own_articles() -> list[dict]:
    lines = OWN.read_text(encoding="utf-8").splitlines()
    return [_own_article(line) for line in lines if line and not line.startswith("#")]


def _own_article(line: str) -> dict:
    """{1:speaker} said [1:“words”]; [0:“…”] is not said by anybody; ¶ parts paragraphs."""
    line = line.replace("¶", "\n\n").lstrip()
    text, at, speakers, pieces = "", 0, {}, []
    for found in _MARKUP.finditer(line):
        text += line[at : found.start()]
        at = found.end()
        if found.group(1):
            place = (len(text), len(text) + len(found.group(2)), found.group(2))
            speakers.setdefault(found.group(1), []).append(place)
            text += found.group(2)
        else:
            for part in found.group(4).split("\n\n"):
                start = len(text)
                text += part + "\n\n"
                pieces.append((found.group(3), start, start + len(part.rstrip(".")), part))
            text = text[:-2]
    article = {"id": line, "text": text + line[at:], "quotes": [], "optional": [], "nonquotes": []}
    for label, start, end, words in pieces:
        if label == "0":
            article["nonquotes"].append({"start": start, "end": end, "text": words})
        else:
            nearest = min(speakers[label], key=lambda place: abs(place[0] - start))
            article["quotes"].append(_own_quote(start, end, *nearest))
    if not pieces:  # words in marks that nobody is said to have said
        for found in re.finditer("“[^”]*”", article["text"]):
            article["quotes"].append(
                {"start": found.start(), "end": found.end(), "speaker_type": "none"}
            )
    return article


def _own_quote(start, end, speaker_start, speaker_end, speaker) -> dict:
    words = speaker.split()
    if speaker.lower() in ("he", "she", "it", "they"):
        kind = "pronoun"
    elif all(word[0].isupper() for word in words):
        kind = "named"
    else:
        kind = "nominal"
    return {
        "start": start,
        "end": end,
        "speaker": speaker,
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
        "speaker_type": kind,
        "speaker_name": speaker if kind == "named" else None,
    }


# ---- examples


def examples_of(article: dict) -> tuple[list, list, list]:
    """Examples of the three questions: (importance, rows of features, right rows)."""
    reader = _reader(article["text"])
    if not reader.marked:
        return [], [], []
    labels = _labels(article)
    said, spoken, meant = [], [], []
    settled: set[int] = set()
    memory = Memory()
    for number, marked in enumerate(reader.marked):
        setting = setting_of(reader.narrative, number)
        place = score.shrink(article["text"], marked.start, marked.end)
        label, quote = labels.get(place, ("not", None))
        count, words = kinds.shape(article["text"], marked)
        row = kinds.kind_features(reader.narrative, setting, marked, count, words)
        if label in IMPORTANCE:
            said.append((IMPORTANCE[label], [row], [0] if label != "not" else []))
        if label not in ("said", "fragment"):
            continue
        candidates = reader.scene.candidates(setting, reader.previous)
        right = _right_candidates(reader, quote, candidates) if candidates else []
        if candidates and quote.get("speaker_type") == "none":
            right = [len(candidates)]
        if right:
            rows = features(reader.scene, setting, reader.previous, candidates)
            spoken.append((1.0, [*rows, nobody(setting, candidates)], right))
        chosen = candidates[right[0]] if right and right[0] < len(candidates) else None
        reader.previous = Previous(chosen, setting.place, setting.paragraph)
        if chosen is not None:
            meant += _antecedent_example(reader, quote, chosen, memory, settled)
    return said, spoken, meant


def _reader(text: str) -> detector.Reader:
    spans = paragraphs(text)
    marked = marked_in(text, spans)
    single = house_is_single(marked)
    quoting = [
        [pair for pair in row if pair.level == 0 and (single or not pair.is_single)]
        for row in marked
    ]
    return detector.Reader(text, spans, quoting)


def _labels(article: dict) -> dict[tuple[int, int], tuple[str, dict]]:
    labels = {}
    for quote in article["quotes"]:
        labels[_place(article, quote)] = ("said", quote)
    for quote in article["nonquotes"]:
        labels[_place(article, quote)] = ("not", quote)
    for quote in article["optional"]:
        fragment = quote["why"] == "short-mixed"
        labels[_place(article, quote)] = ("fragment" if fragment else "unjudged", quote)
    return labels


def _place(article: dict, quote: dict) -> tuple[int, int]:
    return score.shrink(article["text"], quote["start"], quote["end"])


def _right_candidates(reader, quote: dict, candidates: list) -> list[int]:
    """Those that stand in the annotated source; a name by its surname, a phrase by its noun."""
    if quote.get("speaker_start") is None:
        return []
    start, end, tokens = quote["speaker_start"], quote["speaker_end"], reader.scene.tokens
    inside = [
        number
        for number, mention in enumerate(candidates)
        if tokens[mention.first].start < end and tokens[mention.of - 1].end > start
    ]
    if quote["speaker_type"] == "named" and quote.get("speaker_name"):
        surname = score.surname(quote["speaker_name"])
        bearing = [
            number
            for number, mention in enumerate(candidates)
            if mention.form is Form.NAME and surname in score.toks(mention.name)
        ]
        if bearing:
            return [number for number in bearing if number in inside][:1] or bearing
    if len(inside) < 2:
        return inside
    head = score.head(quote["speaker"])
    words = {
        number: score.toks(
            reader.text[
                tokens[candidates[number].first].start : tokens[candidates[number].last - 1].end
            ]
        )
        for number in inside
    }
    last = [number for number in inside if words[number][-1:] == [head]]
    anywhere = [number for number in inside if head in words[number]]
    return (last or anywhere or inside)[:1]


def _antecedent_example(reader, quote, mention, memory, settled) -> list:
    """Who “he” is, where the data say; the memory is kept as detection would keep it."""
    identity = reader.identities.of.get(mention.number)
    if identity is not None:
        memory.note(identity, mention)
        return []
    full = quote.get("speaker_full") or quote.get("speaker_full_silver")
    if mention.head not in ("he", "she") or mention.number in settled or not full:
        return []
    settled.add(mention.number)
    finder = reader.resolver.antecedents
    people = finder.candidates(mention)
    names = [set(score.toks(person.name)) for person, _ in people]
    surname, first = score.surname(full), score.toks(full)[0]
    right = [number for number, name in enumerate(names) if surname in name and first in name]
    right = right or [number for number, name in enumerate(names) if surname in name]
    if not right:
        memory.last_speaker = None
        return []
    rows = finder.features(mention, people, memory)
    memory.note(people[right[0]][0], mention)
    return [(1.0, rows, right)]


# ---- fitting


def fit(
    examples: list, *, rate: float, rounds: int, decay: float, rarest: int, smallest: float
) -> dict[str, float]:
    """Weights that make the right rows likely; one row alone is a yes or no."""
    counts = Counter(name for _, rows, _ in examples for row in rows for name in row)
    index = {name: place for place, name in enumerate(n for n, c in counts.items() if c >= rarest)}
    data = [
        (importance, [[index[n] for n in row if n in index] for row in rows], set(right))
        for importance, rows, right in examples
    ]
    weights, squares = [0.0] * len(index), [1e-6] * len(index)
    total, kept = [0.0] * len(index), 0
    shuffle = random.Random(0).shuffle
    for turn in range(rounds):
        shuffle(data)
        for importance, rows, right in data:
            scores = [sum([weights[place] for place in row]) for row in rows]
            for row, slope in zip(rows, _slopes(scores, right), strict=True):
                step = importance * slope
                if abs(step) < 1e-4 and not decay:
                    continue
                for place in row:
                    pull = step + decay * weights[place]
                    squares[place] += pull * pull
                    weights[place] -= rate * pull / sqrt(squares[place])
        if turn >= rounds // 2:
            kept += 1
            total = [old + new for old, new in zip(total, weights, strict=True)]
    return {
        name: round(total[place] / kept, 2)
        for name, place in sorted(index.items())
        if abs(total[place] / kept) >= smallest
    }


def _slopes(scores: list[float], right: set[int]) -> list[float]:
    if len(scores) == 1:
        return [1 / (1 + exp(-max(-30.0, min(30.0, scores[0])))) - bool(right)]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    whole = sum(shares)
    among = sum(shares[number] for number in right) or 1e-12
    return [
        share / whole - (share / among if number in right else 0.0)
        for number, share in enumerate(shares)
    ]


def tune(articles: list[dict]) -> dict[str, dict[str, float]]:
    said, spoken, meant = [], [], []
    for article in articles:
        for collected, examples in zip((said, spoken, meant), examples_of(article), strict=True):
            collected += examples
    return {
        "kind": fit(said, rate=0.05, rounds=16, decay=0.3, rarest=3, smallest=SMALLEST["kind"]),
        "speaker": fit(
            spoken, rate=0.1, rounds=10, decay=0.006, rarest=2, smallest=SMALLEST["speaker"]
        ),
        "antecedent": fit(
            meant, rate=0.1, rounds=10, decay=0.05, rarest=3, smallest=SMALLEST["antecedent"]
        ),
    }


# ---- commands


def cross_validate(folds: int) -> None:
    articles = list(score.load(FOLDER / "train.jsonl").values())
    random.Random(7).shuffle(articles)
    found = {}
    for fold in range(folds):
        rest = [article for number, article in enumerate(articles) if number % folds != fold]
        tables = tune(rest + OWN_TIMES * own_articles())
        detector.weights = lambda tables=tables: tables
        for article in articles[fold::folds]:
            found[article["id"]] = {"id": article["id"], "quotes": _answers(article["text"])}
    score.show(score.score({article["id"]: article for article in articles}, found))


def _answers(text: str) -> list[dict]:
    return [
        {
            "start": quotation.start,
            "end": quotation.end,
            "speaker": quotation.speaker.written,
            "speaker_full": quotation.speaker.full,
            "speaker_start": quotation.speaker.start,
            "speaker_end": quotation.speaker.end,
        }
        for quotation in detector.detect(text)
        if quotation.kind.is_quotation and quotation.level == 0
    ]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--folds", type=int, default=0)
    options = arguments.parse_args()
    if score is None:
        print(f"No data in {FOLDER}; QUOTES= names the folder.")
        return 1
    if options.folds:
        cross_validate(options.folds)
        return 0
    articles = list(score.load(FOLDER / "train.jsonl").values())
    tables = {"tuned_on": TUNED_ON} | tune(articles + OWN_TIMES * own_articles())
    ranking.FILE.write_text(json.dumps(tables, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print({name: len(table) for name, table in tables.items() if name != "tuned_on"})
    return 0


if __name__ == "__main__":
    sys.exit(main())
