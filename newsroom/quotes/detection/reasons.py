"""Why: the sentences an editor reads beside a proposal."""

from newsroom.quotes.detection.marks import Marked
from newsroom.quotes.detection.mentions import Mention
from newsroom.quotes.detection.narrative import Tag
from newsroom.quotes.detection.results import Kind
from newsroom.quotes.detection.scene import Previous, Scene
from newsroom.quotes.detection.surroundings import Setting

_KINDS = {
    Kind.FULL: "a whole utterance between marks",
    Kind.PARTIAL: "words taken into the narrator's sentence",
    Kind.SCARE: "a word or two held with tongs, not attributed to anybody",
    Kind.TITLE: "capitalised like a title or a name",
}


def kind_reason(kind: Kind, marked: Marked) -> str:
    reason = _KINDS[kind]
    if marked.continues or marked.reopens:
        return f"{reason}; it runs over several paragraphs"
    return reason if marked.closed else f"{reason}; its closing mark is missing"


def verb_place(scene: Scene, setting: Setting, mention: Mention) -> int:
    """The token of the verb that attributes the quotation to the mention; or -1."""
    after, before = scene.after(mention).verb, scene.before(mention).verb
    for verb in (setting.left_verb, setting.right_verb):
        if verb >= 0 and verb in (after, before):
            return verb
    if setting.left_verb > mention.first:
        return setting.left_verb  # “…, adding”
    return max(after, before)


def attribution_reason(
    scene: Scene, setting: Setting, previous: Previous, mention: Mention, verb: int
) -> str:
    tokens = scene.tokens
    words = scene.narrative.text[tokens[mention.first].start : tokens[mention.of - 1].end]
    if mention is previous.mention and mention.first < setting.place:
        if previous.paragraph == setting.paragraph:
            return f"goes on after the attribution to “{words}”"
        return f"goes on from the quotation before, attributed to “{words}”"
    if verb >= 0:
        side = "before" if verb < setting.place else "after"
        if tokens[verb].tag is Tag.ACCORDING:
            return f"“{tokens[verb - 1].text} {tokens[verb].text} {words}” stands {side} it"
        return f"“{tokens[verb].text}” with “{words}” stands {side} it"
    if mention.paragraph != setting.paragraph:
        return f"“{words}”, of a paragraph nearby, is the likeliest speaker"
    return f"“{words}” is the likeliest speaker near it"
