from newsroom.versions.checks.base import Advisory


class OnePairOfEyes(Advisory):
    """Nobody but the author has checked it. A developing story is asked once, not at each entry."""

    name = "one_pair_of_eyes"

    def __call__(self, material):
        article, by = material.article, material.by
        if by is None or not material.authors or by.pk not in material.authors:
            return
        if not material.second_readers:
            yield self.found(
                "Nobody but the author has checked it.",
                about="developing" if article.is_developing else f"revision {article.revision}",
            )
