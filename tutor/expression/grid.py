"""Many values at once: an expression on whole arrays of floating-point numbers, as a picture needs them.

Pictures bear the rounding of floating point; whatever is proved or printed goes by `numeric` or `exact`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.errors import Unanswerable
from tutor.expression.exact import concrete, exact, kronecker
from tutor.expression.grid_nodes import COMBINE
from tutor.expression.structures import Applied, BigSum, Counted, Delta, Mean, Partial
from tutor.expression.text import text
from tutor.expression.tree import Constant, Expression, Number, Symbol

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_CONSTANTS = {"pi": math.pi, "e": math.e}
_MOST_TERMS = 20_000
"""So many terms the Σ of one expression may have in all."""


def values_on(
    expression: Expression, arrays: Mapping[Symbol, Array], numbers: Mapping[Symbol, Fraction] | None = None
) -> Array:
    """The values of an expression where its variables run over arrays.

    Arguments:
        expression: what to evaluate.
        arrays: the values of some symbols; their shapes broadcast against each other, so that x as (1, n) and
            y as (m, 1) make a grid of (m, n).
        numbers: the values of the others. The ends of a Σ and members such as a₂ are looked up here.

    Returns:
        an array of the common shape; nan where there is no real value, or one that is too large.

    Raises:
        Unanswerable: a letter or a function has no value, or a Σ has too many terms.

    >>> import numpy
    >>> from tutor import parse
    >>> values_on(parse("x^2 + 1/y"), {Symbol("x"): numpy.array([2.0, 3.0]), Symbol("y"): numpy.array([[1.0], [0.0]])})
    array([[ 5., 10.],
           [nan, nan]])
    """
    import numpy

    shape = numpy.broadcast_shapes(*(array.shape for array in arrays.values()))
    with numpy.errstate(all="ignore"):
        found = numpy.broadcast_to(_Worker(arrays, numbers or {}).run(expression, {}), shape)
    return numpy.where(numpy.isfinite(found), found, numpy.nan)


class _Worker:
    """Works out an expression from its parts, without recursion but for Σ."""

    def __init__(self, arrays: Mapping[Symbol, Array], numbers: Mapping[Symbol, Fraction]) -> None:
        self.arrays = arrays
        self.numbers = numbers
        self.terms_left = _MOST_TERMS

    def run(self, root: Expression, bound: Mapping[Symbol, Fraction]) -> Array:
        """The values of `root` while the indices of the Σ around it have the values `bound`."""
        point = {**self.numbers, **bound}
        waiting_for = _uses(root)
        memo: dict[int, Array] = {}
        stack = [root]
        while stack:
            node = stack[-1]
            if id(node) in memo:
                stack.pop()
                continue
            parts = _parts(node)
            missing = [part for part in parts if id(part) not in memo]
            if missing:
                stack.extend(missing)
                continue
            memo[id(node)] = self._value(node, [memo[id(part)] for part in parts], point, bound)
            # An array nobody waits for any more is given back: a long formula would fill the memory otherwise.
            for part in parts:
                waiting_for[id(part)] -= 1
                if not waiting_for[id(part)]:
                    del memo[id(part)]
        return memo[id(root)]

    def _value(
        self, node: Expression, parts: list[Array], point: Mapping[Symbol, Fraction], bound: Mapping[Symbol, Fraction]
    ) -> Array:
        match node:
            case Number():
                return _single(_float(node.value))
            case Constant():
                return _single(_CONSTANTS.get(node.name, math.inf))
            case Symbol():
                return self._symbol(node, point)
            case Delta():
                same = kronecker(node, point)
                return _single(math.nan if same is None else same)
            case BigSum() | Mean():
                return self._counted(node, point, bound)
            case Applied() | Partial():
                what = f"the function {node.name}" if isinstance(node, Applied) else "a ∂ that is not worked out"
                raise Unanswerable(f"Nothing can be drawn of {what}.", "Write out what it is.")
        return COMBINE[type(node)](node, parts)

    def _symbol(self, node: Symbol, point: Mapping[Symbol, Fraction]) -> Array:
        symbol = concrete(node, point) if node.subscripts else node
        if symbol is not None and symbol in self.arrays:
            return self.arrays[symbol]
        if symbol is not None and symbol in point:
            return _single(_float(point[symbol]))
        raise Unanswerable(f"{text(symbol or node)} has no value.", f'Give one: --at "{(symbol or node).label}=1".')

    def _counted(self, node: Counted, point: Mapping[Symbol, Fraction], bound: Mapping[Symbol, Fraction]) -> Array:
        indices = _indices(node, point)
        if indices is not None:
            self.terms_left -= min(len(indices), _MOST_TERMS + 1)
        if indices is None or (isinstance(node, Mean) and not indices):
            raise Unanswerable(
                "A Σ without numbers for its ends cannot be drawn.",
                'Give its end a value, as in --at "n=5"; tutor regress draws a loss over data.',
            )
        if self.terms_left < 0:
            raise Unanswerable(
                f"A Σ of more than {_MOST_TERMS:,} terms is too long to be drawn.", "Take fewer terms, or fewer rows."
            )
        total = _single(0)
        for index in indices:
            total = total + self.run(node.body, {**bound, node.index: Fraction(index)})
        return total / len(indices) if isinstance(node, Mean) else total


def _indices(node: Counted, point: Mapping[Symbol, Fraction]) -> range | None:
    """The values of an index; None when they are not known to be whole numbers."""
    lower, upper = exact(node.lower, point), exact(node.upper, point)
    if lower is None or upper is None or lower.denominator != 1 or upper.denominator != 1:
        return None
    return range(lower.numerator, upper.numerator + 1)


def _parts(node: Expression) -> tuple[Expression, ...]:
    """The parts that are worked out before a node."""
    return () if isinstance(node, BigSum | Mean | Delta | Partial | Applied) else node.children


def _uses(root: Expression) -> Counter[int]:
    """How often each part is needed, by its identity; the root once more than it is, so that it stays."""
    uses = Counter((id(root),))
    stack, seen = [root], {id(root)}
    while stack:
        for part in _parts(stack.pop()):
            uses[id(part)] += 1
            if id(part) not in seen:
                seen.add(id(part))
                stack.append(part)
    return uses


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _single(value: float) -> Array:
    """A number as an array that broadcasts with every other."""
    import numpy

    return numpy.array(value, numpy.float64)
