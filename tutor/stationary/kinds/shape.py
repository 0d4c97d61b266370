"""A function on a family of points: its value there, its difference to that in factors, and H across the family."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tutor.derivation.monomial import product as multiply
from tutor.derivation.place import put_in
from tutor.expression.numbers import ZERO, rational, rational_value
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Negation, Power, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.cases.integers import unnoticed
from tutor.stationary.cases.plain import remainder, settled, simplest
from tutor.stationary.kinds.inertia import Rows, minor_sums
from tutor.stationary.kinds.judge import factored, over_one_line
from tutor.stationary.results import MAXIMUM, MINIMUM
from tutor.stationary.system import Family


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """f − (its value on the family) in factors."""

    height: Expression
    gap: Expression
    whole: Expression
    """The factored form."""
    vanishing: tuple[tuple[Expression, int], ...]
    """The factors that are zero on the family, with their exponents."""
    others: tuple[tuple[Expression, Expression], ...]
    """The other factors, each with what it is on the family."""
    rest: Expression
    """The product of the others, as it is on the family."""


def shape_of(family: Family, function: Expression) -> Shape | None:
    """The difference of f to its value on the family, in factors; None when f is not seen to be constant there."""
    height = height_on(family, function)
    if height is None:
        return None
    gap = settled(function if height == ZERO else Sum((function, Negation(height))))
    parts = factored(gap)
    if parts is None:
        return None
    vanishing, others = [], []
    for part in parts:
        base, times = base_and_power(part)
        here = on_family(base, family)
        if here == ZERO:
            vanishing.append((base, times))
        else:
            others.append((part, here if times == 1 else Power(here, rational(Fraction(times)))))
    rest = settled(multiply([here for _, here in others]))
    return Shape(height, gap, over_one_line(parts), tuple(vanishing), tuple(others), rest)


def base_and_power(part: Expression) -> tuple[Expression, int]:
    """A factor as base and whole exponent."""

    if isinstance(part, Power):
        exponent = rational_value(part.exponent)
        if exponent is not None and exponent.denominator == 1:
            return part.base, int(exponent)
    return part, 1


def linear_root(base: Expression) -> tuple[Symbol, Fraction] | None:
    """The letter of an expression that is linear in one letter, and the number at which it is zero."""
    letters = symbols(base)
    if len(letters) != 1:
        return None
    (letter,) = letters
    try:
        ring = Ring.of((base,), (letter,))
        polynomial = ring.polynomial(base)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None or ring.atoms or polynomial.total_degree() != 1:
        return None
    values = {int(key[0]): one for key, one in polynomial.to_dict().items()}
    root = -values.get(0, 0) / values[1]
    return letter, fraction_of(root)


def height_on(family: Family, function: Expression) -> Expression | None:
    """The value of f on the family, if it is seen to be one number."""
    value = settled(on_family(function, family))
    return None if symbols(value) & set(family.free) else value


def on_family(expression: Expression, family: Family) -> Expression:
    """An expression with the family put in: a polynomial is divided by the equation, if there is one."""
    value = simplest(settled(put_in(expression, family.coordinates)))
    if family.inner is not None:
        there = settled(substitute(value, {family.inner[0]: family.inner[1]}))
        value = settled(unnoticed(there, family.integers))
    return remainder(value, family.equations[0]) if len(family.equations) == 1 and symbols(value) else value


def sums_on(family: Family, hessian: Rows) -> list[Expression]:
    """Sums of principal minors of H on the family, of order 1, 2, … up to the rank that H should have."""
    rows = [[on_family(entry, family) for entry in row] for row in hessian]
    most = max(2, rank_across(family)) if len(rows) <= 4 else 1
    return [settled(value) for value in minor_sums(rows)[:most]] if len(rows) <= 4 else []


def rank_across(family: Family) -> int:
    """The number of directions across a family."""
    return len(family.coordinates) - len(family.free) + len(family.equations)


@dataclass(frozen=True, slots=True, eq=False)
class Decider:
    """An expression in the free letters on whose sign it depends what the points are."""

    value: Expression
    kinds: tuple[str, str]
    """What they are where it is positive, and where it is negative."""


def decider_of(family: Family, hessian: Rows, shape: Shape | None) -> Decider | None:
    """What the kind of the points depends on, if it changes along the family."""
    if shape is not None and shape.vanishing and not any(times % 2 for _, times in shape.vanishing):
        return Decider(shape.rest, (MINIMUM, MAXIMUM)) if symbols(shape.rest) else None
    sums = sums_on(family, hessian)
    if rank_across(family) == 1 and sums and symbols(sums[0]):
        return Decider(sums[0], (MINIMUM, MAXIMUM))
    return None
