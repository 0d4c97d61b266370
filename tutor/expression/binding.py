"""What is fixed while an expression is worked out: the indices that a Σ binds, and what moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.expression.structures import BigSum, Counted
from tutor.expression.tree import Expression, Symbol

if TYPE_CHECKING:
    from tutor.expression.arithmetic import Ball

Bound = tuple[tuple[Symbol, int], ...]
"""The indices that the Σ around an expression give a value, and that value."""

Direction = tuple[tuple[Expression, Bound, int], ...]
"""Which variables move, each with the indices its name depends on and its speed; () when nothing does."""


@dataclass(slots=True)
class Frame:
    """What is known for one binding of indices and one direction."""

    bound: Bound
    direction: Direction
    point: Mapping[Symbol, Fraction]
    """The values of all symbols, those of the bound indices included."""
    memo: dict[int, Ball]
    """What was worked out, by the identity of the nodes."""


class Mentions:
    """Finds out which symbols stand in expressions, subscripts included, and remembers it.

    It goes by the identity of the nodes, so whoever keeps one keeps the expressions too.
    """

    def __init__(self) -> None:
        self._known: dict[int, frozenset[Symbol]] = {}

    def of(self, root: Expression, bound: Bound) -> Bound:
        """Those of the bound indices that an expression depends on."""
        if not bound:
            return ()
        if id(root) not in self._known:
            self._find(root)
        names = self._known[id(root)]
        return tuple([pair for pair in bound if pair[0] in names])

    def _find(self, root: Expression) -> None:
        stack = [root]
        while stack:
            node = stack[-1]
            if id(node) in self._known:
                stack.pop()
                continue
            children = (*node.children, *(node.subscripts if isinstance(node, Symbol) else ()))
            waiting = [child for child in children if id(child) not in self._known]
            if waiting:
                stack.extend(waiting)
                continue
            own = frozenset((node,)) if isinstance(node, Symbol) else frozenset[Symbol]()
            found = own.union(*[self._known[id(child)] for child in children])
            if isinstance(node, Counted):  # what stands around a Σ over i does not reach the i in it
                ends = self._known[id(node.lower)] if isinstance(node, BigSum) else frozenset[Symbol]()
                found = (found - {node.index}) | ends | self._known[id(node.upper)]
            self._known[id(node)] = found
