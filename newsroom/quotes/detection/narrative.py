"""The text as the narrator tells it: tokens, with each outer quotation as one token.

Attribution is read off this stream, so that a quotation's own words (“he said he would”) are
never taken for the narrator's.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.marks import Marked

_TOKEN = re.compile(
    r"@\w+"
    r"|(?:[A-Z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Del|Prof|Hon|Pres|St|Jr|Sr|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Rev|Inc"
    r"|Corp|Co|Ltd"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?!\w)"
    r"|[A-Z]\.(?=\s)"
    r"|[’']s\b"
    r"|[^\W\d_]+(?:[-.&][^\W_]+|[’'](?!s\b)[^\W_]+)*"
    r"|\d+(?:[.,:/-]\w+)*\w*"
    r"|[^\w\s]"
)


class Tag(IntEnum):
    """Word classes, as coarse as attribution needs them."""

    OTHER = 0
    SAY = 1
    THINK = 2
    AUX = 3
    DET = 4
    POSS = 5
    PRON = 6
    PREP = 7
    CONJ = 8
    ADV = 9
    COMMA = 10
    STOP = 11
    COLON = 12
    DASH = 13
    OPEN = 14
    CLOSE = 15
    QUOTE = 16
    THAT = 17
    NUMBER = 18
    CAPITAL = 19
    HANDLE = 20
    GENITIVE = 21
    ACCORDING = 22
    MARK = 23
    BY = 24


def _classes() -> dict[str, Tag]:
    table: dict[str, Tag] = {}
    for words, tag in (
        (v.THINKING, Tag.THINK),
        (v.CALLING, Tag.THINK),
        (v.SAYING, Tag.SAY),
        (v.ADVERBS, Tag.ADV),
        (v.CONJUNCTIONS, Tag.CONJ),
        (v.PREPOSITIONS, Tag.PREP),
        (v.DETERMINERS, Tag.DET),
        (v.POSSESSIVES, Tag.POSS),
        (v.PRONOUNS, Tag.PRON),
        (v.AUXILIARIES, Tag.AUX),
    ):
        table.update(dict.fromkeys(words, tag))
    table |= {"that": Tag.THAT, "according": Tag.ADV, "by": Tag.BY, ",": Tag.COMMA}
    table |= {"her": Tag.POSS, "’s": Tag.GENITIVE, "'s": Tag.GENITIVE}
    table |= dict.fromkeys([".", "!", "?"], Tag.STOP) | dict.fromkeys([":", ";"], Tag.COLON)
    table |= dict.fromkeys(["—", "–", "-", "…", "―"], Tag.DASH)
    table |= dict.fromkeys("([{", Tag.OPEN) | dict.fromkeys(")]}", Tag.CLOSE)
    table |= dict.fromkeys("“”\"„«»‘’'‚「」『』`", Tag.MARK)
    return table


_CLASSES = _classes()


@dataclass(slots=True, eq=False)
class Token:
    """A word, a sign, or a whole quotation (`tag` QUOTE, `quote` its number)."""

    text: str
    low: str
    start: int
    end: int
    tag: Tag
    is_capital: bool = False
    quote: int = -1
    sentence: int = 0
    opens_sentence: bool = False


@dataclass(slots=True, eq=False)
class Narrative:
    """Tokens in order; `paragraph[i]` is where paragraph i's tokens begin and end."""

    text: str
    tokens: list[Token]
    paragraphs: list[tuple[int, int]]
    place_of: list[int]  # quotation → its token
    paragraph_of: list[int]  # quotation → its paragraph


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[str, Tag, bool]:
    """The word folded, its class taken alone, and whether it begins with a capital."""
    low, first = word.lower(), word[0]
    capital = first.isupper()
    tag = _CLASSES.get(low)
    if tag is None:
        if capital:
            tag = Tag.CAPITAL
        elif first.isdigit():
            tag = Tag.NUMBER
        elif first == "@" and len(word) > 1:
            tag = Tag.HANDLE
        elif low.endswith("ly"):
            tag = Tag.ADV
        else:
            tag = Tag.OTHER
    return low, tag, capital


def tokenise(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    before = None
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        low, tag, capital = _word(word if len(word) < 40 else word[:40])
        if before is not None:
            if (tag is Tag.SAY or tag is Tag.THINK) and _is_noun(low, before):
                tag = Tag.OTHER
            elif low in ("to", "per") and before.low in ("according", "as"):
                before.tag, tag = Tag.ADV, Tag.ACCORDING  # “according to”, “as per”
        before = Token(word, low, found.start(), found.end(), tag, capital)
        tokens.append(before)
    return tokens


_NOUN_MARKERS = frozenset(("the", "a", "an", "two", "three", "joint", "no"))


def _is_noun(low: str, before: Token) -> bool:
    """“the two brands”, “her claim”, “at the time of writing”: a verb's form, but a noun."""
    if before.low == "of":
        return low.endswith("ing") and low not in v.SAID
    if before.low == "this":
        return low in v.NOUN_AND_VERB
    return (
        before.low in _NOUN_MARKERS or before.tag in (Tag.POSS, Tag.GENITIVE)
    ) and low not in v.SAID


def narrate(text: str, spans: list[tuple[int, int]], marked: list[list[Marked]]) -> Narrative:
    """`marked` holds the outer pairs of each paragraph, in order; quotations are so numbered."""
    tokens: list[Token] = []
    paragraphs, place_of, paragraph_of = [], [], []
    for number, (start, end) in enumerate(spans):
        first = len(tokens)
        at = start
        for pair in marked[number]:
            tokens += tokenise(text, at, pair.start)
            paragraph_of.append(number)
            place_of.append(len(tokens))
            tokens.append(Token("", "", pair.start, pair.end, Tag.QUOTE, quote=len(place_of) - 1))
            at = pair.end
        tokens += tokenise(text, at, end)
        paragraphs.append((first, len(tokens)))
        _number_sentences(text, tokens, first)
    return Narrative(text, tokens, paragraphs, place_of, paragraph_of)


def _number_sentences(text: str, tokens: list[Token], first: int) -> None:
    """Number the paragraph's sentences, on from those before.

    One ends after . ! ? before a capital or a quotation; after a quotation that itself ends
    with one of these, if a capital or another quotation follows and no verb of saying does.
    """
    sentence = tokens[first - 1].sentence + 1 if first else 0
    for place in range(first, len(tokens)):
        token = tokens[place]
        if place == first:
            token.opens_sentence, token.sentence = True, sentence
            continue
        before = tokens[place - 1]
        starts = token.is_capital or token.tag in (Tag.QUOTE, Tag.NUMBER, Tag.HANDLE, Tag.MARK)
        if starts and (
            before.tag is Tag.STOP
            or (before.tag is Tag.QUOTE and _ends_sentence(text, tokens, place))
        ):
            sentence += 1
            token.opens_sentence = True
        token.sentence = sentence


def _ends_sentence(text: str, tokens: list[Token], place: int) -> bool:
    """Whether the quotation before `place` ends the sentence."""
    quote = tokens[place - 1]
    final = text[quote.end - 2] if quote.end - quote.start > 2 else ""
    if final not in ".!?…":
        return False
    if final == ".":
        return True
    for token in tokens[place : place + 6]:
        if token.tag is Tag.SAY:
            return False
        if token.tag in (Tag.STOP, Tag.QUOTE, Tag.COMMA):
            break
    return True
