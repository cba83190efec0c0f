from newsroom.versions.checks.base import Blocking


class DraftClaim(Blocking):
    """A claim counts from the moment it is entered: readers never see one that is not."""

    name = "draft_claim"

    def __call__(self, material):
        for claim in material.reported:
            if claim.entered_at is None:
                yield self.found(f"The claim “{claim}” is a draft: enter it first.")
