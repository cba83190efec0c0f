from collections.abc import Iterator

from partnerships.companies.models import Company, EndStatus, Ownership
from partnerships.records.rules import circular


def nobody_controls_their_owner() -> Iterator[str]:
    """Of the owners in control today; small stakes held in each other are common."""
    edges = Ownership.objects.controlling().exclude(end_status=EndStatus.ENDED)
    edges = list(edges.values_list("owned", "owner"))
    names = Company.objects.in_bulk([key for edge in edges for key in edge])
    yield from circular(edges, names, "Companies own each other in a circle: {circle}.")


RULES = (nobody_controls_their_owner,)
