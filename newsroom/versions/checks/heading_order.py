from newsroom.versions.checks.base import Advisory
from newsroom.versions.entries import is_entry


class HeadingOrder(Advisory):
    """A small heading stands under a large one; the entries of a developing story stand alone."""

    name = "heading_order"

    def __call__(self, material):
        above = 1
        for heading in material.outline.headings:
            if is_entry(heading.words):
                continue
            if heading.level > above + 1:
                yield self.found(
                    f"“{heading.words}” is a small heading with no large one above it.",
                    words=heading.words,
                    about=heading.words,
                )
            above = heading.level
