from newsroom.articles.hedging import states_as_fact
from newsroom.versions.checks.base import Advisory


class ClaimAsFact(Advisory):
    """The headline says of something rumoured that it is so, and no verdict says that yet."""

    name = "claim_as_fact"

    def __call__(self, material):
        headline = material.article.headline
        for claim in material.open_claims:
            names = [claim.subject.name, *material.other_names.get(claim.subject_id, ())]
            told = [claim.title, *_values(claim.prediction)]
            if states_as_fact(headline, names=names, told=told):
                yield self.found(
                    f"The headline states as a fact what is an open claim: “{claim}”.",
                    field="headline",
                    about=f"{claim.pk} {headline}",
                )


def _values(prediction) -> list[str]:
    return [str(value) for value in prediction.values() if isinstance(value, str | int | float)]
