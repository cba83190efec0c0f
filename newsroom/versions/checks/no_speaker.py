from newsroom.versions.checks.base import Blocking


class NoSpeaker(Blocking):
    name = "no_speaker"

    def __call__(self, material):
        for passage in material.passages:
            if not passage.quote.speakers.all():
                yield self.found(
                    f"Nobody is given as the speaker of “{passage.words}”.",
                    words=passage.fragments[0] if passage.fragments else "",
                )
