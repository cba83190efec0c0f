"""Who could be speaking: every name, pronoun, noun phrase and handle the narrator uses."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from newsroom.quotes.detection import vocabulary as v


class Form(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    DOCUMENT = "document"
    BODY = "body"
    NOUN = "noun"
    HANDLE = "handle"


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens `first` to `last` (not included), and the parts that matter of them.

    `core` is where the name itself begins: in “Finance chief Kevin Marsh” at “Kevin”; `head` is
    the noun of a noun phrase. `of` is where a phrase like “a spokesman for Belmont” ends.
    """

    form: Form
    first: int
    last: int
    core: int
    head: str
    name: str
    paragraph: int
    sentence: int
    number: int = 0
    of: int = 0
    honorific: str = ""
    inside: bool = False  # part of the longer phrase of an earlier mention


_KINDS = (
    (v.ROLES, Form.ROLE),
    (v.DOCUMENTS, Form.DOCUMENT),
    (v.BODIES, Form.BODY),
)


@lru_cache(maxsize=50_000)
def form_of_noun(noun: str) -> Form:
    """What a noun stands for, by its last part and without its plural."""
    word = noun.rsplit("-", 1)[-1]
    for candidate in (noun, word, word[:-1] if word.endswith("s") else word):
        for words, form in _KINDS:
            if candidate in words:
                return form
    return Form.NOUN
