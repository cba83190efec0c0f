"""People on file, as values: what detection and matching need to know of them."""

import re
import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

_SHORT_FORMS = {
    "ceo": "chief executive",
    "cfo": "chief financial",
    "coo": "chief operating",
    "cto": "chief technology",
    "cmo": "chief marketing",
    "md": "managing director",
    "vp": "vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
}
_FILLERS = {"officer", "the", "of", "and", "former", "global", "a"}


@dataclass(frozen=True, slots=True)
class PostOnFile:
    """A post held from `since` until `until`; None where the day is not known or not past."""

    title: str
    company: str = ""
    since: date | None = None
    until: date | None = None

    def is_held(self, on: date | None) -> bool:
        """Whether it was held that day; without a day, whether it is held still."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class PersonOnFile:
    """`key` is the caller's; `also` are other names and spellings of the same person."""

    key: Hashable
    name: str
    also: tuple[str, ...] = ()
    posts: tuple[PostOnFile, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)


def fold(name: str) -> list[str]:
    """The parts of a name without accents, case, hyphens and stops."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return re.findall(r"\w+", plain.replace("’", "").replace("'", ""))


def same_post(one: str, other: str) -> bool:
    """CEO is chief executive is chief executive officer; small words do not count."""
    return bool(first := _post_words(one)) and first == _post_words(other)


def _post_words(title: str) -> set[str]:
    words: set[str] = set()
    for word in fold(title):
        words.update(_SHORT_FORMS.get(word, word).split())
    return words - _FILLERS
