from newsroom.versions.checks.base import Advisory


class HeadingOrder(Advisory):
    """A small heading stands under a large one; the hours of a developing story stand alone."""

    name = "heading_order"

    def __call__(self, material):
        if material.article.is_developing:
            return
        above = 1
        for heading in material.outline.headings:
            if heading.level > above + 1:
                yield self.found(
                    f"“{heading.words}” is a small heading with no large one above it.",
                    words=heading.words,
                    about=heading.words,
                )
            above = heading.level
