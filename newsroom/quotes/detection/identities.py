"""Who the names are: full names behind surnames, men and women, people and bodies.

Everything is learned from the article at hand: the fullest form of a name stands for all its
shorter ones; “Mrs”, “spokesman”, a pronoun close behind and common given names tell men from
women; posts, forms of address and the way a name is used tell people from bodies.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.evidence import (
    headlines,
    is_body,
    sex_of,
    speaks,
    used_like_a_body,
    used_like_a_person,
    words_of,
)
from newsroom.quotes.detection.file import PersonOnFile
from newsroom.quotes.detection.mentions import Form, Mention
from newsroom.quotes.detection.narrative import Narrative, Tag

_FULL_NAME = re.compile(
    r"[^\W\d_a-z][\w’'-]*(?: (?:[A-Z]\.|de|van|von|al|bin|da|di|del|[^\W\d_a-z][\w’'-]*)){1,3}"
)
#: First words of too many names to stand for one of them.
_COMMON_FIRST = v.words(
    "new north south east west united national american british european international federal "
    "royal san los saint st central general first great republican democratic"
)
#: As many are compared for one surname; a text with more of them is no article.
_NAMESAKES = 30
_HE = {"he", "his", "him", "himself"}
_SHE = {"she", "her", "hers", "herself"}


@dataclass(slots=True, eq=False)
class Identity:
    """One person or body of the article, and what the article lets on about it."""

    name: str
    mentions: list[Mention] = field(default_factory=list)
    weight: float = 0.0
    man: float = 0.0
    woman: float = 0.0
    human: float = 0.0
    body: float = 0.0
    spoke: float = 0.0

    @property
    def is_person(self) -> bool:
        return self.human > 0

    @property
    def may_be_person(self) -> bool:
        """A lone word that speaks may be a company or somebody whose full name is not given."""
        return self.human + self.spoke > 0

    def agrees(self, pronoun: str) -> str:
        """Whether “he” or “she” may stand for it: yes, no, surely not, unknown."""
        for_it, against = self.man, self.woman
        if pronoun in _SHE:
            for_it, against = against, for_it
        if for_it > against:
            return "yes"
        if against > 2 + 2 * for_it:
            return "surely not"
        return "no" if against > for_it else "unknown"


def known_alone(people: Iterable[PersonOnFile]) -> list[str]:
    """Names of those on file whose surname nobody else on file has: of two Vances, a “Vance”
    whom the article never names in full may be either."""
    bearers: defaultdict[str, set] = defaultdict(set)
    named = [(person.key, name) for person in people for name in person.names]
    for key, name in named:
        for surname in words_of(name)[-1:]:
            bearers[surname].add(key)
    return [
        name
        for _, name in named
        if any(len(bearers[surname]) == 1 for surname in words_of(name)[-1:])
    ]


class Identities:
    """The people and bodies of an article."""

    def __init__(
        self,
        narrative: Narrative,
        mentions: list[Mention],
        quoted: Iterable[tuple[int, int]] = (),
        people: Iterable[PersonOnFile] = (),
        organisations: Iterable[str] = (),
    ):
        self.narrative = narrative
        self._known_bodies = {name.casefold() for name in organisations}
        self._by_name: dict[str, Identity] = {}
        self._by_last: defaultdict[str, list[Identity]] = defaultdict(list)
        self._by_first: defaultdict[str, list[Identity]] = defaultdict(list)
        self.of: dict[int, Identity] = {}
        capitalised = headlines(narrative)
        names = [mention for mention in mentions if mention.form is Form.NAME]
        for mention in names:
            parts = words_of(mention.name)
            if len(parts) > 1 and mention.paragraph not in capitalised:
                self._full(mention.name, parts).weight += 1
            elif len(parts) == 2:
                self._full(mention.name, parts).weight += 0.1
        for start, end in quoted:
            for found in _FULL_NAME.finditer(narrative.text, start + 1, end):
                self._maybe_full(found.group(), 0.5)
        people = tuple(people)
        self._surnames = {
            words_of(name)[-1] for one in people for name in one.names if words_of(name)
        }
        for name in known_alone(people):
            self._known_person(name)
        for mention in names:
            self._place(mention)
        self._weigh_people()
        self._hear_pronouns(mentions)

    def _full(self, name: str, parts: list[str]) -> Identity:
        key = " ".join(parts)
        identity = self._by_name.get(key)
        if identity is None:
            identity = self._by_name[key] = Identity(name)
            for table, part in ((self._by_last, parts[-1]), (self._by_first, parts[0])):
                if len(table[part]) < _NAMESAKES:
                    table[part].append(identity)
        return identity

    def _maybe_full(self, name: str, weight: float) -> None:
        parts = [part for part in words_of(name) if part not in v.CAPITAL_ROLES]
        while parts and parts[0] in v.OPENERS:
            parts.pop(0)
        if len(parts) > 1:
            written = name.split()[-len(parts) :]
            self._full(" ".join(written), parts).weight += weight

    def _known_person(self, name: str) -> None:
        """A person on file counts only if the article has a part of the name."""
        parts = words_of(name)
        if len(parts) > 1 and parts[-1] not in self._by_last:
            identity = self._full(name, parts)
            identity.human += 3
            identity.weight += 0.2

    def _place(self, mention: Mention) -> None:
        parts = words_of(mention.name)
        if not parts:
            return
        identity = self._by_name.get(" ".join(parts))
        if identity is None and len(parts) == 1:
            identity = self._shorter(parts[0], mention)
        if identity is None:
            identity = self._by_name[" ".join(parts)] = Identity(mention.name)
        identity.mentions.append(mention)
        if len(parts) == 1 and identity.name != mention.name:
            identity.human += 1
        self.of[mention.number] = identity

    def _shorter(self, word: str, mention: Mention) -> Identity | None:
        """Which full name a surname stands for: the one used most, of those that fit.

        A family name written first (“Lei” of “Lei Jun”) is looked for second, a given name too.
        """
        woman = mention.honorific in v.FEMALE_FORMS
        man = mention.honorific in v.MALE_FORMS
        for table in (self._by_last, self._by_first):
            fitting = [
                identity
                for identity in table.get(word, ())
                if not (woman and sex_of(identity.name) == "man")
                and not (man and sex_of(identity.name) == "woman")
                and not (table is self._by_first and word in _COMMON_FIRST)
            ]
            if fitting:
                return max(fitting, key=lambda identity: identity.weight)
        return None

    def called(self, word: str) -> Identity | None:
        """The one who goes by this surname or name alone, if any."""
        parts = words_of(word)
        fitting = self._by_last.get(parts[-1], []) if parts else []
        return max(fitting, key=lambda identity: identity.weight) if fitting else None

    def _weigh_people(self) -> None:
        for identity in self._identities():
            parts = words_of(identity.name)
            sex = sex_of(identity.name)
            identity.human += 3.0 * (len(parts) == 1 and parts[0] in self._surnames)
            identity.human += 2.0 * bool(sex) + 0.5 * (1 < len(parts) < 4)
            identity.man += 3.0 * (sex == "man")
            identity.woman += 3.0 * (sex == "woman")
            if is_body(identity.name) or identity.name.casefold() in self._known_bodies:
                identity.human -= 6
                identity.body += 2
            if len(parts) == 1 and identity.name.isupper() and len(identity.name) > 1:
                identity.human -= 2
            for mention in identity.mentions[:40]:
                self._weigh_mention(identity, mention)
            if len(parts) > 1:
                identity.human += identity.spoke

    def _weigh_mention(self, identity: Identity, mention: Mention) -> None:
        tokens = self.narrative.tokens
        identity.human += used_like_a_person(tokens, mention)
        identity.body += used_like_a_body(tokens, mention)
        identity.spoke += speaks(tokens, mention)
        before = tokens[mention.core - 1].low if mention.core else ""
        for word, weight in ((mention.honorific, 4), (before, 2)):
            if word in v.MALE_WORDS:
                identity.man += weight
            elif word in v.FEMALE_WORDS and word != "her":
                identity.woman += weight

    def _identities(self) -> list[Identity]:
        unique = {id(identity): identity for identity in self._by_name.values()}
        return [identity for identity in unique.values() if identity.mentions]

    def _hear_pronouns(self, mentions: list[Mention]) -> None:
        """A “his” soon after a name, with no other person between, tells of the one named."""
        tokens = self.narrative.tokens
        for number, mention in enumerate(mentions):
            identity = self.of.get(mention.number)
            if identity is None or not identity.may_be_person:
                continue
            following = mentions[number + 1] if number + 1 < len(mentions) else None
            stop = min(len(tokens), mention.last + 16)
            for at in range(mention.last, stop):
                token = tokens[at]
                if token.tag is Tag.STOP or token.sentence != tokens[mention.first].sentence:
                    break
                if following and at >= following.first and following.number in self.of:
                    break
                if token.low in _HE:
                    identity.man += 1
                    identity.human += 1
                    break
                if token.low in _SHE:
                    identity.woman += 1
                    identity.human += 1
                    break
