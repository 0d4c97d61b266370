"""Families in parts: x²y has minima on the half line x = 0, y > 0 and maxima where y < 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from tutor.derivation.place import put_in
from tutor.expression.numbers import rational
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.cases.normal import settled
from tutor.stationary.kinds.inertia import Rows
from tutor.stationary.kinds.judge import factored, signs_with
from tutor.stationary.kinds.shape import base_and_power, decider_of, shape_of
from tutor.stationary.system import Family

_MOST_SPLITS = 4


def parted(
    family: Family, function: Expression, hessian: Rows, decided: Callable[[Family], bool], left: int = _MOST_SPLITS
) -> tuple[Family, ...]:
    """The family in parts on each of which its points are of one kind, as far as fractions bound them.

    Arguments:
        family: points where ∇f = 0.
        function: f.
        hessian: the second partial derivatives of f.
        decided: whether all points of a family are known to be of one kind.
        left: how often it may be cut.
    """
    if left == 0 or not family.free or family.integers or family.equations or decided(family):
        return (family,)
    decider = decider_of(family, hessian, shape_of(family, function))
    if decider is None:
        return (family,)
    for factor in factored(decider.value) or ():
        cut = _cut(factor, family)
        if cut is None:
            continue
        letter, bound = cut
        number = rational(bound)
        point = {symbol: settled(put_in(value, {letter: number})) for symbol, value in family.coordinates.items()}
        rest = tuple(one for one in family.conditions if letter not in symbols(one))
        below, above = (Comparison(relation, letter, number) for relation in ("<", ">"))
        parts = (
            replace(family, conditions=(*_without(family, letter, "<"), below)),
            replace(family, coordinates=point, conditions=rest),
            replace(family, conditions=(*_without(family, letter, ">"), above)),
        )
        return tuple(final for part in parts for final in parted(part, function, hessian, decided, left - 1))
    return (family,)


def _without(family: Family, letter: Symbol, relation: str) -> tuple[Expression, ...]:
    """The conditions of a family but the bound of a letter that a sharper one takes the place of."""
    return tuple(
        one
        for one in family.conditions
        if not (isinstance(one, Comparison) and one.left == letter and one.relation == relation)
    )


def _cut(factor: Expression, family: Family) -> tuple[Symbol, Fraction] | None:
    """The number at which a linear factor in one free letter is zero, if the family holds it."""
    base, _ = base_and_power(factor)
    letters = symbols(base)
    if len(letters) != 1 or 0 not in signs_with(base, (), family.conditions):
        return None
    (letter,) = letters
    if letter not in family.free:
        return None
    try:
        ring = Ring.of((base,), (letter,))
        polynomial = ring.polynomial(base)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None or ring.atoms or polynomial.total_degree() != 1:
        return None
    values = {int(key[0]): one for key, one in polynomial.to_dict().items()}
    root = -values.get(0, 0) / values[1]
    return letter, Fraction(int(root.p), int(root.q))
