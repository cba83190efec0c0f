from newsroom.versions.checks.base import Blocking


class NoHeadline(Blocking):
    name = "no_headline"

    def __call__(self, material):
        if not material.article.headline.strip():
            yield self.found("Give it a headline.", field="headline")
