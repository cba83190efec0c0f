from newsroom.quotes.models import WordsFinding
from newsroom.versions.checks.base import Advisory

_WHY = {
    WordsFinding.UNCHECKED: "was not compared with its source",
    WordsFinding.NO_TEXT: "could not be compared: we do not hold the text of its source",
    WordsFinding.NOT_IN_EXCERPT: "is not in the part of the source that we hold",
    WordsFinding.TRANSLATED_UNSEEN: "is a translation, and nobody has seen the original",
}


class PassageUnverified(Advisory):
    name = "passage_unverified"

    def __call__(self, material):
        for passage in material.passages:
            finding = passage.words_finding
            if passage.quote.document_id is None and finding in (
                WordsFinding.UNCHECKED,
                WordsFinding.NO_TEXT,
            ):
                continue  # that it has no document is another warning
            if why := _WHY.get(finding):
                yield self.found(
                    f"“{passage.words}” {why}.",
                    words=passage.fragments[0] if passage.fragments else "",
                    about=f"{passage.pk} {finding} {passage.words}",
                )
