"""The whole way from a text to its quotations."""

from collections.abc import Iterable
from datetime import date

from newsroom.quotes.detection import kinds
from newsroom.quotes.detection.attribution import attribute
from newsroom.quotes.detection.file import PersonOnFile
from newsroom.quotes.detection.identities import Identities
from newsroom.quotes.detection.marks import Marked, house_is_single, marked_in, paragraphs
from newsroom.quotes.detection.narrative import Tag, narrate
from newsroom.quotes.detection.phrases import find_mentions
from newsroom.quotes.detection.ranking import weights
from newsroom.quotes.detection.reasons import attribution_reason, kind_reason, verb_place
from newsroom.quotes.detection.resolution import Resolver
from newsroom.quotes.detection.results import Kind, Quotation, Speaker
from newsroom.quotes.detection.scene import Previous, Scene
from newsroom.quotes.detection.speakers import labelled, speaker_of
from newsroom.quotes.detection.surroundings import Setting, setting_of


def detect(
    text: str,
    people: Iterable[PersonOnFile] = (),
    organisations: Iterable[str] = (),
    on: date | None = None,
) -> list[Quotation]:
    """Every marked piece of the text in order, each with its kind, its speaker and reasons.

    `people` and `organisations` are those on file: they help to tell a surname, a company, and
    who held a post `on` the day of the text. Linear in the length of the text.
    """
    spans = paragraphs(text)
    marked = marked_in(text, spans)
    single = house_is_single(marked)
    quoting = [[pair for pair in row if _quotes(pair, single)] for row in marked]
    found = []
    if any(quoting):
        reader = Reader(text, spans, quoting, tuple(people), tuple(organisations), on)
        found = reader.quotations()
    group = found[-1].group if found else 0
    for pair in (pair for row in marked for pair in row if not _quotes(pair, single)):
        group += 1
        found.append(_apart(text, pair, group))
    return sorted(found, key=lambda quotation: (quotation.start, -quotation.end))


def _quotes(pair: Marked, single: bool) -> bool:
    """Outer marks of the kind the text quotes with."""
    return pair.level == 0 and (single or not pair.is_single)


def _apart(text: str, pair: Marked, group: int) -> Quotation:
    """Marks inside a quotation, and single marks in a text that quotes with double ones."""
    if pair.level:
        kind = kinds.inner(text, pair)
        reason = "inside another quotation; whom its speaker quotes is not looked for"
    else:
        kind = kinds.aside(text, pair)
        reason = "single marks, where the text quotes with double ones"
    return _quotation(text, pair, kind, group, confidence=0.5, reasons=[reason])


class Reader:
    """Goes through the quotations of a text from left to right, since a speaker often goes on."""

    def __init__(
        self,
        text: str,
        spans: list[tuple[int, int]],
        quoting: list[list[Marked]],
        people: tuple[PersonOnFile, ...] = (),
        organisations: tuple[str, ...] = (),
        on: date | None = None,
    ):
        self.text = text
        self.marked = [pair for row in quoting for pair in row]
        self.narrative = narrate(text, spans, quoting)
        mentions = find_mentions(self.narrative)
        places = [(pair.start, pair.end) for pair in self.marked]
        self.identities = Identities(self.narrative, mentions, places, people, organisations)
        self.scene = Scene(self.narrative, mentions)
        self.tables = weights()
        self.resolver = Resolver(self.scene, self.identities, self.tables["antecedent"], people, on)
        self.previous = Previous(None, -1, -99)
        self.label: Speaker | None = None
        self.group = 0

    def quotations(self) -> list[Quotation]:
        return [self._read(number, pair) for number, pair in enumerate(self.marked)]

    def _read(self, number: int, pair: Marked) -> Quotation:
        setting = setting_of(self.narrative, number)
        kind, sure = kinds.judge(self.narrative, setting, pair, self.tables["kind"])
        reasons = [kind_reason(kind, pair)]
        if not kind.is_quotation:
            self.group += 1
            return _quotation(
                self.text, pair, kind, self.group, confidence=1 - sure, reasons=reasons
            )
        if label := labelled(self.text, pair, self.identities):
            self.group += 1
            self.label = label
        elif not pair.reopens:
            self.label = None
        if self.label:
            self.previous = Previous(None, setting.place, setting.paragraph)
            reasons.append(f"“{self.label.written}:” stands before it, as in a transcript")
            return _quotation(
                self.text, pair, kind, self.group, self.label, confidence=sure, reasons=reasons
            )
        return self._attributed(setting, pair, kind, sure, reasons)

    def _attributed(
        self, setting: Setting, pair: Marked, kind: Kind, sure: float, reasons: list[str]
    ) -> Quotation:
        scene, previous = self.scene, self.previous
        mention, share = attribute(scene, setting, previous, self.tables["speaker"])
        self.previous = Previous(mention, setting.place, setting.paragraph)
        goes_on = mention is previous.mention and (
            previous.paragraph == setting.paragraph or pair.reopens
        )
        if mention is None or not goes_on:
            self.group += 1
        if mention is None:
            reasons.append("nobody near it is said to have said it")
            return _quotation(
                self.text, pair, kind, self.group, confidence=sure * share, reasons=reasons
            )
        verb = verb_place(scene, setting, mention)
        resolved = self.resolver.resolve(mention)
        reasons.append(attribution_reason(scene, setting, previous, mention, verb))
        if resolved.reason:
            reasons.append(resolved.reason)
        return _quotation(
            self.text,
            pair,
            kind,
            self.group,
            speaker_of(mention, resolved, scene, self.resolver),
            self._verb(verb),
            confidence=sure * share * resolved.certainty,
            reasons=reasons,
        )

    def _verb(self, place: int) -> str | None:
        """The verb as written; “according to” and “as per” count as one."""
        if place < 0:
            return None
        tokens = self.scene.tokens
        first = place - 1 if tokens[place].tag is Tag.ACCORDING else place
        return self.text[tokens[first].start : tokens[place].end]


def _quotation(
    text: str,
    pair: Marked,
    kind: Kind,
    group: int,
    speaker: Speaker | None = None,
    verb: str | None = None,
    *,
    confidence: float,
    reasons: list[str],
) -> Quotation:
    return Quotation(
        pair.start,
        pair.end,
        text[pair.start : pair.end],
        kind,
        pair.level,
        group,
        speaker or Speaker(),
        verb,
        round(confidence, 3),
        tuple(reasons),
    )
