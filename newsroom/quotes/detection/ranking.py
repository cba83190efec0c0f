"""Weighted sums over feature names, and the weights.

`weights.json` holds numbers on features of structure and nothing else; its "tuned_on" says on
what. `scripts/tune_quotes.py` writes it.
"""

import json
from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path

FILE = Path(__file__).with_name("weights.json")

Weights = dict[str, float]


@cache
def weights() -> dict[str, Weights]:
    """The weights of the three questions: kind, speaker, antecedent."""
    tables = json.loads(FILE.read_text(encoding="utf-8"))
    return {name: tables[name] for name in ("kind", "speaker", "antecedent")}


def best(rows: Sequence[Sequence[str]], table: Weights) -> tuple[int, float]:
    """Which row weighs most, and its share of the probability (softmax); rows not empty."""
    look = table.get
    scores = [sum([look(name, 0.0) for name in row]) for row in rows]
    top = max(scores)
    return scores.index(top), 1 / sum(exp(max(score - top, -50.0)) for score in scores)
