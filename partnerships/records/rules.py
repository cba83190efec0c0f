"""Rules over several rows that no constraint can hold: each yields a sentence per breach."""

from collections.abc import Iterator

from partnerships.records.graphs import circles
from partnerships.records.models import FormerSlug, Record


def circular(edges, names: dict, sentence: str) -> Iterator[str]:
    """One sentence for each circle in the edges, ``{circle}`` being its names in order."""
    for circle in circles(edges):
        path = " → ".join(str(names[node]) for node in (*circle, circle[0]))
        yield sentence.format(circle=path)


def merges_do_not_chain() -> Iterator[str]:
    chained = Record.objects.filter(merged_into__merged_into__isnull=False)
    for record in chained.select_related("merged_into__merged_into"):
        yield (
            f"“{record}” is merged into “{record.merged_into}”, which is itself merged into "
            f"“{record.merged_into.merged_into}”."
        )


def merges_keep_their_kind() -> Iterator[str]:
    for record in Record.objects.exclude(merged_into=None).select_related("merged_into"):
        if record.kind != record.merged_into.kind:
            yield (
                f"“{record}” is a {record.get_kind_display()}, but merged into the "
                f"{record.merged_into.get_kind_display()} “{record.merged_into}”."
            )


def former_slugs_are_free() -> Iterator[str]:
    taken = {(kind, slug) for kind, slug in Record.objects.values_list("kind", "slug")}
    for former in FormerSlug.objects.select_related("record"):
        if (former.kind, former.slug) in taken:
            yield f"“{former.slug}”, a former address of “{former.record}”, is in use again."


RULES = (merges_do_not_chain, merges_keep_their_kind, former_slugs_are_free)
