"""Whom “he” and “she” stand for.

The people named before the pronoun are compared by how lately and in what place they were
named, whether they have just been speaking, whether the same pronoun stood for them before,
and whether what is known of them agrees. Weights were tuned as those of the speakers were.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from newsroom.quotes.detection.identities import Identities, Identity
from newsroom.quotes.detection.mentions import Mention
from newsroom.quotes.detection.scene import Scene

#: How many people are compared, and how many mentions are looked back over for them.
_PEOPLE, _BACK = 6, 60


@dataclass(slots=True)
class Memory:
    """What has been settled so far, going through the article."""

    last_speaker: Identity | None = None
    last_speaker_paragraph: int = -9
    stood_for: dict[str, Identity] = field(default_factory=dict)
    stood_in: dict[str, int] = field(default_factory=dict)
    spoken: dict[int, int] = field(default_factory=dict)

    def note(self, identity: Identity | None, mention: Mention) -> None:
        if identity is None:
            return
        self.last_speaker = identity
        self.last_speaker_paragraph = mention.paragraph
        self.spoken[id(identity)] = self.spoken.get(id(identity), 0) + 1
        if mention.head in ("he", "she"):
            self.stood_for[mention.head] = identity
            self.stood_in[mention.head] = mention.paragraph


class Antecedents:
    def __init__(self, scene: Scene, identities: Identities):
        self.scene = scene
        self.identities = identities
        self.people = [
            mention
            for mention in scene.mentions
            if (identity := identities.of.get(mention.number)) and identity.may_be_person
        ]
        self._numbers = [mention.number for mention in self.people]

    def candidates(self, pronoun: Mention) -> list[tuple[Identity, Mention]]:
        """People before the pronoun, each with the latest mention, latest first."""
        stop = bisect_left(self._numbers, pronoun.number)
        found: dict[int, tuple[Identity, Mention]] = {}
        for mention in reversed(self.people[max(0, stop - _BACK) : stop]):
            identity = self.identities.of[mention.number]
            if id(identity) not in found:
                found[id(identity)] = (identity, mention)
                if len(found) == _PEOPLE:
                    break
        return list(found.values())

    def features(
        self, pronoun: Mention, candidates: list[tuple[Identity, Mention]], memory: Memory
    ) -> list[list[str]]:
        scene, tokens = self.scene, self.scene.tokens
        rows = []
        word = pronoun.head
        seen_subject = False
        for order, (identity, mention) in enumerate(candidates):
            gap = pronoun.paragraph - mention.paragraph
            sentences = min(pronoun.sentence - mention.sentence, 3)
            where = f"p{min(gap, 4)}" if gap else f"s{sentences}"
            after, before = scene.after(mention), scene.before(mention)
            role = _role(after.label, before.label)
            agrees = identity.agrees(word)
            spoke = memory.last_speaker is identity
            spoke_gap = min(pronoun.paragraph - memory.last_speaker_paragraph, 3) if spoke else "-"
            chain = memory.stood_for.get(word) is identity
            chain_gap = min(pronoun.paragraph - memory.stood_in.get(word, -9), 4) if chain else "-"
            opens = tokens[mention.first].opens_sentence
            often = (
                "3" if len(identity.mentions) > 5 else "2" if len(identity.mentions) > 2 else "1"
            )
            subject = role in ("subject", "speaking")
            rows.append(
                [
                    f"agrees|{agrees}",
                    f"agrees|{agrees}|{order}",
                    f"where|{where}|{role}",
                    f"where|{where}|{order}|{role}",
                    f"order|{order}|{len(candidates)}",
                    f"opens|{opens}|{where}|{role}",
                    f"spoke|{spoke_gap}|{where}",
                    f"spoke|{spoke_gap}|{agrees}",
                    f"chain|{chain_gap}|{agrees}",
                    f"chain|{chain_gap}|{where}|{spoke_gap}",
                    f"often|{often}|{agrees}",
                    f"spoken|{min(memory.spoken.get(id(identity), 0), 2)}|{where}",
                    f"first subject|{subject and not seen_subject}|{where}",
                    f"before|{before.label}|{where}",
                ]
            )
            seen_subject = seen_subject or subject
        return rows


def _role(after: str, before: str) -> str:
    if after == "genitive":
        return "genitive"
    if before in ("prep", "by", "from", "in", "say-to", "according"):
        return "oblique"
    if after.endswith(("say", "think")):
        return "speaking"
    if before in ("say", "think"):
        return "spoken of"
    if after == "modifier":
        return "genitive"
    if before in ("start", "comma", "and", "that", "quote", "colon") and after in (
        "verb", "comma", "who", "and", "other",
    ):  # fmt: skip
        return "subject"
    return "other"
