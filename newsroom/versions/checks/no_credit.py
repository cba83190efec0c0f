from newsroom.versions.checks.base import Blocking


class NoCredit(Blocking):
    """The database wants a credit with every picture; one of blanks says nothing either."""

    name = "no_credit"

    def __call__(self, material):
        used = [("lead_image", material.article.lead_image)]
        used += [("body", image) for _, image in material.pictures]
        for field, image in used:
            if image and not image.credit.strip():
                yield self.found(f"The picture “{image}” has no credit.", field=field)
