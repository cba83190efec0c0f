from newsroom.versions.checks.base import Advisory


class DuplicateHeadline(Advisory):
    name = "duplicate_headline"

    def __call__(self, material):
        if material.twins:
            yield self.found(
                "Another article has this headline already.",
                field="headline",
                about=material.article.headline,
            )
