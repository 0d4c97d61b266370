"""Functions that tend to a number far away: x·y·e^(−x² − y²) tends to 0."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flint import fmpq_mpoly

from tutor.expression.tree import Call, Constant, Expression, Power, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.whole.coercive import coercive, grows_like, terms_of


def limit_far_away(function: Expression, variables: Sequence[Symbol]) -> Fraction | None:
    """The number that f surely tends to as the variables run off to infinity in any way; None where none is known.

    A polynomial times e^(−q) tends to 0 when q grows at least like a positive power of the distance, since an
    exponential outgrows every polynomial; so does p/q for polynomials when q grows faster than p can.

    >>> from tutor import parse
    >>> limit_far_away(parse("3 + x y e^(-x^2 - y^2)"), [Symbol("x"), Symbol("y")])
    Fraction(3, 1)
    """
    try:
        ring = Ring.of([function], variables)
        if set(ring.letters) - set(ring.atoms) != set(variables):
            return None
        above, below = ring.fraction(function)
        if below.is_constant():
            return _of_exponentials(ring, above / below, variables)
        return _of_quotient(above, below, len(variables)) if not ring.atoms else None
    except (TooLarge, ZeroDivisionError):
        return None


def _of_exponentials(ring: Ring, polynomial: fmpq_mpoly, variables: Sequence[Symbol]) -> Fraction | None:
    exponents: list[Expression] = []
    for atom in ring.atoms:
        power = _exponent(atom)
        if power is None:
            return None
        exponents.append(power)
    powers = Ring.of(exponents, variables)
    if powers.atoms or len(powers.letters) != len(variables):
        return None
    rows = [powers.polynomial(power) for power in exponents]
    limit = Fraction(0)
    for monomial, value in polynomial.terms():
        times = [int(one) for one in monomial[len(variables) :]]
        if not any(int(one) for one in monomial):
            limit = fraction_of(value)
            continue
        total = powers.context.constant(0)
        for count, row in zip(times, rows, strict=True):
            if row is None:
                return None
            total += count * row
        if not coercive(terms_of(-total, len(variables))):
            return None
    return limit


def _exponent(atom: Expression) -> Expression | None:
    """u in e^u."""
    if isinstance(atom, Power) and atom.base == Constant("e"):
        return atom.exponent
    if isinstance(atom, Call) and atom.function == "exp":
        return atom.arguments[0]
    return None


def _of_quotient(above: fmpq_mpoly, below: fmpq_mpoly, count: int) -> Fraction | None:
    for sign in (1, -1):
        degree = grows_like(terms_of(sign * below, count))
        if degree is not None and above.total_degree() < degree:
            return Fraction(0)
    return None
