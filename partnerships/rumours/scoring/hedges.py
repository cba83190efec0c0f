"""How sure a source said it was, as a probability: one published table, and nothing guessed.

The seven bands and their words are those of US Intelligence Community Directive 203 (2015),
Analytic Standards, D.6.e(2)(a); the probability is the middle of the band. The words of the
rumour trade beside them were put into a band by us.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    probability: float
    low: int
    high: int
    words: tuple[str, ...]
    ours: tuple[str, ...] = ()


TABLE = (
    Band(0.03, 1, 5, ("almost no chance", "remote"), ("no chance",)),
    Band(0.125, 5, 20, ("very unlikely", "highly improbable")),
    Band(0.325, 20, 45, ("unlikely", "improbable"), ("doubtful", "probably not")),
    Band(
        0.5,
        45,
        55,
        ("roughly even chance", "roughly even odds"),
        ("could", "may", "might", "perhaps", "possible", "possibly", "rumour says", "rumoured"),
    ),
    Band(
        0.675,
        55,
        80,
        ("likely", "probable", "probably"),
        ("apparently", "expected", "i believe", "i expect", "i think", "should"),
    ),
    Band(
        0.875,
        80,
        95,
        ("very likely", "highly probable"),
        ("confident", "numerous reliable sources", "pretty confident", "reliable news"),
    ),
    Band(
        0.97,
        95,
        99,
        ("almost certain", "almost certainly", "nearly certain"),
        (
            *("almost 100% sure", "can confirm", "certain", "confirmed", "guaranteed"),
            *("official promise", "stated as fact", "will"),
        ),
    ),
)
_PROBABILITIES = {words: band.probability for band in TABLE for words in (*band.words, *band.ours)}


def probability(hedge: str) -> float | None:
    """The probability of the hedge as a whole; None for one that the table does not have.

    Only case, spaces and the punctuation around it are overlooked: “not likely” is not “likely”.
    """
    found = _PROBABILITIES.get(hedge)  # nearly all are written as in the table
    if found is None and hedge:
        found = _PROBABILITIES.get(" ".join(hedge.casefold().split()).strip(" .,;:!“”\"'"))
    return found


def found_in(text: str) -> list[str]:
    """The hedges of the table in a text, as they stand there; the one that says most first.

    “Will probably” says “probably”. One that is denied (“not likely”) is none of the table.
    """
    found = [
        match
        for match in _PHRASES.finditer(text)
        if not _DENIED.search(text[: match.start()]) and not _is_month(text, match)
    ]
    found.sort(key=lambda match: (match[0].casefold() in _PLAIN, match.start()))
    return [match[0] for match in found]


def _is_month(text: str, match: re.Match) -> bool:
    return match[0] == "May" and bool(re.search(r"[^\s.!?“\"]\s*$", text[: match.start()]))


#: Said of what is bound to be, or was only announced as such: any other hedge beside it counts.
_PLAIN = {"will", "certain", "should"}
_DENIED = re.compile(r"(?:\bnot|\bno longer|\bnever|n[’']t)\s+$", re.IGNORECASE)
_ALL = "|".join(re.escape(words) for words in sorted(_PROBABILITIES, key=len, reverse=True))
_PHRASES = re.compile(rf"(?<![\w-])(?:{_ALL})(?![\w-])", re.IGNORECASE)
