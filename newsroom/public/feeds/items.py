"""What a feed is, whichever format it is written in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from newsroom.public.addresses import whole

#: When a feed without an item last changed: a fixed moment, so that its ETag stays.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Writer:
    name: str
    url: str = ""


@dataclass(frozen=True)
class Item:
    """One entry. `content` is HTML in full, with absolute addresses; `updated` is the last change
    that readers were told of."""

    id: str
    url: str
    title: str
    content: str
    published: datetime
    updated: datetime
    summary: str = ""
    writers: tuple[Writer, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    image: str = ""


@dataclass(frozen=True)
class Feed:
    """`page` is the path of the page whose news it brings, `query` what narrows it."""

    title: str
    page: str
    description: str = ""
    publication: str = ""
    query: str = ""
    items: list[Item] = field(default_factory=list)

    @property
    def home(self) -> str:
        return self._with_query(whole(self.page))

    def address(self, format: str) -> str:
        return self._with_query(whole(f"{self.page}feed.{format}"))

    @property
    def updated(self) -> datetime:
        return max((item.updated for item in self.items), default=NEVER)

    def _with_query(self, address: str) -> str:
        return f"{address}?{self.query}" if self.query else address
