"""Exact values of the parts of large expressions, remembered for each point.

The conditions of a deep function hold one another: of a hundred functions in one another each has a condition,
and they are asked for one after the other at the same points. Without a memory that is quadratic.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import islice

from tutor.expression.tree import Expression, Symbol

Values = dict[int, Fraction | None]
"""Values by the identity of a node; None where there is no exact value."""

_LARGE = 40
"""Expressions with fewer parts than this are worked out again: that is as quick."""
_MOST = 250_000
"""How many values are remembered in all; long fractions count several times. A value takes about 100 bytes."""
_BITS = 512


class PointMemory:
    """The values known at each point. When it is full, it begins again."""

    __slots__ = ("_at", "_left")

    def __init__(self) -> None:
        self._at: dict[int, tuple[Mapping[Symbol, Fraction], Values, list[Expression]]] = {}
        self._left = _MOST

    def at(self, point: Mapping[Symbol, Fraction]) -> Values:
        """What is known at a point; the same dictionary is to be given back to `keep`."""
        known = self._at.get(id(point))
        return {} if known is None else known[1]

    def keep(self, root: Expression, point: Mapping[Symbol, Fraction], values: Values, before: int) -> None:
        """Remember values for the next expression at the same point, if they are many.

        Arguments:
            root: the expression; it is kept alive, and so are the identities of its parts.
            point: the point.
            values: what `at` gave, with what has been worked out since.
            before: how many values `at` gave.
        """
        new = len(values) - before
        known = self._at.get(id(point))
        if not new or (known is None and new < _LARGE):
            return
        self._left -= new + sum(_length(values[key]) for key in islice(reversed(values), new))
        if self._left < 0:
            self._at, self._left = {}, _MOST
            return
        if known is None:
            known = self._at[id(point)] = (point, values, [])
        known[2].append(root)

    def forget(self, point: Mapping[Symbol, Fraction]) -> None:
        """Let go of what is known at a point."""
        self._at.pop(id(point), None)


def _length(value: Fraction | None) -> int:
    return 0 if value is None else (value.numerator.bit_length() + value.denominator.bit_length()) // _BITS
