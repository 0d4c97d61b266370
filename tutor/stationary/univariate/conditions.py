"""Which candidates hold: conditions such as x > 0 put to the test at points and on families."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.domain import domain
from tutor.derivation.place import put_in
from tutor.errors import Unanswerable
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum
from tutor.stationary.cases.integers import split, unnoticed
from tutor.stationary.cases.plain import settled
from tutor.stationary.numbers.exactly import sign_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family

_HOLDS: dict[str, frozenset[int]] = {
    "<": frozenset((-1,)), "<=": frozenset((-1, 0)), ">": frozenset((1,)), ">=": frozenset((0, 1)),
    "=": frozenset((0,)), "!=": frozenset((-1, 1)),
}  # fmt: skip


def conditions_of(equations: Sequence[Expression], given: Sequence[Expression]) -> tuple[Expression, ...]:
    """The conditions that are given, and those under which the equations are real.

    >>> from tutor import parse
    >>> [str(one) for one in conditions_of([parse("ln(x)")], [])]
    ['x > 0']
    """
    found = dict.fromkeys(given)
    for equation in equations:
        try:
            found |= dict.fromkeys(domain(equation).real)
        except Unanswerable:
            continue
    return tuple(found)


def holds_at(condition: Expression, spot: Spot) -> bool | None:
    """Whether a condition holds at a point; None if that cannot be decided."""
    if isinstance(condition, Logic):
        parts = [holds_at(part, spot) for part in condition.parts]
        decisive = condition.operator == "or"
        if decisive in parts:
            return decisive
        return None if None in parts else not decisive
    if not isinstance(condition, Comparison):
        return None
    sign = spot.sign(Sum((condition.left, Negation(condition.right))))
    return None if sign is None else sign in _HOLDS[condition.relation]


def first_broken(conditions: Sequence[Expression], spot: Spot) -> tuple[Expression | None, bool]:
    """(a condition that fails at the point, or None; whether all were decided)."""
    decided = True
    for condition in conditions:
        holds = holds_at(condition, spot)
        if holds is False:
            return condition, True
        decided = decided and holds is not None
    return None, decided


def members_that_hold(family: Family, conditions: Sequence[Expression]) -> tuple[Family, ...]:
    """The parts of a family on which the conditions hold; a condition that cannot be decided is kept with it."""
    found = [family]
    for condition in conditions:
        if not symbols(condition) & set(family.coordinates):
            continue
        found = [part for one in found for part in _kept(one, condition)]
    return tuple(found)


def _kept(family: Family, condition: Expression) -> list[Family]:
    if not isinstance(condition, Comparison):
        return [replace(family, conditions=(*family.conditions, condition))]
    difference = Sum((condition.left, Negation(condition.right)))
    signs = []
    parts = split(family, (difference,))
    for part in parts:
        inserted = settled(unnoticed(put_in(difference, dict(part.coordinates)), family.integers))
        signs.append(None if symbols(inserted) else sign_of(inserted))
    if None in signs:
        return [replace(family, conditions=(*family.conditions, condition))]
    good = [part for part, sign in zip(parts, signs, strict=True) if sign in _HOLDS[condition.relation]]
    return [family] if len(good) == len(parts) else good


def members_that_solve(family: Family, equation: Expression) -> tuple[Family, ...] | None:
    """The parts of a family that solve an equation; None if that is not known."""
    kept = []
    for part in split(family, (equation,)):
        inserted = settled(unnoticed(put_in(equation, dict(part.coordinates)), family.integers))
        sign = None if symbols(inserted) else sign_of(inserted)
        if sign is None:
            return None
        if sign == 0:
            kept.append(part)
    return tuple(kept)
