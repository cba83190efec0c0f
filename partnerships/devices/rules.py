from collections.abc import Iterator

from partnerships.devices.models import Device, Lineage
from partnerships.records.rules import circular


def lineage_runs_forward() -> Iterator[str]:
    """Became and replaced_by point to the later device, succeeds to the earlier one."""
    rows = Lineage.objects.values_list("device", "relation", "other")
    edges = [
        (other, device) if relation == Lineage.Relation.SUCCEEDS else (device, other)
        for device, relation, other in rows
    ]
    names = Device.objects.in_bulk([key for edge in edges for key in edge])
    yield from circular(edges, names, "Devices succeed each other in a circle: {circle}.")


RULES = (lineage_runs_forward,)
