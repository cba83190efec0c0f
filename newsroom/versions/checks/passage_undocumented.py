from newsroom.quotes.models import WordsFinding
from newsroom.versions.checks.base import Advisory

#: What our own reporter heard needs no document.
_HEARD = WordsFinding.HEARD


class PassageUndocumented(Advisory):
    name = "passage_undocumented"

    def __call__(self, material):
        for passage in material.passages:
            if passage.quote.document_id is None and passage.words_finding != _HEARD:
                yield self.found(
                    f"“{passage.words}” has no document.",
                    words=passage.fragments[0] if passage.fragments else "",
                    about=f"{passage.pk} {passage.words}",
                )
