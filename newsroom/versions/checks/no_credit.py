from newsroom.versions.checks.base import Blocking


class NoCredit(Blocking):
    """The database wants a credit with every picture; one of blanks says nothing either."""

    name = "no_credit"

    def __call__(self, material):
        image = material.article.lead_image
        if image and not image.credit.strip():
            yield self.found(f"The picture “{image}” has no credit.", field="lead_image")
