"""Whether a condition on the unknowns holds at a solution, decided for certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutor.derivation.place import put_in
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum, Symbol
from tutor.stationary.linear.coefficients import Undecided
from tutor.stationary.numbers.exactly import sign_of

_HOLDS: dict[str, frozenset[int]] = {
    "<": frozenset((-1,)),
    "<=": frozenset((-1, 0)),
    ">": frozenset((1,)),
    ">=": frozenset((0, 1)),
    "=": frozenset((0,)),
    "!=": frozenset((-1, 1)),
}
"""Relation → the signs of left − right for which it holds."""


def inserted(conditions: Sequence[Expression], place: Mapping[Symbol, Expression]) -> tuple[Expression, ...]:
    """The conditions that speak of the unknowns, with values put in, as far as letters are left in them."""
    unknowns = frozenset(place)
    found = (put_in(condition, place) for condition in conditions if symbols(condition) & unknowns)
    return tuple(condition for condition in found if symbols(condition))


def broken(conditions: Sequence[Expression], place: Mapping[Symbol, Expression]) -> Expression | None:
    """The first condition that is false once values are put in, as it was before; None if there is none.

    Raises:
        Undecided: it is not known whether one holds.
    """
    for condition in conditions:
        there = put_in(condition, place)
        if not symbols(there) and not _holds(there):
            return condition
    return None


def _holds(condition: Expression) -> bool:
    """Whether a condition without letters holds."""
    if isinstance(condition, Logic):
        parts = map(_holds, condition.parts)
        return all(parts) if condition.operator == "and" else any(parts)
    assert isinstance(condition, Comparison)
    sign = sign_of(Sum((condition.left, Negation(condition.right))))
    if sign is None:
        raise Undecided
    return sign in _HOLDS[condition.relation]
