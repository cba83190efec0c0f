"""What every check is, and what it finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from newsroom.versions.material import Material


class Level(StrEnum):
    """Blocking: nothing is published. Warning: somebody says in their name that it may be."""

    BLOCKING = "blocking"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """A sentence for the desk, and where: a field of the article, or words in its text.

    Two findings of the same `key` are the same warning, whenever they were found.
    """

    check: str
    level: Level
    message: str
    field: str = ""
    words: str = ""
    about: str = ""

    @property
    def is_blocking(self) -> bool:
        return self.level == Level.BLOCKING

    @property
    def key(self) -> str:
        subject = self.about or self.words or self.message
        return sha256(f"{self.check}\0{subject}".encode()).hexdigest()[:24]


class Check:
    """`name` is kept with the version; `about` says what makes a finding the same one again."""

    name: str
    level: Level

    def __call__(self, material: Material) -> Iterator[Finding]:
        raise NotImplementedError

    def found(self, message: str, *, field="", words="", about="") -> Finding:
        return Finding(self.name, self.level, message, field, words[:300], about)


class Blocking(Check):
    level = Level.BLOCKING


class Advisory(Check):
    level = Level.WARNING
