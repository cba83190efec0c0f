from newsroom.versions.checks.base import Blocking


class NoAddress(Blocking):
    name = "no_address"

    def __call__(self, material):
        if not material.article.slug:
            yield self.found("Give it an address.", field="slug")
