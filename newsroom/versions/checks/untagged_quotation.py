from newsroom.quotes import marks
from newsroom.quotes.detection import detect
from newsroom.versions.checks.base import Advisory


class UntaggedQuotation(Advisory):
    """Words between marks that read as somebody's, and that no passage holds."""

    name = "untagged_quotation"

    def __call__(self, material):
        for quotation in detect(marks.text_of(marks.blanked(material.article.body))):
            words = quotation.words
            if not quotation.kind.is_quotation or quotation.level or marks.BLANK in words:
                continue
            if words not in material.refused_quotations:
                who = quotation.speaker.full or quotation.speaker.written
                said = f", {who}," if who else ""
                yield self.found(f"{words}{said} is not tagged.", words=words.strip("“”\"‘’'"))
