"""A quotation's surroundings in the narrator's text."""

from dataclasses import dataclass

from newsroom.quotes.detection.narrative import Narrative, Tag, Token


@dataclass(slots=True)
class Setting:
    """Worked out once for all candidates.

    `place` is the quotation's token; `opens` says what it stands behind and `ends` how its words
    end, `context` both and what follows; the verbs are the tokens of verbs of saying that may
    govern it, or -1.
    """

    place: int
    paragraph: int
    opens: str
    ends: str
    left_verb: int
    right_verb: int
    context: str


def setting_of(narrative: Narrative, number: int) -> Setting:
    tokens = narrative.tokens
    place = narrative.place_of[number]
    paragraph = narrative.paragraph_of[number]
    first, last = narrative.paragraphs[paragraph]
    token = tokens[place]
    if place == first:
        opens = "paragraph"
    elif token.opens_sentence:
        opens = "sentence"
    else:
        opens = _SHORT.get(tokens[place - 1].tag, "word")
    text = narrative.text
    final = text[token.end - 2] if token.end - token.start > 2 else ""
    ends = "," if final == "," else "." if final in ".…" else "?" if final in "?!" else "-"
    follows = tokens[place + 1] if place + 1 < last else None
    right = _SHORT.get(follows.tag, "word") if follows else "end"
    if follows and follows.opens_sentence:
        right = "sentence"
    return Setting(
        place,
        paragraph,
        opens,
        ends,
        _verb_left(tokens, place, first),
        _verb_right(tokens, place, last),
        f"{opens}{ends}{right}",
    )


_SHORT = {
    Tag.SAY: "say",
    Tag.THINK: "think",
    Tag.COMMA: "comma",
    Tag.COLON: "colon",
    Tag.STOP: "stop",
    Tag.THAT: "that",
    Tag.PREP: "prep",
    Tag.BY: "prep",
    Tag.PRON: "pron",
    Tag.CAPITAL: "name",
    Tag.HANDLE: "name",
    Tag.AUX: "aux",
    Tag.DET: "det",
    Tag.POSS: "det",
    Tag.CONJ: "and",
    Tag.DASH: "dash",
    Tag.QUOTE: "quote",
    Tag.ADV: "adv",
    Tag.ACCORDING: "according",
}


def _verb_left(tokens: list[Token], place: int, first: int) -> int:
    """The nearest verb of saying before, in the quotation's sentence; or -1."""
    sentence = tokens[place].sentence
    if tokens[place].opens_sentence:
        return -1
    for at in range(place - 1, max(first, place - 25) - 1, -1):
        token = tokens[at]
        if token.sentence != sentence:
            return -1
        if token.tag in (Tag.SAY, Tag.THINK, Tag.ACCORDING):
            return at
    return -1


def _verb_right(tokens: list[Token], place: int, last: int) -> int:
    """The nearest verb of saying after, before the sentence ends or another quotation."""
    sentence = tokens[place].sentence
    for at in range(place + 1, min(last, place + 25)):
        token = tokens[at]
        if token.sentence != sentence or token.tag in (Tag.STOP, Tag.QUOTE):
            return -1
        if token.tag in (Tag.SAY, Tag.THINK, Tag.ACCORDING):
            return at
    return -1
