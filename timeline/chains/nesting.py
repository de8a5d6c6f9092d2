"""Nesting: windows of one tie put in order, however many: each right before the first that strictly holds it.

They form a tree, an outer window over those inside it, each below the first of its holders; the order is the tree's,
children first, siblings as the file has them. Windows are met by their first day, so all holders come before what they
hold, and one list of those that can still be the first holder of something is enough: n log n in all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

__all__ = ["nested_order"]

Window = tuple[int, int]
ROOT = 0


def nested_order(windows: Sequence[Window | None]) -> list[int]:
    """The places of the windows, innermost first; `None` is one that is not compared: it stays as the file has it.

    >>> nested_order([(0, 364), (40, 40), None, (31, 59)])
    [1, 3, 0, 2]
    """
    tree = _Tree(len(windows))
    _hang(tree, sorted((window[0], -window[1], place) for place, window in enumerate(windows, 1) if window is not None))
    return tree.children_first()


def _hang(tree: _Tree, windows: Iterable[tuple[int, int, int]]) -> None:
    """Put each window, of which the first day, less the last day and the node are given, below the first that holds it.

    `lasts` and `holders` are those met so far that can still be the first holder of something, with their last days:
    both ascend, `holders` in the order of the tree. What ends no later than a newcomer and comes after it never is.
    """
    lasts: list[int] = []
    holders: list[int] = []
    newest = (0, 0, ROOT)
    for low, minus_last, node in windows:
        if (low, minus_last) == newest[:2] and newest[2] != ROOT:
            tree.hang(node, tree.parent[newest[2]])  # an equal window, and the first of them holds what both do
            continue
        newest = low, minus_last, node
        stop = bisect_left(lasts, -minus_last)
        tree.hang(node, holders[stop] if stop < len(holders) else ROOT)
        start = stop
        while start and tree.is_before(node, holders[start - 1]):
            start -= 1
        stop += stop < len(lasts) and lasts[stop] == -minus_last
        lasts[start:stop], holders[start:stop] = [-minus_last], [node]


class _Tree:
    """Nodes from 1 in the order of the file, all below the root until they are hung elsewhere.

    `jump` leads so far up that any ancestor is reached in a few steps (skew-binary jump pointers: Myers, 1983).
    """

    def __init__(self, size: int) -> None:
        self.parent = [ROOT] * (size + 1)
        self.depth = [0] + [1] * size
        self.jump = [ROOT] * (size + 1)

    def hang(self, node: int, parent: int) -> None:
        """Put a node, which has nothing below it yet, below another."""
        jump = self.jump[parent]
        far = self.depth[parent] - self.depth[jump] == self.depth[jump] - self.depth[self.jump[jump]]
        self.parent[node], self.depth[node] = parent, self.depth[parent] + 1
        self.jump[node] = self.jump[jump] if far else parent

    def is_before(self, newcomer: int, other: int) -> bool:
        """Whether a node without children comes before another that comes before its parent."""
        parent = self.parent[newcomer]
        level = self.depth[newcomer]
        if self.depth[other] < level:
            return False
        sibling = self._ancestor(other, level)
        return self.parent[sibling] == parent and newcomer < sibling

    def _ancestor(self, node: int, level: int) -> int:
        while self.depth[node] > level:
            node = self.jump[node] if self.depth[self.jump[node]] >= level else self.parent[node]
        return node

    def children_first(self) -> list[int]:
        """The places of all nodes, each after those below it, siblings in the order of the file."""
        below: list[list[int]] = [[] for _ in self.parent]
        for node in range(1, len(self.parent)):
            below[self.parent[node]].append(node)
        found, waiting = [], [ROOT]
        while waiting:  # parents first, siblings last to first: the wrong way round
            node = waiting.pop()
            found.append(node - 1)
            waiting.extend(below[node])
        return found[:0:-1]
