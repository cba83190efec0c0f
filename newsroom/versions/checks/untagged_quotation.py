from newsroom.quotes.body_text import BodyText
from newsroom.quotes.utterances import utterances_in
from newsroom.versions.checks.base import Advisory


class UntaggedQuotation(Advisory):
    """Words between marks that read as somebody's, and that no passage holds."""

    name = "untagged_quotation"

    def __call__(self, material):
        for utterance in utterances_in(BodyText(material.article.body)):
            if not utterance.kind.is_quotation:
                continue
            if utterance.fingerprint not in material.refused_quotations:
                who = utterance.speaker.full or utterance.speaker.written
                said = f" by {who}" if who else ""
                yield self.found(
                    f"“{utterance.words}”{said} is not tagged.", words=utterance.fragments[0]
                )
