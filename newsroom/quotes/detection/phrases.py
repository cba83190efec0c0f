"""Reading mentions off the word classes.

Names; a determiner and the words up to the noun; a bare word for an occupation; pronouns.
"""

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.mentions import Form, Mention, form_of_noun
from newsroom.quotes.detection.names import NameReader
from newsroom.quotes.detection.narrative import Narrative, Tag, Token

_NOUN_STOPS = frozenset(
    (
        Tag.AUX, Tag.PRON, Tag.PREP, Tag.CONJ, Tag.COMMA, Tag.STOP, Tag.COLON, Tag.DASH,
        Tag.OPEN, Tag.CLOSE, Tag.QUOTE, Tag.THAT, Tag.HANDLE, Tag.GENITIVE, Tag.ACCORDING,
        Tag.MARK, Tag.BY, Tag.POSS, Tag.DET,
    )
)  # fmt: skip


#: Determiners that may stand for people alone: “some say”.
_ALONE = frozenset(("another", "some", "many", "several", "both", "others", "one"))
_PARTICIPLE = ("ed", "ing")


def find_mentions(narrative: Narrative) -> list[Mention]:
    """In the order of the text, none overlapping another."""
    found: list[Mention] = []
    small = {token.low for token in narrative.tokens if not token.is_capital}
    inside = {
        token.low for token in narrative.tokens if token.is_capital and not token.opens_sentence
    }
    for number, (first, last) in enumerate(narrative.paragraphs):
        found += _Reader(narrative.tokens, number, last, small, inside).read(first)
    return _numbered(found, narrative.tokens)


def _numbered(found: list[Mention], tokens: list[Token]) -> list[Mention]:
    """Without the posts in apposition (“Ada Byron, chief of design, said”): the name stands."""
    kept: list[Mention] = []
    reached = 0
    for mention in found:
        mention.inside = mention.first < reached
        reached = max(reached, mention.of)
        if (
            mention.form is Form.ROLE
            and kept
            and kept[-1].form is Form.NAME
            and kept[-1].last == mention.first - 1
            and tokens[mention.first - 1].tag is Tag.COMMA
        ):
            continue
        mention.number = len(kept)
        kept.append(mention)
    return kept


class _Reader(NameReader):
    """Reads the mentions of one paragraph, from left to right."""

    def read(self, place: int) -> list[Mention]:
        found = []
        tokens = self.tokens
        while place < self.last:
            token = tokens[place]
            mention = None
            if token.tag is Tag.PRON:
                if token.low in v.SUBJECTS or token.low in ("him", "them"):
                    mention = self.mention(Form.PRONOUN, place, place + 1, head=token.low)
            elif token.tag is Tag.HANDLE:
                mention = self.mention(Form.HANDLE, place, place + 1, head=token.low)
            elif token.is_capital and self.begins_name(place):
                mention = self.name(place)
            elif token.tag in (Tag.DET, Tag.POSS, Tag.THAT):
                mention = self._noun_phrase(place)
            elif token.tag in (Tag.OTHER, Tag.NUMBER, Tag.CAPITAL):
                mention = self._bare_noun(place)
            if mention:
                found.append(mention)
                place = max(mention.last, place + 1)
            else:
                place += 1
        return found

    def _noun_phrase(self, place: int) -> Mention | None:
        """A determiner, what it determines, and the name that may end it."""
        tokens, begin = self.tokens, place + 1
        end, name_from = self._phrase_end(begin)
        if end == begin:
            if tokens[place].low in _ALONE:
                return self.mention(Form.NOUN, place, begin, head=tokens[place].low)
            return None
        head = tokens[end - 1].low
        form = form_of_noun(head)
        if name_from is None or (name_from == begin and form is not Form.NOUN):
            return self.extended(self.mention(form, place, end, head=head))
        mention = self.name_or_role(name_from, end)
        if mention and mention.form is Form.NAME:
            if name_from > begin:  # “his colleague Sofia Brandt”
                mention.first = place
                mention.honorific = mention.honorific or tokens[name_from - 1].low
            elif tokens[place].tag is Tag.DET:
                mention.first = place
        return mention

    def _phrase_end(self, begin: int) -> tuple[int, int | None]:
        """Where the phrase ends, and where the name at its end begins, if there is one."""
        tokens, at = self.tokens, begin
        name_from = None
        while at < min(self.last, begin + 8):
            token = tokens[at]
            inside = at > begin
            if token.is_capital and not (inside and token.low in v.DAYS):
                name_from = at if name_from is None else name_from
            elif token.tag in _NOUN_STOPS or (inside and self._ends_phrase(at)):
                break
            elif token.tag in (Tag.SAY, Tag.THINK):
                if not (
                    token.low in v.NOUN_AND_VERB or (not inside and token.low.endswith(_PARTICIPLE))
                ):
                    break
                name_from = None
            elif name_from is not None and token.low not in v.PARTICLES:
                if name_from > begin:
                    break
                name_from = None
            at += 1
        return at, name_from

    def _ends_phrase(self, at: int) -> bool:
        """The word at hand is no longer the noun's: “the report called”, “a release sent”."""
        token, before = self.tokens[at], form_of_noun(self.tokens[at - 1].low)
        if token.low in v.DAYS:
            return True
        if token.tag in (Tag.SAY, Tag.THINK):
            return before is not Form.NOUN
        return token.low.endswith(("ed", "ly")) or (
            token.tag is Tag.OTHER and self._is_complete(at)
        )

    def _is_complete(self, at: int) -> bool:
        """The noun before `at` is a document or a post, and what follows is neither."""
        before = form_of_noun(self.tokens[at - 1].low)
        return (
            before in (Form.DOCUMENT, Form.ROLE) and form_of_noun(self.tokens[at].low) is Form.NOUN
        )

    def _bare_noun(self, place: int) -> Mention | None:
        """“officials said”, “chairwoman Ingrid Dahl”: an occupation without an article."""
        tokens = self.tokens
        token = tokens[place]
        if token.is_capital and not token.opens_sentence:
            return None
        form = form_of_noun(token.low)
        if form is Form.NOUN and token.low[-1] != "s":
            return None
        after = tokens[place + 1] if place + 1 < self.last else None
        if form is Form.ROLE and after and after.tag in (Tag.CAPITAL, Tag.HANDLE):
            return None  # a title before a name
        if after and after.tag is Tag.OTHER and form is not Form.ROLE:
            return None
        last = place + 1
        while last < self.last and form is Form.ROLE and self._is_role(last):
            last += 1
        return self.extended(self.mention(form, place, last, head=tokens[last - 1].low))

    def _is_role(self, at: int) -> bool:
        """“chief executive” is one post of two words."""
        token = self.tokens[at]
        return token.tag is Tag.OTHER and token.low in v.ROLES
