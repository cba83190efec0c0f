"""Which mention speaks a quotation, if any."""

from newsroom.quotes.detection.features import features, nobody
from newsroom.quotes.detection.mentions import Form, Mention
from newsroom.quotes.detection.ranking import Weights, best
from newsroom.quotes.detection.scene import Previous, Scene
from newsroom.quotes.detection.surroundings import Setting

#: Where no verb of saying governs the words, a speaker less likely than this is none at all;
#: the second number is for a noun phrase (“the duo”) farther off than the subject at hand.
#: On train.jsonl and dev.jsonl such speakers were right no more than half the time.
UNATTRIBUTED, UNATTRIBUTED_NOUN = 0.5, 0.8


def attribute(
    scene: Scene, setting: Setting, previous: Previous, weights: Weights
) -> tuple[Mention | None, float]:
    """The likeliest speaker, or None, and how sure that is."""
    candidates = scene.candidates(setting, previous)
    if not candidates:
        return None, 1.0
    rows = features(scene, setting, previous, candidates)
    place, share = best([*rows, nobody(setting, candidates)], weights)
    if place == len(candidates):
        return None, share
    mention = candidates[place]
    if share < _floor(scene, setting, previous, mention):
        return None, 1 - share
    return mention, share


def _floor(scene: Scene, setting: Setting, previous: Previous, mention: Mention) -> float:
    """How likely a speaker must be, by whether anything in the sentence says that one spoke."""
    if (
        mention is previous.mention
        or setting.left_verb >= 0
        or setting.right_verb >= 0
        or setting.opens in ("paragraph", "sentence", "stop", "colon")
    ):
        return 0.0
    following = mention.number + 1
    farther = following < len(scene.mentions) and scene.mentions[following].first < setting.place
    named = mention.form in (Form.NAME, Form.PRONOUN, Form.HANDLE)
    return UNATTRIBUTED_NOUN if farther and not named else UNATTRIBUTED
