"""Reading names: a run of capitals, less the posts and forms of address in front of it."""

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.mentions import Form, Mention, form_of_noun
from newsroom.quotes.detection.narrative import Tag, Token


class NameReader:
    """Reads the names of one paragraph, which ends before the token `last`."""

    def __init__(
        self,
        tokens: list[Token],
        paragraph: int,
        last: int,
        small: set[str],
        inside: set[str],
    ):
        self.tokens = tokens
        self.small = small  # every word the article writes with a small letter
        self.inside = inside  # every word with a capital that opens no sentence
        self.paragraph = paragraph
        self.last = last

    def mention(self, form, first, last, *, core=None, head="", honorific="") -> Mention:
        tokens = self.tokens
        core = first if core is None else core
        name = " ".join(token.text for token in tokens[core:last]) if form is Form.NAME else ""
        return Mention(
            form, first, last, core, head, name, self.paragraph, tokens[first].sentence,
            of=last, honorific=honorific,
        )  # fmt: skip

    def begins_name(self, place: int) -> bool:
        token = self.tokens[place]
        if token.tag is Tag.CAPITAL:
            return not (token.opens_sentence and self._is_plain(token, place))
        if token.low in v.HONORIFICS and token.text != token.low:
            return True
        after = self.tokens[place + 1] if place + 1 < self.last else None
        if token.low in ("april", "june", "may", "will", "august"):
            return bool(after and after.tag is Tag.CAPITAL)
        if token.opens_sentence or token.low in v.DAYS:
            return False
        # “May” and “Will” may be people, “The” of a newspaper belongs to it
        return token.tag in (Tag.SAY, Tag.THINK, Tag.AUX, Tag.ADV, Tag.OTHER) and (
            after is None or after.is_capital or after.tag in (Tag.SAY, Tag.COMMA)
        )

    def name(self, place: int) -> Mention | None:
        tokens = self.tokens
        first = tokens[place]
        if first.opens_sentence and self._is_common(first, place):
            return self.name(place + 1)
        at = place + 1
        while at < self.last:
            if self._goes_on(tokens[at]):
                at += 1
            elif (joined := self._joined(at)) > at:
                at = joined
            else:
                break
        if at == place + 1 and first.opens_sentence and first.tag is Tag.CAPITAL:
            form = form_of_noun(first.low)
            if form is not Form.NOUN:
                return self.extended(self.mention(form, place, at, head=first.low))
        return self.name_or_role(place, at)

    def _goes_on(self, token: Token) -> bool:
        """Another capital, of a word that is no day and begins no sentence."""
        if not token.is_capital:
            return False
        return token.tag is Tag.CAPITAL or (token.low not in v.DAYS and not token.opens_sentence)

    def _is_plain(self, token: Token, place: int) -> bool:
        """“Holding signs, …”: with a capital only because the sentence opens with it."""
        after = self.tokens[place + 1] if place + 1 < self.last else None
        return (
            token.low not in self.inside
            and after is not None
            and after.low not in v.PARTICLES
            and after.tag in (Tag.OTHER, Tag.PREP, Tag.DET, Tag.POSS, Tag.NUMBER)
        )

    def _is_common(self, token: Token, at: int) -> bool:
        """A word with which a sentence opens, and which the article also writes small."""
        following = self.tokens[at + 1] if at + 1 < self.last else None
        return bool(
            following
            and following.tag is Tag.CAPITAL
            and token.low in self.small
            and token.low not in v.CAPITAL_ROLES
        )

    def _joined(self, at: int) -> int:
        """Where the small words end that join the name to its next capital, or `at`."""
        after = at
        while after < self.last and after - at < 3 and self.tokens[after].low in v.PARTICLES:
            after += 1
        if after == at and self.tokens[at].low in ("&", "of", "for") and self._joins(at):
            after += 1
        return after if after < self.last and self.tokens[after].is_capital else at

    def _joins(self, at: int) -> bool:
        """“Bank of Halia”, “Secretary of State”, and not every “of”."""
        low, before = self.tokens[at].low, self.tokens[at - 1].low
        if low == "of" and before in ("secretary", "minister"):
            return True
        return low == "&" or before in v.ORGANISATION_WORDS

    def name_or_role(self, first: int, last: int) -> Mention | None:
        """Take the posts and forms of address off the front of a run of capitals."""
        tokens = self.tokens
        if last - first > 3 and all(token.text.isupper() for token in tokens[first:last]):
            return None  # shouting, not a name
        core, honorific = first, ""
        for at in range(first, last):
            low = tokens[at].low
            if low in v.CAPITAL_ROLES or (low in v.ROLES and at + 1 < last):
                core = at + 1
                honorific = low
            elif low == "of" and core == at and at > first:  # “Secretary of State John Kerry”
                core = last - 2 if last - at > 3 else last
                break
        if core >= last:  # nothing but a post: “the President”
            head = tokens[last - 1].low
            return self.extended(self.mention(form_of_noun(head), first, last, head=head))
        mention = self.mention(Form.NAME, first, last, core=core, honorific=honorific)
        mention.head = tokens[last - 1].low
        return mention

    def extended(self, mention: Mention) -> Mention:
        """“a spokesman for Belmont Telecom”: how far the phrase runs, for showing it."""
        tokens, at = self.tokens, mention.last
        if mention.form not in (Form.ROLE, Form.BODY, Form.NOUN) or at + 1 >= self.last:
            return mention
        if tokens[at].low in ("for", "of", "at", "with", "from"):
            begin = at = at + 1
            while at < self.last and at - begin < 6 and self._extends(at):
                at += 1
            if at > begin:
                mention.of = at
        return mention

    def _extends(self, at: int) -> bool:
        token, before = self.tokens[at], self.tokens[at - 1]
        return (
            token.is_capital
            or token.low in ("the", "&", "a", "of")
            or token.low in v.PARTICLES
            or (token.tag is Tag.OTHER and before.tag in (Tag.DET, Tag.OTHER))
        )
