from collections.abc import Iterator

from django.db.models import Count

from partnerships.agreements.models import Partnership
from partnerships.records.rules import circular


def two_parties() -> Iterator[str]:
    short = Partnership.objects.standing().annotate(number=Count("parties")).filter(number__lt=2)
    for partnership in short:
        count = "no party" if partnership.number == 0 else "only one party"
        yield f"The partnership “{partnership}” has {count}; it takes two."


def parts_are_not_circular() -> Iterator[str]:
    yield from _circular("part_of", "Partnerships are part of each other in a circle: {circle}.")


def successors_are_not_circular() -> Iterator[str]:
    yield from _circular("succeeded_by", "Partnerships succeed each other in a circle: {circle}.")


def _circular(field: str, sentence: str) -> Iterator[str]:
    edges = list(Partnership.objects.exclude(**{field: None}).values_list("pk", field))
    names = Partnership.objects.in_bulk([key for edge in edges for key in edge])
    yield from circular(edges, names, sentence)


RULES = (two_parties, parts_are_not_circular, successors_are_not_circular)
