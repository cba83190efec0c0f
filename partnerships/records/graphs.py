"""Circles in "A leads to B" relations. No Django here."""

from collections.abc import Hashable, Iterable, Iterator

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
