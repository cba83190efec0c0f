"""“Since then: …”: what became of an old story's devices and rumours, in one sentence.

Thinks only: public rows in, a sentence in parts out. What happened on or before the day of the
article, on no known day, or stands in the article already is not told.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newsroom.articles.names import find_names
from newsroom.public.sentences import Part, enumeration
from partnerships.codes import WIDER_MARKETS, market_name
from partnerships.dates import spoken

FACTS_TOLD = 2
#: The mainland has a code of its own, Hong Kong, Macao and Taiwan have others.
MARKETS = {"CN": "mainland China"}
CAME_AS = {"became", "replaced_by"}
DECIDED = {
    "came_true": "came true",
    "partly": "came partly true",
    "did_not": "did not come true",
    "premature": "came true later than said",
    "overtaken": "was overtaken by events",
    "cannot_be_settled": "can no longer be settled",
    "taken_back": "was taken back",
}


@dataclass(frozen=True)
class Story:
    """What the article said, and when; `links` are the keys of the records that it links to."""

    day: date
    headline: str
    text: str
    links: tuple[int, ...] = ()

    def names(self, name: str) -> bool:
        return bool(find_names(self.text, [(name, name)]))


@dataclass
class Known:
    """Public rows as of today: `devices` are those that the article names."""

    devices: list[Any] = field(default_factory=list)
    lineage: list[Any] = field(default_factory=list)
    events: list[Any] = field(default_factory=list)
    releases: list[Any] = field(default_factory=list)
    verdicts: list[Any] = field(default_factory=list)
    claims: list[Any] = field(default_factory=list)

    def dated(self, device: int, kinds: tuple[str, ...]) -> Any | None:
        """The first event of these kinds whose day is known."""
        rows = [row for row in self.events if row.device_id == device and row.kind in kinds]
        return min((row for row in rows if row.on), key=lambda row: row.on_earliest, default=None)

    def only_market(self, device: int) -> str:
        """“mainland China only”, where a claim that it stays there came true and no release
        says otherwise. That no other release is on file would not be enough."""
        sold = {row.market for row in self.releases if row.device_id == device}
        for row in self.verdicts:
            claim = row.claim
            if (claim.kind, claim.subject_id, row.finding) == ("region", device, "came_true"):
                markets = claim.prediction.get("value") or []
                if sold and sold == set(markets) and not sold & WIDER_MARKETS.keys():
                    names = [MARKETS.get(code) or market_name(code) for code in markets]
                    return f"{enumeration(names)} only"
        return ""


Rule = Callable[[Any, list[Part], Story, Known], list[Part] | None]


def came_under_another_name(device, subject, story, known):
    """“the Xiaomi 12 Ultra came as the Xiaomi 12S Ultra, 4 July 2022, mainland China only”."""
    for row in known.lineage:
        if row.device_id != device.pk or row.relation not in CAME_AS:
            continue
        other = row.other
        shown = known.dated(other.pk, ("announced", "released"))
        if shown and shown.on_earliest > story.day and not story.names(other.name):
            came = [*subject, (" came as the ", None), (other.name, other)]
            return [*came, (_details(shown.on, known.only_market(other.pk)), None)]
    return None


def was_cancelled(device, subject, story, known):
    event = known.dated(device.pk, ("cancelled",))
    if event and event.on_earliest > story.day:
        return [*subject, (f" was cancelled{_details(event.on)}", None)]
    return None


def was_announced(device, subject, story, known):
    event = known.dated(device.pk, ("announced",))
    if event and event.on_earliest > story.day:
        details = _details(event.on, known.only_market(device.pk))
        return [*subject, (f" was announced{details}", None)]
    return None


#: Of each device the first that applies is told.
RULES: tuple[Rule, ...] = (came_under_another_name, was_cancelled, was_announced)


def was_decided(claim, story) -> list[Part] | None:
    """“the rumour “The Leica phone will be called Xiaomi 13” did not come true, 4 July 2022”."""
    verdict = claim.verdict
    if not verdict or verdict.provisional or not verdict.outcome_on:
        return None
    if verdict.outcome_on_earliest <= story.day:
        return None
    what = "promise" if claim.official else "rumour"
    review = " (under review)" if claim.under_review else ""
    came = f"” {DECIDED[verdict.finding]}{_details(verdict.outcome_on)}{review}"
    return [(f"the {what} “", None), (claim.title, claim), (came, None)]


def since_then(story: Story, known: Known) -> list[Part]:
    """The sentence after “Since then: ”, or nothing: the devices of the headline first, then
    those that the text names most often, then what else was reported."""
    in_headline = _mentions(story.headline, known.devices)
    in_text = _mentions(story.text, known.devices) + Counter(story.links)
    facts: list[tuple[tuple, list[Part]]] = []
    for device in known.devices:
        place = (-in_headline[device.pk], -in_text[device.pk], 0)
        # “It” can only be the one device that the headline names.
        is_it = in_headline[device.pk] and len(in_headline) == 1
        subject = [("it", device)] if is_it else [("the ", None), (device.name, device)]
        told = (rule(device, subject, story, known) for rule in RULES)
        if fact := next(filter(None, told), None):
            facts.append((place, fact))
    for claim in known.claims:
        place = (-in_headline[claim.subject_id], -in_text[claim.subject_id], 1)
        if fact := was_decided(claim, story):
            facts.append((place, fact))
    facts.sort(key=lambda fact: fact[0])
    return _sentence(_without_repetition([parts for _, parts in facts]))


def _mentions(text: str, devices: Iterable[Any]) -> Counter:
    return Counter(found.key for found in find_names(text, [(row.name, row.pk) for row in devices]))


def _without_repetition(facts: list[list[Part]]) -> list[list[Part]]:
    """Two names for one thing, told once."""
    return list({"".join(words for words, _ in parts): parts for parts in facts}.values())


def _sentence(facts: list[list[Part]]) -> list[Part]:
    if not facts:
        return []
    told = [facts[0]] + [[("; ", None), *parts] for parts in facts[1:FACTS_TOLD]]
    return [*(part for parts in told for part in parts), (".", None)]


def _details(day: str, market: str = "") -> str:
    return "".join(f", {words}" for words in (spoken(day), market) if words)
