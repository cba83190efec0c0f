"""Circles in "A leads to B" relations. No Django here."""

from collections.abc import Hashable, Iterable, Iterator, Mapping

Edge = tuple[Hashable, Hashable]


def circles(edges: Iterable[Edge]) -> Iterator[list[Hashable]]:
    """Each circle once, as the list of its nodes in order, starting with the smallest."""
    following: dict[Hashable, list[Hashable]] = {}
    for start, end in edges:
        following.setdefault(start, []).append(end)
    done: set[Hashable] = set()
    for root in sorted(following):
        path: list[Hashable] = []
        stack = [iter([root])]
        while stack:
            node = next(stack[-1], None)
            if node is None:
                stack.pop()
                if path:
                    done.add(path.pop())
            elif node in path:
                circle = path[path.index(node) :]
                turn = circle.index(min(circle))
                yield circle[turn:] + circle[:turn]
            elif node not in done:
                path.append(node)
                stack.append(iter(following.get(node, [])))


def leads_to(start: Hashable, following: Mapping) -> list[Hashable]:
    """The nodes from ``start`` on, in order, where each leads to one other or to None."""
    path: list[Hashable] = []
    node = start
    while node is not None and node not in path:
        path.append(node)
        node = following.get(node)
    return path


def reachable(edges: Iterable[Edge]) -> dict[Hashable, set[Hashable]]:
    """For each node that leads anywhere, all that can be reached from it; a circle does no harm."""
    following: dict[Hashable, set[Hashable]] = {}
    for start, end in edges:
        following.setdefault(start, set()).add(end)
    found = {}
    for start in following:
        seen: set[Hashable] = set()
        ahead = list(following[start])
        while ahead:
            node = ahead.pop()
            if node not in seen:
                seen.add(node)
                ahead += following.get(node, ())
        found[start] = seen - {start}
    return found
