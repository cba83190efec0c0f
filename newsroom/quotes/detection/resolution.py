"""From the mention to the name: surname, pronoun, “the executive”, “the company”."""

from dataclasses import dataclass
from datetime import date

from newsroom.quotes.detection import vocabulary as v
from newsroom.quotes.detection.antecedents import Antecedents, Memory
from newsroom.quotes.detection.file import PersonOnFile, fold, same_post
from newsroom.quotes.detection.identities import Identities, Identity
from newsroom.quotes.detection.mentions import Form, Mention
from newsroom.quotes.detection.ranking import Weights, best
from newsroom.quotes.detection.results import SpeakerType
from newsroom.quotes.detection.scene import Scene
from newsroom.quotes.detection.titles import title_beside

#: Sources named by what they are and never by the person before them.
_ANONYMOUS = v.words(
    "spokesman spokeswoman spokesperson spokespeople source sources official officials aide aides "
    "person people insider insiders voter voters user users witness witnesses supporter "
    "supporters resident residents"
)
_DEFINITE = {"the", "this", "that"}
_BACK = 40


@dataclass(frozen=True, slots=True)
class Resolved:
    type: SpeakerType
    full: str | None = None
    identity: Identity | None = None
    certainty: float = 1.0
    reason: str = ""


class Resolver:
    """Settles, one mention after the other, who is meant."""

    def __init__(
        self,
        scene: Scene,
        identities: Identities,
        table: Weights,
        people: tuple[PersonOnFile, ...] = (),
        on: date | None = None,
    ):
        self.people = people
        self.on = on
        self.scene = scene
        self.identities = identities
        self.antecedents = Antecedents(scene, identities)
        self.memory = Memory()
        self.table = table
        self._settled: dict[int, Resolved] = {}
        self._titles: dict[int, str | None] = {}

    def resolve(self, mention: Mention) -> Resolved:
        settled = self._settled.get(mention.number)
        if settled is None:
            settled = self._settled[mention.number] = self._resolve(mention)
        self.memory.note(settled.identity, mention)
        return settled

    def _resolve(self, mention: Mention) -> Resolved:
        if mention.form is Form.NAME:
            return self._name(mention)
        if mention.form is Form.HANDLE:
            handle = self.scene.tokens[mention.first].text
            return Resolved(SpeakerType.PERSON, handle, reason="a handle stands for itself")
        if mention.form is Form.PRONOUN:
            return self._pronoun(mention)
        if mention.form is Form.DOCUMENT:
            return Resolved(SpeakerType.DOCUMENT)
        if mention.form is Form.BODY:
            return self._body(mention)
        return self._post(mention)

    def _name(self, mention: Mention) -> Resolved:
        identity = self.identities.of.get(mention.number)
        if identity is None:
            return Resolved(SpeakerType.ORGANISATION, mention.name)
        kind = SpeakerType.PERSON if identity.is_person else SpeakerType.ORGANISATION
        reason = ""
        if identity.name != mention.name:
            reason = f"“{mention.name}” is short for {identity.name}"
        return Resolved(kind, identity.name, identity, reason=reason)

    def _pronoun(self, mention: Mention) -> Resolved:
        if mention.head in ("he", "she", "him"):
            return self._he_or_she(mention)
        if mention.head in ("who", "which"):
            return self._relative(mention)
        if mention.head in ("it", "they", "them"):
            return self._it_or_they(mention)
        return Resolved(SpeakerType.UNNAMED)

    def _he_or_she(self, mention: Mention) -> Resolved:
        candidates = self.antecedents.candidates(mention)
        if not candidates:
            return Resolved(SpeakerType.UNNAMED)
        rows = self.antecedents.features(mention, candidates, self.memory)
        place, share = best(rows, self.table)
        identity = candidates[place][0]
        identity.human += share
        if mention.head == "she":
            identity.woman += share
        else:
            identity.man += share
        reason = f"“{mention.head}” most likely stands for {identity.name}"
        if share > 0.8:
            reason = f"“{mention.head}” stands for {identity.name}"
        return Resolved(SpeakerType.PERSON, identity.name, identity, share, reason)

    def _relative(self, mention: Mention) -> Resolved:
        """“…, who said”: the mention right before, over a comma."""
        for earlier in reversed(self.scene.mentions[max(0, mention.number - 4) : mention.number]):
            if earlier.paragraph != mention.paragraph or earlier.form is Form.PRONOUN:
                break
            settled = self._resolve(earlier)
            if settled.type is SpeakerType.PERSON:
                reason = f"“{mention.head}” follows {settled.full}"
                return Resolved(settled.type, settled.full, settled.identity, 0.9, reason)
        return Resolved(SpeakerType.UNNAMED)

    def _it_or_they(self, mention: Mention) -> Resolved:
        """A body that has just spoken, or the likeliest one named before; “they” a person too."""
        last = self.memory.last_speaker
        near = mention.paragraph - self.memory.last_speaker_paragraph <= 1
        if last is not None and near and not last.is_person:
            reason = f"“{mention.head}” stands for {last.name}, the last to speak"
            return Resolved(SpeakerType.ORGANISATION, last.name, last, 0.8, reason)
        if mention.head != "it" and (person := self._latest_person(mention)):
            reason = f"“{mention.head}” stands for {person.name}, named last"
            return Resolved(SpeakerType.PERSON, person.name, person, 0.5, reason)
        if body := self._likely_body(mention):
            reason = f"“{mention.head}” stands for {body.name}"
            return Resolved(SpeakerType.ORGANISATION, body.name, body, 0.6, reason)
        return Resolved(SpeakerType.ORGANISATION if mention.head == "it" else SpeakerType.UNNAMED)

    def _latest_person(self, mention: Mention) -> Identity | None:
        for earlier in self._earlier(mention):
            if mention.paragraph - earlier.paragraph > 1:
                return None
            identity = self.identities.of.get(earlier.number)
            if identity is not None and (
                identity.is_person or earlier.paragraph == mention.paragraph
            ):
                return identity
        return None

    def _likely_body(self, mention: Mention) -> Identity | None:
        """Of the bodies named before: how much it acts like one, and how lately it was named."""
        scores: dict[int, tuple[float, Identity]] = {}
        last = self.memory.last_speaker
        for order, earlier in enumerate(self._earlier(mention)):
            identity = self.identities.of.get(earlier.number)
            if identity is None or identity.is_person or identity.name.lower() in v.DAYS:
                continue
            if id(identity) not in scores:
                gap = mention.paragraph - earlier.paragraph
                score = min(identity.body, 3.0) - 0.7 * gap - 0.05 * order
                score += 1.0 * self._is_subject(earlier) + 1.0 * (identity is last)
                score += 1.0 * (earlier.sentence == mention.sentence)
                scores[id(identity)] = (score, identity)
        if not scores:
            return None
        score, identity = max(scores.values(), key=lambda item: item[0])
        return identity if score > -1.5 else None

    def _earlier(self, mention: Mention) -> list[Mention]:
        stop = mention.number
        return self.scene.mentions[max(0, stop - _BACK) : stop][::-1]

    def _is_subject(self, mention: Mention) -> bool:
        before = self.scene.before(mention).label
        after = self.scene.after(mention).label
        return before in ("start", "and", "comma", "that", "quote", "capital") and after not in (
            "genitive", "modifier", "stop", "end",
        )  # fmt: skip

    def _body(self, mention: Mention) -> Resolved:
        """“the company”: the body last named as a subject, or else last named."""
        if self._determiner(mention) not in _DEFINITE or mention.of > mention.last:
            return Resolved(SpeakerType.ORGANISATION)
        words = {token.text for token in self.scene.tokens[mention.first : mention.last]}
        for earlier in self._earlier(mention):  # “the Valencian company”, “the Halia group”
            identity = self.identities.of.get(earlier.number)
            if identity and not identity.is_person and identity.name.split()[0] in words:
                return Resolved(SpeakerType.ORGANISATION, identity.name, identity)
        body = self._likely_body(mention)
        if body is None:
            return Resolved(SpeakerType.ORGANISATION)
        reason = f"“the {mention.head}” stands for {body.name}"
        return Resolved(SpeakerType.ORGANISATION, body.name, body, 0.7, reason)

    def _post(self, mention: Mention) -> Resolved:
        """“the executive”: the last person introduced with that post."""
        if mention.form is Form.ROLE and (person := self._on_file(mention)):
            reason = f"{person.name} held that post, by the file"
            return Resolved(SpeakerType.PERSON, person.name, None, 0.8, reason)
        determiner = self._determiner(mention)
        if (
            determiner not in _DEFINITE
            or mention.head in _ANONYMOUS
            or mention.form is not Form.ROLE
        ):
            return Resolved(SpeakerType.UNNAMED)
        last = self.memory.last_speaker
        if last is not None and last.is_person and self._says_same(mention):
            reason = f"“the same {mention.head}” is {last.name}, who spoke last"
            return Resolved(SpeakerType.PERSON, last.name, last, 0.8, reason)
        latest = None
        for earlier in self._earlier(mention):
            identity = self.identities.of.get(earlier.number)
            if identity is None or not identity.is_person:
                continue
            title = (self.title_of(identity) or "").lower()
            if mention.head in title.replace("-", " ").split() or (
                mention.head == "executive" and ("ceo" in title or "chief" in title)
            ):
                reason = f"“the {mention.head}” is {identity.name}, introduced as {title}"
                return Resolved(SpeakerType.PERSON, identity.name, identity, 0.9, reason)
            if latest is None and not title and mention.paragraph - earlier.paragraph <= 1:
                latest = identity
        if latest is not None and mention.of == mention.last:
            reason = f"“the {mention.head}” most likely is {latest.name}, named last"
            return Resolved(SpeakerType.PERSON, latest.name, latest, 0.5, reason)
        return Resolved(SpeakerType.UNNAMED)

    def _on_file(self, mention: Mention) -> PersonOnFile | None:
        """“Leica's chief executive”: who held that post that day, if exactly one did."""
        if not self.people:
            return None
        tokens = self.scene.tokens
        sentence = tokens[mention.first].sentence
        words = [
            token.text
            for token in tokens[max(0, mention.first - 4) : mention.of]
            if token.sentence == sentence
        ]
        own = " ".join(token.text for token in tokens[mention.first : mention.last])
        folded = set(fold(" ".join(words)))
        holders = [
            person
            for person in self.people
            if any(
                post.company
                and fold(post.company)[0] in folded
                and post.is_held(self.on)
                and same_post(own.removeprefix("the ").removeprefix("The "), post.title)
                for post in person.posts
            )
        ]
        return holders[0] if len(holders) == 1 else None

    def _says_same(self, mention: Mention) -> bool:
        words = self.scene.tokens[mention.first : mention.last]
        return any(token.low == "same" for token in words)

    def _determiner(self, mention: Mention) -> str:
        return self.scene.tokens[mention.first].low

    def title_of(self, identity: Identity) -> str | None:
        """The post from the first place that gives one."""
        key = id(identity)
        if key not in self._titles:
            text, tokens = self.scene.narrative.text, self.scene.tokens
            found = (title_beside(text, tokens, item) for item in identity.mentions[:12])
            self._titles[key] = next((title for title in found if title), None)
        return self._titles[key]
