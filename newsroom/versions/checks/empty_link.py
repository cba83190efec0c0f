from newsroom.versions.checks.base import Advisory


class EmptyLink(Advisory):
    name = "empty_link"

    def __call__(self, material):
        for link in material.outline.links:
            if not link.words:
                yield self.found(
                    f"A link has no words: {link.href or 'nor an address'}",
                    field="body",
                    about=link.href,
                )
