from newsroom.versions.checks.base import Blocking
from newsroom.versions.embargo import hidden_at_publication


class HiddenRecord(Blocking):
    """Something named, linked, quoted or reported that readers would still not see."""

    name = "hidden_record"

    def __call__(self, material):
        for hidden in hidden_at_publication(material):
            if not hidden.is_embargoed(material.at):
                yield self.found(hidden.sentence, words=hidden.words, about=hidden.sentence)
