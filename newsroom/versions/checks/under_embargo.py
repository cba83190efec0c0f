from newsroom.versions.checks.base import Blocking
from newsroom.versions.embargo import article_embargo, hidden_at_publication


class UnderEmbargo(Blocking):
    """The article's own embargo, or that of a document, ends later."""

    name = "under_embargo"

    def __call__(self, material):
        if sentence := article_embargo(material):
            yield self.found(sentence)
        for hidden in hidden_at_publication(material):
            if hidden.is_embargoed(material.at):
                yield self.found(hidden.sentence, words=hidden.words, about=hidden.sentence)
