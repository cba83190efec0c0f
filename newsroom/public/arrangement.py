"""Which articles stand where on the front page or a section's: arranged, or the newest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from newsroom.frontpage.models import PLACES, FrontPage
from newsroom.models import Section, Version


@dataclass(frozen=True)
class Slot:
    """An article (its key) on a place, with a headline of its own where it has one."""

    position: int
    article: int
    short_headline: str = ""


@dataclass(frozen=True)
class Arrangement:
    """`breaking_path` is the Version.path of the article that the strip leads to, if it is one."""

    slots: list[Slot] = field(default_factory=list)
    breaking_text: str = ""
    breaking_url: str = ""
    breaking_path: str = ""

    @property
    def articles(self) -> list[int]:
        return [slot.article for slot in self.slots]

    def standing(self, versions: Iterable[Version]) -> list[Version]:
        """The arranged articles that are among these live versions, in their order."""
        live = {version.article_id: version for version in versions}
        return [
            _titled(live[slot.article], slot.short_headline)
            for slot in self.slots
            if slot.article in live
        ]

    def filled(self, versions: Iterable[Version], places: int = PLACES) -> list[Version]:
        """One version for each place: a slot whose article is not live gets the newest that
        stands nowhere else. `versions` come newest first."""
        versions = list(versions)
        by_place = {slot.position: slot for slot in self.slots}
        live = {version.article_id: version for version in versions}
        arranged = {slot.article for slot in self.slots}
        spare = (version for version in versions if version.article_id not in arranged)
        found = []
        for place in range(1, places + 1):
            slot = by_place.get(place)
            if slot and slot.article in live:
                found.append(_titled(live[slot.article], slot.short_headline))
            elif version := next(spare, None):
                found.append(version)
        return found

    def strip(self, versions: Iterable[Version]) -> "Arrangement | None":
        """Itself if its strip is to be shown: there is one, and where it leads is live."""
        if not self.breaking_text:
            return None
        if self.breaking_path and self.breaking_path not in {v.path for v in versions}:
            return None
        return self


def arrangement(section: Section | None, at: datetime) -> Arrangement:
    """What is arranged on this page at `at`, in one query; empty where nothing is."""
    rows = list(
        FrontPage.objects.live(at)
        .of(section)
        .order_by("slots__position")
        .values_list(
            "breaking_text",
            "breaking_url",
            "breaking_until",
            "slots__position",
            "slots__article",
            "slots__short_headline",
            "slots__until",
        )
    )
    if not rows:
        return Arrangement()
    text, url, until = rows[0][:3]
    slots = [
        Slot(position, article, short)
        for *_, position, article, short, ends in rows
        if article and (ends is None or ends > at)
    ]
    return _arranged(slots, text, url, until, at)


def arrangement_of(page: FrontPage, at: datetime) -> Arrangement:
    """How a draft would stand at `at`."""
    slots = [
        Slot(slot.position, slot.article_id, slot.short_headline)
        for slot in page.slots.all()
        if slot.until is None or slot.until > at
    ]
    return _arranged(slots, page.breaking_text, page.breaking_url, page.breaking_until, at)


def _arranged(slots, text, url, until, at) -> Arrangement:
    if not text or (until and until <= at):
        return Arrangement(slots)
    path = FrontPage(breaking_url=url).breaking_path
    return Arrangement(slots, text, url, path)


def _titled(version: Version, short_headline: str) -> Version:
    version.short_headline = short_headline
    return version
