"""How much work it is to look at expressions, and how much may be done. It is not told by a clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tutor.expression.exact import Point, bounds
from tutor.expression.structures import Counted
from tutor.expression.tree import Expression

_MANY = 1_000
"""The number of terms of a Σ that cannot be counted at a point."""


@dataclass(slots=True)
class Effort:
    """Work that may still be done, in the measure of `work`."""

    left: int

    def afford(self, wanted: int) -> bool:
        """Take work from what is left. Once more is asked for than there is, nothing is left."""
        self.left = self.left - wanted if wanted <= self.left else 0
        return self.left > 0

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0


def work(roots: Iterable[Expression], point: Point, seen: set[int], most: int) -> int:
    """How much has to be worked out for expressions at a point: each node and each of its parts counts.

    What stands inside a Σ counts once for each of its terms.

    Arguments:
        roots: the expressions.
        point: the values of the letters that count the terms.
        seen: the nodes that are known already, by identity; those counted now are added.
        most: counting stops when there are more.

    >>> from tutor import parse
    >>> work([parse("2 x")], {}, set(), 100), work([parse("sum(i, 1, 10, i x)")], {}, set(), 100) > 40
    (5, True)
    """
    total = 0
    stack = [(root, 1) for root in roots]
    while stack and total <= most:
        node, times = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        children = node.children
        total += times * (1 + len(children))
        if isinstance(node, Counted):
            indices = bounds(node, point)
            times *= max(1, _MANY if indices is None else len(indices))
        stack.extend((child, times) for child in children)
    return total
