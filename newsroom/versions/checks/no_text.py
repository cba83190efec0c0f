from newsroom.versions.checks.base import Blocking


class NoText(Blocking):
    name = "no_text"

    def __call__(self, material):
        if not material.text:
            yield self.found("There is no text yet.", field="body")
