"""What the use of a name lets on: a man, a woman, a person, a body."""

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.given_names import MEN, WOMEN
from newsroom.quotes.detection.mentions import Mention
from newsroom.quotes.detection.narrative import Narrative, Tag, Token


def words_of(name: str) -> list[str]:
    """The parts of a name that tell it apart, folded, without “Jr.”"""
    return [
        word
        for part in name.split()
        if (word := part.strip(".,’'").lower()) and part.lower() not in v.SUFFIXES
    ]


def headlines(narrative: Narrative) -> set[int]:
    """Paragraphs that capitalise nearly Every Word, where a name cannot be told."""
    found = set()
    for number, (first, last) in enumerate(narrative.paragraphs):
        if last - first < 30:
            words = [token for token in narrative.tokens[first:last] if token.text[:1].isalpha()]
            capitals = sum(token.is_capital for token in words)
            if len(words) > 4 and capitals > 0.6 * len(words):
                found.add(number)
    return found


def sex_of(name: str) -> str:
    """What the given name tells: "man", "woman" or nothing."""
    parts = words_of(name)
    if len(parts) < 2:
        return ""
    first = parts[0]
    if first in MEN:
        return "man"
    if first in WOMEN:
        return "woman"
    return ""


def is_body(name: str) -> bool:
    parts = words_of(name)
    return any(
        part in v.ORGANISATION_WORDS or part + "." in v.ORGANISATION_WORDS for part in parts
    ) or any(part in v.DOCUMENTS for part in parts[-1:])


def used_like_a_person(tokens: list[Token], mention: Mention) -> float:
    """Posts, forms of address and appositions."""
    score = 0.0
    if mention.honorific:
        score += -2 if mention.honorific in v.BODIES else 2
    if mention.first and mention.core == mention.first:
        before = tokens[mention.first - 1]
        if before.low in v.BODIES:
            score -= 2
        elif before.low in v.ROLES and before.tag is Tag.OTHER:
            score += 2
        elif before.low in ("in", "at", "from", "across"):
            score -= 1.5
    if (tokens[mention.first].low == "the" and mention.core == mention.first + 1) or tokens[
        mention.core
    ].low == "the":
        score -= 3
    if mention.last < len(tokens):
        after = tokens[mention.last]
        if after.low == "," and mention.last + 1 < len(tokens):
            following = tokens[mention.last + 1 : mention.last + 6]
            if any(token.low in v.ROLES or token.low == "who" for token in following):
                score += 1.5
    return score


def speaks(tokens: list[Token], mention: Mention) -> float:
    after = tokens[mention.last] if mention.last < len(tokens) else None
    return 0.7 if after and after.tag in (Tag.SAY, Tag.THINK) else 0.0


def used_like_a_body(tokens: list[Token], mention: Mention) -> float:
    """A body acts and owns; a place is what things are in, a day is when they are."""
    before = tokens[mention.first - 1] if mention.first else None
    after = tokens[mention.last] if mention.last < len(tokens) else None
    score = 0.0
    if mention.honorific in v.BODIES or (before and before.low in v.BODIES):
        score += 2
    if before and before.low in ("in", "at", "near", "across", "on"):
        score -= 1
    if before is None or tokens[mention.first].opens_sentence or before.tag is Tag.OTHER:
        score += 0.3
    if after and after.tag in (Tag.SAY, Tag.AUX, Tag.THINK, Tag.GENITIVE):
        score += 0.7
    elif after and after.low in v.ROLES:
        score += 1
    elif after and (after.tag is Tag.STOP or after.low == ","):
        score -= 0.2
    return score
