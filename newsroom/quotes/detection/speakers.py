"""The speaker as an editor sees it, from the mention that was chosen."""

import re

from newsroom.quotes.detection.identities import Identities
from newsroom.quotes.detection.marks import Marked
from newsroom.quotes.detection.mentions import Form, Mention
from newsroom.quotes.detection.narrative import Tag
from newsroom.quotes.detection.resolution import Resolved, Resolver
from newsroom.quotes.detection.results import Speaker, SpeakerType
from newsroom.quotes.detection.scene import Scene
from newsroom.quotes.detection.titles import FORMS_OF_ADDRESS

_TRANSCRIPT = re.compile(r"\W{0,2}([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}): ")
#: How the sources begin that are described and not named.
_DESCRIBES = (
    ("familiar", "with"), ("close", "to"), ("briefed", "on"), ("involved", "in"),
    ("with", "knowledge", "of"), ("with", "direct", "knowledge"),
)  # fmt: skip
_DESCRIBING = frozenset((Tag.OTHER, Tag.DET, Tag.POSS, Tag.CAPITAL, Tag.GENITIVE, Tag.PREP))


def speaker_of(mention: Mention, resolved: Resolved, scene: Scene, resolver: Resolver) -> Speaker:
    """Name with “Mr” but without the post, or the whole phrase; two who speak together as one."""
    text, tokens = scene.narrative.text, scene.tokens
    first, last, full = mention.first, mention.of, resolved.full
    if mention.form is Form.NAME:
        first, last = mention.core, mention.last
        if first > mention.first and tokens[first - 1].low in FORMS_OF_ADDRESS:
            first -= 1
    elif resolved.type is SpeakerType.UNNAMED:
        last = _described(scene, mention)
    if joint := _joint(mention, scene):
        first, full = joint.core, f"{resolver.resolve(joint).full} and {full}"
    title = None
    if resolved.identity and resolved.type is SpeakerType.PERSON:
        title = resolver.title_of(resolved.identity)
    start, end = tokens[first].start, tokens[last - 1].end
    return Speaker(resolved.type, text[start:end], start, end, full, title)


def _described(scene: Scene, mention: Mention) -> int:
    """“a person familiar with the plan”: the end of what an unnamed source is described by."""
    tokens, last = scene.tokens, mention.of
    words = [token.low for token in tokens[last : last + 3]]
    if not any(words[: len(key)] == list(key) for key in _DESCRIBES):
        return last
    last += 2
    for token in tokens[last : mention.of + 12]:
        is_noun = tokens[last - 1].tag in (Tag.DET, Tag.POSS)
        if token.tag not in _DESCRIBING and not (is_noun and token.tag in (Tag.SAY, Tag.THINK)):
            break
        last += 1
    return last


def _joint(mention: Mention, scene: Scene) -> Mention | None:
    """The first of two who speak together: “Halia and Voss Optik said”."""
    if mention.form is not Form.NAME or not mention.number:
        return None
    first = scene.mentions[mention.number - 1]
    between = scene.tokens[first.last : mention.first]
    if first.form is not Form.NAME or [token.low for token in between] != ["and"]:
        return None
    subject = scene.before(first).label in ("start", "that", "comma", "quote")
    return first if subject and scene.after(mention).label != "genitive" else None


def labelled(text: str, marked: Marked, identities: Identities) -> Speaker | None:
    """“OKAFOR: Good evening.”: a transcript names the speaker inside the marks."""
    label = _TRANSCRIPT.match(text, marked.start, marked.end)
    if label is None:
        return None
    written = label.group(1)
    identity = identities.called(written)
    full = identity.name if identity else written
    return Speaker(SpeakerType.PERSON, written, label.start(1), label.end(1), full)
