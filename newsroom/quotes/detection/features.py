"""How a quotation and a mention stand to each other, as names of features.

Every feature speaks of structure: side, distance, what stands between, the verb and which
mention is its subject, the speaker of the quotation before. None names a word of the text.
"""

from bisect import bisect_left, bisect_right

from newsroom.quotes.detection.clauses import Side
from newsroom.quotes.detection.mentions import Form, Mention
from newsroom.quotes.detection.narrative import Tag, Token
from newsroom.quotes.detection.scene import Previous, Scene
from newsroom.quotes.detection.surroundings import Setting

#: Pronouns that behave unlike “he” and “she”.
_APART = {"it", "we", "i", "who", "him", "them"}
_FAR = 99


def features(
    scene: Scene, setting: Setting, previous: Previous, candidates: list[Mention]
) -> list[list[str]]:
    """For each candidate the names of what holds of it."""
    view = _View(scene, setting, previous, candidates)
    return [view.row(order, mention) for order, mention in enumerate(candidates)]


def nobody(setting: Setting, candidates: list[Mention]) -> list[str]:
    """What speaks for there being no speaker at all."""
    verbs = f"{'L' if setting.left_verb >= 0 else ''}{'R' if setting.right_verb >= 0 else ''}"
    return [
        f"nobody|{setting.context}",
        f"nobody|{verbs}|{setting.opens}",
        f"nobody|{min(len(candidates), 3)}|{verbs}",
        "nobody",
    ]


class _View:
    """The candidates as seen from one quotation."""

    def __init__(
        self, scene: Scene, setting: Setting, previous: Previous, candidates: list[Mention]
    ):
        self.scene, self.setting, self.previous = scene, setting, previous
        self.tokens = scene.tokens
        self.place = setting.place
        self.before = sum(mention.first < setting.place for mention in candidates)
        self.owned = self._owned(candidates)
        sentence = self.tokens[self.place].sentence
        self.subjects = sorted(
            mention.first
            for mention in candidates
            if mention.sentence == sentence
            and mention.first < self.place
            and scene.after(mention).verb >= 0
        )
        self.last_key = scene.keys[previous.mention.number] if previous.mention else ""
        self.since_last = _since_last(self.tokens, setting, previous)
        self.since_paragraph = min(setting.paragraph - previous.paragraph, 3)

    def _owned(self, candidates: list[Mention]) -> str:
        """Which of the verbs of saying on the left and on the right have a subject."""
        scene, left, right = self.scene, self.setting.left_verb, self.setting.right_verb
        has_left = left >= 0 and any(
            mention.first < self.place and scene.after(mention).verb == left
            for mention in candidates
        )
        has_right = right >= 0 and any(
            mention.first > self.place
            and right in (scene.after(mention).verb, scene.before(mention).verb)
            for mention in candidates
        )
        return f"{'L' if has_left else ''}{'R' if has_right else ''}"

    def row(self, order: int, mention: Mention) -> list[str]:
        setting = self.setting
        left = mention.first < self.place
        side = "<" if left else ">"
        after, before = self.scene.after(mention), self.scene.before(mention)
        beside = after.label if left else f"{before.label}|{after.label}"
        form = _form(mention)
        base = side + self._where(mention)
        rank = self.before - 1 - order if left else order - self.before
        path, distance, quotes = self._between(mention, after, left)
        relation, outer = self._relation(after, before, left), self._outer(mention)
        return [
            f"path|{side}|{path}|{beside}",
            f"pathonly|{side}|{path}|{relation}",
            f"sides|{base}|{before.label}|{after.label}|{relation}",
            f"after|{base}|{after.label}|{form}",
            f"before|{base}|{before.label}|{form}",
            f"rel|{relation}|{setting.context}",
            f"rel|{relation}|{self.owned}|{base}",
            f"relform|{relation}|{form}",
            f"rank|{side}|{min(rank, 4)}|{form}",
            f"rank|{base}|{min(rank, 6)}|{relation}",
            f"dist|{side}|{_bucket(distance)}|{relation}",
            f"where|{base}|{setting.opens}|{setting.ends}|{after.label}",
            f"context|{base}|{setting.context}",
            f"quotes|{side}|{min(quotes, 3)}|{relation}",
            f"form|{form}|{mention.inside}",
            f"outer|{outer}|{relation}|{form}",
            f"outer|{outer}|{before.label}|{after.label}",
            *self._as_previous(mention, relation, form, base),
        ]

    def _outer(self, mention: Mention) -> str:
        """Of the subjects of verbs of saying in the sentence: how many farther out, and nearer."""
        outer = bisect_left(self.subjects, mention.first)
        nearer = len(self.subjects) - bisect_right(self.subjects, mention.first)
        return f"{min(outer, 2)}.{min(nearer, 2)}"

    def _where(self, mention: Mention) -> str:
        """The same sentence, so many sentences away, or so many paragraphs."""
        if gap := self.setting.paragraph - mention.paragraph:
            return f"p{max(-2, min(gap, 4))}"
        sentences = self.tokens[self.place].sentence - self.tokens[mention.first].sentence
        return f"s{_bucket(abs(sentences))}" if sentences else "same"

    def _between(self, mention: Mention, after: Side, left: bool) -> tuple[str, int, int]:
        """The classes between mention and quotation, their number, and other quotations."""
        if mention.paragraph != self.setting.paragraph:
            return "", _FAR, 0
        if left:
            start = after.verb + 1 if 0 <= after.verb < self.place else mention.of
            path = _path(self.tokens, start, self.place)
            return path, self.place - mention.of, self._quotes(mention.last, self.place)
        path = _path(self.tokens, self.place + 1, mention.first)
        return path, mention.first - self.place, self._quotes(self.place + 1, mention.first)

    def _quotes(self, start: int, stop: int) -> int:
        places = self.scene.narrative.place_of
        return bisect_left(places, stop) - bisect_left(places, start)

    def _relation(self, after: Side, before: Side, left: bool) -> str:
        """To which of the verbs that may govern the quotation the mention belongs, and how."""
        left_verb, right_verb = self.setting.left_verb, self.setting.right_verb
        if after.verb >= 0:
            if left and after.verb == left_verb:
                return "subject-left"
            if after.verb == right_verb:
                return "subject-right"
        if before.verb >= 0:
            if before.verb == right_verb:
                return "inverted-right"
            if before.verb == left_verb:
                return "after-left"
        return "other-subject" if after.verb >= 0 else "none"

    def _as_previous(self, mention: Mention, relation: str, form: str, base: str) -> list[str]:
        """What follows from who spoke the quotation before."""
        previous, setting, gap = self.previous, self.setting, self.since_paragraph
        if previous.mention is None:
            return []
        if mention is previous.mention:
            return [
                f"prev|{gap}|{setting.opens}|{self.owned}",
                f"prev|{gap}|{relation}|{setting.context}",
                f"prevform|{gap}|{form}|{self.owned}",
                f"prevpath|{gap}|{self.since_last}|{setting.opens}",
                f"prevside|{base}|{self.owned}|{self.since_last}",
            ]
        if self.scene.keys[mention.number] == self.last_key:
            return [f"prevkey|{gap}|{base[0]}|{relation}"]
        same = previous.paragraph == setting.paragraph
        return [f"notprev|{same}|{relation}|{self.since_last}|{base[0]}"]


def _form(mention: Mention) -> str:
    if mention.form is Form.PRONOUN and mention.head in _APART:
        return mention.head
    if mention.form is Form.HANDLE:
        return Form.NAME.value
    if mention.form is Form.NAME and mention.last - mention.core > 1:
        return "fullname"
    return mention.form.value


def _bucket(number: int) -> str:
    for limit in (0, 1, 2, 3, 5, 8, 13, 21, 34):
        if number <= limit:
            return str(limit)
    return "far"


def _path(tokens: list[Token], start: int, stop: int) -> str:
    """The classes of what stands between, each run once; long stretches by their length."""
    if stop - start > 9:
        return "long"
    classes, last = [], None
    for at in range(start, stop):
        tag = Tag.CAPITAL if tokens[at].tag is Tag.HANDLE else tokens[at].tag
        if tag is not last and tag is not Tag.ADV:
            classes.append(tag.name)
            last = tag
    return "/".join(classes) if len(classes) <= 4 else "long"


def _since_last(tokens: list[Token], setting: Setting, previous: Previous) -> str:
    """What the narrator says between the quotation before and this one."""
    if previous.paragraph != setting.paragraph:
        return "paragraph"
    start, stop = previous.place + 1, setting.place
    if stop - start > 40:
        return "long"
    stops = says = 0
    for at in range(start, stop):
        tag = tokens[at].tag
        stops += tag is Tag.STOP
        says += tag is Tag.SAY
    return f"{min(stops, 2)}stop{min(says, 2)}say{'-' if stop - start < 4 else '+'}"
