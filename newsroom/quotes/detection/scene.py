"""An article's mentions, and which of them may have spoken a quotation."""

from dataclasses import dataclass

from newsroom.quotes.detection.clauses import Side, after, before
from newsroom.quotes.detection.evidence import words_of
from newsroom.quotes.detection.mentions import Form, Mention
from newsroom.quotes.detection.narrative import Narrative
from newsroom.quotes.detection.surroundings import Setting

#: How many mentions are looked at in the paragraph on either side, and before it.
_LEFT, _RIGHT, _EARLIER = 14, 10, 7


@dataclass(slots=True)
class Previous:
    """The speaker chosen for the quotation before, and whose text token that was."""

    mention: Mention | None
    place: int
    paragraph: int


class Scene:
    """An article's mentions with what stands beside each, kept as they are asked for."""

    def __init__(self, narrative: Narrative, mentions: list[Mention]):
        self.narrative = narrative
        self.tokens = narrative.tokens
        self.mentions = mentions
        self.keys = [_key(mention) for mention in mentions]
        self._after: dict[int, Side] = {}
        self._before: dict[int, Side] = {}
        self._first_of: list[int] = []
        at = 0
        for paragraph in range(len(narrative.paragraphs) + 1):
            while at < len(mentions) and mentions[at].paragraph < paragraph:
                at += 1
            self._first_of.append(at)

    def after(self, mention: Mention) -> Side:
        side = self._after.get(mention.number)
        if side is None:
            side = self._after[mention.number] = after(self.tokens, mention)
        return side

    def before(self, mention: Mention) -> Side:
        side = self._before.get(mention.number)
        if side is None:
            side = self._before[mention.number] = before(self.tokens, mention)
        return side

    def candidates(self, setting: Setting, previous: Previous) -> list[Mention]:
        """Those near enough to be asked about, in the order of the text."""
        paragraph = setting.paragraph
        low, high = self._first_of[paragraph], self._first_of[paragraph + 1]
        middle = self._middle(low, high, setting.place)
        chosen = self.mentions[max(low, middle - _LEFT) : min(high, middle + _RIGHT)]
        reach = 1 if chosen else 2
        if paragraph:
            floor = self._first_of[max(0, paragraph - reach - 1)]
            chosen = self.mentions[max(floor, low - _EARLIER) : low] + chosen
        if not self._has_words(paragraph) and paragraph + 1 < len(self._first_of) - 1:
            chosen = chosen + self.mentions[high : high + 4]
        near = previous.mention is not None and paragraph - previous.paragraph <= 4
        if near and previous.mention not in chosen:
            chosen = [previous.mention, *chosen]
        return chosen

    def _middle(self, low: int, high: int, place: int) -> int:
        while low < high:
            middle = (low + high) // 2
            if self.mentions[middle].first < place:
                low = middle + 1
            else:
                high = middle
        return low

    def _has_words(self, paragraph: int) -> bool:
        first, last = self.narrative.paragraphs[paragraph]
        return last - first > 3


def _key(mention: Mention) -> str:
    """Who it is as far as the words tell: a surname, or a pronoun, or the noun."""
    if mention.form is Form.NAME:
        parts = words_of(mention.name)
        return parts[-1] if parts else ""
    return f"{mention.form}:{mention.head}"
