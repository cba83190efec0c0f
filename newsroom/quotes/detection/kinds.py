"""Is it something said, or a word held with tongs, a title, a name?

A weighted sum over the shape of the marked text and its surroundings. Long pieces are nearly
always said; of two or three words it matters whether a verb of saying governs them, whether
they sit inside a noun phrase of the narrator's (“the ‘cloud first’ plan”), and whether they are
capitalised like a title.
"""

import re
from math import exp

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.marks import Marked
from newsroom.quotes.detection.narrative import Narrative, Tag, Token
from newsroom.quotes.detection.ranking import Weights
from newsroom.quotes.detection.results import Kind
from newsroom.quotes.detection.surroundings import Setting

#: How sure it must be that words were said, by their number: up to three, four or five, more.
#: Set on train.jsonl and dev.jsonl, by cross-validation, so that few scare quotes pass.
THRESHOLDS = ((3, 0.66), (5, 0.5), (10**9, 0.02))

#: Enough where a verb of saying stands right beside the marks: “No,” she said.
GOVERNED = 0.3

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SIZES = ((1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5"), (7, "6"), (10, "8"), (15, "11"))
_SMALL = v.DETERMINERS | v.PREPOSITIONS | v.CONJUNCTIONS | v.POSSESSIVES
_CLAUSE = v.AUXILIARIES | (v.PRONOUNS - {"who"}) | {"i'm", "i’m", "it's", "it’s", "we're", "we’re"}
_WINDOW = 18


def shape(text: str, marked: Marked) -> tuple[int, list[str]]:
    """How many words there are between the marks, and the first dozen of them."""
    words = []
    count = 0
    for found in _WORD.finditer(text, marked.start + 1, marked.end):
        count += 1
        if count > 12:
            count += (marked.end - found.end()) // 6
            break
        words.append(found.group())
    return count, words


def kind_features(
    narrative: Narrative, setting: Setting, marked: Marked, count: int, words: list[str]
) -> list[str]:
    """What holds of the piece: `count` words, of which `words` are the first dozen."""
    text, tokens = narrative.text, narrative.tokens
    size = next((name for limit, name in _SIZES if count <= limit), "16")
    short = "long" if count > 5 else "short" if count > 1 else "one"
    final = text[marked.end - 2] if marked.end - marked.start > 2 else "-"
    ends = final if final in ",.!?…" else ";" if final in ";:—–" else "-"
    first = words[0] if words else ""
    case = _case(words)
    clauses = min(sum(word.lower() in _CLAUSE for word in words), 2)
    place, (begin, stop) = setting.place, narrative.paragraphs[setting.paragraph]
    left = _label(tokens[place - 1] if place > begin else None)
    earlier = _label(tokens[place - 2] if place - 1 > begin else None)
    right = _label(tokens[place + 1] if place + 1 < stop else None)
    verb = _verb(tokens, setting)
    message = any(token.low in v.MESSAGES for token in tokens[max(begin, place - 8) : place])
    odd = "#" in text[marked.start : marked.start + 3] or any(sign.isdigit() for sign in first)
    names = [
        f"size|{size}|{ends}",
        f"size|{size}|{case}",
        f"size|{size}|{verb}",
        f"size|{size}|{left}",
        f"size|{size}|{clauses}",
        f"left|{short}|{left}.{earlier}",
        f"left|{left}|{case}|{short}",
        f"right|{short}|{right}|{ends}",
        f"right|{right}|{case}",
        f"verb|{verb}|{left}|{short}",
        f"verb|{verb}|{case}|{short}",
        f"verb|{verb}|{ends}|{right}",
        f"both|{left}|{right}|{short}",
        f"opens|{setting.opens}|{ends}|{case}|{short}",
        f"naming|{_names_before(tokens, place, begin)}|{case}|{short}",
        f"calling|{_calls_before(tokens, place, begin)}|{short}|{left}",
        f"message|{message}|{short}",
        f"odd|{odd}|{short}",
        f"closed|{marked.closed}|{short}|{marked.reopens}|{marked.continues}",
        f"beside|{_beside(tokens, place, begin, stop)}|{short}",
        f"governed|{left}|{verb}",
        f"tail|{_tail(tokens, setting)}|{ends}",
    ]
    if count > 12:
        names.append("very long")
    return names


def _case(words: list[str]) -> str:
    """Which of the words that count begin with a capital: all, as in a title, none, the first."""
    content = [word for word in words if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in content)
    if not content:
        return "none"
    if capitals == len(content):
        return "all"
    if not capitals:
        return "lower"
    return "first" if words[0][0].isupper() else "some"


def _label(token: Token | None) -> str:
    if token is None:
        return "edge"
    if token.low in ("a", "an", "the"):
        return token.low.replace("an", "a")
    if token.low in v.NAMING:
        return "naming"
    if token.low in v.CALLING:
        return "calling"
    if token.tag is Tag.OTHER and token.low in v.ROLES:
        return "role"
    if token.tag is Tag.PREP:
        return token.low if token.low in ("of", "as", "on", "in", "for", "with") else "prep"
    return token.tag.name


def _verb(tokens: list[Token], setting: Setting) -> str:
    """The governing verb of saying: on which side, how near, and of which class."""
    place = setting.place
    if setting.right_verb >= 0 and setting.right_verb - place <= 4:
        return "right-" + tokens[setting.right_verb].tag.name
    if setting.left_verb >= 0:
        near = place - setting.left_verb
        distance = "1" if near <= 2 else "4" if near <= 5 else "9" if near <= 10 else "far"
        return f"left-{tokens[setting.left_verb].tag.name}-{distance}"
    if setting.right_verb >= 0:
        return "right-far-" + tokens[setting.right_verb].tag.name
    for at in range(place - 1, max(-1, place - _WINDOW), -1):
        if tokens[at].tag is Tag.SAY:
            return "around"
    return "none"


def _tail(tokens: list[Token], setting: Setting) -> str:
    """The classes from the piece up to a verb of saying right behind it."""
    start, stop = setting.place + 1, setting.right_verb + 1
    if not 0 < stop - start <= 3:
        return "none"
    return "/".join(token.tag.name for token in tokens[start:stop])


def _names_before(tokens: list[Token], place: int, begin: int) -> str:
    near = tokens[max(begin, place - 3) : place]
    for distance, token in enumerate(reversed(near)):
        if token.low in v.NAMING:
            return str(distance)
    return "no"


def _calls_before(tokens: list[Token], place: int, begin: int) -> str:
    """Whether somebody calls something so, with a subject (“he calls”) or without one."""
    for at in range(place - 1, max(begin, place - 10) - 1, -1):
        token = tokens[at]
        if token.tag in (Tag.STOP, Tag.QUOTE):
            return "no"
        if token.low in v.CALLING:
            before = tokens[at - 1] if at > begin else None
            if before and before.tag is Tag.AUX:
                return "passive"
            if before and before.tag is Tag.OTHER and before.low not in v.ROLES:
                return "reduced"  # “a film called”
            return "active"
    return "no"


def _beside(tokens: list[Token], place: int, begin: int, stop: int) -> str:
    """Another marked piece right beside, as in a list."""
    answer = ""
    for step in (-1, 1):
        at = place + step
        while begin <= at < stop and tokens[at].tag in (Tag.COMMA, Tag.CONJ):
            at += step
        if begin <= at < stop and tokens[at].tag is Tag.QUOTE:
            answer += "<" if step < 0 else ">"
    return answer


def probability(names: list[str], weights: Weights) -> float:
    """How sure it is that these words were said, from 0 to 1."""
    total = sum(weights.get(name, 0.0) for name in names)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def judge(
    narrative: Narrative, setting: Setting, marked: Marked, weights: Weights
) -> tuple[Kind, float]:
    """The kind, and how sure it is that the words were said."""
    text = narrative.text
    count, words = shape(text, marked)
    sure = probability(kind_features(narrative, setting, marked, count, words), weights)
    threshold = next(value for limit, value in THRESHOLDS if count <= limit)
    if _is_governed(narrative, setting):
        threshold = min(threshold, GOVERNED)
    is_attribute = text[marked.start - 1 : marked.start] == "="  # <a href="…">
    said = count > 0 and sure >= threshold and not is_attribute
    return _kind(words, count, said, setting), sure


def _is_governed(narrative: Narrative, setting: Setting) -> bool:
    """Whether it can hardly be anything but said: “No,” she said; she answered: “No.”"""
    tokens, place = narrative.tokens, setting.place
    after = setting.right_verb
    if 0 <= after - place <= 3 and tokens[after].tag is Tag.SAY:
        return setting.ends in ",?" and setting.opens in ("paragraph", "sentence")
    before = setting.left_verb
    return (
        setting.opens in ("colon", "comma")
        and 0 < place - before <= 6
        and tokens[before].tag is Tag.SAY
        and setting.ends in ".?"
    )


def _kind(words: list[str], count: int, said: bool, setting: Setting) -> Kind:
    content = [word for word in words if word.lower() not in _SMALL]
    if not said:
        titled = len(content) > 1 and all(word[0].isupper() for word in content)
        return Kind.TITLE if titled else Kind.SCARE
    begins_sentence = bool(words) and (words[0][0].isupper() or words[0][0].isdigit())
    if begins_sentence and setting.opens != "word":
        return Kind.FULL
    attributed = setting.ends in ",.?" and setting.opens not in ("word", "prep", "det", "aux")
    has_clause = any(word.lower() in _CLAUSE for word in words)
    return Kind.FULL if attributed and has_clause and count > 3 else Kind.PARTIAL


def aside(text: str, marked: Marked) -> Kind:
    """The kind of single marks where the text quotes with double ones."""
    _, words = shape(text, marked)
    capitals = sum(word[0].isupper() for word in words)
    return Kind.TITLE if len(words) > 1 and capitals * 2 > len(words) else Kind.SCARE


def inner(text: str, marked: Marked) -> Kind:
    """The kind of a quotation inside a quotation, by its shape alone."""
    count, words = shape(text, marked)
    if count > 2 and words[0][0].isupper():
        return Kind.FULL
    return Kind.PARTIAL if count > 3 else Kind.SCARE
