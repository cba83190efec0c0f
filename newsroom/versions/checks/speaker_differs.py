from newsroom.quotes.models import SpeakerFinding
from newsroom.versions.checks.base import Advisory


class SpeakerDiffers(Advisory):
    name = "speaker_differs"

    def __call__(self, material):
        for passage in material.passages:
            if passage.speaker_finding == SpeakerFinding.DIFFERS:
                stated = passage.stated_speaker or "somebody else"
                yield self.found(
                    f"The source gives “{passage.words}” to {stated}.",
                    words=passage.fragments[0] if passage.fragments else "",
                    about=f"{passage.pk} {stated} {passage.words}",
                )
