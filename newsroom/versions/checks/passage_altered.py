from newsroom.quotes.models import WordsFinding
from newsroom.versions.checks.base import Advisory

_WHY = {
    WordsFinding.ALTERED: "differs from its source",
    WordsFinding.NOT_FOUND: "is not in its source",
}


class PassageAltered(Advisory):
    name = "passage_altered"

    def __call__(self, material):
        for passage in material.passages:
            if why := _WHY.get(passage.words_finding):
                yield self.found(
                    f"“{passage.words}” {why}.",
                    words=passage.fragments[0] if passage.fragments else "",
                    about=f"{passage.pk} {passage.words_finding} {passage.words}",
                )
