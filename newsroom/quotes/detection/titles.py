"""The post beside a name: “Ada Byron, CEO of Halia AG”, “Finance chief Kevin Marsh”."""

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.mentions import Form, Mention
from newsroom.quotes.detection.narrative import Tag, Token

FORMS_OF_ADDRESS = v.MALE_FORMS | v.FEMALE_FORMS | {"dr.", "dr"}
_LONGEST = 14
_ENDS = frozenset((Tag.SAY, Tag.THINK, Tag.STOP, Tag.QUOTE, Tag.COLON, Tag.OPEN, Tag.DASH,
                   Tag.PRON, Tag.AUX, Tag.THAT))  # fmt: skip


def title_beside(text: str, tokens: list[Token], mention: Mention) -> str | None:
    """The post as written, from the apposition after the name or the words before it."""
    if mention.form is not Form.NAME:
        return None
    return _after(text, tokens, mention) or _before(text, tokens, mention)


def _after(text: str, tokens: list[Token], mention: Mention) -> str | None:
    place = mention.last
    sentence = tokens[mention.first].sentence
    if place + 1 >= len(tokens) or tokens[place].tag not in (Tag.COMMA, Tag.OPEN):
        return None
    start = place + 1
    if tokens[start].low == "who" or tokens[start].sentence != sentence:
        return None
    inverted = mention.first > 0 and tokens[mention.first - 1].tag is Tag.SAY
    stop, has_role = start, False
    while stop < min(len(tokens), start + _LONGEST):
        token = tokens[stop]
        if token.sentence != sentence or (token.tag in _ENDS and not _is_noun(tokens, stop)):
            break
        if token.low in ("who", "which", "told", "and") and not has_role:
            return None
        if token.tag in (Tag.COMMA, Tag.CLOSE) and not (inverted and _goes_on(tokens, stop)):
            break
        has_role = has_role or _is_role(token)
        stop += 1
    if not has_role or stop == start:
        return None
    while stop > start and tokens[stop - 1].tag in (Tag.ADV, Tag.COMMA, Tag.CONJ):
        stop -= 1
    return text[tokens[start].start : tokens[stop - 1].end] if stop > start else None


def _is_noun(tokens: list[Token], place: int) -> bool:
    """“head of design”, “chief state officer”: a verb's form after “of” or “the”."""
    return tokens[place - 1].low in ("of", "for", "the", "&", "and") and tokens[place].tag in (
        Tag.SAY,
        Tag.THINK,
    )


def _goes_on(tokens: list[Token], place: int) -> bool:
    """“vice president, service”: one more noun after the comma, and then the end."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    after = tokens[place + 2] if place + 2 < len(tokens) else None
    return bool(
        following
        and following.tag in (Tag.OTHER, Tag.CAPITAL)
        and _is_role(tokens[place - 1])
        and (after is None or after.tag in (Tag.STOP, Tag.COMMA))
        and following.sentence == tokens[place].sentence
    )


def _is_role(token: Token) -> bool:
    return token.low in v.ROLES or token.low.rsplit("-", 1)[-1] in v.ROLES


def _before(text: str, tokens: list[Token], mention: Mention) -> str | None:
    stop = mention.core
    if stop and tokens[stop - 1].low in FORMS_OF_ADDRESS:
        return None
    if stop and tokens[stop - 1].tag is Tag.COMMA:
        return _before_comma(text, tokens, mention, stop - 1)
    start = stop
    sentence = tokens[mention.first].sentence
    has_role = False
    while start > max(0, stop - 8):
        token = tokens[start - 1]
        if token.sentence != sentence or token.text == "":
            break
        if _is_role(token) or token.low in v.CAPITAL_ROLES:
            has_role = True
        elif not has_role or not (
            token.tag in (Tag.OTHER, Tag.CAPITAL, Tag.GENITIVE)
            or (token.low in ("and", "of", "for") and start < stop)
        ):
            break
        start -= 1
    if not has_role:
        return None
    while start < stop and tokens[start].low in ("and", "of", "for"):
        start += 1
    return text[tokens[start].start : tokens[stop - 1].end] or None


def _before_comma(text: str, tokens: list[Token], mention: Mention, comma: int) -> str | None:
    """“Halia's head of imaging, Tobias Reuter, told …”: the post first, then the name."""
    if mention.last < len(tokens) and tokens[mention.last].tag is not Tag.COMMA:
        return None
    sentence = tokens[mention.first].sentence
    start, has_role = comma, False
    while start > max(0, comma - 10) and tokens[start - 1].sentence == sentence:
        token = tokens[start - 1]
        if token.tag in (Tag.OTHER, Tag.CAPITAL, Tag.GENITIVE, Tag.DET, Tag.POSS) or token.low in (
            "of", "and", "for",
        ):  # fmt: skip
            has_role = has_role or _is_role(token)
            start -= 1
        else:
            break
    if not has_role or start == comma:
        return None
    while start < comma and tokens[start].low in ("the", "his", "her", "its", "and", "of", "for"):
        start += 1
    return text[tokens[start].start : tokens[comma - 1].end]


def post_and_company(title: str) -> tuple[str, str]:
    """“CEO of Leica Camera AG” → CEO, Leica Camera AG; “Lumio co-founder” → co-founder, Lumio."""
    for word in (" of ", " at ", " for ", ", "):
        post, found, rest = title.rpartition(word)
        if found and rest[:1].isupper():
            return post.strip(" ,"), rest.strip()
        if found and rest.startswith("the ") and rest[4:5].isupper():
            return post.strip(" ,"), rest.strip()
    words = title.split()
    lead = 0
    while lead < len(words) - 1 and words[lead][0].isupper() and not _is_role_word(words[lead]):
        lead += 1
    if 0 < lead < len(words):
        return " ".join(words[lead:]), " ".join(words[:lead]).removesuffix("’s").removesuffix("'s")
    return title, ""


def _is_role_word(word: str) -> bool:
    low = word.lower()
    return low in v.ROLES or low in v.CAPITAL_ROLES or low.rsplit("-", 1)[-1] in v.ROLES
