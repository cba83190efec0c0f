from newsroom.versions.checks.base import Advisory

#: Characters; search engines and phones cut off what is longer.
LONGEST = 110


class LongHeadline(Advisory):
    name = "long_headline"

    def __call__(self, material):
        headline = material.article.headline
        if len(headline) > LONGEST:
            yield self.found(
                f"The headline has {len(headline)} characters; "
                f"more than {LONGEST} are cut off elsewhere.",
                field="headline",
                about=headline,
            )
