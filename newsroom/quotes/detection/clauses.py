"""What stands beside a mention: is it the subject of a verb of saying, or of anything?

The answer is a label ("say", "apposition-say", "genitive" …) and the place of the verb.
"""

from dataclasses import dataclass

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.mentions import Mention
from newsroom.quotes.detection.narrative import Tag, Token

#: How far an apposition (“…, who has led it since 2019,”) may reach, in tokens.
_REACH = 30
_SKIPPED = (Tag.AUX, Tag.ADV)
_BRACKETS = (Tag.COMMA, Tag.DASH, Tag.OPEN, Tag.CLOSE)
_VERBS = {Tag.SAY: "say", Tag.THINK: "think"}


@dataclass(slots=True)
class Side:
    """One side of a mention: its label and the place of the verb of saying, or -1."""

    label: str
    verb: int = -1


def after(tokens: list[Token], mention: Mention) -> Side:
    """What follows the mention, over adverbs, auxiliaries and one apposition."""
    place = mention.of
    sentence = tokens[mention.first].sentence
    stop = min(len(tokens), place + _REACH)
    if place >= stop:
        return Side("end")
    token = tokens[place]
    if place > mention.first and _is_new_sentence(token, sentence):
        return Side("quote" if token.tag is Tag.QUOTE else "end")
    if token.tag is Tag.GENITIVE:
        return Side("genitive")
    if token.tag is Tag.QUOTE:
        return Side("quote")
    if _modifies(tokens, place, stop):
        return Side("modifier")
    verb = _verb_at(tokens, place, stop)
    if verb >= 0:
        return Side(_VERBS[tokens[verb].tag], verb)
    if token.tag in _BRACKETS:
        return _after_bracket(tokens, place, stop, sentence)
    if token.low in ("who", "which", "that") or token.tag is Tag.PREP:
        label = "who" if token.tag is not Tag.PREP else "prep"
        verb = _later_verb(
            tokens, place + 1, min(stop, place + 14), sentence, plain=label == "prep"
        )
        return Side(f"{label}-say", verb) if verb >= 0 else Side(label)
    if token.tag is Tag.STOP:
        return Side("stop")
    if token.tag is Tag.COLON:
        return Side("colon" if token.low == ":" else "stop")
    if token.tag is Tag.CONJ:
        verb = _later_verb(tokens, place + 1, min(stop, place + 7), sentence, plain=True)
        return Side("and-say", verb) if verb >= 0 else Side("and")
    if token.tag in (Tag.OTHER, Tag.AUX, Tag.ADV):
        verb = _coordinated(tokens, place + 1, stop, sentence)
        return Side("verb-say", verb) if verb >= 0 else Side("verb")
    return Side("other")


def _modifies(tokens: list[Token], place: int, stop: int) -> bool:
    """“Halia spokeswoman Ada Byron”: a post follows, and a name follows that."""
    for at in range(place, min(stop - 1, place + 4)):
        token = tokens[at]
        if token.tag not in (Tag.OTHER, Tag.THINK, Tag.SAY) and token.low != "and":
            return False
        if token.low in v.ROLES and tokens[at + 1].tag in (Tag.CAPITAL, Tag.HANDLE):
            return True
    return False


def _is_new_sentence(token: Token, sentence: int) -> bool:
    return token.sentence != sentence


def _verb_at(tokens: list[Token], place: int, stop: int) -> int:
    """A verb of saying here, over up to four auxiliaries and adverbs; or -1."""
    for at in range(place, min(stop, place + 5)):
        tag = tokens[at].tag
        if tag in _VERBS:
            return at
        if tag not in _SKIPPED:
            return -1
    return -1


def _after_bracket(tokens: list[Token], place: int, stop: int, sentence: int) -> Side:
    relative = False
    for at in range(place + 1, stop):
        token = tokens[at]
        if token.sentence != sentence or token.tag in (Tag.STOP, Tag.QUOTE):
            break
        if token.tag in _BRACKETS:
            verb = _verb_at(tokens, at + 1, stop)
            if verb >= 0 and not tokens[verb].low.endswith("ing"):
                return Side("apposition-" + _VERBS[tokens[verb].tag], verb)
        elif (
            token.low in v.SAID and not relative and at > place + 2 and tokens[at - 1].tag in _NOUNS
        ):
            return Side("apposition-say", at)  # the second comma left out
        elif token.tag in (Tag.PRON, Tag.CONJ) and token.low != "and":
            relative = True
    verb = _verb_at(tokens, place + 1, stop)
    if verb >= 0:
        return Side("comma-" + _VERBS[tokens[verb].tag], verb)
    return Side("comma")


_NOUNS = (Tag.OTHER, Tag.CAPITAL)


def _later_verb(tokens, place: int, stop: int, sentence: int, *, plain: bool) -> int:
    """The next verb of saying in the sentence; `plain`: with no comma before it."""
    for at in range(place, stop):
        token = tokens[at]
        if token.sentence != sentence or token.tag in (Tag.STOP, Tag.QUOTE):
            return -1
        if token.tag is Tag.SAY:
            return at
        if plain and token.tag in (Tag.COMMA, Tag.PRON):
            return -1
    return -1


def _coordinated(tokens: list[Token], place: int, stop: int, sentence: int) -> int:
    """“took the stage and said”, “laughed, saying”: a second verb of the same subject."""
    joined = False
    for at in range(place, stop):
        token = tokens[at]
        if token.sentence != sentence or token.tag in (Tag.STOP, Tag.QUOTE):
            return -1
        if token.tag is Tag.SAY and (joined or token.low.endswith("ing")):
            return at
        if token.tag not in _SKIPPED:
            joined = token.low in ("and", "but", "to", "by") or token.tag is Tag.COMMA
    return -1


def before(tokens: list[Token], mention: Mention) -> Side:
    """What stands right before the mention."""
    place = mention.first - 1
    if place < 0 or tokens[mention.first].opens_sentence:
        if place >= 0 and tokens[place].tag is Tag.QUOTE:
            return Side("quote")
        return Side("start")
    token = tokens[place]
    if token.tag in _VERBS:
        return Side(_VERBS[token.tag], place)
    if token.tag is Tag.ACCORDING:
        return Side("according", place)
    if token.tag is Tag.ADV and place and tokens[place - 1].tag is Tag.SAY:
        return Side("say", place - 1)
    if token.tag is Tag.PREP or token.tag is Tag.BY:
        if token.low in ("from", "by", "in"):
            return Side(token.low)
        if token.low == "to" and place and tokens[place - 1].tag is Tag.SAY:
            return Side("say-to", place - 1)
        return Side("prep")
    return Side(_BEFORE.get(token.tag, "other"))


_BEFORE = {
    Tag.COMMA: "comma",
    Tag.DASH: "comma",
    Tag.OPEN: "comma",
    Tag.CONJ: "and",
    Tag.THAT: "that",
    Tag.QUOTE: "quote",
    Tag.AUX: "aux",
    Tag.GENITIVE: "genitive",
    Tag.COLON: "colon",
    Tag.CAPITAL: "capital",
}
